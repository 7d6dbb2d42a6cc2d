package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand where a document is asked for, and what is said where there is nothing in it to check. */
class InputTest {
    private static final String MARKDOWN = """
        <!-- gradproof:derivation id=two -->
        $$ 1 + 1 = 2 $$
        """;
    private static final String ASCIIDOC = "[latexmath#two.derivation]\n++++\n1 + 1 = 2\n++++\n";
    private static final String UNMARKED = "# A page\n\n$$ 1 + 1 = 2 $$\n\n$$ x^2 $$\n";

    @TempDir
    Path folder;

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Run withInput(String text, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return gradproof(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void a_hyphen_is_the_standard_input() {
        Run run = withInput(MARKDOWN, "check", "--input", "md", "-");
        assertThat(run.out()).startsWith("-:1: two: PROVED, met\n");
        assertThat(run.status()).isZero();

        assertThat(withInput(ASCIIDOC, "check", "--input", "adoc", "-").status())
                .isZero();
        assertThat(withInput(ASCIIDOC, "check", "-").status()).isZero();
        assertThat(withInput(MARKDOWN, "check", "-").status()).isZero();
    }

    @Test
    void a_file_without_an_ending_is_read_as_it_is_said_or_as_it_looks() throws IOException {
        String file = write("notes", ASCIIDOC);
        assertThat(gradproof("check", "--input", "adoc", file).status()).isZero();
        assertThat(gradproof("check", file).status()).isZero();
        assertThat(gradproof("check", "--input", "md", file).status()).isEqualTo(2);
    }

    @Test
    void a_file_of_another_kind_is_refused_unless_it_is_said_what_it_is() throws IOException {
        String file = write("notes.rst", MARKDOWN);
        Run run = gradproof("check", file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains(file + ": error: this is no document", ".ipynb or .tex, or --input");
        assertThat(gradproof("check", "--input", "md", file).status()).isZero();
    }

    @Test
    void an_at_sign_is_part_of_a_name() throws IOException {
        Run missing = gradproof("check", "@" + write("arguments", "check"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.out()).contains("@" + folder, "there is no such file");
        assertThat(gradproof("check", write("@page.md", MARKDOWN)).status()).isZero();
    }

    @Test
    void an_unknown_format_of_input_is_a_mistake_of_the_call() {
        Run run = gradproof("check", "--input", "docx", "-");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'docx' is not a format of documents; choose md, adoc, tex or ipynb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify x.adoc|there is no command verify; did you mean check?",
                "verify --help|there is no command verify; did you mean check?",
                "prove x.adoc --help|there is no command prove; did you mean check?",
                "chekc x.adoc|there is no command chekc; did you mean check?",
                "rend x.adoc|there is no command rend; did you mean render?",
                "html x.adoc|there is no command html; did you mean render?",
                "x.adoc|there is no command x.adoc.",
            })
    void a_command_that_does_not_exist_is_told_with_what_was_meant(String call, String message) {
        Run run = gradproof(call.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gradproof: " + message + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page.md|<!-- gradproof:derivation id=ID -->",
                "page.txt|<!-- gradproof:derivation id=ID -->",
                "page.adoc|[latexmath#ID.derivation] over a block of ++++",
            })
    void where_there_is_nothing_to_check_it_is_shown_what_a_mark_looks_like(String name, String mark)
            throws IOException {
        String file = write(name, name.endsWith("adoc") ? "= A page\n\n[latexmath]\n++++\n1 = 1\n++++\n" : UNMARKED);
        Run run = gradproof("check", file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("nothing to check", mark, "gradproof draft --write " + file);
    }

    @Test
    void unmarked_blocks_are_counted_in_text_and_json() throws IOException {
        String file = write("page.md", UNMARKED + "\n" + MARKDOWN);
        assertThat(gradproof("check", file).out()).contains(file + ": 2 display blocks are not marked\n");
        JsonNode report = new ObjectMapper()
                .readTree(gradproof("check", "--format", "json", file).out());
        assertThat(report.get("documents").get(0).get("unmarked").intValue()).isEqualTo(2);
    }

    @Test
    void strictly_an_unmarked_block_that_holds_a_relation_is_an_error() throws IOException {
        String file = write("page.md", UNMARKED + "\n" + MARKDOWN);
        assertThat(gradproof("check", file).status()).isZero();
        Run strict = gradproof("check", "--strict", file);
        assertThat(strict.status()).isEqualTo(2);
        assertThat(strict.out())
                .contains(file + ":3:1: error: ")
                .doesNotContain(file + ":5:1")
                .contains("two: PROVED, met");
        assertThat(gradproof("check", "--strict", write("marked.md", MARKDOWN)).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[latexmath#x.derivaton]", "[latexmath.givens]", "[latexmath#x.derivation,requires=\"TESTED\"]"})
    void a_near_miss_is_never_passed(String mark) throws IOException {
        String file = write("page.adoc", "= Title\n\n" + ASCIIDOC + "\n" + mark + "\n++++\n1 = 1\n++++\n");
        Run run = gradproof("check", file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("two: PROVED, met", "did you mean");
    }

    @Test
    void a_chain_over_two_blocks_is_one_derivation() throws IOException {
        String file = write("page.md", """
            <!-- gradproof:given -->
            $$ x \\in \\mathbb{R} $$

            <!-- gradproof:derivation id=a -->
            $$ (x+1)^2 &= x^2 + 2x + 1 $$

            which is

            <!-- gradproof:derivation -->
            $$ = x (x + 2) + 2 $$
            """);
        Run run = gradproof("check", file);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(file + ":4: a: REFUTED", file + ":10: step 2: REFUTED")
                .doesNotContain("step 1");
    }
}
