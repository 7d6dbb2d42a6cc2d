package org.gradproof.core.internal.example;

import java.math.BigInteger;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.PreciseLog;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/**
 * KL(softmax(a) ‖ softmax(b)) as log Σ<sub>k</sub> e<sup>b_k - lse(a) + c</sup> with c = Σ<sub>k</sub> p<sub>k</sub>
 * (a<sub>k</sub> - b<sub>k</sub>): the sum is 1 plus what q differs from p, to second order. Taken with 106 bits, and
 * where these do not show it, with as many as it takes.
 */
public final class LogitDivergence {

    /** A mean gap so large that nothing else shows beside it, and that products of doubles would overflow. */
    private static final double LARGE = 0x1p200;

    private static final double KEPT = 0x1p-40;

    private LogitDivergence() {}

    public static double value(double[] a, double[] b, int n) {
        return value(row(a, n), row(b, n));
    }

    public static double gradientOfFirst(double[] a, double[] b, int n, double[] gradient) {
        pull(row(a, n), a, b, gradient);
        return 0;
    }

    public static double gradientOfSecond(double[] a, double[] b, int n, double[] gradient) {
        SoftmaxDifference.run(row(a, n), row(b, n), gradient);
        return 0;
    }

    public static double valueAndGradientOfFirst(double[] a, double[] b, int n, double[] gradient) {
        return valueAndGradientOfFirst(row(a, n), row(b, n), a, b, gradient);
    }

    public static double valueAndGradientOfSecond(double[] a, double[] b, int n, double[] gradient) {
        return valueAndGradientOfSecond(row(a, n), row(b, n), gradient);
    }

    private static Row row(double[] z, int n) {
        return new Row(z, 0, n, 1);
    }

    private static double value(Row a, Row b) {
        if (!a.isOrdinary() || !b.isOrdinary()) {
            return PairLimit.value(a, b);
        }
        double large = large(a, b);
        return large > 0 ? large : value(a, b, new Mean(a, b), SoftmaxDifference.total(b));
    }

    /** The value, and its gradient in a's logits, p<sub>k</sub> (c<sub>k</sub> - Σ p<sub>j</sub> c<sub>j</sub>). */
    private static double valueAndGradientOfFirst(
            Row a, Row b, double[] logitsOfA, double[] logitsOfB, double[] gradient) {
        Deviation deviation = pull(a, logitsOfA, logitsOfB, gradient);
        if (deviation == null || !b.isOrdinary()) {
            return value(a, b);
        }
        double large = large(a, b);
        if (large > 0 || !deviation.hasMean()) {
            return large > 0 ? large : value(a, b);
        }
        DoubleDouble apart = DoubleDouble.difference(a.max, b.max);
        DoubleDouble mean = deviation.mean().minus(apart);
        double size = deviation.meanSize() + Math.abs(apart.high());
        return value(a, b, new Mean(mean, size, deviation.rest().plus(1)), SoftmaxDifference.total(b));
    }

    /** Writes the gradient in a's logits; null where it is a limit. */
    private static @Nullable Deviation pull(Row a, double[] logitsOfA, double[] logitsOfB, double[] gradient) {
        if (PairLimit.gradientOfFirst(a, logitsOfB, gradient)) {
            return null;
        }
        if (!a.isOrdinary()) {
            Deviation.run(a, logitsOfA, logitsOfB, gradient);
            return null;
        }
        Deviation deviation = new Deviation(a, logitsOfA, logitsOfB, 0);
        deviation.all(gradient);
        return deviation;
    }

    /** The value, and its gradient in b's logits, softmax(b) - softmax(a). */
    private static double valueAndGradientOfSecond(Row a, Row b, double[] gradient) {
        double large = a.isOrdinary() && b.isOrdinary() ? large(a, b) : 0;
        if (large > 0 || !a.isOrdinary() || !b.isOrdinary()) {
            SoftmaxDifference.run(a, b, gradient);
            return large > 0 ? large : PairLimit.value(a, b);
        }
        Mean mean = new Mean(a, b);
        DoubleDouble totalOfB = SoftmaxDifference.total(b);
        b.exponentials(gradient);
        SoftmaxDifference.run(a, b, mean.total, totalOfB, true, gradient);
        return value(a, b, mean, totalOfB);
    }

