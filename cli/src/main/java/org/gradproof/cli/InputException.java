package org.gradproof.cli;

/** An input of the command cannot be used; its message says which and why, for the user. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
