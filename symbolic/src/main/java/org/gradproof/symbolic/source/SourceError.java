package org.gradproof.symbolic.source;

import java.util.List;

/**
 * Something that could not be read, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param kind a stable name in kebab case: {@code undeclared-symbol}, {@code unbalanced-bracket} …
 * @param message what is wrong, the offending text quoted, and what was expected
 * @param remedies what the message expects, where it can be said as a change; the likeliest first
 */
public record SourceError(int line, int column, String kind, String message, List<Remedy> remedies) {
    public SourceError {
        remedies = List.copyOf(remedies);
    }

    /** An error of which only the message says what was expected. */
    public SourceError(int line, int column, String kind, String message) {
        this(line, column, kind, message, List.of());
    }
}
