package org.gradproof.symbolic.latex;

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

    boolean is(Kind other) {
        return kind == other;
    }
}
