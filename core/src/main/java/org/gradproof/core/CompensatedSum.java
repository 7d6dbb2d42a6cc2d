package org.gradproof.core;

/**
 * A running sum that keeps what each addition rounds off (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54, 1974). For terms of one sign the result is within an ulp whatever their number.
 * An infinite or NaN sum is what plain addition gives.
 */
final class CompensatedSum {

    private double sum;
    private double compensation;

    void add(double x) {
        double s = sum + x;
        // TwoSum needs no comparison of magnitudes, and so no branch.
        double xRounded = s - sum;
        compensation += (sum - (s - xRounded)) + (x - xRounded);
        sum = s;
    }

    /** The sum without its tail. */
    double high() {
        return sum;
    }

    /** What {@link #high} lacks; 0 where the sum is not finite. */
    double tail() {
        return Math.abs(sum) <= Double.MAX_VALUE ? compensation : 0;
    }

    double value() {
        return sum + tail();
    }
}
