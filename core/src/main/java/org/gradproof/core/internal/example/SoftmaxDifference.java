package org.gradproof.core.internal.example;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.jspecify.annotations.Nullable;

/** softmax(b) - softmax(a), entry by entry: with 106 bits where the two are near, and where these do not show it, exactly. */
public final class SoftmaxDifference {

    private static final double CANCELS_WITHIN = 16;
    private static final double LOW = -300;
    private static final int LIFT = 600;

    private final Row a;
    private final Row b;
    private final DoubleDouble totalOfA;
    private final DoubleDouble totalOfB;
    private @Nullable Map<Integer, Exact> exact;

    private SoftmaxDifference(Row a, Row b, DoubleDouble totalOfA, DoubleDouble totalOfB) {
        this.a = a;
        this.b = b;
        this.totalOfA = totalOfA;
        this.totalOfB = totalOfB;
    }

    public static void run(Row a, Row b, double[] into) {
        if (a.isOrdinary() && b.isOrdinary()) {
            b.exponentials(into);
            run(a, b, a.rest().plus(1), b.rest(into).plus(1), false, into);
            return;
        }
        if (isCertain(a) && b.isOrdinary()) {
            // 1 - p would cancel at the certain class.
            RowCrossEntropy.valueAndGradient(b, a.argMax(), into);
            return;
        }
        if (isCertain(b) && a.isOrdinary()) {
            RowCrossEntropy.valueAndGradient(a, b.argMax(), into);
            Deviation.negate(into, a.size);
            return;
        }
        RowSoftmax.value(b, into);
        DoubleDouble total = a.isOrdinary() ? a.rest().plus(1) : DoubleDouble.ONE;
        for (int k = 0; k < a.size; k++) {
            into[k] -= RowSoftmax.at(a, k, total);
        }
    }

    /**
     * Of ordinary rows with b's exponentials in the array that takes the result.
     *
     * @param totalOfA Σ e<sup>a_j - max a</sup>
     * @param totalOfB Σ e<sup>b_j - max b</sup>
     * @param precise whether these have 106 bits
     */
    public static void run(Row a, Row b, DoubleDouble totalOfA, DoubleDouble totalOfB, boolean precise, double[] into) {
        SoftmaxDifference difference = precise ? new SoftmaxDifference(a, b, totalOfA, totalOfB) : null;
        for (int k = 0; k < a.size; k++) {
            double q = DoubleDouble.roundedQuotient(into[k], totalOfB);
            double p = DoubleDouble.roundedQuotient(a.exp(k), totalOfA);
            if (p == 0 || !(q <= CANCELS_WITHIN * p && p <= CANCELS_WITHIN * q)) {
                into[k] = q - p;
            } else {
                difference = difference == null ? new SoftmaxDifference(a, b, total(a), total(b)) : difference;
                into[k] = difference.at(k);
            }
        }
    }

    private static boolean isCertain(Row row) {
        return row.infinite == 1 && !row.hasNaN;
    }

    /** Σ e<sup>z_j - max</sup> with 106 bits. */
    public static DoubleDouble total(Row row) {
        DoubleDouble total = DoubleDouble.ZERO;
        for (int j = 0; j < row.size; j++) {
            total = total.plus(DoubleDouble.exp(row.gap(j), 0));
        }
        return total;
    }

    private double at(int k) {
        DoubleDouble gapOfA = a.gap(k);
        DoubleDouble gapOfB = b.gap(k);
        int lift = Math.min(gapOfA.high(), gapOfB.high()) < LOW ? LIFT : 0;
        DoubleDouble p = DoubleDouble.exp(gapOfA, lift).dividedBy(totalOfA);
        DoubleDouble q = DoubleDouble.exp(gapOfB, lift).dividedBy(totalOfB);
        DoubleDouble difference = q.minus(p);
        return Math.abs(difference.high()) >= DoubleDouble.KEPT * p.high()
                ? Math.scalb(difference.rounded(), -lift)
                : exactly(k);
    }

    private double exactly(int k) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    Map<Integer, Exact> known = exact == null ? new HashMap<>() : exact;
                    exact = known;
                    Exact e = known.computeIfAbsent(arithmetic.bits(), bits -> new Exact(a, b, arithmetic));
                    BigInteger q = arithmetic.times(e.ofB[k], e.totalOfA);
                    BigInteger p = arithmetic.times(e.ofA[k], e.totalOfB);
                    return new FixedPoint.Ratio(q.subtract(p), arithmetic.times(e.totalOfA, e.totalOfB));
                },
                0);
    }

    /** What all entries share, for one number of bits. */
    private static final class Exact {
        private final BigInteger[] ofA;
        private final BigInteger[] ofB;
        private final BigInteger totalOfA;
        private final BigInteger totalOfB;

        Exact(Row a, Row b, FixedPoint arithmetic) {
            ofA = a.exponentials(arithmetic);
            ofB = b.exponentials(arithmetic);
            totalOfA = sum(ofA);
            totalOfB = sum(ofB);
        }

        private static BigInteger sum(BigInteger[] values) {
            BigInteger sum = BigInteger.ZERO;
            for (BigInteger value : values) {
                sum = sum.add(value);
            }
            return sum;
        }
    }
}
