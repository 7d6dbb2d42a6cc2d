package org.gradproof.verify.numeric;

/** The expression has no value at this point. Control flow inside this package: carries no stack trace. */
final class UndefinedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    UndefinedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
