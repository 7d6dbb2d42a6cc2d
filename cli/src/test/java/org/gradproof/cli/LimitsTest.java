package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Claims that are cheap to write down and costly to check: each ends by the operations that it takes, which are counted,
 * and not by the clock. The documents say themselves what their verdicts may be.
 */
class LimitsTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/limits");
    private static final Pattern VERDICT = Pattern.compile("// verdict: (\\S+)");

    @TestFactory
    Stream<DynamicTest> a_costly_claim_ends_by_its_operations() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            List<Path> documents = files.sorted().toList();
            return documents.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> ends(file)));
        }
    }

    private static void ends(Path file) throws IOException {
        Matcher expected = VERDICT.matcher(Files.readString(file));
        assertThat(expected.find()).isTrue();

        DocumentReport document = Pipeline.check(file);

        assertThat(document.errors()).isEmpty();
        assertThat(document.derivations()).hasSize(1);
        DerivationReport derivation = document.derivations().get(0);
        assertThat(expected.group(1).split("\\|", -1))
                .contains(derivation.verdict().name());
        assertThat(Pipeline.describe(derivation))
                .doesNotContain("of processor time", "internal error", "memory", "too deeply");
        for (StepReport step : derivation.steps()) {
            assertThat(step.warnings()).isEmpty();
        }
    }

    @Test
    void trials_that_were_ended_say_after_how_many_operations() {
        DocumentReport document = Pipeline.check(DOCUMENTS.resolve("long-sum.adoc"));

        assertThat(document.derivations().get(0).steps().get(0).message())
                .contains("the trials were ended after")
                .contains("operations");
    }

    @Test
    void as_many_operations_are_counted_on_one_thread_as_on_two() {
        String one = report("1");

        assertThat(one).contains("the trials were ended after");
        assertThat(report("2")).isEqualTo(one);
    }

    private static String report(String jobs) {
        Terminal.Run run = Terminal.gradproof(
                "check",
                "--format",
                "json",
                "--jobs",
                jobs,
                DOCUMENTS.resolve("long-sum.adoc").toString());
        return run.out().replaceAll("\"millis\" ?: ?[0-9.E+-]+", "\"millis\": 0");
    }
}
