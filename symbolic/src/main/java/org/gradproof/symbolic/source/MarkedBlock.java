package org.gradproof.symbolic.source;

import java.util.List;
import java.util.Map;

/**
 * A block that Gradproof reads: givens, or a derivation.
 *
 * @param kind what it is
 * @param id the derivation's id; for a given the empty string
 * @param attributes {@code where}, {@code require}, {@code expect}, {@code core}, {@code for} where they stand
 * @param line the line of the mark, or of the block's start where it has none
 * @param lines the LaTeX
 * @param texts the attributes' values with their places in the file, where these are known
 * @param section the path of section numbers from the document's top: a given at path p holds for
 *     later blocks whose path starts with p
 */
public record MarkedBlock(
        Kind kind,
        String id,
        Map<String, String> attributes,
        Map<String, List<SourceLine>> texts,
        int line,
        List<SourceLine> lines,
        List<Integer> section) {
    /** The kinds of marked block. */
    public enum Kind {
        /** Declarations, definitions and assumptions. */
        GIVEN,
        /** A chain of relations. */
        DERIVATION
    }

    public MarkedBlock {
        attributes = Map.copyOf(attributes);
        texts = Map.copyOf(texts);
        lines = List.copyOf(lines);
        section = List.copyOf(section);
    }

    /** A block whose attributes have no known place. */
    public MarkedBlock(
            Kind kind,
            String id,
            Map<String, String> attributes,
            int line,
            List<SourceLine> lines,
            List<Integer> section) {
        this(kind, id, attributes, Map.of(), line, lines, section);
    }

    /** The lines of an attribute's value; those of one whose place is not known stand where the block's mark does. */
    public List<SourceLine> text(String attribute) {
        String value = attributes.getOrDefault(attribute, "");
        return texts.getOrDefault(attribute, List.of(new SourceLine(line, 1, value)));
    }
}
