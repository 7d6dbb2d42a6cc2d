package org.gradproof.core.internal.sum;

import org.gradproof.core.internal.exact.DoubleDouble;

/**
 * A running sum that keeps what each addition rounds off (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54, 1974). For terms of one sign the result is within an ulp whatever their number.
 * An infinite or NaN sum is what plain addition gives.
 *
 * <p>A finite term that would take the sum beyond the largest double is kept apart, scaled down: the mean may be finite.
 */
public final class CompensatedSum {

    /** No batch has so many examples that its sum, scaled so, is beyond the largest double. */
    public static final double DOWN = 0x1p-64;

    private static final double UP = 0x1p64;

    /** A sum that went beyond is at least so large when scaled down. */
    private static final double LEAST_BEYOND = 0x1p959;

    /** The largest double, scaled down, and the roundings of a mean. */
    private static final double LARGEST = 0x1p960 * (1 + 0x1p-50);

    private double sum;
    private double compensation;

    /** What went beyond, scaled down, and what its additions rounded off. */
    private double beyond;

    private double beyondCompensation;

    public void clear() {
        sum = 0;
        compensation = 0;
        beyond = 0;
        beyondCompensation = 0;
    }

    public void add(double x) {
        double s = sum + x;
        if (Math.abs(s) > Double.MAX_VALUE && Math.abs(x) <= Double.MAX_VALUE && Math.abs(sum) <= Double.MAX_VALUE) {
            addBeyond(x * DOWN);
            return;
        }
        // TwoSum needs no comparison of magnitudes, and so no branch.
        double xRounded = s - sum;
        compensation += (sum - (s - xRounded)) + (x - xRounded);
        sum = s;
    }

    private void addBeyond(double scaled) {
        double s = beyond + scaled;
        double rounded = s - beyond;
        beyondCompensation += (beyond - (s - rounded)) + (scaled - rounded);
        beyond = s;
    }

    /** Adds what {@link #losses} gave. */
    public void addLosses(double losses) {
        if (wentBeyond(losses)) {
            addBeyond(0 - losses);
        } else {
            add(losses);
        }
    }

    /** The sum without its tail. */
    public double high() {
        return isBeyond() ? value() : sum;
    }

    /** What {@link #high} lacks; 0 where the sum is not finite. */
    public double tail() {
        return isBeyond() || Math.abs(sum) > Double.MAX_VALUE ? 0 : compensation;
    }

    /** What {@link #value} rounds off; 0 where the sum is not finite. */
    public double lost() {
        return (sum - value()) + tail();
    }

    public double value() {
        return isBeyond() && Math.abs(sum) <= Double.MAX_VALUE ? scaled() * UP : sum + tail();
    }

    /**
     * The sum; where it is above the largest double though no term is, its negative, scaled down. No sum of losses is
     * anything like that.
     */
    public double losses() {
        double value = value();
        return isBeyond() && value > Double.MAX_VALUE && Math.abs(sum) <= Double.MAX_VALUE ? 0 - scaled() : value;
    }

    /** The sum over a divisor ≥ 1, also where the sum alone is beyond the largest double. */
    public double over(DoubleDouble divisor) {
        if (isBeyond() && Math.abs(sum) <= Double.MAX_VALUE) {
            return DoubleDouble.roundedQuotient(scaled(), divisor) * UP;
        }
        return Math.abs(sum) <= Double.MAX_VALUE ? DoubleDouble.roundedQuotient(value(), divisor) : sum;
    }

    public static boolean wentBeyond(double losses) {
        return losses <= -LEAST_BEYOND;
    }

    /** The mean of so many terms, from {@link #losses}. Where it is the largest double it is not rounded up. */
    public static double meanBeyond(double losses, int count) {
        double scaled = (0 - losses) / count;
        return scaled <= LARGEST ? Math.min(Double.MAX_VALUE, scaled * UP) : Double.POSITIVE_INFINITY;
    }

    private boolean isBeyond() {
        return beyond != 0 || beyondCompensation != 0;
    }

    private double scaled() {
        return (sum * DOWN + beyond) + (compensation * DOWN + beyondCompensation);
    }
}
