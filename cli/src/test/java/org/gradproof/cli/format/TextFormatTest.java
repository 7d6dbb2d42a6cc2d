package org.gradproof.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatTest {
    private final TextFormat plain = new TextFormat(Style.PLAIN);

    @Test
    void gives_a_derivation_that_is_met_one_line() {
        assertThat(SampleReport.write(plain, SampleReport.of(SampleReport.MET)).lines())
                .containsExactly(
                        "docs/größe & maß.adoc:21: log-loss-gradient: PROVED, met",
                        "1 document, 1 derivation, 1 step: 1 PROVED; all met; 0.9 s");
    }

    @Test
    void shows_sides_counterexample_and_hint_of_a_refuted_step() {
        assertThat(SampleReport.write(plain, SampleReport.of(SampleReport.REFUTED)))
                .isEqualTo("""
                        docs/größe & maß.adoc:40: off-diagonal: REFUTED, not met (requires PROVED)
                          docs/größe & maß.adoc:44: step 2: REFUTED
                                \\frac{\\partial \\tilde{y}_i}{\\partial z_k}
                              = -\\tilde{y}_i \\tilde{y}_k
                            fails at    n = 2, z = (0, 1), i = 1, k = 1, g(t) = t^2 + 1
                            left        0.19661…
                            right       -0.07232…
                            difference  0.26893…
                            holds if    i \\neq k
                        1 document, 1 derivation, 2 steps: 1 PROVED, 1 REFUTED; 1 derivation not met; 0.9 s
                        """);
    }

    @Test
    void underlines_what_an_error_quotes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.adoc");
        Files.writeString(file, "x\ny\nz + \\zeta + 1\n");
        String text = SampleReport.write(
                plain,
                SampleReport.withErrors(
                        file.toString(), new SourceError(3, 5, "undeclared-symbol", "'\\zeta' is not declared")));

        assertThat(text)
                .startsWith(file + ":3:5: error: '\\zeta' is not declared [undeclared-symbol]\n"
                        + "    z + \\zeta + 1\n"
                        + "        ^^^^^\n");
    }

    @Test
    void shows_the_part_of_a_long_line_that_an_error_is_about() {
        String line = "a + ".repeat(100) + "\\zeta" + " + b".repeat(100);

        String excerpt = Excerpt.of(line, 401, "'\\zeta' is not declared");

        String[] lines = excerpt.split("\n", -1);
        assertThat(lines[0]).hasSizeLessThan(100).startsWith("…").endsWith("…");
        assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("\\zeta");
        assertThat(lines[1]).endsWith("^^^^^");
    }

    @Test
    void a_document_cannot_steer_the_terminal() {
        String text = SampleReport.write(
                plain, SampleReport.withErrors("a.adoc", new SourceError(1, 1, "kind", "bad \u001b[31m\u202e text")));

        assertThat(text).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void colours_verdicts_on_a_terminal() {
        assertThat(SampleReport.write(new TextFormat(Style.COLOUR), SampleReport.of(SampleReport.MET)))
                .contains("\u001b[32mPROVED\u001b[0m");
    }
}
