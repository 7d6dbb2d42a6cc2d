package org.gradproof.mcp;

/** A request that is not answered, and why, in words for who asked. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
