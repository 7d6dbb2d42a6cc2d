package org.gradproof.docsgen.mathml;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathMlTest {
    @ParameterizedTest
    @CsvFileSource(resources = "mathml.txt", delimiterString = " => ", quoteCharacter = '`', maxCharsPerColumn = 10_000)
    void each_kind_of_piece_has_its_element(String latex, String xml) {
        assertThat(MathMl.of(latex)).contains(xml);
        assertThat(Jsoup.parse(xml, "", Parser.xmlParser().setTrackErrors(1)).children())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\foo",
                "\\frac{a}",
                "x^",
                "x^2^3",
                "{a",
                "a}",
                "a & b",
                "a \\\\ b",
                "\\left( a",
                "a \\right)",
                "\\left\\foo a \\right)",
                "\\begin{foo} a \\end{foo}",
                "\\begin{cases} a \\end{matrix}",
                "\\begin{cases} a",
                "\\sqrt[3",
                "\\text{a \\foo}",
                "\\text{a",
                "\\text{$x}",
                "#1",
                "\\"
            })
    void what_is_not_known_is_not_set_in_part(String latex) {
        assertThat(MathMl.of(latex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "x^",
                "\\sqrt{",
                "\\sqrt[",
                "\\frac",
                "\\left(",
                "\\mathbf{",
                "\\begin{cases}",
                "\\text{$",
                "\\hat"
            })
    void a_formula_without_end_is_given_up_in_time(String piece) {
        assertThat(MathMl.of(piece.repeat(100_000))).isEmpty();
    }

    @Test
    void a_page_carries_the_latex_of_its_formulas_along() {
        Document page = Jsoup.parse(MathMl.inPage("<p>\\foo <span class=\"gp-math\">a &lt; b</span> and"
                + " <span class=\"gp-math\" data-gp-mode=\"row\">\\sum_i a_i</span> and"
                + " <span class=\"gp-math\" data-gp-mode=\"display\">\\$1 \\foo $2</span></p>"));
        assertThat(page.select("annotation").eachText()).containsExactly("a < b", "\\sum_i a_i");
        assertThat(page.select("math").eachAttr("displaystyle")).containsExactly("true");
        assertThat(page.select(".gp-math").last().html()).isEqualTo("\\$1 \\foo $2");
    }

    @Test
    void text_of_a_formula_is_never_markup() {
        String page = MathMl.inPage(
                "<span class=\"gp-math\">\\text{&lt;img src=x&gt;} &lt;b&gt; \\tag{&lt;i&gt;}"
                        + " \\operatorname*{&lt;u&gt;} \\begin{&lt;s&gt;}</span>"
                        + "<span class=\"gp-math\">\\text{&lt;img src=x&gt;} &lt;b&gt; \\tag{&lt;i&gt;} \\operatorname*{&lt;u&gt;}</span>");
        assertThat(Jsoup.parse(page).select("img, b, i, u, s")).isEmpty();
        assertThat(Jsoup.parse(page).select("math")).hasSize(1);
    }
}
