package org.gradproof.symbolic.work;

/** A task took all the operations that it was allowed. Says nothing about what it was to find. */
public final class WorkExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkExceededException(String message) {
        super(message, null, false, false);
    }
}