    /** The value where it is ∞, or so large that only the mean gap shows; else 0. */
    private static double large(Row a, Row b) {
        double largest = 0;
        CompensatedSum gaps = new CompensatedSum();
        for (int k = 0; k < a.size; k++) {
            if (a.logit(k) > Double.NEGATIVE_INFINITY) {
                double half = b.halfDistance(k);
                if (half == Double.POSITIVE_INFINITY) {
                    return half;
                }
                double gap = a.times(k, half);
                largest = Math.max(largest, gap);
                gaps.add(gap);
            }
        }
        return largest > LARGE ? 2 * gaps.over(a.rest().plus(1)) : 0;
    }

    /** From the mean of the gaps between the rows as seen from their maxima, and b's total. */
    private static double value(Row a, Row b, Mean mean, DoubleDouble totalOfB) {
        DoubleDouble log = PreciseLog.log1p(mean.total.plus(-1));
        DoubleDouble shift = mean.mean.minus(log);
        DoubleDouble value = shift.plus(PreciseLog.log1p(totalOfB.plus(-1)));
        double size = mean.size + log.high() + 1;
        return value.high() >= KEPT * size ? value.rounded() : exactly(a, b);
    }

    /** The mean of (a<sub>k</sub> - max a) - (b<sub>k</sub> - max b), how large its terms were, and a's total. */
    private static final class Mean {
        private final DoubleDouble mean;
        private final double size;
        private final DoubleDouble total;

        Mean(DoubleDouble mean, double size, DoubleDouble total) {
            this.mean = mean;
            this.size = size;
            this.total = total;
        }

        Mean(Row a, Row b) {
            DoubleDouble sum = DoubleDouble.ZERO;
            DoubleDouble weighted = DoubleDouble.ZERO;
            for (int k = 0; k < a.size; k++) {
                DoubleDouble gap = a.gap(k);
                if (gap.high() > Row.VANISHED) {
                    DoubleDouble e = DoubleDouble.exp(gap, 0);
                    sum = sum.plus(e);
                    weighted = weighted.plus(moderate(e, gap.minus(b.gap(k))));
                }
            }
            this.total = sum;
            this.mean = weighted.dividedBy(sum);
            this.size = Math.abs(mean.high());
        }
    }

    /** The product, of a large factor without a low part: a vanishing weight is all that it can come with. */
    private static DoubleDouble moderate(DoubleDouble e, DoubleDouble x) {
        return Math.abs(x.high()) < 0x1p900 ? e.times(x) : DoubleDouble.of(e.high() * x.high());
    }

    private static double exactly(Row a, Row b) {
        double largest = 1;
        for (int k = 0; k < a.size; k++) {
            if (a.gap(k).high() > Row.VANISHED) {
                largest = Math.max(largest, 0 - b.gap(k).high());
            }
        }
        int scale = Math.getExponent(largest) + 1;
        return FixedPoint.evaluate(arithmetic -> divergence(a, b, scale, arithmetic), scale);
    }

    /** The divergence times 2<sup>-scale</sup>: gaps of any size then keep their weights' errors small. */
    private static FixedPoint.Ratio divergence(Row a, Row b, int scale, FixedPoint arithmetic) {
        BigInteger[] p = a.exponentials(arithmetic);
        BigInteger[] q = b.exponentials(arithmetic);
        BigInteger totalOfP = BigInteger.ZERO;
        BigInteger totalOfQ = BigInteger.ZERO;
        BigInteger weighted = BigInteger.ZERO;
        for (int k = 0; k < p.length; k++) {
            totalOfP = totalOfP.add(p[k]);
            totalOfQ = totalOfQ.add(q[k]);
            if (p[k].signum() != 0 && a.gap(k).high() > Row.VANISHED) {
                BigInteger gap = a.exactGap(k, arithmetic).subtract(b.exactGap(k, arithmetic));
                weighted = weighted.add(arithmetic.times(p[k], gap.shiftRight(scale)));
            }
        }
        BigInteger logs = arithmetic.log(arithmetic.over(totalOfQ, totalOfP));
        return new FixedPoint.Ratio(arithmetic.over(weighted, totalOfP).add(logs.shiftRight(scale)), arithmetic.one());
    }
}
