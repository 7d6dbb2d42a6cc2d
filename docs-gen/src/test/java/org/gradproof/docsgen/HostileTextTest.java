package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that is long where nobody expects it. What reads it takes a time that grows with its length: with the square of it,
 * or by recursion for each character, none of these tests would end well.
 */
class HostileTextTest {
    private static final int LONG = 1_000_000;

    @TempDir
    private Path folder;

    private MarkedDocument read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new DocumentReader().read(file, Optional.empty());
    }

    private static List<String> ids(MarkedDocument document) {
        assertThat(document.errors()).isEmpty();
        return document.blocks().stream().map(MarkedBlock::id).toList();
    }

    private static String derivation() {
        return "\n[latexmath#one.derivation]\n++++\n1 = 1\n++++\n";
    }

    @Test
    void a_heading_of_blanks_is_read() throws IOException {
        String blanks = " ".repeat(LONG);
        MarkedDocument document = read("a.adoc", "= A\n\n==" + blanks + "B" + blanks + "=\n" + derivation());
        assertThat(ids(document)).containsExactly("one");
    }

    @Test
    void a_title_of_marks_is_read() throws IOException {
        assertThat(ids(read("a.adoc", "= A\n\n" + "= ".repeat(LONG / 2) + "\n" + derivation())))
                .containsExactly("one");
    }

    @Test
    void a_sidecar_s_title_of_blanks_is_read() throws IOException {
        Files.writeString(folder.resolve("a.given.adoc"), "==" + " x".repeat(10) + " ".repeat(60_000) + "y\n");
        MarkedDocument document = read("a.md", "# A\n\n$$\n1 = 1\n$$\n");
        assertThat(document.errors()).extracting(error -> error.kind()).doesNotContain("unreadable-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag::a", "tag::", "end::", "[]", " []", "tag::x[] "})
    void tags_in_an_included_file_are_read(String piece) throws IOException {
        Files.writeString(folder.resolve("part.adoc"), piece.repeat(60_000) + "\n" + derivation());
        MarkedDocument document = read("a.adoc", "= A\n\ninclude::part.adoc[]\n");
        assertThat(ids(document)).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, LONG})
    void quotations_within_each_other_are_read(int depth) throws IOException {
        MarkedDocument document = read(
                "a.md", "# A\n\n" + ">".repeat(depth) + " x\n\n<!-- gradproof:derivation id=one -->\n$$\n1 = 1\n$$\n");
        assertThat(ids(document)).containsExactly("one");
    }

    @Test
    void a_value_of_many_lines_is_read() throws IOException {
        String value = "x \\\n".repeat(LONG / 4);
        assertThat(ids(read("a.adoc", "= A\n:long: " + value + "x\n" + derivation())))
                .containsExactly("one");
    }

    @Test
    void blocks_within_each_other_are_not_read_without_bound() throws IOException {
        StringBuilder text = new StringBuilder("= A\n\n");
        for (int length = 4; length < 1_000; length++) {
            text.append("=".repeat(length)).append('\n');
        }
        MarkedDocument document = read("a.adoc", text + "\n".repeat(LONG));
        assertThat(document.errors()).extracting(error -> error.kind()).containsExactly("too-deep");
    }

    @Test
    void a_long_value_in_a_comment_is_read() throws IOException {
        MarkedDocument document = read(
                "a.md", "<!-- gradproof:derivation id=one where=\"" + "\\a".repeat(50_000) + "\" -->\n$$\n1 = 1\n$$\n");
        assertThat(ids(document)).containsExactly("one");
    }
}
