package org.gradproof.symbolic.work;

import java.time.Duration;

/**
 * A task was stopped by the clock, where its operations could not be counted: the last resort. A faster machine, or one
 * that does less beside it, may get further.
 */
public final class OutOfTimeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** After so much processor time. */
    public OutOfTimeException(Duration limit) {
        super("stopped after " + limit.toSeconds() + " seconds of processor time, not by its operations; "
                + "on a faster machine it may get further");
        Unrepeatable.met();
    }
}
