package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.live.NameGraph;
import org.gradproof.docsgen.live.NameGraph.Node;
import org.gradproof.symbolic.derivation.Derivation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chain rule goes along, from the derivation to the picture. */
class GraphSvgTest {
    private static final Pattern NUMBERS = Pattern.compile("(-?\\d+) (-?\\d+)");

    @TempDir
    private Path folder;

    @Test
    void names_stand_behind_what_they_are_made_of() throws IOException {
        NameGraph graph = graph(
                        "z \\in \\mathbb{R}; s(t) := 1 / (1 + e^{-t}); \\tilde{y} := s(z); L := \\tilde{y}^2 + \\log w;"
                                + " w \\in \\mathbb{R}_{>0}",
                        "\\frac{\\partial L}{\\partial z} = 2 \\tilde{y} \\frac{\\partial \\tilde{y}}{\\partial z}")
                .orElseThrow();
        // The function s is no name on the way, and w is nothing that z changes.
        assertThat(graph.nodes())
                .containsExactly(
                        new Node("z", 0, List.of()),
                        new Node("\\tilde{y}", 1, List.of(0)),
                        new Node("L", 2, List.of(1)));
    }

    @Test
    void an_arrow_past_other_names_bends_and_all_stays_within_the_picture() throws IOException {
        NameGraph graph = graph(
                        "x \\in \\mathbb{R}; a := x^2; b := a + x; c := \\sin x; f := b c + x",
                        "\\frac{df}{dx} = c \\frac{db}{dx} + b \\frac{dc}{dx} + 1")
                .orElseThrow();
        assertThat(graph.nodes().get(4)).isEqualTo(new Node("f", 3, List.of(0, 2, 3)));
        Element svg = Jsoup.parse(GraphSvg.figure(graph)).selectFirst("svg");
        assertThat(svg.attr("aria-label"))
                .isEqualTo("a is made of x, c is made of x, b is made of x and a, f is made of x and c and b");
        int width = Integer.parseInt(svg.attr("width"));
        int height = Integer.parseInt(svg.attr("height"));
        assertThat(svg.select("path")).hasSize(2 * 7);
        for (Element path : svg.select("path")) {
            Matcher pair = NUMBERS.matcher(path.attr("d"));
            while (pair.find()) {
                assertThat(Integer.parseInt(pair.group(1))).isBetween(0, width);
                assertThat(Integer.parseInt(pair.group(2))).isBetween(0, height);
            }
        }
        for (Element name : svg.select("foreignObject")) {
            assertThat(Integer.parseInt(name.attr("x")) + Integer.parseInt(name.attr("width")))
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void there_is_no_picture_where_nothing_stands_between() throws IOException {
        assertThat(graph("x \\in \\mathbb{R}; f := x^2", "\\frac{df}{dx} = 2x")).isEmpty();
        assertThat(graph("x \\in \\mathbb{R}; a := x^2; f := a + 1", "f = x^2 + 1"))
                .isEmpty();
    }

    @Test
    void a_family_that_is_defined_by_its_earlier_members_goes_round_in_no_circle() throws IOException {
        assertThat(graph(
                        "t \\in \\{1, \\ldots, T\\}; b \\in \\mathbb{R}; m_0 := 0; m_t := b m_{t-1} + 1; f := m_T^2",
                        "\\frac{\\partial f}{\\partial b} = 2 m_T \\frac{\\partial m_T}{\\partial b}"))
                .hasValueSatisfying(graph -> assertThat(graph.nodes())
                        .extracting(Node::of)
                        .containsExactly(List.of(), List.of(0), List.of(1)));
    }

    private Optional<NameGraph> graph(String where, String lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.md"),
                "<!-- gradproof:derivation id=a where=\"" + where + "\" -->\n$$ " + lines + " $$\n");
        Derivation read = new DocumentReader().open(file).read().derivations().get(0);
        assertThat(read.errors()).isEmpty();
        return NameGraph.of(read);
    }
}
