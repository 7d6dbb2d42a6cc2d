package org.gradproof.symbolic.latex;

/**
 * A stretch of tokens and where it starts.
 *
 * @param first the first token's place in its row of tokens
 * @param last the last token's place, inclusive
 * @param line the line of the first token, from 1
 * @param column its column, from 1
 */
public record Span(int first, int last, int line, int column) {
    /** From the start of this to the end of the other. */
    public Span to(Span end) {
        return new Span(first, Math.max(last, end.last), line, column);
    }
}
