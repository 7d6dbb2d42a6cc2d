package org.gradproof.docsgen.experiments;

/**
 * An axis of a plot.
 *
 * @param label what it shows, with the unit
 * @param log whether equal distances are equal ratios
 * @param ticks the values that are marked, ascending; the first and the last are the axis's ends
 */
record Axis(String label, boolean log, double... ticks) {

    /** Where a value stands on the axis: 0 at the first tick, 1 at the last. */
    double place(double value) {
        double from = scaled(ticks[0]);
        return (scaled(value) - from) / (scaled(ticks[ticks.length - 1]) - from);
    }

    private double scaled(double value) {
        return log ? StrictMath.log(value) : value;
    }
}
