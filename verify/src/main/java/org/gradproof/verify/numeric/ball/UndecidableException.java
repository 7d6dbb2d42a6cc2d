package org.gradproof.verify.numeric.ball;

/**
 * Whether the expression has a value, or which, cannot be told at the working precision. Control flow
 * inside this package: carries no stack trace.
 */
public final class UndecidableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public UndecidableException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
