package org.gradproof.symbolic.latex;

import java.util.Set;

/**
 * A token of LaTeX.
 *
 * @param text its normal form: a command with its backslash, a letter, a digit, a sign; for {@link
 *     Kind#TEXT} the words
 * @param raw as the author wrote it
 * @param spaced whether space stands before it
 */
record Token(Kind kind, String text, String raw, int line, int column, boolean spaced) {
    enum Kind {
        COMMAND,
        LETTER,
        DIGIT,
        SIGN,
        OPEN,
        CLOSE,
        SUB,
        SUP,
        PRIME,
        ALIGN,
        ROW,
        LINE,
        TEXT,
        BEGIN,
        END_ENVIRONMENT,
        QUAD,
        /** Shown beside the formula or not at all: {@code \tag}, {@code \label}, {@code \displaystyle}. */
        LAYOUT,
        SLOT,
        END
    }

    /** Whether it is one of the signs or commands; words that are spelled alike are not. */
    boolean isOneOf(Set<String> signs) {
        return (kind == Kind.SIGN || kind == Kind.COMMAND) && signs.contains(text);
    }

    boolean isSign(String sign) {
        return (kind == Kind.SIGN || kind == Kind.COMMAND) && text.equals(sign);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
