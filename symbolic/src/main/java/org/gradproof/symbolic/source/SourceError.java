package org.gradproof.symbolic.source;

import java.util.List;

/**
 * Something that could not be read, and where.
 *
 * @param file the one whose line it is, as the document names it; empty for the document itself
 * @param line from 1
 * @param column from 1
 * @param kind a stable name in kebab case: {@code undeclared-symbol}, {@code unbalanced-bracket} …
 * @param message what is wrong, the offending text quoted, and what was expected
 * @param remedies what the message expects, where it can be said as a change; the likeliest first
 */
public record SourceError(String file, int line, int column, String kind, String message, List<Remedy> remedies) {
    public SourceError {
        remedies = List.copyOf(remedies);
    }

    /** An error in the document itself. */
    public SourceError(int line, int column, String kind, String message, List<Remedy> remedies) {
        this("", line, column, kind, message, remedies);
    }

    /** An error of which only the message says what was expected. */
    public SourceError(int line, int column, String kind, String message) {
        this(line, column, kind, message, List.of());
    }

    /** The same in that file, if one is named: there nothing can be changed from the document. */
    public SourceError in(String other) {
        return other.isEmpty() ? this : new SourceError(other, line, column, kind, message, List.of());
    }

    /** Whether another file than the document has the line. */
    public boolean elsewhere() {
        return !file.isEmpty();
    }

    /** The message, opened by the file that has the line where that is not the document. */
    public String fullMessage() {
        return elsewhere() ? "in " + file + ": " + message : message;
    }
}
