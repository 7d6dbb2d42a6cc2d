package org.gradproof.docsgen.mathml;

/** A place in a formula's text, and what stands there: a command with its backslash, or one character. */
final class Cursor {
    private final String latex;
    private int at;

    Cursor(String latex) {
        this.latex = latex;
    }

    /** What stands behind the space at this place; empty at the end. */
    String peek() {
        while (at < latex.length() && Character.isWhitespace(latex.charAt(at))) {
            at++;
        }
        return token();
    }

    private String token() {
        if (at >= latex.length()) {
            return "";
        }
        int end = at + Character.charCount(latex.codePointAt(at));
        if (latex.charAt(at) == '\\' && end < latex.length()) {
            end += Character.charCount(latex.codePointAt(end));
            while (isLetter(at + 1) && end < latex.length() && isLetter(end)) {
                end++;
            }
        }
        return latex.substring(at, end);
    }

    private boolean isLetter(int place) {
        char c = latex.charAt(place);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    String next() {
        String token = peek();
        at += token.length();
        return token;
    }

    /** Takes what stands here if it is this. */
    boolean skip(String token) {
        boolean there = peek().equals(token);
        if (there) {
            at += token.length();
        }
        return there;
    }

    void expect(String token) {
        if (!skip(token)) {
            throw new UnknownLatexException(peek());
        }
    }

    /** The digits here, with a decimal point between them. */
    String number() {
        int start = at;
        while (isDigit(at) || (at < latex.length() && latex.charAt(at) == '.' && isDigit(at + 1))) {
            at++;
        }
        return latex.substring(start, at);
    }

    private boolean isDigit(int place) {
        return place < latex.length() && latex.charAt(place) >= '0' && latex.charAt(place) <= '9';
    }

    /** What stands in braces here, as it is. */
    String braces() {
        expect("{");
        int start = at;
        int depth = 1;
        while (depth > 0) {
            String token = token();
            if (token.isEmpty()) {
                throw new UnknownLatexException("{");
            }
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            at += token.length();
        }
        return latex.substring(start, at - 1);
    }
}
