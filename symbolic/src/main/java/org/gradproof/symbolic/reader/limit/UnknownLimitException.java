package org.gradproof.symbolic.reader.limit;

/** How an expression behaves is not known. */
final class UnknownLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownLimitException(String message) {
        super(message);
    }
}
