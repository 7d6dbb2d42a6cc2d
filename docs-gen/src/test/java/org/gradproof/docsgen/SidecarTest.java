package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {
    private static final String POST = """
        Someone

        First Title

        Words and $x$.

        \\[\\begin{align} x &= y \\\\ &= z \\end{align}\\] \\[P(a = 1 \\mid x)\\] \\[ x = \\sum_{i=1}^{n} i \\]

        Second Title

        > Quoted
        > $$
        > a
        > \\le b
        > $$
        """;
    private static final String GIVENS = """
        = Givens

        [latexmath.given]
        ++++
        n \\in \\mathbb{N}
        ++++

        == First Title

        [latexmath.given]
        ++++
        x, y, z \\in \\mathbb{R}
        ++++

        [latexmath.given,for="block-3"]
        ++++
        n = 2
        ++++

        == Second Title

        [latexmath.given]
        ++++
        a, b \\in \\mathbb{R}
        ++++
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void post() {
        Fixture.write(folder, "post.txt", POST);
    }

    private MarkedDocument withGivens(String givens) {
        Fixture.write(folder, "post.given.adoc", givens);
        return new DocumentReader().read(folder.resolve("post.txt"), Optional.empty());
    }

    /** The givens that hold for the derivation, by the rule of section paths. */
    private static List<String> inForce(MarkedDocument document, String id) {
        List<Integer> section = Fixture.block(document, id).section();
        return document.blocks().stream()
                .takeWhile(block -> !block.id().equals(id))
                .filter(block -> block.kind() == MarkedBlock.Kind.GIVEN)
                .filter(block -> section.size() >= block.section().size()
                        && section.subList(0, block.section().size()).equals(block.section()))
                .map(block -> block.lines().get(0).text())
                .toList();
    }

    @Test
    void every_display_block_with_a_chain_is_a_derivation_named_by_its_place() {
        MarkedDocument post = withGivens(GIVENS);
        assertThat(post.errors()).isEmpty();
        assertThat(Fixture.derivations(post)).containsExactly("block-1", "block-3", "block-4");
    }

    @Test
    void sections_hold_from_the_line_with_their_title_to_the_next() {
        MarkedDocument post = withGivens(GIVENS);
        assertThat(inForce(post, "block-1")).containsExactly("n \\in \\mathbb{N}", "x, y, z \\in \\mathbb{R}");
        assertThat(inForce(post, "block-3")).containsExactly("n \\in \\mathbb{N}", "x, y, z \\in \\mathbb{R}", "n = 2");
        assertThat(inForce(post, "block-4")).containsExactly("n \\in \\mathbb{N}", "a, b \\in \\mathbb{R}");
    }

    @Test
    void a_skip_leaves_a_block_out() {
        MarkedDocument post = withGivens(GIVENS + "\n[latexmath.skip,for=\"block-1\"]\n");
        assertThat(Fixture.derivations(post)).containsExactly("block-3", "block-4");
    }

    @Test
    void a_block_marked_in_the_document_keeps_its_id() {
        Fixture.write(
                folder,
                "post.txt",
                POST.replace("> Quoted", "> Quoted\n>\n> <!-- gradproof:derivation id=bound require=TESTED -->"));
        MarkedDocument post = withGivens(GIVENS);
        assertThat(Fixture.derivations(post)).containsExactly("block-1", "block-3", "bound");
        assertThat(Fixture.block(post, "bound").attributes()).containsEntry("require", "TESTED");
    }

    @Test
    void givens_of_the_document_itself_hold_on_where_the_sidecars_part_changes() {
        Fixture.write(folder, "post.txt", POST.replace("Someone", "<!-- gradproof:given -->\n$$q > 0$$"));
        MarkedDocument post = withGivens(GIVENS);
        assertThat(inForce(post, "block-2")).contains("q > 0");
        assertThat(inForce(post, "block-5")).contains("q > 0");
    }

    @Test
    void names_what_the_sidecar_speaks_of_but_the_document_does_not_have() {
        MarkedDocument post = withGivens(GIVENS.replace("block-3", "block-9").replace("== Second", "== Third"));
        assertThat(post.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactlyInAnyOrder("15 unknown-block", "20 unknown-section");
        assertThat(post.errors()).allMatch(error -> error.file().equals("post.given.adoc"));
    }

    @Test
    void another_file_may_be_named_as_the_sidecar() {
        Path givens = Fixture.write(folder, "other.adoc", GIVENS);
        MarkedDocument post = new DocumentReader().read(folder.resolve("post.txt"), Optional.of(givens));
        assertThat(post.errors()).isEmpty();
        assertThat(post.blocks().get(0).attributes()).containsEntry("file", "other.adoc");
    }

    @Test
    void a_sidecar_elsewhere_is_named_by_its_path_from_the_document() throws IOException {
        Path givens = Fixture.write(Files.createDirectory(folder.resolve("givens")), "other.adoc", GIVENS);
        MarkedDocument post = new DocumentReader().read(folder.resolve("post.txt"), Optional.of(givens));
        assertThat(post.blocks().get(0).attributes())
                .containsEntry("file", Path.of("givens", "other.adoc").toString());
    }

    @Test
    void a_sidecar_that_is_a_link_out_of_its_folder_is_refused(@TempDir Path outside) throws IOException {
        Path givens = Fixture.write(outside, "givens.adoc", GIVENS);
        Files.createSymbolicLink(folder.resolve("post.given.adoc"), givens);
        MarkedDocument post = new DocumentReader().read(folder.resolve("post.txt"), Optional.empty());
        assertThat(Fixture.kinds(post)).containsExactly("unreadable-file");
        assertThat(post.errors().get(0).message()).contains("leads out of its folder");
        assertThat(post.blocks()).isEmpty();

        Files.delete(folder.resolve("post.given.adoc"));
        Fixture.write(folder, "real.adoc", GIVENS);
        Files.createSymbolicLink(folder.resolve("post.given.adoc"), Path.of("real.adoc"));
        assertThat(new DocumentReader()
                        .read(folder.resolve("post.txt"), Optional.empty())
                        .errors())
                .isEmpty();
    }

    @Test
    void a_sidecar_gives_marks_to_a_notebook_and_its_own_errors_stay_its_own() {
        Fixture.write(folder, "notes.given.adoc", """
            = Givens

            == First Title

            [latexmath.given]
            ++++
            x \\in \\mathbb{R}
            ++++

            [latexmath.skip,for="block-9"]
            """);
        MarkedDocument notes = Fixture.read(
                folder,
                "notes.ipynb",
                NotebookReadingTest.notebook("markdown:# First Title\n\n$$ x = x $$", "markdown:and\n\n$$ = x $$"));
        assertThat(Fixture.derivations(notes)).containsExactly("block-1");
        assertThat(inForce(notes, "block-1")).containsExactly("x \\in \\mathbb{R}");
        assertThat(notes.errors().stream().map(error -> error.line() + " " + error.kind()))
                .containsExactly("10 unknown-block");
    }
}
