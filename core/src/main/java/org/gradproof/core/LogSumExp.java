package org.gradproof.core;

/**
 * Log-sum-exp, log Σ<sub>j</sub> e<sup>z_j</sup>: the smooth maximum, and the logarithm of softmax's denominator.
 *
 * <p>Computed as max + log1p(Σ<sub>rest</sub> e<sup>z_j - max</sup>) with the row's maximum kept out of a compensated
 * sum (P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax functions", IMA J.
 * Numer. Anal. 41, 2021). Where the two terms nearly cancel, the sum is taken again with 106 bits;
 * the error is then at most {@link #VALUE_MAX_ULP} ulp, or 2<sup>-95</sup> in absolute terms, whichever is larger.
 */
public final class LogSumExp {

    /** The largest error of {@link #value}, in ulp of the result, for up to 100,000 logits. */
    public static final double VALUE_MAX_ULP = 4;

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
     * Log-sum-exp, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries of softmax(z); may be z itself
     * @return log Σ<sub>j</sub> e<sup>z_j</sup>
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradient(double[] z, double[] gradient) {
        Labels.requireSameLength("gradient", gradient.length, "z", z.length);
        double value = value(z);
        Softmax.value(z, gradient);
        return value;
    }

    static double value(Row row) {
        if (row.hasNaN) {
            return Double.NaN;
        }
        if (row.size < 2 || Double.isInfinite(row.max)) {
            return row.max;
        }
        double logOfTotal = Row.logOfTotal(row.rest());
        double value = row.max + logOfTotal;
        return row.max < 0 && Math.abs(value) < -0.75 * row.max ? cancelling(row) : value;
    }

    /** log1p(Σ e<sup>z_j</sup> - 1), the sum in double-double: for a sum near 1. */
    private static double cancelling(Row row) {
        DoubleDouble s = DoubleDouble.ZERO;
        boolean counted = false;
        for (int j = 0; j < row.size; j++) {
            double z = row.logit(j);
            if (!counted && row.isArgMax(j) && z > -0.5) {
                s = s.plus(DoubleDouble.expm1(DoubleDouble.of(z)));
                counted = true;
            } else {
                s = s.plus(DoubleDouble.exp(DoubleDouble.of(z), 0));
            }
        }
        if (!counted) {
            s = s.plus(-1);
        }
        return Log1p.of(s.high(), s.low());
    }
}
