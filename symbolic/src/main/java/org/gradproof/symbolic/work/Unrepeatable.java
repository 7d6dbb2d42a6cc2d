package org.gradproof.symbolic.work;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often, in this process, something had a part in a result that another run of the same need not meet: the clock, the
 * memory that there is, a fault. A result between two equal counts is what any run would give.
 */
public final class Unrepeatable {
    private static final AtomicLong MET = new AtomicLong();

    private Unrepeatable() {}

    /** Such a thing was met. */
    public static void met() {
        MET.incrementAndGet();
    }

    /** How often so far. */
    public static long count() {
        return MET.get();
    }
}
