package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark that is passed over looks like one that holds. */
class NearMissTest {
    @TempDir
    Path folder;

    private static String adoc(String mark) {
        return "= Title\n\nWords.\n\n" + mark + "\n++++\nx = x\n++++\n";
    }

    private static String md(String mark) {
        return "# Title\n\nWords.\n\n" + mark + "\n$$\nx = x\n$$\n";
    }

    private static List<String> told(MarkedDocument document) {
        return document.errors().stream()
                .map(error -> error.line() + " " + error.kind())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[latexmath#x.derivaton]|did you mean .derivation?",
                "[latexmath#x.derivations]|did you mean .derivation?",
                "[latexmath#x.Derivation]|did you mean .derivation?",
                "[latexmath.givens]|did you mean .given?",
                "[latexmath.givn]|did you mean .given?",
                "[latexmath,role=gievn]|did you mean .given?",
                "[latexmath.skipp,for=block-1]|did you mean .skip?",
                "[latexmath#x,where=\"a > 0\"]|did you mean a derivation with where=",
                "[latexmath#x,requires=TESTED]|did you mean a derivation with require=",
            })
    void a_role_that_is_nearly_a_mark_is_an_error_with_what_was_meant(String mark, String meant) {
        MarkedDocument document = Fixture.read(folder, "page.adoc", adoc(mark));
        assertThat(told(document)).containsExactly("5 unknown-mark");
        assertThat(document.errors().get(0).message()).contains(meant);
        assertThat(document.blocks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[latexmath#x.derivation,requires=\"TESTED\"]|did you mean require?",
                "[latexmath#x.derivation,expected=\"REFUTED@1\"]|did you mean expect?",
                "[latexmath#x.derivation,were=\"a > 0\"]|did you mean where?",
                "[latexmath#x.derivation,colour=red]|expected core, expect, layout, require, where",
            })
    void a_misspelt_attribute_is_an_error_with_what_was_meant(String mark, String meant) {
        MarkedDocument document = Fixture.read(folder, "page.adoc", adoc(mark));
        assertThat(told(document)).containsExactly("5 unknown-attribute");
        assertThat(document.errors().get(0).message()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[latexmath#x.wide]",
                "[latexmath.theorem]",
                "[latexmath#given]",
                "[.given-names]",
                "[stem.proof]"
            })
    void a_role_that_is_nobodys_mark_is_no_business_of_ours(String mark) {
        assertThat(Fixture.read(folder, "page.adoc", adoc(mark)).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= Title\n[latexmath.given]\n++++\nx = x\n++++\n",
                "= Title\n:toc:\n[latexmath#x.derivation]\n++++\nx = x\n++++\n",
                "= Title\nAn Author\n[stem.given]\n++++\nx = x\n++++\n"
            })
    void a_mark_that_touches_the_title_is_an_error(String text) {
        SourceError error = Fixture.read(folder, "page.adoc", text).errors().get(0);
        assertThat(error.kind()).isEqualTo("mark-in-header");
        assertThat(error.message()).contains("the author's", "an empty line");
        assertThat(text.lines().toList().get(error.line() - 1)).startsWith("[");
    }

    @Test
    void with_directives_asciidoctor_reads_and_the_same_is_told() {
        String directive = "\nifdef::none[]\nendif::[]\n";
        assertThat(told(Fixture.read(folder, "a.adoc", "= Title\n[latexmath.given]\n++++\nx\n++++\n" + directive)))
                .contains("2 mark-in-header");
        assertThat(told(Fixture.read(folder, "b.adoc", adoc("[latexmath#x.derivaton]") + directive)))
                .containsExactly("5 unknown-mark");
        assertThat(told(Fixture.read(folder, "c.adoc", adoc("[latexmath#x,where=\"a > 0\"]") + directive)))
                .containsExactly("5 unknown-mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- gradproof:given -->", "// gradproof:derivation id=x", "% gradproof:given"})
    void a_mark_of_another_format_marks_nothing_in_asciidoc(String mark) {
        MarkedDocument document = Fixture.read(folder, "page.adoc", adoc(mark + "\n\n[latexmath]"));
        assertThat(told(document)).containsExactly("5 foreign-mark");
        assertThat(document.errors().get(0).message()).contains("[latexmath.given]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!-- derivation -->|<!-- gradproof:derivation id=ID -->?",
                "<!-- derivaton id=x -->|<!-- gradproof:derivation id=ID -->?",
                "<!-- given -->|<!-- gradproof:given -->?",
                "<!-- gradproof:derivaton -->|<!-- gradproof:derivation id=ID -->?",
                "<!-- gradproof derivation id=x -->|<!-- gradproof:derivation id=ID -->?",
                "<!-- gradprof:given -->|<!-- gradproof:given -->?",
                "<!-- Gradproof: given -->|<!-- gradproof:given -->?",
            })
    void a_comment_that_is_nearly_a_mark_is_an_error_with_what_was_meant(String mark, String meant) {
        MarkedDocument document = Fixture.read(folder, "page.md", md(mark));
        assertThat(told(document)).containsExactly("5 malformed-mark");
        assertThat(document.errors().get(0).message()).contains(meant);
        assertThat(document.blocks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- the derivation of softmax -->",
                "<!-- given that x > 0, we have -->",
                "<!-- derivation of the gradient -->",
                "<!-- toc -->",
                "<!-- skip -->"
            })
    void a_comment_of_the_authors_own_is_no_business_of_ours(String comment) {
        assertThat(Fixture.read(folder, "page.md", md(comment)).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[latexmath.given]", "[latexmath#x.derivation]", "% gradproof:given", "// gradproof:given"})
    void a_mark_of_another_format_marks_nothing_in_markdown(String mark) {
        MarkedDocument document = Fixture.read(folder, "page.md", md(mark));
        assertThat(told(document)).containsExactly("5 foreign-mark");
        assertThat(document.errors().get(0).message()).contains("<!-- gradproof:given -->");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```derivation", "```{derivation}", "~~~given", "```gradproof", "```{givens}"})
    void a_fence_that_is_nearly_a_mark_is_an_error(String fence) {
        String text = "# Title\n\n" + fence + "\nx = x\n" + fence.substring(0, 3) + "\n";
        MarkedDocument document = Fixture.read(folder, "page.md", text);
        assertThat(told(document)).containsExactly("3 unknown-mark");
        assertThat(document.errors().get(0).message()).contains("over a fence of math");
    }

    @Test
    void unmarked_blocks_are_counted_and_those_that_hold_a_relation_are_told_apart() {
        MarkedDocument document = Fixture.read(folder, "page.md", """
            $$ x^2 $$

            $$ x = x $$

            <!-- gradproof:derivation id=a -->
            $$ x = x $$

            Within a line, $$ y \\le z $$, and inline $a = b$.
            """);
        assertThat(document.unmarked().stream().map(block -> block.line() + " " + block.relation()))
                .containsExactly("1 false", "3 true", "8 true");
    }
}
