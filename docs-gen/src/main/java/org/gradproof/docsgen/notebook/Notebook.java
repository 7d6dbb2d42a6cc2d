package org.gradproof.docsgen.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.docsgen.markdown.MarkdownOutline;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;

/**
 * A Jupyter notebook as one document: the lines of its Markdown cells and, fenced, of its code cells, an empty line
 * behind each. A cell is read by itself, so that what one leaves open does not take the next.
 *
 * @param lines of all cells that are shown
 * @param cells where each starts among the lines
 * @param markdown for each of the cells whether it is Markdown
 */
public record Notebook(List<String> lines, Cells cells, List<Boolean> markdown) {
    /** More than any code has in a row, which it then cannot close. */
    private static final String FENCE = "~~~~~~~~~~";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Notebook {
        lines = List.copyOf(lines);
        markdown = List.copyOf(markdown);
    }

    /**
     * The notebook that the text is.
     *
     * @throws IOException if it is none, or of a format before 4; the message says which
     */
    public static Notebook read(String text) throws IOException {
        JsonNode cells = JSON.readTree(text).path("cells");
        if (!cells.isArray()) {
            throw new IOException("no notebook of format 4: it has no cells");
        }
        // An empty line before all: what opens a cell is no metadata of a file.
        List<String> lines = new ArrayList<>(List.of(""));
        List<Integer> starts = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Boolean> markdown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String kind = cells.get(i).path("cell_type").asText();
            List<String> source = SourceLines.split(source(cells.get(i).path("source")));
            boolean code = kind.equals("code") && source.stream().noneMatch(line -> line.contains(FENCE));
            if (!code && !kind.equals("markdown")) {
                continue;
            }
            // The first line of a code cell is the fence's second.
            starts.add(lines.size() + (code ? 2 : 1));
            numbers.add(i + 1);
            markdown.add(!code);
            if (code) {
                lines.add(FENCE);
            }
            lines.addAll(source);
            if (code) {
                lines.add(FENCE);
            }
            lines.add("");
        }
        return new Notebook(lines, new Cells(starts, numbers), markdown);
    }

    private static String source(JsonNode source) {
        if (!source.isArray()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    /** The outline of all Markdown cells, in the lines of the whole. */
    public Outline outline() {
        String title = "";
        List<Element> elements = new ArrayList<>();
        List<SourceError> errors = new ArrayList<>();
        for (int i = 0; i < markdown.size(); i++) {
            if (!markdown.get(i)) {
                continue;
            }
            int from = cells.starts().get(i) - 1;
            int to = i + 1 < markdown.size() ? cells.starts().get(i + 1) - 1 : lines.size();
            // The fence of a code cell that follows stands before its first line.
            boolean fenced = i + 1 < markdown.size() && !markdown.get(i + 1);
            Outline cell = MarkdownOutline.readPart(lines.subList(from, fenced ? to - 1 : to));
            title = title.isEmpty() ? cell.title() : title;
            Moved moved = new Moved(from);
            cell.elements().forEach(element -> elements.add(moved.element(element)));
            cell.errors().forEach(error -> errors.add(moved.error(error)));
        }
        return new Outline(title, elements, errors, cells);
    }
}
