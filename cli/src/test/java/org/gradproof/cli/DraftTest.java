package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.cli.Terminal.gradproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.cli.Terminal.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/drafts");

    @TempDir
    Path folder;

    private String copy(String name) throws IOException {
        return Files.copy(DOCUMENTS.resolve(name), folder.resolve(name)).toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<String> givens(String draft) {
        return draft.lines()
                .filter(line -> line.endsWith("\\\\") && !line.startsWith("//"))
                .map(line -> line.substring(0, line.length() - 3))
                .toList();
    }

    @Test
    void declares_every_letter_by_how_it_is_used_and_defines_what_a_block_defines() throws IOException {
        Run run = gradproof("draft", copy("logit.md"));

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(givens(run.out()))
                .contains(
                        "\\hat{p} := s(u)", "s(u) := \\frac{1}{1 + e^{-u}}", "u \\in \\mathbb{R}", "c \\in \\mathbb{R}")
                .contains("J(c, u) := -c \\log \\hat{p} - (1 - c) \\log(1 - \\hat{p})")
                .contains("\\omega \\in \\mathbb{R}");
        assertThat(run.out())
                .contains("== One logit", "== Its slope", "// block-3, line 18:", "// block-7 cannot be read: ")
                .contains("[latexmath.skip,for=\"block-7\"]");
    }

    @Test
    void vectors_are_as_long_as_the_sums_over_their_entries_and_questions_ask_which_they_are() throws IOException {
        Run run = gradproof("draft", copy("classes.tex"));

        assertThat(givens(run.out()))
                .contains("\\mathbf{z} \\in \\mathbb{R}^m", "w \\in \\mathbb{R}^d", "t \\in \\mathbb{R}");
        assertThat(run.out()).contains("// Question: is w any vector");
        assertThat(gradproof("draft", "--write", folder.resolve("classes.tex").toString())
                        .status())
                .isZero();
        Run check = gradproof("check", folder.resolve("classes.tex").toString());
        assertThat(check.out()).contains("block-1: PROVED", "block-2: PROVED", "block-3: PROVED", "block-4: REFUTED");
    }

    @Test
    void what_two_blocks_define_differently_is_defined_for_each() throws IOException {
        Run run = gradproof("draft", "--write", copy("two-cases.txt"));

        assertThat(run.status()).isZero();
        String draft = Files.readString(folder.resolve("two-cases.given.adoc"));
        assertThat(draft)
                .contains("[latexmath.given,for=\"block-1\"]\n++++\nL(a, b) := (a - b)^2 \\\\\n")
                .contains("[latexmath.given,for=\"block-2\"]\n++++\nL(x, y) := \\sum_{i=1}^{n} (x_i - y_i)^2 \\\\\n")
                // An equation about a letter that nothing defines would be refuted under any guess.
                .contains("// block-3 cannot be read: ");
        assertThat(gradproof("check", folder.resolve("two-cases.txt").toString())
                        .out())
                .contains("block-1: PROVED", "block-2: PROVED");
    }

    @Test
    void a_function_that_stands_with_other_arguments_is_defined_for_any() throws IOException {
        Run run = gradproof("draft", copy("page.md"));

        assertThat(givens(run.out()))
                .contains("f(t) := \\log(1+e^t)", "\\lambda \\in \\mathbb{R}", "\\alpha \\in \\mathbb{R}_{>0}^t")
                .contains("L(w) := \\frac{1}{m} \\sum_{i=1}^{m} (w_i - x_i)^2 + \\lambda \\sum_{i=1}^m w_i^2")
                // The vector of the first part is no vector where it has no entries.
                .contains("x \\in \\mathbb{R}^m", "x \\in \\mathbb{R}");
    }

    static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_draft_holds_nothing_that_check_cannot_read(String name) throws IOException {
        String file = copy(name);
        assertThat(gradproof("draft", "--write", file).status()).isZero();

        Run check = gradproof("check", file);
        assertThat(check.status()).isNotEqualTo(2);
        assertThat(check.out()).doesNotContain("INVALID", ".given.adoc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$$ a = b $$",
                "$$ x_{t+1} = x_t - \\eta \\nabla f(x_t) $$",
                "$$ \\mathbb{E}[X] = \\int x p(x) dx $$",
                "$$ A = U \\Sigma V^T $$",
                "$$ f(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases} $$",
                "$$ \\left( a + b = c $$",
                "$$ p(y | x) = \\prod_{i} p(y_i | x) $$",
                "$$ \\foo{x} = \\bar x $$",
                "$$ = 3 $$",
                "$$ n! = n (n-1)! $$",
                "$$ i^2 = -1 $$",
                "$$ e^{i \\pi} = -1 $$",
            })
    void whatever_the_document_says_its_draft_can_be_read(String block) throws IOException {
        String file = write("page.md", "# It's {a} *title*\n\n" + block + "\n\n$$ 1 + 1 = 2 $$\n");
        assertThat(gradproof("draft", "--write", file).status()).isZero();
        Run check = gradproof("check", file);
        assertThat(check.out()).contains("block-2: PROVED, met").doesNotContain("INVALID", ".given.adoc");
    }

    @Test
    void never_writes_over_a_sidecar() throws IOException {
        String file = copy("logit.md");
        write("logit.given.adoc", "= Mine\n");
        Run run = gradproof("draft", "--write", file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("logit.given.adoc: there is a sidecar already");
        assertThat(folder.resolve("logit.given.adoc")).content().isEqualTo("= Mine\n");
    }

    @Test
    void a_draft_is_for_a_document_with_display_math_and_without_marks() throws IOException {
        assertThat(gradproof("draft", write("a.md", "Words.\n")).err()).contains("no display math");
        assertThat(gradproof("draft", write("b.md", "<!-- gradproof:derivation -->\n$$ 1 = 1 $$\n"))
                        .err())
                .contains("has marks of its own");
        assertThat(gradproof("draft", folder.resolve("none.md").toString()).status())
                .isEqualTo(2);
        assertThat(gradproof("draft", folder.toString()).err()).contains("this is a folder");
    }
}
