package org.gradproof.verify.numeric.value;

/** The expression has no value at this point. Control flow inside this package: carries no stack trace. */
public final class UndefinedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public UndefinedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
