package org.gradproof.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * What a fresh virtual machine's first calls of a function of rows cost: {@code FirstSecond TABLE FUNCTION SHAPE} adds a
 * line to the site's table. One function in one run, for the next would find its loops compiled.
 */
final class FirstSecond {

    private static final int CALLS = 20_000;
    private static final long NANOSECONDS = 3_000_000_000L;

    /** So many calls in a row that take the usual time are no accident. */
    private static final int IN_A_ROW = 20;

    private FirstSecond() {}

    public static void main(String[] arguments) throws java.io.IOException {
        DoubleSupplier function = new CoreRows(new NumberBatch(arguments[2]), 1).of(arguments[1]);
        double[] times = new double[CALLS];
        double sum = 0;
        int calls = 0;
        long start = System.nanoTime();
        while (calls < CALLS && System.nanoTime() - start < NANOSECONDS) {
            long before = System.nanoTime();
            sum += function.getAsDouble();
            times[calls++] = (System.nanoTime() - before) / 1e3;
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("no number");
        }
        double[] sorted = Arrays.copyOf(times, calls);
        Arrays.sort(sorted);
        double usual = sorted[calls / 4];
        int settled = settled(times, calls, 2 * usual);
        double until = Arrays.stream(times, 0, settled).sum() / 1e3;
        String row = String.format(
                Locale.ROOT,
                "\"%s, %s\",%.0f,%.0f,%.0f,%d,%.0f%n",
                arguments[1],
                arguments[2].replace("x", " × "),
                times[0],
                times[99],
                usual,
                settled,
                until);
        Path table = Path.of(arguments[0]);
        String rows = Files.exists(table)
                ? Files.readString(table)
                : "Function,\"First call, µs\",\"100th call, µs\",\"Usual call, µs\",Calls until it is usual,\"Milliseconds until then\"\n";
        Files.writeString(table, rows + row);
    }

    private static int settled(double[] times, int calls, double most) {
        for (int i = 0; i + IN_A_ROW < calls; i++) {
            if (Arrays.stream(times, i, i + IN_A_ROW).filter(t -> t < most).count() >= IN_A_ROW - 2) {
                return i;
            }
        }
        return calls;
    }
}
