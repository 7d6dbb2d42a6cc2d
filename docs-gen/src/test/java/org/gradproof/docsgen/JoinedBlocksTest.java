package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that opens with a relation goes on from the block before it, where only prose stands between. */
class JoinedBlocksTest {
    @TempDir
    Path folder;

    private static List<String> lines(MarkedDocument document, String id) {
        return Fixture.block(document, id).lines().stream()
                .map(SourceLine::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= c",
                "\\begin{align} &= c \\end{align}",
                "\\label{eq:c} \\quad = c",
                "& \\le c",
                "\\begin{aligned}{} & \\geq c \\end{aligned}"
            })
    void a_marked_block_goes_on_with_the_derivation_before_it(String block) {
        MarkedDocument document = Fixture.read(folder, "page.md", """
            <!-- gradproof:derivation id=a -->
            $$ a = b $$

            and so

            <!-- gradproof:derivation -->
            $$ %s $$
            """.formatted(block));
        assertThat(document.errors()).isEmpty();
        assertThat(Fixture.derivations(document)).containsExactly("a");
        assertThat(lines(document, "a")).containsExactly("a = b", block);
        assertThat(Fixture.block(document, "a").lines().get(1).line()).isEqualTo(7);
    }

    @Test
    void with_a_sidecar_every_block_may_go_on() {
        Fixture.write(folder, "page.given.adoc", "= Givens\n");
        MarkedDocument document = Fixture.read(
                folder, "page.md", "$$ a = b $$\n\nso\n\n$$ = c $$\n\nand\n\n$$ \\le d $$\n\n$$ e = f $$\n");
        assertThat(Fixture.derivations(document)).containsExactly("block-1", "block-4");
        assertThat(lines(document, "block-1")).containsExactly("a = b", "= c", "\\le d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## A heading\n",
                "<!-- gradproof:given -->\n$$ z > 0 $$\n",
                "$$ x^2 $$\n",
            })
    void what_is_not_prose_between_them_keeps_them_apart(String between) {
        MarkedDocument document = Fixture.read(
                folder,
                "page.md",
                "<!-- gradproof:derivation id=a -->\n$$ a = b $$\n\n" + between
                        + "\n<!-- gradproof:derivation id=c -->\n$$ = c $$\n");
        assertThat(Fixture.derivations(document)).containsExactly("a", "c");
    }

    @Test
    void a_block_that_is_left_out_is_not_gone_on_with() {
        Fixture.write(folder, "page.given.adoc", "= Givens\n\n[latexmath.skip,for=\"block-1\"]\n");
        MarkedDocument document = Fixture.read(folder, "page.md", "$$ a = b $$\n\nso\n\n$$ = c $$\n");
        assertThat(Fixture.derivations(document)).containsExactly("block-2");
    }

    @Test
    void what_the_whole_derivation_requires_stands_on_its_first_block() {
        MarkedDocument document = Fixture.read(folder, "page.adoc", """
            [latexmath#a.derivation]
            ++++
            a = b
            ++++

            [latexmath.derivation,require=TESTED]
            ++++
            = c
            ++++
            """);
        assertThat(Fixture.kinds(document)).containsExactly("attributes-amid-derivation");
        assertThat(document.errors().get(0).message()).contains("\"a\" of line 1", "require");
    }

    @ParameterizedTest
    @ValueSource(strings = {"= c", "\\because c > 1 \\therefore c > 0", "\\le c"})
    void a_block_with_an_id_is_in_the_report_under_it(String block) {
        MarkedDocument document = Fixture.read(
                folder,
                "page.md",
                "<!-- gradproof:derivation id=a -->\n$$ a = b $$\n\nso\n\n<!-- gradproof:derivation id=c -->\n$$ "
                        + block + " $$\n");
        assertThat(Fixture.derivations(document)).containsExactly("a", "c");
    }
}
