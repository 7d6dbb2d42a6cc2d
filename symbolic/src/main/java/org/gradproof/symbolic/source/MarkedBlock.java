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
 * @param section the path of section numbers from the document's top: a given at path p holds for
 *     later blocks whose path starts with p
 */
public record MarkedBlock(
        Kind kind, String id, Map<String, String> attributes, int line, List<SourceLine> lines, List<Integer> section) {
    /** The kinds of marked block. */
    public enum Kind {
        /** Declarations, definitions and assumptions. */
        GIVEN,
        /** A chain of relations. */
        DERIVATION
    }

    public MarkedBlock {
        attributes = Map.copyOf(attributes);
        lines = List.copyOf(lines);
        section = List.copyOf(section);
    }
}
