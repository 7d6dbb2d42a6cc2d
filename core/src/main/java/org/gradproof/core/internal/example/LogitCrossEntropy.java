package org.gradproof.core.internal.example;

import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/**
 * The cross entropy of the softmaxes of two rows, log Σ<sub>j</sub> e<sup>b_j - max b</sup> + Σ<sub>k</sub> p<sub>k</sub>
 * (max b - b<sub>k</sub>) with p = softmax(a), without a negative term; and its gradients.
 */
public final class LogitCrossEntropy {

    private LogitCrossEntropy() {}

    public static double value(double[] a, double[] b, int n) {
        return value(row(a, n), row(b, n));
    }

    public static double gradientOfFirst(double[] a, double[] b, int n, double[] gradient) {
        pull(row(a, n), row(b, n), b, gradient);
        return 0;
    }

    public static double gradientOfSecond(double[] a, double[] b, int n, double[] gradient) {
        SoftmaxDifference.run(row(a, n), row(b, n), gradient);
        return 0;
    }

    public static double valueAndGradientOfFirst(double[] a, double[] b, int n, double[] gradient) {
        return valueAndGradientOfFirst(row(a, n), row(b, n), b, gradient);
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
        CompensatedSum rest = new CompensatedSum();
        CompensatedSum gaps = new CompensatedSum();
        add(a, b, rest, gaps);
        return value(DoubleDouble.sum(rest.high(), rest.tail()), gaps, b.rest());
    }

    /** The value, and its gradient in a's logits, -p<sub>k</sub> (b<sub>k</sub> - Σ p<sub>j</sub> b<sub>j</sub>). */
    private static double valueAndGradientOfFirst(Row a, Row b, double[] logitsOfB, double[] gradient) {
        Deviation deviation = pull(a, b, logitsOfB, gradient);
        // Where the gradient is a limit, so is the value, which may still be told from ordinary rows.
        return deviation != null && deviation.hasMean()
                ? Row.logOfTotal(b.rest()) - deviation.mean().rounded()
                : value(a, b);
    }

    /** Writes the gradient in a's logits, for which b's are seen from their maximum. */
    private static @Nullable Deviation pull(Row a, Row b, double[] logitsOfB, double[] gradient) {
        if (PairLimit.gradientOfFirst(a, logitsOfB, gradient)) {
            return null;
        }
        Deviation deviation = null;
        if (a.isOrdinary() && b.isOrdinary()) {
            deviation = new Deviation(a, logitsOfB, null, b.max);
            deviation.all(gradient);
        } else {
            Deviation.run(a, logitsOfB, null, gradient);
        }
        Deviation.negate(gradient, a.size);
        return deviation;
    }

    /** The value, and its gradient in b's logits, softmax(b) - softmax(a). */
    private static double valueAndGradientOfSecond(Row a, Row b, double[] gradient) {
        if (!a.isOrdinary() || !b.isOrdinary()) {
            SoftmaxDifference.run(a, b, gradient);
            return PairLimit.value(a, b);
        }
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum gaps = new CompensatedSum();
        add(a, b, sum, gaps);
        DoubleDouble restOfA = DoubleDouble.sum(sum.high(), sum.tail());
        b.exponentials(gradient);
        DoubleDouble restOfB = b.rest(gradient);
        SoftmaxDifference.run(a, b, restOfA.plus(1), restOfB.plus(1), false, gradient);
        return value(restOfA, gaps, restOfB);
    }

    private static double value(DoubleDouble restOfA, CompensatedSum gaps, DoubleDouble restOfB) {
        return 2 * gaps.over(restOfA.plus(1)) + Row.logOfTotal(restOfB);
    }

    /** Adds a's exponentials without the largest, and their products with half of b's distances. */
    private static void add(Row a, Row b, CompensatedSum rest, CompensatedSum gaps) {
        for (int k = 0; k < a.size; k++) {
            double e = a.exp(k);
            if (!a.isArgMax(k)) {
                rest.add(e);
            }
            if (a.logit(k) > Double.NEGATIVE_INFINITY) {
                // A class masked in b alone makes it ∞, however small its probability.
                double half = b.halfDistance(k);
                gaps.add(half == Double.POSITIVE_INFINITY ? half : a.times(k, e, half));
            }
        }
    }
}
