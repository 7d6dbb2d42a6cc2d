package org.gradproof.docsgen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookReadingTest {
    @TempDir
    Path folder;

    /** A notebook of cells, each its kind, a colon and its text. */
    static String notebook(String... cells) {
        ObjectNode notebook = new ObjectMapper().createObjectNode().put("nbformat", 4);
        ArrayNode all = notebook.putArray("cells");
        for (String cell : cells) {
            int colon = cell.indexOf(':');
            ArrayNode source =
                    all.addObject().put("cell_type", cell.substring(0, colon)).putArray("source");
            cell.substring(colon + 1).lines().forEach(line -> source.add(line + "\n"));
        }
        return notebook.toString();
    }

    private MarkedDocument read(String... cells) {
        return Fixture.read(folder, "notes.ipynb", notebook(cells));
    }

    private static String place(MarkedDocument document, int line) {
        return document.cells().place(line).toString();
    }

    @Test
    void its_markdown_cells_are_one_document_and_places_are_cell_and_line() {
        MarkedDocument notes = read(
                "markdown:# Notes\n\n<!-- gradproof:given -->\n$$\nx > 0\n$$",
                "code:x = '$$ x = x $$'\nprint(x)",
                "raw:$$ raw = raw $$",
                "markdown:Words\n\n<!-- gradproof:derivation id=a where=\"y > 0\" -->\n$$\nx\n= x\n$$");
        assertThat(notes.errors()).isEmpty();
        assertThat(notes.title()).isEqualTo("Notes");
        MarkedBlock given = notes.blocks().get(0);
        assertThat(place(notes, given.line())).isEqualTo("cell 1:3");
        MarkedBlock a = Fixture.block(notes, "a");
        assertThat(place(notes, a.line())).isEqualTo("cell 4:3");
        assertThat(place(notes, a.lines().get(1).line())).isEqualTo("cell 4:6");
        assertThat(place(notes, a.text("where").get(0).line())).isEqualTo("cell 4:3");
        assertThat(a.section()).isEqualTo(given.section());
        assertThat(notes.unmarked()).isEmpty();
    }

    @Test
    void what_a_cell_leaves_open_does_not_take_the_next() {
        MarkedDocument notes = read(
                "markdown:```python\ncode",
                "markdown:$$ x = x",
                "markdown:<!-- gradproof:given -->",
                "markdown:---\n<!-- gradproof:derivation id=a -->\n$$ y = y $$\n\n---");
        assertThat(Fixture.derivations(notes)).containsExactly("a");
        assertThat(Fixture.kinds(notes)).containsExactly("mark-without-block");
        assertThat(place(notes, notes.errors().get(0).line())).isEqualTo("cell 3:1");
    }

    @Test
    void a_source_may_be_one_string() {
        MarkedDocument notes = Fixture.read(
                folder,
                "notes.ipynb",
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"<!-- gradproof:derivation id=a -->\\n"
                        + "$$ x = x $$\"}]}");
        assertThat(Fixture.derivations(notes)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"worksheets\": []}", "", "no notebook"})
    void a_file_that_is_no_notebook_says_so(String text) {
        MarkedDocument notes = Fixture.read(folder, "notes.ipynb", text);
        assertThat(Fixture.kinds(notes)).containsExactly("unreadable-file");
        assertThat(notes.errors().get(0).message()).contains("this is no notebook");
    }
}
