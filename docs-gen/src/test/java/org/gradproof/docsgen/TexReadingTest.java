package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexReadingTest {
    @TempDir
    Path folder;

    private MarkedDocument read(String text) {
        return Fixture.read(folder, "paper.tex", text);
    }

    /** The LaTeX of the one derivation, under the definitions. */
    private String expanded(String definitions, String latex) {
        MarkedDocument paper = read(definitions + "\n% gradproof:derivation id=a\n\\[ " + latex + " \\]\n");
        assertThat(paper.errors()).isEmpty();
        return String.join(
                "\n",
                Fixture.block(paper, "a").lines().stream().map(SourceLine::text).toList());
    }

    @Test
    void reads_marks_in_comments_over_display_environments() {
        MarkedDocument paper = read("""
            \\documentclass{article}
            \\title{A   paper}
            \\begin{document}
            \\section{One} % a remark
            % gradproof:given
            \\[ x \\in \\mathbb{R} \\]
            \\subsection*{Deep}
              % gradproof:derivation id=twice where="a > 0" require=TESTED
            \\begin{align*}
              2 x &= x + x \\\\ % by definition
                  &= 2 x \\% % not a comment before this
            \\end{align*}
            \\end{document}
            """);
        assertThat(paper.errors()).isEmpty();
        assertThat(paper.title()).isEqualTo("A paper");
        MarkedBlock given = paper.blocks().get(0);
        assertThat(given.lines()).containsExactly(new SourceLine(6, 4, "x \\in \\mathbb{R}"));
        assertThat(given.section()).isEqualTo(List.of(1));
        MarkedBlock twice = Fixture.block(paper, "twice");
        assertThat(twice.lines())
                .containsExactly(
                        new SourceLine(9, 1, "\\begin{align*}"),
                        new SourceLine(10, 3, "2 x &= x + x \\\\"),
                        new SourceLine(11, 7, "&= 2 x \\%"),
                        new SourceLine(12, 1, "\\end{align*}"));
        assertThat(twice.section()).isEqualTo(List.of(1, 1));
        assertThat(twice.text("where")).containsExactly(new SourceLine(8, 42, "a > 0"));
        assertThat(twice.attributes()).containsEntry("require", "TESTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\begin{equation} x = x \\end{equation}",
                "\\begin{displaymath}\nx = x\n\\end{displaymath}",
                "\\begin{alignat}{2} x &= x \\end{alignat}",
                "\\begin{multline}\nx = x\n\\end{multline}",
                "\\[x = x\\]",
                "$$x = x$$",
                "\\be x = x \\ee"
            })
    void every_display_environment_is_read(String block) {
        MarkedDocument paper = read("\\newcommand{\\be}{\\begin{equation}}\n\\newcommand{\\ee}{\\end{equation}}\n"
                + "% gradproof:derivation id=a\n" + block + "\nText.\n");
        assertThat(paper.errors()).isEmpty();
        assertThat(Fixture.derivations(paper)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\begin{verbatim}\n\\[ x = x \\]\n\\end{verbatim}",
                "\\begin{comment}\n\\[ x = x \\]\n\\end{comment}",
                "\\iffalse \\[ x = x \\] \\ifx\\a\\b\\fi \\[ y = y \\] \\fi",
                "% \\[ x = x \\]",
                "\\verb|\\[ x = x \\]|",
                "$x = x$ and \\(x = x\\)"
            })
    void what_the_page_does_not_show_as_display_math_is_none(String text) {
        assertThat(read("Words.\n" + text + "\n").unmarked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\newcommand{\\R}{\\mathbb{R}}|x \\in \\R|x \\in \\mathbb{R}",
                "\\newcommand\\R{\\ensuremath{\\mathbb{R}}}|x \\in \\R|x \\in \\mathbb{R}",
                "\\def\\geo#1#2{#1^{#2}}|\\geo{q}{k-1} = \\geo q2|q^{k-1} = q^{2}",
                "\\n"
                        + "ewcommand{\\s}[2][k]{\\sum_{#1=1}^{#2}}|\\s{n} + \\s[j]{m} = 1|\\sum_{k=1}^{n} +"
                        + " \\sum_{j=1}^{m} = 1",
                "\\DeclareMathOperator{\\lse}{LSE}|\\lse(x) = 1|\\operatorname{LSE}(x) = 1",
                "\\DeclareMathOperator*{\\am}{arg\\,max}|\\am_x = 1|\\operatorname*{arg\\,max}_x = 1",
                "\\let\\eps\\varepsilon|\\eps x = 1|\\varepsilon x = 1",
                "\\newcommand{\\a}{b}\\let\\c\\a\\renewcommand{\\a}{d}|\\a = \\c|d = b",
                "\\def\\x{y}|\\sin\\x = \\sin \\x2|\\sin y = \\sin y2",
                "\\newcommand{\\q}[1]{\\alpha#1}|\\q{x} = \\q x|\\alpha x = \\alpha x",
                "\\newcommand{\\q}[1]{#1x}|\\q\\beta = \\q{\\beta}|\\beta x = \\beta x",
                "\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}|\\abs*{x} = \\abs{x}|"
                        + "\\left\\lvert x \\right\\rvert = \\left\\lvert x \\right\\rvert",
                "\\renewcommand{\\log}{\\exp}|\\log x = 1|\\exp x = 1",
            })
    void commands_of_the_document_are_expanded(String definitions, String latex, String expanded) {
        assertThat(expanded(definitions, latex).replaceAll(" +", " ")).isEqualTo(expanded);
    }

    @Test
    void commands_that_call_each_other_are_expanded_whatever_their_order() {
        assertThat(expanded("\\def\\b{\\a{z}}\n\\newcommand{\\a}[1]{#1^2 % a remark\n + #1}", "\\b = 1")
                        .replaceAll(" +", " "))
                .isEqualTo("z^2 + z = 1");
    }

    @Test
    void a_definition_holds_from_where_it_stands_to_the_end_of_its_group() {
        MarkedDocument paper = read("""
            \\def\\x{a}
            % gradproof:derivation id=first
            \\[ \\x = \\x \\]
            {\\def\\x{b}
            % gradproof:derivation id=second
            \\[ \\x = \\x \\]
            }
            \\begin{center}\\def\\x{c}\\end{center}
            % gradproof:derivation id=third
            \\[ \\x = \\x \\]
            \\renewcommand{\\x}{d}
            % gradproof:derivation id=fourth
            \\[ \\x = \\x \\]
            """);
        assertThat(paper.errors()).isEmpty();
        assertThat(paper.blocks().stream().map(block -> block.lines().get(0).text()))
                .containsExactly("a = a", "b = b", "a = a", "d = d");
    }

    @Test
    void what_a_command_stands_for_has_the_place_of_its_call() {
        MarkedDocument paper = read("\\n"
                + "ewcommand{\\half}[1]{\\frac{#1}{2}}\n"
                + "% gradproof:derivation id=a\n"
                + "\\[ y = \\half{\\zeta} + z \\]\n");
        SourceLine line = Fixture.block(paper, "a").lines().get(0);
        assertThat(line.text()).isEqualTo("y = \\frac{\\zeta}{2} + z");
        assertThat(line.columnAt(0)).isEqualTo(4);
        assertThat(line.columnAt(line.text().indexOf("\\zeta"))).isEqualTo(8);
        assertThat(line.columnAt(line.text().indexOf("+"))).isEqualTo(21);
    }

    @Test
    void a_call_over_two_lines_leaves_the_rest_at_its_own_place() {
        MarkedDocument paper =
                read("\\newcommand{\\two}[2]{#1 + #2}\n% gradproof:derivation id=a\n\\[ y = \\two{a}\n  {b} + c \\]\n");
        assertThat(Fixture.block(paper, "a").lines().stream().map(line -> line.line() + " " + line.text()))
                .containsExactly("3 y = a + b", "4 + c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\def\\a{\\a}|macro-limit",
                "\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}|macro-limit",
                "\\def\\a{x\\a x}|macro-limit",
                "\\def\\a#1;{#1}|unreadable-macro",
                "\\providecommand{\\a}{x}|unreadable-macro",
                "\\edef\\a{x}|unreadable-macro",
                "\\ifx\\b\\c\\def\\a{x}\\fi|unreadable-macro",
                "\\newcommand{\\a}[2]{#1#2}|macro-argument",
            })
    void a_command_that_cannot_be_expanded_is_an_error_at_its_call(String definitions, String kind) {
        MarkedDocument paper = read(definitions + "\n% gradproof:derivation id=a\n\\[ x = \\a \\]\n");
        SourceError error = paper.errors().get(0);
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(8);
        assertThat(Fixture.derivations(paper)).isEmpty();
    }

    @Test
    void doubling_over_forty_commands_ends_at_the_limit() {
        StringBuilder definitions = new StringBuilder("\\def\\m{x}");
        for (char c = 'a'; c < 'l'; c++) {
            for (char d = 'a'; d < 'h'; d++) {
                String next = d == 'g' ? "\\q" + (char) (c + 1) + "a" : "\\q" + c + (char) (d + 1);
                definitions
                        .append("\\def\\q")
                        .append(c)
                        .append(d)
                        .append('{')
                        .append(next)
                        .append(next)
                        .append('}');
            }
        }
        MarkedDocument paper = read(definitions + "\n% gradproof:derivation id=a\n\\[ \\qaa = 1 \\]\n");
        assertThat(Fixture.kinds(paper)).containsExactly("macro-limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "% gradproof:derivaton id=a|malformed-mark|did you mean % gradproof:derivation id=ID?",
                "% gradprof:given|malformed-mark|did you mean % gradproof:given?",
                "% derivation id=a|malformed-mark|did you mean % gradproof:derivation id=ID?",
                "%gradproof: derivation|malformed-mark|expected % gradproof:given",
                "words % gradproof:given|malformed-mark|alone on its line",
                "% gradproof:given requires=x|unknown-attribute|expected for",
            })
    void a_comment_that_is_nearly_a_mark_is_an_error(String mark, String kind, String message) {
        MarkedDocument paper = read(mark + "\n\\[ x = x \\]\n");
        assertThat(paper.errors()).isNotEmpty();
        assertThat(paper.errors().get(0).kind()).isEqualTo(kind);
        assertThat(paper.errors().get(0).message()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "% gradproof:derivation id=a\n\n\\[ x = x \\]\n",
                "% gradproof:derivation id=a\nWords.\n\\[ x = x \\]\n",
                "% gradproof:derivation id=a\n\\section{One}\n\\[ x = x \\]\n",
                "\\[ x = x \\]\n% gradproof:derivation id=a\n"
            })
    void a_mark_stands_right_above_its_block(String text) {
        assertThat(Fixture.kinds(read(text))).containsExactly("mark-without-block");
    }

    @Test
    void a_mark_within_display_math_and_math_that_nothing_closes_are_errors() {
        assertThat(Fixture.kinds(read("\\[\n% gradproof:derivation id=a\nx = x \\]\n")))
                .containsExactly("malformed-mark");
        assertThat(Fixture.kinds(read("% gradproof:derivation id=a\n\\begin{align} x = x\n")))
                .containsExactly("unclosed-block");
    }

    @Test
    void a_sidecar_s_sections_are_the_paper_s() {
        Fixture.write(folder, "paper.given.adoc", """
            = Givens

            == One

            [latexmath.given]
            ++++
            x \\in \\mathbb{R}
            ++++
            """);
        MarkedDocument paper = read("\\section{One}\n\\[ x = x \\]\n\\[ y^2 \\]\n");
        assertThat(paper.errors()).isEmpty();
        assertThat(Fixture.derivations(paper)).containsExactly("block-1");
    }

    @Test
    void a_global_definition_holds_behind_its_group() {
        assertThat(expanded("{\\def\\x{a}{\\gdef\\x{b}}}", "\\x = \\x")).isEqualTo("b = b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\begin{align} x\n",
                "\\section{ x ",
                "\\newcommand{\\a}[",
                "\\begin{",
                "{\\def\\x{a}",
                "\\verb|",
                "\\iffalse ",
                "\\[ % ",
                "$ ",
                "}"
            })
    void what_is_opened_a_hundred_thousand_times_and_never_closed_is_read_to_its_end(String opened) {
        assertThat(read(opened.repeat(100_000)).blocks()).isEmpty();
    }
}
