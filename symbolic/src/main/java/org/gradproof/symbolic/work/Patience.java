package org.gradproof.symbolic.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The last resort behind the limits that count operations: the processor time that a thread may spend on a task, so that
 * one which shares its processor with others is given no less. A thread that only waits is left after ten times as long.
 */
public final class Patience {
    private static final int WAITING = 10;

    private final Duration limit;
    private long processorTimeThen = -1;

    /** Patience for one task. */
    public Patience(Duration limit) {
        this.limit = limit;
    }

    /**
     * Whether it is over; to be asked now and then. The processor time is looked at only once so much time has gone by at
     * all: few tasks come to that, and asking the virtual machine takes it a while the first time.
     *
     * @param thread that works on the task
     * @param nanos since it began
     */
    public boolean isOver(Thread thread, long nanos) {
        if (nanos <= limit.toNanos()) {
            return false;
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long now = threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : -1;
        if (now < 0 || nanos > WAITING * limit.toNanos()) {
            return true;
        }
        if (processorTimeThen < 0) {
            processorTimeThen = now;
        }
        return now - processorTimeThen > limit.toNanos();
    }
}
