package org.gradproof.symbolic.source;

import java.util.List;

/**
 * One line of LaTeX with its place in the document.
 *
 * @param line its line number in the file, from 1
 * @param column the column of its first character in the file, from 1
 * @param text the LaTeX, without the line end
 * @param columns by character of the text its column, where the text is not what the file has (a macro's expansion, all
 *     of whose characters stand at its call); empty where it is
 */
public record SourceLine(int line, int column, String text, List<Integer> columns) {
    public SourceLine {
        columns = List.copyOf(columns);
        if (!columns.isEmpty() && columns.size() != text.length()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns for a text of " + text.length() + " characters");
        }
    }

    /** A line as the file has it. */
    public SourceLine(int line, int column, String text) {
        this(line, column, text, List.of());
    }

    /** The column in the file of the text's character at the place, from 0. */
    public int columnAt(int at) {
        if (columns.isEmpty()) {
            return column + at;
        }
        return at < columns.size() ? columns.get(at) : columns.get(columns.size() - 1) + 1;
    }
}
