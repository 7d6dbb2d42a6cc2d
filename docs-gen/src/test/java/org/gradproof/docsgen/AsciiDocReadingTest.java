package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsciiDocReadingTest {
    @TempDir
    Path folder;

    private MarkedDocument read(String text) {
        return Fixture.read(folder, "page.adoc", text);
    }

    @Test
    void reads_givens_and_derivations_with_their_lines_and_columns() {
        MarkedDocument page = read("""
                = A title

                [latexmath.given]
                ++++
                z \\in \\mathbb{R}
                ++++

                [latexmath#twice.derivation]
                ++++
                  2 z
                    &= z + z
                ++++
                """);
        assertThat(page.title()).isEqualTo("A title");
        assertThat(page.errors()).isEmpty();
        assertThat(page.blocks())
                .containsExactly(
                        new MarkedBlock(
                                MarkedBlock.Kind.GIVEN,
                                "",
                                Map.of(),
                                3,
                                List.of(new SourceLine(5, 1, "z \\in \\mathbb{R}")),
                                List.of()),
                        new MarkedBlock(
                                MarkedBlock.Kind.DERIVATION,
                                "twice",
                                Map.of(),
                                8,
                                List.of(new SourceLine(10, 3, "2 z"), new SourceLine(11, 5, "&= z + z")),
                                List.of()));
    }

    @Test
    void an_attribute_keeps_its_place() {
        MarkedDocument page = read("""
                [latexmath#a.derivation]
                [where="b > 0",core="LogLoss.value(b, b)"]
                ++++
                b = b
                ++++
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(page.blocks().get(0).text("where")).containsExactly(new SourceLine(2, 9, "b > 0"));
        assertThat(page.blocks().get(0).text("core")).containsExactly(new SourceLine(2, 22, "LogLoss.value(b, b)"));
    }

    @Test
    void a_mark_on_anything_but_display_math_is_an_error() {
        MarkedDocument page = read("""
                [#a.derivation]
                ++++
                b = b
                ++++

                [.given]
                A paragraph.

                [source.derivation]
                ----
                b = b
                ----

                [latexmath.given]
                A paragraph.

                [.skip]
                A paragraph with a role of its own.
                """);
        assertThat(page.blocks()).isEmpty();
        assertThat(page.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactly(
                        "1 mark-without-block",
                        "6 mark-without-block",
                        "9 mark-without-block",
                        "14 mark-without-block");
    }

    @Test
    void an_empty_derivation_is_still_one() {
        MarkedDocument page = read("""
                [latexmath#a.derivation]
                ++++
                ++++
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(page.blocks().get(0).id()).isEqualTo("a");
    }

    @Test
    void takes_every_spelling_of_a_mark() {
        MarkedDocument page = read("""
                [latexmath,role=derivation,id=a]
                ++++
                x = x
                ++++

                [[b]]
                [latexmath.derivation]
                ++++
                x = x
                ++++

                [.derivation]
                .A title
                // a comment
                [latexmath]
                [#c]

                ++++++
                x = x
                ++++++

                [latexmath,role="wide derivation",id='d']
                ++++
                x = x
                ++++

                :stem: latexmath

                [stem#e.derivation%unbreakable]
                ++++
                x = x
                ++++
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void keeps_commas_brackets_and_escaped_quotes_in_attributes() {
        MarkedDocument page = read("""
                [latexmath#x.derivation,where="i, k \\in \\{1, \\ldots, n\\}; a \\in [0, 1)",require=TESTED]
                [latexmath,core="Loss.gradient(\\mathbf{z}, \\"y\\")[k]"]
                ++++
                x = x
                ++++
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.block(page, "x").attributes())
                .containsEntry("where", "i, k \\in \\{1, \\ldots, n\\}; a \\in [0, 1)")
                .containsEntry("require", "TESTED")
                .containsEntry("core", "Loss.gradient(\\mathbf{z}, \"y\")[k]");
    }

    @Test
    void reads_no_mark_in_code_comments_or_literal_blocks() {
        MarkedDocument page = read("""
                ----
                [latexmath#a.derivation]
                ++++
                x = x
                ++++
                ----

                ....
                [latexmath#b.derivation]
                ++++
                x = x
                ++++
                ....

                ////
                [latexmath#c.derivation]
                ++++
                x = x
                ++++
                ////

                [source]
                --
                [latexmath#d.derivation]
                ++++
                x = x
                ++++
                --

                ```
                [latexmath#e.derivation]
                ++++
                x = x
                ++++
                ```

                ++++
                [latexmath#f.derivation]
                ++++
                """);
        assertThat(page.blocks()).isEmpty();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void reads_blocks_within_examples_quotes_lists_and_open_blocks() {
        MarkedDocument page = read("""
                ====
                [latexmath#a.derivation]
                ++++
                x = x
                ++++
                =====
                [latexmath#b.derivation]
                ++++
                x = x
                ++++
                =====
                ====

                * one
                +
                [latexmath#c.derivation]
                ++++
                x = x
                ++++
                +
                --
                [latexmath#d.derivation]
                ++++
                x = x
                ++++
                --
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void numbers_sections_as_they_nest() {
        MarkedDocument page = read("""
                = Title

                == One

                === One one

                [latexmath#a.derivation]
                ++++
                x = x
                ++++

                === One two

                [discrete]
                == No section

                [latexmath#b.derivation]
                ++++
                x = x
                ++++

                Two
                ---

                [latexmath#c.derivation]
                ++++
                x = x
                ++++

                :leveloffset: +1

                == Two one

                [latexmath#d.derivation]
                ++++
                x = x
                ++++
                """);
        assertThat(page.blocks().stream().map(MarkedBlock::section))
                .containsExactly(List.of(1, 1), List.of(1, 2), List.of(2), List.of(2, 1));
    }

    @Test
    void names_a_derivation_without_id_by_its_place_among_the_display_blocks() {
        MarkedDocument page = read("""
                [latexmath]
                ++++
                x = x
                ++++

                [latexmath.derivation]
                ++++
                x = x
                ++++
                """);
        assertThat(Fixture.derivations(page)).containsExactly("block-2");
    }

    @Test
    void reports_marks_that_mark_nothing_with_their_line() {
        MarkedDocument page = read("""
                text

                [latexmath#a.derivation]
                Only text.

                [latexmath.given]
                ++++

                ++++

                [latexmath#b.derivation,
                where="x = 1"]
                ++++
                x = x
                ++++

                [latexmath#c.derivation,requires=TESTED]
                ++++
                x = x
                ++++

                [latexmath#c.derivation]
                ++++
                x = x
                ++++

                |===
                a|
                [latexmath#d.derivation]
                |===

                [latexmath#e.derivation]
                ++++
                x = x
                """);
        assertThat(page.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactlyInAnyOrder(
                        "3 mark-without-block",
                        "6 empty-block",
                        "11 malformed-mark",
                        "17 unknown-attribute",
                        "29 mark-in-table",
                        "33 unclosed-block");
    }
}
