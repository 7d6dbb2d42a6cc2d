package org.gradproof.symbolic.words;

/** Thrown where something cannot be written in words over matrices. */
public final class NoWordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoWordsException(String what) {
        super(what, null, false, false);
    }
}
