package org.gradproof.symbolic.latex;

import java.util.List;
import org.gradproof.symbolic.latex.Token.Kind;

/** A place in a row of tokens, of which the last is an end. */
final class TokenRow {
    private final List<Token> all;
    private int at;

    TokenRow(List<Token> all) {
        this.all = List.copyOf(all);
    }

    List<Token> all() {
        return all;
    }

    Token get(int place) {
        return all.get(Math.min(place, all.size() - 1));
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
        return new Span(start, Math.max(start, at - 1), token.line(), token.column());
    }
}
