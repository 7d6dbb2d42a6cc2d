package org.gradproof.docsgen.outline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.source.SourceLine;

/**
 * What an author says of a block.
 *
 * @param id empty if none is given
 * @param attributes those of the language ({@code where}, {@code require}, {@code for} …) that stand there
 * @param texts the attributes' values with their places, where these are known
 * @param line where it stands, from 1
 */
public record Mark(
        Kind kind, String id, Map<String, String> attributes, Map<String, List<SourceLine>> texts, int line) {
    /** The kinds of mark. */
    public enum Kind {
        /** {@code .given}. */
        GIVEN,
        /** {@code .derivation}. */
        DERIVATION,
        /** {@code .skip}: leaves a block of the document out. */
        SKIP
    }

    public Mark {
        attributes = Map.copyOf(attributes);
        texts = Map.copyOf(texts);
    }

    /** A mark whose attributes have no known place. */
    public Mark(Kind kind, String id, Map<String, String> attributes, int line) {
        this(kind, id, attributes, Map.of(), line);
    }

    /**
     * The mark with the places of its attributes, as far as these are found in its file.
     *
     * @param source the file's lines
     * @param from the first line that may hold them, from 1
     * @param to the last one, included
     */
    public Mark in(List<String> source, int from, int to) {
        Map<String, List<SourceLine>> found = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            List<SourceLine> lines = AttributeText.find(source, from, to, name, value);
            if (!lines.isEmpty()) {
                found.put(name, lines);
            }
        });
        return new Mark(kind, id, attributes, found, line);
    }
}
