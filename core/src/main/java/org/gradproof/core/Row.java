package org.gradproof.core;

/**
 * One row of logits seen from its maximum: what log-sum-exp, softmax and cross entropy share.
 *
 * <p>The logits stand in z[from] … z[from + size - 1] and are not copied. The largest term of Σ
 * e<sup>z_j - max</sup> is exactly 1 and stays out of the sum, so that log1p can take the rest.
 */
final class Row {

    final int size;
    final double max;

    /** How many logits are +∞. */
    final int infinite;

    final boolean hasNaN;

    private final double[] z;
    private final int from;
    private final int argMax;

    Row(double[] z, int from, int size) {
        double best = Double.NEGATIVE_INFINITY;
        int at = 0;
        int infinities = 0;
        boolean nan = false;
        for (int j = 0; j < size; j++) {
            double v = z[from + j];
            nan |= Double.isNaN(v);
            if (v > best) {
                best = v;
                at = j;
            }
            if (v == Double.POSITIVE_INFINITY) {
                infinities++;
            }
        }
        this.z = z;
        this.from = from;
        this.size = size;
        this.max = best;
        this.argMax = at;
        this.infinite = infinities;
        this.hasNaN = nan;
    }

    Row(double[] z) {
        this(z, 0, z.length);
    }

    /** Whether the usual formulas hold: at least two classes, no NaN, and a finite maximum. */
    boolean isOrdinary() {
        return size > 1 && !hasNaN && Math.abs(max) <= Double.MAX_VALUE;
    }

    double logit(int j) {
        return z[from + j];
    }

    boolean isArgMax(int j) {
        return j == argMax;
    }

    /** e<sup>z_j - max</sup>, for a finite maximum. */
    double exp(int j) {
        return j == argMax ? 1 : Exp.ofDifference(z[from + j], max);
    }

    /** Σ e<sup>z_j - max</sup> over all j but one, for a finite maximum. */
    DoubleDouble sumWithout(int excluded) {
        CompensatedSum sum = new CompensatedSum();
        for (int j = 0; j < size; j++) {
            if (j != excluded) {
                sum.add(exp(j));
            }
        }
        return DoubleDouble.sum(sum.high(), sum.tail());
    }

    /** Σ e<sup>z_j - max</sup> without the maximum itself. */
    DoubleDouble rest() {
        return sumWithout(argMax);
    }

    /** log Σ e<sup>z_j - max</sup> from {@link #rest}. */
    static double logOfTotal(DoubleDouble rest) {
        return Log1p.of(rest.high(), rest.low());
    }

    /** a · b with two roundings, for a b of two parts. */
    static double product(double a, DoubleDouble b) {
        return a * b.high() + a * b.low();
    }

    /** a / d with one rounding of note. */
    static double quotient(double a, DoubleDouble d) {
        double q = a / d.high();
        return q - q * (d.low() / d.high());
    }
}
