package org.gradproof.core;

import java.math.BigInteger;

/**
 * KL(softmax(a) ‖ softmax(b)) as log Σ<sub>k</sub> e<sup>b_k - lse(a) + c</sup> with c = Σ<sub>k</sub> p<sub>k</sub>
 * (a<sub>k</sub> - b<sub>k</sub>): the sum is 1 plus what q differs from p, to second order. Taken with 106 bits, and
 * where these do not show it, with as many as it takes.
 */
final class LogitDivergence {

    /** A mean gap so large that nothing else shows beside it, and that products of doubles would overflow. */
    private static final double LARGE = 0x1p200;

    private static final double KEPT = 0x1p-40;

    private LogitDivergence() {}

    static double value(double[] a, double[] b) {
        Row first = new Row(a);
        Row second = new Row(b);
        if (!first.isOrdinary() || !second.isOrdinary()) {
            return PairLimit.value(first, second);
        }
        double largest = 0;
        CompensatedSum gaps = new CompensatedSum();
        for (int k = 0; k < a.length; k++) {
            if (a[k] > Double.NEGATIVE_INFINITY) {
                if (b[k] == Double.NEGATIVE_INFINITY) {
                    return Double.POSITIVE_INFINITY;
                }
                double gap = first.times(k, second.halfDistance(k));
                largest = Math.max(largest, gap);
                gaps.add(gap);
            }
        }
        if (largest > LARGE) {
            return 2 * gaps.over(first.rest().plus(1));
        }
        return precise(first, second);
    }

    private static double precise(Row a, Row b) {
        DoubleDouble total = DoubleDouble.ZERO;
        DoubleDouble weighted = DoubleDouble.ZERO;
        for (int k = 0; k < a.size; k++) {
            DoubleDouble gap = a.gap(k);
            if (gap.high() > Row.VANISHED) {
                DoubleDouble e = DoubleDouble.exp(gap, 0);
                total = total.plus(e);
                weighted = weighted.plus(moderate(e, gap.minus(b.gap(k))));
            }
        }
        DoubleDouble log = PreciseLog.log1p(total.plus(-1));
        DoubleDouble mean = weighted.dividedBy(total);
        DoubleDouble shift = mean.minus(log);
        // b's largest term leads the sum, which is at least 1.
        DoubleDouble rest = DoubleDouble.ZERO;
        for (int k = 0; k < b.size; k++) {
            rest = rest.plus(DoubleDouble.exp(b.gap(k), 0));
        }
        DoubleDouble value = shift.plus(PreciseLog.log1p(rest.plus(-1)));
        double size = Math.abs(mean.high()) + log.high() + 1;
        return value.high() >= KEPT * size ? value.rounded() : exactly(a, b);
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
