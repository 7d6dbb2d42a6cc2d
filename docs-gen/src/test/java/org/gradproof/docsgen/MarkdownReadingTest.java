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

class MarkdownReadingTest {
    @TempDir
    Path folder;

    private MarkedDocument read(String text) {
        return Fixture.read(folder, "page.md", text);
    }

    @Test
    void reads_marks_in_comments_over_display_math() {
        MarkedDocument page = read("""
                # A title

                <!-- gradproof:given -->
                $$
                z \\in \\mathbb{R}
                $$

                ## Part

                <!-- gradproof:derivation id=twice where="a \\in \\{1, 2\\}; b > 0" require=TESTED -->
                \\[ 2 z = z + z \\\\
                   = 2 z \\]
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(page.title()).isEqualTo("A title");
        assertThat(page.blocks())
                .containsExactly(
                        new MarkedBlock(
                                MarkedBlock.Kind.GIVEN,
                                "",
                                Map.of(),
                                3,
                                List.of(new SourceLine(5, 1, "z \\in \\mathbb{R}")),
                                List.of(1)),
                        new MarkedBlock(
                                MarkedBlock.Kind.DERIVATION,
                                "twice",
                                Map.of("where", "a \\in \\{1, 2\\}; b > 0", "require", "TESTED"),
                                Map.of(
                                        "where",
                                        List.of(new SourceLine(10, 43, "a \\in \\{1, 2\\}; b > 0")),
                                        "require",
                                        List.of(new SourceLine(10, 74, "TESTED"))),
                                10,
                                List.of(new SourceLine(11, 4, "2 z = z + z \\\\"), new SourceLine(12, 4, "= 2 z")),
                                List.of(1, 1)));
    }

    @Test
    void an_attribute_over_two_lines_keeps_the_place_of_each() {
        MarkedDocument page = read("""
                <!-- gradproof:derivation id=a where="b > 0;
                  c > 0" -->
                $$ b = b $$
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(page.blocks().get(0).text("where"))
                .containsExactly(new SourceLine(1, 39, "b > 0;"), new SourceLine(2, 1, "  c > 0"));
    }

    @Test
    void a_mark_stands_right_above_its_block_and_nothing_beside_it() {
        MarkedDocument page = read("""
                <!-- gradproof:derivation id=apart -->

                $$ a = a $$

                <!-- gradproof:derivation id=beside -->
                $$ b = b $$ for small b

                <!-- gradproof:given require=TESTED -->
                $$ b \\in \\mathbb{R} $$
                """);
        assertThat(page.errors().stream().map(e -> e.line() + ":" + e.column() + " " + e.kind()))
                .containsExactlyInAnyOrder("1:1 mark-without-block", "6:12 text-beside-block", "8:1 unknown-attribute");
    }

    @Test
    void reads_display_math_in_quotations_and_lists() {
        MarkedDocument page = read("""
                > Words.
                > <!-- gradproof:derivation id=a -->
                > $$
                > x = x
                > $$

                - item

                  <!-- gradproof:derivation id=b -->
                  $$x = x$$
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.derivations(page)).containsExactly("a", "b");
        assertThat(Fixture.block(page, "a").lines()).containsExactly(new SourceLine(4, 3, "x = x"));
        assertThat(Fixture.block(page, "b").lines()).containsExactly(new SourceLine(10, 5, "x = x"));
    }

    @Test
    void does_not_read_code() {
        MarkedDocument page = read("""
                ```
                <!-- gradproof:derivation id=a -->
                $$x = x$$
                ```

                    $$x = x$$

                Inline `$$x = x$$` too, and $x$$y$ and \\$\\$, and $5.

                <!-- gradproof:derivation id=b -->
                $$x = x$$
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(page.blocks()).hasSize(1);
        assertThat(Fixture.block(page, "b").line()).isEqualTo(10);
    }

    @Test
    void metadata_at_the_top_is_no_heading() {
        MarkedDocument page = read("""
                ---
                name: x
                ---
                <!-- gradproof:derivation -->
                $$x = x$$
                """);
        assertThat(page.blocks().get(0).section()).isEmpty();
        assertThat(page.title()).isEqualTo("page.md");
    }

    @Test
    void math_whose_lines_look_like_markdown_is_math() {
        MarkedDocument page = read("""
                <!-- gradproof:derivation id=a -->
                $$
                a
                =
                b
                - c

                    - d
                $$
                """);
        assertThat(page.errors()).isEmpty();
        assertThat(Fixture.block(page, "a").lines().stream().map(SourceLine::text))
                .containsExactly("a", "=", "b", "- c", "", "- d");
    }

    @Test
    void an_id_on_a_given_is_its_address_and_stands_once() {
        MarkedDocument page = read("""
                <!-- gradproof:given id=numbers -->
                $$x \\in \\mathbb{R}$$

                <!-- gradproof:derivation id=numbers -->
                $$x = x$$
                """);
        assertThat(page.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactly("4 duplicate-id");
        assertThat(Fixture.derivations(page)).containsExactly("numbers");
    }

    @Test
    void reports_marks_that_mark_nothing_with_their_line() {
        MarkedDocument page = read("""
                <!-- gradproof:derivation id=a -->
                Words first.

                $$x = x$$

                <!-- gradproof:derivative id=b -->
                $$x = x$$

                Words <!-- gradproof:given --> and

                <!-- gradproof:derivation id=c where=a > b -->
                $$x = x$$

                <!-- gradproof:derivation id=d -->
                $$x = x

                # Heading
                """);
        assertThat(page.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactly(
                        "1 mark-without-block",
                        "6 malformed-mark",
                        "9 malformed-mark",
                        "11 malformed-mark",
                        "14 mark-without-block");
    }
}
