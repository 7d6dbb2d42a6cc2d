package org.gradproof.docsgen.extension;

/** A document has derivations that are not met, or parts that could not be read. Its message names them and their lines. */
public final class DerivationsNotMetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DerivationsNotMetException(String message) {
        super(message);
    }
}
