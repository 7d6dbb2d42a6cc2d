package org.gradproof.symbolic.latex;

/**
 * A stretch of tokens and where it starts and ends.
 *
 * @param first the first token's place in its row of tokens
 * @param last the last token's place, inclusive
 * @param line the line of the first token, from 1
 * @param column its column, from 1
 * @param endLine the line of the last token
 * @param endColumn the column behind it; where the text is not what the file has, no place of the file
 */
public record Span(int first, int last, int line, int column, int endLine, int endColumn) {
    /** A place without an extent. */
    public Span(int first, int last, int line, int column) {
        this(first, last, line, column, line, column);
    }

    /** From the start of this to the end of the other. */
    public Span to(Span end) {
        return last >= end.last ? this : new Span(first, end.last, line, column, end.endLine, end.endColumn);
    }
}
