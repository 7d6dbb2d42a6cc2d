package org.gradproof.core.internal.sum;

import java.util.stream.IntStream;

/** Splits a batch over threads, each with a contiguous part of it. */
public final class Chunks {

    /** The work on the examples from, …, to - 1; its result is their loss. */
    @FunctionalInterface
    public interface Part {
        double run(int from, int to);
    }

    private Chunks() {}

    /** The sum of the parts' losses, as {@link CompensatedSum#losses} has it. Parts begin at multiples of granule; the sum is in their order. */
    public static double sum(int examples, int granule, int threads, Part part) {
        if (threads == 1 || examples <= granule) {
            return part.run(0, examples);
        }
        int granules = (examples + granule - 1) / granule;
        int parts = Math.min(threads, granules);
        double[] losses = IntStream.range(0, parts)
                .parallel()
                .mapToDouble(i -> part.run(
                        start(i, parts, granules, granule, examples), start(i + 1, parts, granules, granule, examples)))
                .toArray();
        CompensatedSum sum = new CompensatedSum();
        for (double loss : losses) {
            sum.addLosses(loss);
        }
        return sum.losses();
    }

    private static int start(int part, int parts, int granules, int granule, int examples) {
        return (int) Math.min(examples, (long) granules * part / parts * granule);
    }
}
