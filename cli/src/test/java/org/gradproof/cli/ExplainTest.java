package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainTest {
    private static final String DOCUMENT = """
            <!-- gradproof:derivation id=square where="x \\in \\mathbb{R}" -->
            $$ (x + 1)^2 = x^2 + 2x + 1 = x^2 + 2x $$

            <!-- gradproof:derivation id=unread -->
            $$ q = 1 $$

            <!-- gradproof:derivation id=bound require=TESTED where="x \\in \\mathbb{R}" -->
            $$ e^{\\sin x} \\ge \\frac{1}{3} $$
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void explains_every_verdict(Verdict verdict) {
        Run run = gradproof("explain", verdict.name());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("What to do::").doesNotContain("[source", "xref:", "stem:");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undeclared-symbol|    $$ x + y = y + x $$",
                "UNDECLARED-SYMBOL|Declare it in a given, as in y \\in \\mathbb{R}, or",
                "proved_bounded|A symbolic proof for each of some listed sizes",
                "chain rule|f(g(x))' = f'(g(x)) \\, g'(x).",
                "duplicate-id|Give each its own.",
            })
    void explains_a_name_with_an_example_or_the_cure(String name, String shown) {
        Run run = gradproof("explain", name);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(shown);
        assertThat(gradproof(("explain " + name).split(" ")).out()).isEqualTo(run.out());
    }

    @Test
    void lists_all_names() {
        assertThat(gradproof("explain").out().lines())
                .contains("Verdicts", "  REFUTED", "Errors", "  ambiguous-slash", "Reasons", "  quotient rule");
    }

    @Test
    void says_what_may_have_been_meant() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), DOCUMENT);

        assertThat(gradproof("explain", "undeclared-symbl").err()).contains("did you mean undeclared-symbol?");
        assertThat(gradproof("explain", "zzz").err()).contains("'gradproof explain' lists all names");
        assertThat(gradproof("explain", file.toString()).err()).contains("expected FILE#ID or FILE#ID@STEP");
        assertThat(gradproof("explain", file + "#other").err()).contains("there is square, unread, bound");
        Run run = gradproof("explain", file + "#square@7");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'square' has 2 steps, and none with the number 7");
    }

    @Test
    void tells_all_that_is_known_of_a_step() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), DOCUMENT);

        Run proved = gradproof("explain", file + "#square@1");
        assertThat(proved.status()).isEqualTo(1);
        assertThat(proved.out())
                .contains(file + ":2: step 1: PROVED for every n", "    by          algebra", "50 digits or more")
                .contains("the computer algebra system, asked at small sizes: agrees")
                .contains("\nPROVED: A symbolic proof for every size n")
                .doesNotContain("step 2");

        Run refuted = gradproof("explain", file + "#square@2");
        assertThat(refuted.status()).isEqualTo(1);
        assertThat(refuted.out()).contains("    fails at    x = ", "    difference  1", "\nREFUTED: ");
    }

    @Test
    void an_unreadable_derivation_is_explained_by_its_error() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), DOCUMENT);

        Run run = gradproof("explain", file + "#unread");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains(file + ":5:4: error: ", "    $$ q = 1 $$\n       ^");
        assertThat(gradproof("explain", folder.resolve("no.md") + "#a").out()).contains("unreadable-file");
    }

    @Test
    void what_is_not_proved_comes_with_what_was_tried_and_a_next_thing_to_try() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), DOCUMENT);

        Run run = gradproof("explain", file + "#bound@1");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "    because     not proved: ",
                        "    tried       at ",
                        "    next        give the signs and ranges");
        assertThat(gradproof("check", "--verbose", file.toString()).out())
                .contains("    next        ", "    by          ");
        assertThat(gradproof("check", file.toString()).out())
                .contains("an example and the cure: gradproof explain undeclared-symbol\n")
                .doesNotContain("    by          ");
    }
}
