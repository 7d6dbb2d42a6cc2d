package org.gradproof.symbolic.latex;

import java.util.List;
import org.gradproof.symbolic.latex.Token.Kind;

/** A place in a row of tokens, of which the last is an end. */
final class TokenRow {
    private final List<Token> all;
    private final int end;
    private int at;

    TokenRow(List<Token> all) {
        this(all, 0, all.size() - 1);
    }

    /** The tokens from a place to another, at which they end. */
    TokenRow(List<Token> all, int from, int end) {
        this.all = List.copyOf(all);
        this.at = from;
        this.end = end;
    }

    List<Token> all() {
        return all;
    }

    Token get(int place) {
        Token token = all.get(Math.min(place, end));
        return place < end ? token : new Token(Kind.END, "", "", token.line(), token.column(), token.spaced());
    }

    Token peek() {
        return get(at);
    }

    int at() {
        return at;
    }

    void advance() {
        at++;
    }

    void moveTo(int place) {
        at = place;
    }

    void skipLayout() {
        while (peek().is(Kind.LAYOUT) || peek().is(Kind.LINE)) {
            at++;
        }
    }

    /** From the token at {@code start} to the one before this place. */
    Span span(int start) {
        Token token = get(start);
        int end = Math.max(start, at - 1);
        Token last = get(end);
        int behind = last.column() + last.raw().length();
        return new Span(start, end, token.line(), token.column(), last.line(), behind);
    }
}
