package org.gradproof.replay;

/** How much one replay may cost, counted in parts of terms that are built: the same on any machine. */
final class Budget {
    private static final long MOST = 3_000_000;

    private static final ThreadLocal<long[]> SPENT = ThreadLocal.withInitial(() -> new long[1]);

    private Budget() {}

    /** A new replay begins. */
    static void renew() {
        SPENT.get()[0] = 0;
    }

    /** Counts; {@link NoAnswer} beyond what a replay may cost. */
    static void spend(long cost) {
        long[] spent = SPENT.get();
        spent[0] += cost;
        if (spent[0] > MOST) {
            throw new NoAnswer("the replay takes too many operations");
        }
    }
}
