package org.gradproof.core;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** softmax(b) - softmax(a), entry by entry: with 106 bits where the two are near, and where these do not show it, exactly. */
final class SoftmaxDifference {

    private static final double CANCELS_WITHIN = 16;
    private static final double LOW = -300;
    private static final int LIFT = 600;

    private final Row a;
    private final Row b;
    private final DoubleDouble totalOfA;
    private final DoubleDouble totalOfB;
    private final Map<Integer, Exact> exact = new HashMap<>();

    private SoftmaxDifference(Row a, Row b) {
        this.a = a;
        this.b = b;
        this.totalOfA = total(a);
        this.totalOfB = total(b);
    }

    static void run(double[] a, double[] b, double[] into) {
        Row rowOfA = new Row(a);
        Row rowOfB = new Row(b);
        if (isCertain(rowOfA) && rowOfB.isOrdinary()) {
            // 1 - p would cancel at the certain class.
            CrossEntropy.gradient(rowOfB, rowOfA.argMax(), into);
            return;
        }
        if (isCertain(rowOfB) && rowOfA.isOrdinary()) {
            CrossEntropy.gradient(rowOfA, rowOfB.argMax(), into);
            Entropy.negate(into);
            return;
        }
        double[] p = Softmax.value(a);
        Softmax.value(b, into);
        SoftmaxDifference difference = null;
        for (int k = 0; k < into.length; k++) {
            boolean far = !(into[k] <= CANCELS_WITHIN * p[k] && p[k] <= CANCELS_WITHIN * into[k]) || p[k] == 0;
            if (far || !rowOfA.isOrdinary() || !rowOfB.isOrdinary()) {
                into[k] = into[k] - p[k];
            } else {
                difference = difference == null ? new SoftmaxDifference(rowOfA, rowOfB) : difference;
                into[k] = difference.at(k);
            }
        }
    }

    private static boolean isCertain(Row row) {
        return row.infinite == 1 && !row.hasNaN;
    }

    private static DoubleDouble total(Row row) {
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
        return Math.abs(difference.high()) >= CancellingDifference.KEPT * p.high()
                ? Math.scalb(difference.rounded(), -lift)
                : exactly(k);
    }

    private double exactly(int k) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    Exact e = exact.computeIfAbsent(arithmetic.bits(), bits -> new Exact(a, b, arithmetic));
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
