package org.gradproof.core.internal.example;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * u<sub>k</sub> - p<sub>k</sub> Σ<sub>j</sub> u<sub>j</sub> with p = softmax(z): a gradient taken back through the
 * logarithm of softmax.
 *
 * <p>At the row's maximum it is (u<sub>m</sub> Σ<sub>j≠m</sub> e<sub>j</sub> - Σ<sub>j≠m</sub> u<sub>j</sub>) / Σ e, so
 * that it does not vanish where p is nearly 1. Sums and differences are taken with 106 bits; where a sum cancels beyond
 * these it is taken exactly, and where the difference does, it is taken with as many bits as it takes.
 */
public final class LogSoftmaxGradient {

    private static final int LIFT = 600;

    /** Below this, a difference's low part may have been lost to underflow. */
    private static final double TINY = 0x1p-900;

    /** From this on, a sum's products with lifted exponentials do not underflow. */
    private static final double SMALL = 0x1p-300;

    /** Below this, an exponential is lifted away from underflow. */
    private static final double LOW = -300;

    private final Row row;
    private final double[] u;

    /** The binary exponent that is taken off u. */
    private final int scale;

    private final DoubleDouble rest;
    private final DoubleDouble total;

    /** Σ u, and Σ u without the class of the largest logit. */
    private final DoubleDouble sum;

    private final DoubleDouble others;
    private @Nullable Map<Integer, Sums> sums;

    private LogSoftmaxGradient(Row row, double[] u, double largest) {
        this.row = row;
        this.u = u;
        this.scale = largest == 0 ? 0 : Math.getExponent(largest) + 2;
        this.rest = rest(0);
        this.total = rest.plus(1);
        this.sum = sumOfU(false);
        this.others = sumOfU(true);
    }

    /** All entries, at the edges too: NaN where u is not finite, or where softmax has no limit. */
    public static double run(double[] z, double[] u, int n, double[] into) {
        run(new Row(z, 0, n, 1), u, into);
        return 0;
    }

    private static void run(Row row, double[] u, double[] into) {
        double largest = 0;
        for (int k = 0; k < row.size; k++) {
            // NaN and ∞ stay.
            largest = Math.max(largest, Math.abs(u[k]));
        }
        if (row.hasNaN || !(largest <= Double.MAX_VALUE)) {
            Arrays.fill(into, 0, row.size, Double.NaN);
        } else if (row.isOrdinary()) {
            LogSoftmaxGradient gradient = new LogSoftmaxGradient(row, u, largest);
            for (int k = 0; k < row.size; k++) {
                into[k] = gradient.at(k);
            }
        } else {
            limits(row, u, into);
        }
    }

    /** Where a class is certain, or none is; what sums to 0 passes whatever the probabilities are. */
    private static void limits(Row row, double[] u, double[] into) {
        BigDecimal all = BigDecimal.ZERO;
        for (int k = 0; k < row.size; k++) {
            all = all.add(new BigDecimal(u[k]));
        }
        for (int k = 0; k < row.size; k++) {
            if (all.signum() == 0 || row.logit(k) < row.max) {
                into[k] = u[k];
            } else if (row.size > 1 && row.infinite != 1) {
                into[k] = Double.NaN;
            } else {
                into[k] = new BigDecimal(u[k]).subtract(all).doubleValue();
            }
        }
    }

    /** Σ e<sup>z_j - max</sup> without the maximum itself, times 2<sup>lift</sup>. */
    private DoubleDouble rest(int lift) {
        DoubleDouble s = DoubleDouble.ZERO;
        for (int j = 0; j < row.size; j++) {
            s = row.isArgMax(j) ? s : s.plus(DoubleDouble.exp(row.gap(j), lift));
        }
        return s;
    }

    private double scaled(int j) {
        // In two steps: 2^-scale alone may be subnormal.
        return Math.scalb(Math.scalb(u[j], -scale / 2), -(scale - scale / 2));
    }

