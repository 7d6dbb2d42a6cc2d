package org.gradproof.testing;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** How long whoever asks waits for an answer, when others have been asked before. */
public final class Latency {
    private static final int BEFORE = 60;
    private static final int ASKED = 101;
    private static final int WORST = 95;

    private Latency() {}

    /** Something that is asked, and waited for. */
    @FunctionalInterface
    public interface Question {
        /** Asks what was not asked in another round. */
        void ask(int round) throws Exception;
    }

    /**
     * Prints the median, and what one of twenty exceeds.
     *
     * @throws AssertionError if the median is above the limit, in milliseconds
     */
    public static void measure(String name, int limit, PrintStream out, Question question) throws Exception {
        double[] millis = new double[ASKED];
        for (int round = -BEFORE; round < ASKED; round++) {
            long start = System.nanoTime();
            question.ask(round + BEFORE + 1);
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        double median = millis[ASKED / 2];
        out.println(String.format(
                Locale.ROOT,
                "%s: median %.0f ms of %d, 95 %% below %.0f ms",
                name,
                median,
                ASKED,
                millis[ASKED * WORST / 100]));
        if (median > limit) {
            throw new AssertionError(name + " takes more than " + limit + " ms");
        }
    }
}
