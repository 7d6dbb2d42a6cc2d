package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.cli.SampleBuild.Outcome;
import org.junit.jupiter.api.Test;

/** Projects of other people, in {@code samples}: outside the reactor, and built here as they would build them. */
class SamplesTest {
    @Test
    void samples_name_the_version_at_work() throws IOException {
        for (String sample : List.of("own-derivations", "core-only")) {
            assertThat(SampleBuild.ROOT.resolve("samples").resolve(sample).resolve("pom.xml"))
                    .content()
                    .contains("<gradproof.version>" + Version.number() + "</gradproof.version>");
        }
    }

    @Test
    void a_project_checks_its_own_derivations_and_a_wrong_one_fails_its_build()
            throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("own-derivations");
        Outcome right = build.maven("verify");
        assertThat(right.output()).contains("BUILD SUCCESS").containsPattern("Tests run: 7, Failures: 0, Errors: 0");
        assertThat(right.status()).isZero();

        Path document = build.file("src/docs/brier-score.adoc");
        Files.writeString(document, Files.readString(document).replace("= p (1 - p)", "= p (1 + p)"));
        Outcome wrong = build.maven("verify", "-Dtest=DerivationsTest");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.output())
                .contains("BUILD FAILURE")
                .contains("src/docs/brier-score.adoc:16: step 2 is REFUTED")
                .contains("    fails at    z = 0")
                .contains("    left        0.25")
                .contains("    right       0.75");
    }

    @Test
    void a_project_trains_with_core_alone_on_its_module_path() throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("core-only");
        Outcome built = build.maven("verify");
        assertThat(built.output()).contains("BUILD SUCCESS");
        String modules = build.artifact("core") + File.pathSeparator + build.file("target/classes");
        Outcome trained = build.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modules,
                "--module",
                "com.example.regression/com.example.regression.Training"));
        assertThat(trained.output()).startsWith("loss 1.099 before, 0.").contains("accuracy 1.00");
        assertThat(trained.status()).isZero();
    }
}
