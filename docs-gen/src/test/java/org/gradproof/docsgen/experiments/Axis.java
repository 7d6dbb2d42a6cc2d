package org.gradproof.docsgen.experiments;

import java.util.Arrays;
import java.util.List;

/**
 * An axis of a plot.
 *
 * @param label what it shows, with the unit
 * @param log whether equal distances are equal ratios
 * @param ticks the values that are marked, ascending; the first and the last are the axis's ends
 */
record Axis(String label, boolean log, List<Double> ticks) {
    static Axis of(String label, boolean log, double... ticks) {
        return new Axis(label, log, Arrays.stream(ticks).boxed().toList());
    }

    /** Where a value stands on the axis: 0 at the first tick, 1 at the last. */
    double place(double value) {
        double from = scaled(ticks.get(0));
        return (scaled(value) - from) / (scaled(ticks.get(ticks.size() - 1)) - from);
    }

    private double scaled(double value) {
        return log ? StrictMath.log(value) : value;
    }
}
