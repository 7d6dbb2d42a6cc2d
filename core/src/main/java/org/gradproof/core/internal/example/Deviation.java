package org.gradproof.core.internal.example;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * p<sub>k</sub> (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>) with p = softmax(z): what the Hessian of cross
 * entropy, the Jacobian of softmax and the gradients of entropies have in common.
 *
 * <p>The v<sub>j</sub> are differences a<sub>j</sub> - b<sub>j</sub> of doubles, taken exactly. The mean is taken with
 * 106 bits, and where the difference from it does not show in these, with as many as it takes. Classes whose probability
 * vanishes count for nothing, whatever their v.
 */
public final class Deviation {

    private static final int LIFT = 600;
    private static final int FAR_LIFT = 1600;

    /** Below this, the mean's low part may have been lost to underflow. */
    private static final double TINY = 0x1p-900;

    /** The binary exponent that exponentials are lifted to. */
    private static final int HIGH = 300;

    private static final double LOG2_E = 0x1.71547652b82fep0;

    private final Row row;
    private final double[] a;
    private final double @Nullable [] b;

    /** What takes b's place where there is none. */
    private final double offset;

    /** The binary exponent that is taken off a and b. */
    private final int scale;

    private final DoubleDouble rest;
    private final DoubleDouble total;
    private final DoubleDouble mean;
    private final double meanSize;

    /** Whether every v that counts is 0. */
    private final boolean nothing;

    private @Nullable Map<Integer, Sums> sums;

    /** Of a row with a finite maximum, and finite differences wherever a probability does not vanish. */
    public Deviation(Row row, double[] a, double @Nullable [] b, double offset) {
        this.row = row;
        this.a = a;
        this.b = b;
        this.offset = offset;
        double largest = Math.abs(offset);
        for (int j = 0; j < row.size; j++) {
            if (counts(j)) {
                // A NaN or an infinity stays, and spoils the mean.
                largest = Math.max(largest, Math.max(Math.abs(a[j]), b == null ? 0 : Math.abs(b[j])));
            }
        }
        this.scale = largest == 0 ? 0 : Math.getExponent(largest) + 2;
        DoubleDouble sum = DoubleDouble.ZERO;
        DoubleDouble weighted = DoubleDouble.ZERO;
        double size = 0;
        boolean zeros = true;
        for (int j = 0; j < row.size; j++) {
            if (counts(j)) {
                DoubleDouble e = DoubleDouble.exp(row.gap(j), 0);
                DoubleDouble v = scaled(j);
                sum = row.isArgMax(j) ? sum : sum.plus(e);
                zeros &= v.high() == 0;
                weighted = weighted.plus(e.times(v));
                size += e.high() * Math.abs(v.high());
            }
        }
        this.rest = sum;
        this.total = sum.plus(1);
        this.mean = weighted.dividedBy(total);
        this.meanSize = size / total.high();
        this.nothing = zeros;
    }

    /** Of z's softmax and v. */
    public static double run(double[] z, double[] v, int n, double[] into) {
        run(new Row(z, 0, n, 1), v, null, into);
        return 0;
    }

    /** All entries, at the edges too: 0 where the distribution is certain, NaN where there is none or v is not finite. */
    public static void run(Row row, double[] a, double @Nullable [] b, double[] into) {
        boolean certain = !row.hasNaN && (row.size == 1 || row.infinite == 1);
        if (!row.isOrdinary()) {
            Arrays.fill(into, 0, row.size, certain ? 0 : Double.NaN);
            return;
        }
        new Deviation(row, a, b, 0).all(into);
    }

    public void all(double[] into) {
        for (int k = 0; k < row.size; k++) {
            into[k] = Double.isFinite(meanSize) ? at(k) : Double.NaN;
        }
    }

    /** Σ e<sup>z_j - max</sup> without the maximum itself. */
    public DoubleDouble rest() {
        return rest;
    }

    /** Whether {@link #mean} is good to all its bits but for those that cancelled; not where it is 0. */
    public boolean hasMean() {
        return Math.abs(mean.high()) >= TINY && Double.isFinite(meanSize);
    }

    /** Σ p<sub>j</sub> v<sub>j</sub>. */
    public DoubleDouble mean() {
        return mean.scaled(scale);
    }

    /** Σ p<sub>j</sub> |v<sub>j</sub>|. */
    public double meanSize() {
        return Math.scalb(meanSize, scale);
    }

    public static void negate(double[] values, int n) {
        for (int k = 0; k < n; k++) {
            values[k] = 0 - values[k];
        }
    }

    private boolean counts(int j) {
        return row.gap(j).high() > Row.VANISHED;
    }

    private DoubleDouble scaled(int j) {
        return DoubleDouble.difference(scaled(a[j]), scaled(b == null ? offset : b[j]));
    }

    private double scaled(double v) {
        // In two steps: 2^-scale alone may be subnormal.
        return Math.scalb(Math.scalb(v, -scale / 2), -(scale - scale / 2));
    }

    public double at(int k) {
        if (nothing || !counts(k)) {
            return 0;
        }
        DoubleDouble v = scaled(k);
        DoubleDouble difference = v.minus(mean);
        double size = Math.max(Math.abs(v.high()), meanSize);
        int differenceLift = 0;
        double least = Math.max(DoubleDouble.KEPT * size, TINY);
        if (Math.abs(difference.high()) < least) {
            differenceLift = LIFT;
            double exact = exactly(k, LIFT);
            if (Math.abs(exact) < TINY) {
                // Of huge terms; the scale makes a number of it yet.
                differenceLift = FAR_LIFT;
                exact = exactly(k, FAR_LIFT);
            }
            difference = DoubleDouble.of(exact);
        }
        DoubleDouble gap = row.gap(k);
        // However small the probability and the difference, their product is far from underflow.
        int lift = HIGH - (int) (gap.high() * LOG2_E);
        double product =
                DoubleDouble.exp(gap, lift).dividedBy(total).times(difference).rounded();
        return Math.scalb(product, scale - lift - differenceLift);
    }

    /** The difference of v<sub>k</sub> from the mean, lifted. */
    private double exactly(int k, int lift) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    Map<Integer, Sums> known = sums == null ? new HashMap<>() : sums;
                    sums = known;
                    Sums s = known.computeIfAbsent(arithmetic.bits(), bits -> sums(arithmetic));
                    BigInteger contrast =
                            arithmetic.times(exact(k, arithmetic), s.total).subtract(s.weighted);
                    return new FixedPoint.Ratio(contrast, s.total);
                },
                lift);
    }

    private Sums sums(FixedPoint arithmetic) {
        BigInteger[] e = row.exponentials(arithmetic);
        BigInteger sum = BigInteger.ZERO;
        BigInteger weighted = BigInteger.ZERO;
        for (int j = 0; j < e.length; j++) {
            if (e[j].signum() != 0) {
                sum = sum.add(e[j]);
                weighted = weighted.add(arithmetic.times(e[j], exact(j, arithmetic)));
            }
        }
        return new Sums(sum, weighted);
    }

    private BigInteger exact(int j, FixedPoint arithmetic) {
        return arithmetic.of(a[j], -scale).subtract(arithmetic.of(b == null ? offset : b[j], -scale));
    }

    /** What all entries share, for one number of bits. */
    private record Sums(BigInteger total, BigInteger weighted) {}
}
