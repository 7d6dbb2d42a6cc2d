package org.gradproof.docsgen.desk;

/** A question that has no answer, and why, in words for who asked. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of reasons. */
    public enum Kind {
        /** Too many questions wait. */
        CROWD,
        /** It takes longer than there is patience. */
        TIME,
        /** It takes more work, depth or memory than there is. */
        SIZE,
        /** The thread that asked was interrupted. */
        END,
        /** A fault of the product. */
        FAULT
    }

    private final Kind kind;

    NoAnswerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The kind of reason. */
    public Kind kind() {
        return kind;
    }
}
