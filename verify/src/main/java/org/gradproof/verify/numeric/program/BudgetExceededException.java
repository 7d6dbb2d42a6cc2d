package org.gradproof.verify.numeric.program;

/** An evaluation took more operations, or nested deeper, than it was allowed. Says nothing about the value. */
public final class BudgetExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for a reader. */
    public BudgetExceededException(String message) {
        super(message);
    }
}
