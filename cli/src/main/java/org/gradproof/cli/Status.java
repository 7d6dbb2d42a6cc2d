package org.gradproof.cli;

/** Exit statuses. */
final class Status {
    /** All is met. */
    static final int MET = 0;

    /** A derivation is not met. */
    static final int NOT_MET = 1;

    /** An input could not be read, or there was nothing to check, or the command was used wrongly. */
    static final int UNREADABLE = 2;

    private Status() {}
}
