package org.gradproof.docsgen.outline;

import java.util.Map;

/**
 * What an author says of a block.
 *
 * @param id empty if none is given
 * @param attributes those of the language ({@code where}, {@code require}, {@code for} …) that stand there
 * @param line where it stands, from 1
 */
public record Mark(Kind kind, String id, Map<String, String> attributes, int line) {
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
    }
}
