package org.gradproof.symbolic.work;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * The operations of a task, counted by whoever carries them out: {@code Work.within(limit, task)} ends a task that takes
 * more, on a slow machine as on a fast one.
 *
 * <p>One operation is about what a multiplication of two terms takes. The count belongs to the thread on which the task
 * runs, and so reaches a multiplication deep inside a proof without passing through everything above it. What several
 * tasks share, and the first to ask for it makes, is measured {@linkplain #apart apart} and charged to each of them: else
 * the count would depend on which was first.
 */
public final class Work {
    private static final ThreadLocal<Work> CURRENT = ThreadLocal.withInitial(() -> new Work(Long.MAX_VALUE));

    private final long limit;
    private long done;

    private Work(long limit) {
        this.limit = limit;
    }

    /** What was made, and the operations that it took. */
    public record Measured<T>(T value, long operations) {}

    /**
     * What the task makes.
     *
     * @throws WorkExceededException if it takes more than so many operations, or than an outer task has left
     */
    public static <T> T within(long operations, Supplier<T> task) {
        Work outer = CURRENT.get();
        Work own = new Work(Math.min(operations, outer.limit - outer.done));
        CURRENT.set(own);
        try {
            return task.get();
        } finally {
            outer.done += own.done;
            CURRENT.set(outer);
        }
    }

    /** What the task makes, whose operations are measured and charged to nobody. */
    public static <T> Measured<T> apart(Supplier<T> task) {
        Work outer = CURRENT.get();
        Work own = new Work(Long.MAX_VALUE);
        CURRENT.set(own);
        try {
            return new Measured<>(task.get(), own.done);
        } finally {
            CURRENT.set(outer);
        }
    }

    /**
     * Counts operations of the task of this thread.
     *
     * @throws WorkExceededException if they are more than the task is allowed, or the thread is told to stop
     */
    public static void count(long operations) {
        Work work = CURRENT.get();
        work.done += operations;
        if (work.done > work.limit) {
            throw new WorkExceededException("it takes more than " + String.format(Locale.ROOT, "%,d", work.limit)
                    + " operations, the most that are spent on it");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new WorkExceededException("it was told to stop");
        }
    }

    /** How many operations the task of this thread has taken. */
    public static long done() {
        return CURRENT.get().done;
    }
}
