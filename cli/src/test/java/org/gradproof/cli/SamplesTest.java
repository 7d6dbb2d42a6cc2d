package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gradproof.testing.SampleBuild;
import org.gradproof.testing.SampleBuild.Outcome;
import org.junit.jupiter.api.Test;

/** Projects of other people, in {@code samples}: outside the reactor, and built here as they would build them. */
class SamplesTest {
    /** What a PDF has in place of the blanks that a line begins with. */
    private static final char NO_BREAK = (char) 0xA0;

    @Test
    void samples_name_the_version_at_work() throws IOException {
        try (Stream<Path> samples = Files.list(SampleBuild.ROOT.resolve("samples"))) {
            assertThat(samples)
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(sample.resolve("pom.xml"))
                            .content()
                            .contains("<gradproof.version>" + Version.number() + "</gradproof.version>"));
        }
    }

    @Test
    void a_project_checks_its_own_derivations_and_a_wrong_one_fails_its_build()
            throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("own-derivations");
        Outcome right = build.maven("verify");
        assertThat(right.output()).contains("BUILD SUCCESS").containsPattern("Tests run: 7, Failures: 0, Errors: 0");
        assertThat(right.status()).isZero();
        // What is not AsciiDoc with directives is checked without Asciidoctor, and so without JRuby.
        assertThat(build.testClassPath())
                .contains("gradproof-docs-gen")
                .doesNotContain("jruby")
                .doesNotContain("asciidoctor");
        Files.writeString(build.file("src/docs/included.adoc"), "include::brier-score.adoc[]\n");
        edit(build.file("src/docs/brier-score.adoc"), "= p (1 - p)", "= p (1 + p)");
        Outcome wrong = build.maven("verify", "-Dtest=DerivationsTest");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.output())
                .contains("BUILD FAILURE")
                .contains("included.adoc")
                .contains("expected org.asciidoctor:asciidoctorj on the class path")
                .contains("src/docs/brier-score.adoc:16: step 2 is REFUTED")
                .contains("    fails at    z = 0")
                .contains("    left        0.25")
                .contains("    right       0.75");
    }

    @Test
    void asciidoctor_converts_what_holds_to_the_pages_of_render_and_tells_of_all_that_is_wrong_in_one_run()
            throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("asciidoctor-pages");
        Outcome right = build.maven("verify", "-P", "pdf");
        assertThat(right.output()).contains("BUILD SUCCESS");
        Path rendered = build.file("target/rendered");
        Terminal.gradproof(
                "render",
                "--to",
                rendered.toString(),
                build.file("src/docs/asciidoc/square.adoc").toString());
        assertThat(build.file("target/generated-docs/square.html"))
                .hasSameTextualContentAs(rendered.resolve("square.html"));
        assertThat(build.file("target/generated-docs/sigmoid.html")).content().contains("gp-proved");
        // The verdicts are text there, and the formulas their LaTeX.
        try (PDDocument pdf =
                Loader.loadPDF(build.file("target/generated-docs/sigmoid.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replace(NO_BREAK, ' '))
                    .contains("""
                    \\frac{\\partial \\sigma(z)}{\\partial z}
                      &= \\frac{e^{-z}}{(1 + e^{-z})^2} \\\\
                      &= \\sigma(z) (1 - \\sigma(z))
                    Table 1. Derivation 1 (slope): Proved
                    """, "1.2 = \\sigma(z) (1 - \\sigma(z)) ✓ Proved definition of \\sigma(t)");
        }

        edit(build.file("src/docs/asciidoc/square.adoc"), "2 a b", "a b");
        edit(build.file("src/docs/asciidoc/sigmoid.adoc"), "(1 - \\sigma(z))", "(1 + \\sigma(z))");
        Outcome wrong = build.maven("verify");
        assertThat(wrong.status()).isEqualTo(1);
        for (String line : List.of("square.adoc:10: step 1 is REFUTED", "sigmoid.adoc:13: step 2 is REFUTED")) {
            assertThat(wrong.output()).containsOnlyOnce(line);
        }
        assertThat(wrong.output())
                .contains("BUILD FAILURE")
                .contains("    fails at    z = ")
                .contains("    left        ");
    }

    @Test
    void the_maven_plugin_checks_renders_and_drafts() throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("checked-notes");
        Outcome right = build.maven("verify");
        assertThat(right.output()).contains("BUILD SUCCESS").contains("2 derivations are met");
        assertThat(build.file("target/gradproof/index.html")).exists();
        assertThat(build.file("target/gradproof/softplus.html")).content().contains("gp-proved");

        edit(build.file("docs/softplus.md"), "= \\sigma(z)", "= \\sigma(-z)");
        edit(build.file("docs/square.adoc"), "2 a b", "a b");
        Outcome wrong = build.maven("verify");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.output())
                .contains("BUILD FAILURE")
                .contains("2 of 2 derivations are not met")
                .containsPattern("softplus.md:\\d+: step 2 is REFUTED")
                .containsPattern("square.adoc:10: step 1 is REFUTED")
                .contains("    fails at    ")
                .contains("not met: softplus, square");

        Files.writeString(build.file("post.md"), "Words.\n\n$$\n(a + b)^2 = a^2 + 2 a b + b^2\n$$\n");
        Outcome drafted = build.maven(
                "gradproof:draft", "gradproof:check", "-Dgradproof.document=post.md", "-Dgradproof.documents=post.md");
        assertThat(drafted.output()).contains("post.given.adoc; read it").contains("1 derivation is met");
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
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

    @Test
    void a_program_has_what_a_model_claims_checked_by_the_server() throws IOException, InterruptedException {
        SampleBuild build = SampleBuild.of("checked-claims");
        assertThat(build.maven("package").output()).contains("BUILD SUCCESS");
        String command =
                new ObjectMapper().writeValueAsString(Map.of("command", McpTest.JAVA, "args", McpTest.ARGUMENTS));
        edit(build.file(".mcp.json"), "{\"command\": \"gradproof\", \"args\": [\"mcp\"]}", command);
        Outcome checked = build.run(List.of(
                McpTest.JAVA,
                "-cp",
                build.file("target/classes") + File.pathSeparator + build.file("target/lib/*"),
                "com.example.claims.CheckedClaims",
                "claims.jsonl"));
        assertThat(checked.output().lines().filter(line -> !line.startsWith("SLF4J")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("PROVED \\frac{dp}{dz}"),
                        line -> assertThat(line).startsWith("REFUTED (x + 1)^2"),
                        line -> assertThat(line).isEqualTo("    fails at {\"x\":1.0}"),
                        line -> assertThat(line).startsWith("INVALID x + y"),
                        line -> assertThat(line).contains("y"));
        assertThat(checked.status()).isEqualTo(1);
    }
}
