package org.gradproof.core.internal.example;

import java.math.BigInteger;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a row of logits is held against: labels a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n), from labels
 * y or from one class, with weights w and smoothing ε, never rounded more than asked for.
 */
public final class LabelRow {

    private final double @Nullable [] y;
    private final int target;
    private final double @Nullable [] weights;
    private final double epsilon;
    private final int size;

    private LabelRow(double @Nullable [] y, int target, int size, double @Nullable [] weights, double epsilon) {
        this.y = y;
        this.target = target;
        this.size = size;
        this.weights = weights;
        this.epsilon = epsilon;
    }

    /** Of the first labels of an array. */
    public static LabelRow of(double[] y, int size) {
        return new LabelRow(y, -1, size, null, 0);
    }

    public static LabelRow of(double[] y, int size, double @Nullable [] weights, double epsilon) {
        return new LabelRow(y, -1, size, weights, epsilon);
    }

    public static LabelRow of(int target, int size, double @Nullable [] weights, double epsilon) {
        return new LabelRow(null, target, size, weights, epsilon);
    }

    public int size() {
        return size;
    }

    /** a<sub>k</sub>, rounded. */
    public double at(int k) {
        return isPlain() ? label(k) : precise(k, 0).rounded();
    }

    /** a<sub>k</sub> · 2<sup>lift</sup> to 106 bits; the lift keeps the low part from underflow. */
    public DoubleDouble precise(int k, int lift) {
        double lifted = Math.scalb(label(k), lift);
        if (isPlain()) {
            return DoubleDouble.of(lifted);
        }
        DoubleDouble a = DoubleDouble.of(lifted);
        if (epsilon != 0) {
            DoubleDouble share = DoubleDouble.of(Math.scalb(epsilon, lift)).dividedBy(DoubleDouble.of(size));
            a = DoubleDouble.difference(1, epsilon).times(lifted).plus(share);
        }
        return weights == null ? a : a.times(weights[k]);
    }

    /** A binary exponent that no a<sub>k</sub> exceeds. */
    public int scale() {
        double largest = 1;
        for (int k = 0; weights != null && k < size; k++) {
            largest = Math.max(largest, weights[k]);
        }
        return Math.getExponent(largest) + 1;
    }

    /** a<sub>k</sub> · 2<sup>-scale</sup>. */
    public BigInteger exact(int k, int scale, FixedPoint arithmetic) {
        BigInteger a = arithmetic.of(label(k));
        if (epsilon != 0) {
            BigInteger share = arithmetic.of(epsilon).divide(BigInteger.valueOf(size));
            a = arithmetic
                    .times(arithmetic.one().subtract(arithmetic.of(epsilon)), a)
                    .add(share);
        }
        return weights == null ? a.shiftRight(scale) : arithmetic.times(a, arithmetic.of(weights[k], -scale));
    }

    /** Σ a<sub>j</sub> without one; over all of them for -1. */
    public DoubleDouble sumWithout(int excluded) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int k = 0; k < size; k++) {
            if (k != excluded) {
                sum = sum.plus(precise(k, 0));
            }
        }
        return sum;
    }

    private boolean isPlain() {
        return epsilon == 0 && weights == null;
    }

    private double label(int k) {
        return y == null ? (k == target ? 1 : 0) : y[k];
    }
}
