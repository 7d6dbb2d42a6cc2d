package org.gradproof.core;

import java.math.BigInteger;

/**
 * Log-sum-exp, log Σ<sub>j</sub> e<sup>z_j</sup>: the smooth maximum, and the logarithm of softmax's denominator.
 *
 * <p>Computed as max + log1p(Σ<sub>rest</sub> e<sup>z_j - max</sup>) with the row's maximum kept out of a compensated
 * sum (P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax functions", IMA J.
 * Numer. Anal. 41, 2021). Where the two terms cancel by more than half, the sum is taken again with 106 bits, and where
 * these do not show the result, with as many as it takes: the bound holds at (log ½, log ½) as elsewhere.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double logOfSum = LogSumExp.value(new double[] {1000, 1000}); // 1000.6931471805599
 * }</pre>
 */
public final class LogSumExp {

    /** The largest error of {@link #value}, in ulp of the result, for up to 100,000 logits. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of {@link #gradient}, in ulp of each entry, for up to 100,000 logits. */
    public static final double GRADIENT_MAX_ULP = Softmax.VALUE_MAX_ULP;

    private LogSumExp() {}

    /**
     * log Σ<sub>j</sub> e<sup>z_j</sup>.
     *
     * <p>-∞ for no logits or where all are -∞ (a single -∞ adds nothing); ∞ where one is ∞; NaN where one is NaN; z
     * itself for a single z.
     *
     * @param z n logits, any doubles, n ≥ 0
     * @return a number ≥ max z, within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(double[] z) {
        return value(new Row(z));
    }

    /**
     * The gradient, ∂/∂z<sub>k</sub> log Σ<sub>j</sub> e<sup>z_j</sup> = softmax(z)<sub>k</sub>.
     *
     * @param z n logits, any doubles
     * @return a new array of n entries, as {@link Softmax#value(double[])} has them
     */
    public static double[] gradient(double[] z) {
        return Softmax.value(z);
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries; may be z itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void gradient(double[] z, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Softmax.value(new Row(z), gradient);
    }

    /**
     * Log-sum-exp, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries of softmax(z); may be z itself
     * @return log Σ<sub>j</sub> e<sup>z_j</sup>
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradient(double[] z, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        return valueAndGradient(new Row(z), gradient);
    }

    /**
     * Log-sum-exp of floats.
     *
     * @param z n logits, any floats, n ≥ 0
     * @return log Σ<sub>j</sub> e<sup>z_j</sup>, a double within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(float[] z) {
        return value(new Row(Widened.ofThisThread().first(z), 0, z.length, 1));
    }

    /**
     * The gradient of floats, softmax(z).
     *
     * @param z n logits, any floats
     * @return a new array of n entries, rounded once
     */
    public static float[] gradient(float[] z) {
        return Softmax.value(z);
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param gradient receives the n entries; may be z itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void gradient(float[] z, float[] gradient) {
        valueAndGradient(z, gradient);
    }

    /**
     * Log-sum-exp of floats, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param gradient receives the n entries of softmax(z); may be z itself
     * @return log Σ<sub>j</sub> e<sup>z_j</sup>
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradient(float[] z, float[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Widened wide = Widened.ofThisThread();
        double value = valueAndGradient(new Row(wide.first(z), 0, z.length, 1), wide.result(z.length));
        wide.narrow(gradient);
        return value;
    }

    private static double valueAndGradient(Row row, double[] gradient) {
        if (!row.isOrdinary()) {
            double limit = limit(row);
            Softmax.limits(row, gradient);
            return limit;
        }
        DoubleDouble rest = row.rest();
        // The gradient may replace the logits.
        double value = value(row, rest);
        Softmax.value(row, rest, gradient);
        return value;
    }

    static double value(Row row) {
        return row.isOrdinary() ? value(row, row.rest()) : limit(row);
    }

    private static double limit(Row row) {
        return row.hasNaN ? Double.NaN : row.max;
    }

    private static double value(Row row, DoubleDouble rest) {
        double logOfTotal = Row.logOfTotal(rest);
        double value = row.max + logOfTotal;
        return row.max < 0 && Math.abs(value) < logOfTotal ? cancelling(row) : value;
    }

    /** max + log1p(rest) in double-double. */
    private static double cancelling(Row row) {
        DoubleDouble rest = DoubleDouble.ZERO;
        boolean counted = false;
        for (int j = 0; j < row.size; j++) {
            if (!counted && row.isArgMax(j)) {
                counted = true;
            } else {
                rest = rest.plus(DoubleDouble.exp(row.gap(j), 0));
            }
        }
        DoubleDouble value = PreciseLog.log1p(rest).plus(row.max);
        return Math.abs(value.high()) >= CancellingDifference.KEPT * -row.max ? value.rounded() : exactly(row);
    }

    /** log1p(Σ e<sup>z_j</sup> - 1), whose argument is so small here that half its square is all that it lacks. */
    private static double exactly(Row row) {
        double excess = FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger sum = BigInteger.ZERO;
                    for (BigInteger e : row.exponentials(arithmetic)) {
                        sum = sum.add(e);
                    }
                    BigInteger scale = arithmetic.exp(arithmetic.of(row.max));
                    return new FixedPoint.Ratio(
                            arithmetic.times(sum, scale).subtract(arithmetic.one()), arithmetic.one());
                },
                0);
        return excess - excess * excess / 2;
    }
}
