package org.gradproof.symbolic.normal.poly;

/** The normal form has no way to express something, or its limits are reached; never a statement about truth. */
public final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    /** What could not be expressed, in words for a reader. */
    public Unsupported(String message) {
        super(message, null, false, false);
        this.words = message;
    }

    /** What could not be expressed. */
    public String words() {
        return words;
    }
}
