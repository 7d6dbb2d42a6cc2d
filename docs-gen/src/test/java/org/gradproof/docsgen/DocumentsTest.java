package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.source.MarkedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    @TempDir
    Path folder;

    @Test
    void finds_all_documents_below_a_folder_in_order() throws UnreadableDocumentException {
        for (String name : List.of(
                "b.md",
                "a.adoc",
                "c/d.txt",
                "a.given.adoc",
                "x.java",
                ".hidden/e.md",
                "target/f.md",
                "node_modules/g.md")) {
            Fixture.write(folder, name, "");
        }
        assertThat(Documents.find(List.of(folder)))
                .containsExactly(folder.resolve("a.adoc"), folder.resolve("b.md"), folder.resolve("c/d.txt"));
    }

    @Test
    void follows_no_link_out_of_the_folder(@TempDir Path outside) throws UnreadableDocumentException, IOException {
        Path secret = Fixture.write(outside, "secret.md", "");
        Files.createSymbolicLink(folder.resolve("link.md"), secret);
        Files.createSymbolicLink(folder.resolve("links"), outside);
        assertThat(Documents.find(List.of(folder))).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_a_path() {
        Path other = Fixture.write(folder, "x.java", "");
        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> Documents.find(List.of(folder.resolve("none.md"))))
                .withMessageContaining("none.md: there is no such file");
        assertThatExceptionOfType(UnreadableDocumentException.class)
                .isThrownBy(() -> Documents.find(List.of(other)))
                .withMessageContaining(".adoc, .md, .markdown, .qmd, .txt, .ipynb or .tex, or --input");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_document_with_one_error() throws IOException {
        Path latin = Files.write(folder.resolve("latin.md"), new byte[] {'a', (byte) 0xE4, 'b'});
        Path huge = Files.write(folder.resolve("huge.md"), new byte[SourceText.LIMIT + 1]);
        MarkedDocument first = new DocumentReader().read(latin, Optional.empty());
        assertThat(first.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.message()).contains("not UTF-8"));
        assertThat(new DocumentReader().read(huge, Optional.empty()).errors())
                .singleElement()
                .satisfies(e -> assertThat(e.message()).contains("limit"));
        assertThat(new DocumentReader().read(folder, Optional.empty()).errors()).hasSize(1);
    }
}
