package org.gradproof.verify.numeric;

/**
 * Whether the expression has a value, or which, cannot be told at the working precision. Control flow
 * inside this package: carries no stack trace.
 */
final class UndecidableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    UndecidableException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
