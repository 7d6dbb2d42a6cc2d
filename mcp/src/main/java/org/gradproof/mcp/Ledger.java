package org.gradproof.mcp;

import java.time.Duration;

/** How many requests were handed on, and how many messages came of them: an input that ends does not end their work. */
final class Ledger {
    /** What has had no answer for so long after the input's end is not waited for. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private long open;
    private long changes;
    private int running;

    synchronized void asked() {
        open++;
        changed();
    }

    synchronized void answered() {
        open--;
        changed();
    }

    synchronized void begun() {
        running++;
        changed();
    }

    synchronized void ended() {
        running--;
        changed();
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** Waits until everything is answered, or nothing works on an answer any more. */
    synchronized void await() throws InterruptedException {
        while (open > 0) {
            long seen = changes;
            wait(QUIET.toMillis());
            if (changes == seen && running == 0) {
                return;
            }
        }
    }
}