    private DoubleDouble sumOfU(boolean withoutTop) {
        DoubleDouble s = DoubleDouble.ZERO;
        double size = 0;
        for (int j = 0; j < row.size; j++) {
            if (!withoutTop || !row.isArgMax(j)) {
                double v = scaled(j);
                s = s.plus(v);
                size += Math.abs(v);
            }
        }
        return Math.abs(s.high()) >= DoubleDouble.KEPT * size ? s : exactSumOfU(withoutTop);
    }

    /** 0 only where the sum is. */
    private DoubleDouble exactSumOfU(boolean withoutTop) {
        BigDecimal s = BigDecimal.ZERO;
        for (int j = 0; j < row.size; j++) {
            s = withoutTop && row.isArgMax(j) ? s : s.add(new BigDecimal(u[j]));
        }
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(scale)));
        BigDecimal lowered = scale > 0 ? s.divide(unit, MathContext.DECIMAL128) : s.multiply(unit);
        double high = lowered.doubleValue();
        if (high == 0) {
            return DoubleDouble.of(s.signum() * Double.MIN_VALUE);
        }
        return new DoubleDouble(high, lowered.subtract(new BigDecimal(high)).doubleValue());
    }

    private double at(int k) {
        if (row.isArgMax(k)) {
            return atTop(k);
        }
        return row.gap(k).high() > Row.VANISHED ? beside(k) : u[k];
    }

    private double atTop(int k) {
        double v = scaled(k);
        if (others.high() == 0 && (v != 0 || u[k] == 0)) {
            int lift = rest.high() < TINY ? 2 * LIFT : 0;
            DoubleDouble product = (lift == 0 ? rest : rest(lift)).times(v).dividedBy(total);
            return Math.scalb(product.rounded(), scale - lift);
        }
        DoubleDouble pull = rest.times(v);
        DoubleDouble difference = pull.minus(others);
        return isKept(difference, pull, others.high())
                ? Math.scalb(difference.dividedBy(total).rounded(), scale)
                : exactly(k);
    }

    private double beside(int k) {
        DoubleDouble gap = row.gap(k);
        boolean single = u[k] == 0 && (sum.high() == 0 || Math.abs(sum.high()) >= SMALL);
        int lift = single && gap.high() < LOW ? (gap.high() < 2 * LOW ? 2 * LIFT : LIFT) : 0;
        DoubleDouble push = DoubleDouble.exp(gap, lift).dividedBy(total).times(sum);
        double v = scaled(k);
        DoubleDouble difference = push.negated().plus(v);
        return single || isKept(difference, push, v) ? Math.scalb(difference.rounded(), scale - lift) : exactly(k);
    }

    private static boolean isKept(DoubleDouble difference, DoubleDouble term, double other) {
        double size = Math.abs(term.high()) + Math.abs(other);
        return Math.abs(difference.high()) >= Math.max(DoubleDouble.KEPT * size, TINY);
    }

    private double exactly(int k) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    Map<Integer, Sums> known = sums == null ? new HashMap<>() : sums;
                    sums = known;
                    Sums s = known.computeIfAbsent(arithmetic.bits(), bits -> sums(arithmetic));
                    BigInteger pull = arithmetic.times(arithmetic.of(u[k], -scale), s.total);
                    BigInteger push = arithmetic.times(s.exponentials[k], s.labels);
                    return new FixedPoint.Ratio(pull.subtract(push), s.total);
                },
                scale);
    }

    private Sums sums(FixedPoint arithmetic) {
        BigInteger[] e = row.exponentials(arithmetic);
        BigInteger all = BigInteger.ZERO;
        BigInteger labels = BigInteger.ZERO;
        for (int j = 0; j < e.length; j++) {
            all = all.add(e[j]);
            labels = labels.add(arithmetic.of(u[j], -scale));
        }
        return new Sums(e, all, labels);
    }

    /** What all entries share, for one number of bits. */
    private static final class Sums {
        private final BigInteger[] exponentials;
        private final BigInteger total;
        private final BigInteger labels;

        Sums(BigInteger[] exponentials, BigInteger total, BigInteger labels) {
            this.exponentials = exponentials;
            this.total = total;
            this.labels = labels;
        }
    }
}
