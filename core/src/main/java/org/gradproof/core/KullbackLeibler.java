package org.gradproof.core;

import java.math.BigInteger;

/**
 * The Kullback-Leibler divergence KL(p ‖ q) = Σ<sub>k</sub> p<sub>k</sub> log(p<sub>k</sub>/q<sub>k</sub>), in nats, of
 * distributions or of the softmaxes of logits, and its derivatives with respect to either (S. Kullback, R. A. Leibler,
 * "On information and sufficiency", 1951).
 *
 * <p>The terms have both signs, and for p near q they cancel to second order. So p log(p/q) is split into (p - q), which
 * is exact for p near q, and p (d - log(1 + d)) ≥ 0 with d = (q - p)/p, which has its own series for small d. What still
 * cancels is taken with 106 bits, and where these do not show the result, with as many as it takes.
 *
 * <pre>{@code
 * double divergence = KullbackLeibler.value(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}); // 0.14384103622589045
 * }</pre>
 */
public final class KullbackLeibler {

    /** The largest error of {@link #value} and {@link #ofLogits}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 4;

    /** The largest error of the gradients, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = 3;

    /** How much of its terms a sum of doubles must keep. */
    private static final double KEPT = 0.75;

    private KullbackLeibler() {}

    /**
     * The divergence of two distributions.
     *
     * <p>A class with p<sub>k</sub> = 0 adds nothing; one with q<sub>k</sub> = 0 &lt; p<sub>k</sub> makes it ∞. Entries
     * need not sum to 1; the formula is taken as it stands, and may then be negative.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return KL(p ‖ q), within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double value(double[] p, double[] q) {
        Labels.requireProbabilities(p, q);
        CompensatedSum sum = new CompensatedSum();
        double size = 0;
        for (int k = 0; k < p.length; k++) {
            if (p[k] > 0 && q[k] == 0) {
                return Double.POSITIVE_INFINITY;
            }
            if (p[k] > 0 && LogRatio.isNear(p[k], q[k])) {
                double excess = p[k] * excess((q[k] - p[k]) / p[k]);
                sum.add(excess);
                sum.add(p[k] - q[k]);
                size += excess + Math.abs(p[k] - q[k]);
            } else if (p[k] > 0) {
                double term = p[k] * LogRatio.of(p[k], q[k]);
                sum.add(term);
                size += Math.abs(term);
            }
        }
        return Math.abs(sum.value()) >= KEPT * size ? sum.value() : cancelling(p, q);
    }

    private static double cancelling(double[] p, double[] q) {
        DoubleDouble sum = DoubleDouble.ZERO;
        double size = 0;
        for (int k = 0; k < p.length; k++) {
            if (p[k] > 0) {
                DoubleDouble term = LogRatio.precise(p[k], q[k]).times(p[k]);
                sum = sum.plus(term);
                size += Math.abs(term.high());
            }
        }
        return Math.abs(sum.high()) >= CancellingDifference.KEPT * size ? sum.rounded() : exactly(p, q);
    }

    private static double exactly(double[] p, double[] q) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger sum = BigInteger.ZERO;
                    for (int k = 0; k < p.length; k++) {
                        if (p[k] > 0 && p[k] != q[k]) {
                            BigInteger log = LogRatio.exact(p[k], q[k], arithmetic);
                            sum = sum.add(arithmetic.times(arithmetic.of(p[k]), log));
                        }
                    }
                    return new FixedPoint.Ratio(sum, arithmetic.one());
                },
                0);
    }

    /**
     * The derivatives with respect to p, each entry for itself: ∂KL/∂p<sub>k</sub> = log(p<sub>k</sub>/q<sub>k</sub>) + 1.
     *
     * <p>-∞ at p<sub>k</sub> = 0 &lt; q<sub>k</sub>, ∞ at q<sub>k</sub> = 0 &lt; p<sub>k</sub>, NaN where both are 0.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double[] gradientOfFirst(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        gradientOfFirst(p, q, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static void gradientOfFirst(double[] p, double[] q, double[] gradient) {
        Labels.requireProbabilities(p, q);
        Labels.requireSameLength("gradient", gradient.length, "p", p.length);
        for (int k = 0; k < p.length; k++) {
            boolean edge = p[k] == 0 || q[k] == 0;
            gradient[k] = edge ? Math.log(Math.abs(p[k] / q[k])) : LogRatio.plusOne(p[k], q[k]);
        }
    }

    /**
     * The derivatives with respect to q, each entry for itself: ∂KL/∂q<sub>k</sub> = -p<sub>k</sub>/q<sub>k</sub>; 0 at
     * p<sub>k</sub> = 0, -∞ at q<sub>k</sub> = 0 &lt; p<sub>k</sub>.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double[] gradientOfSecond(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        gradientOfSecond(p, q, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static void gradientOfSecond(double[] p, double[] q, double[] gradient) {
        DistributionCrossEntropy.gradientOfSecond(p, q, gradient);
    }

    /**
     * The divergence of softmax(a) from softmax(b), KL(softmax(a) ‖ softmax(b)).
     *
     * <p>Classes masked (-∞) in a add nothing; classes masked in b only make it ∞. 0 for no classes, NaN where there is no
     * limit.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return the divergence ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double ofLogits(double[] a, double[] b) {
        Labels.requireSameLength("b", b.length, "a", a.length);
        return LogitDivergence.value(a, b);
    }

    /**
     * The gradient of {@link #ofLogits} with respect to a, p<sub>k</sub> (c<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub>
     * c<sub>j</sub>) with p = softmax(a) and c = a - b.
     *
     * <p>0 at classes masked in a, and everywhere where a makes one class certain. One class masked in b alone draws its
     * entry to ∞ and the others to -∞, one at ∞ in b the other way round.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp; NaN where there is no limit
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] gradientOfFirstLogits(double[] a, double[] b) {
        double[] gradient = new double[a.length];
        gradientOfFirstLogits(a, b, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; neither a nor b
     * @throws IllegalArgumentException if the lengths differ, or gradient is a or b
     */
    public static void gradientOfFirstLogits(double[] a, double[] b, double[] gradient) {
        Labels.requireSameLength("b", b.length, "a", a.length);
        Labels.requireOwn("gradient", gradient, "a", a);
        Labels.requireOwn("gradient", gradient, "b", b);
        Row row = new Row(a);
        if (!PairLimit.gradientOfFirst(row, b, gradient)) {
            Deviation.run(row, a, b, gradient);
        }
    }

    /**
     * The gradient of {@link #ofLogits} with respect to b, softmax(b) - softmax(a).
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp; NaN where there is no limit
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] gradientOfSecondLogits(double[] a, double[] b) {
        double[] gradient = new double[a.length];
        gradientOfSecondLogits(a, b, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; neither a nor b
     * @throws IllegalArgumentException if the lengths differ, or gradient is a or b
     */
    public static void gradientOfSecondLogits(double[] a, double[] b, double[] gradient) {
        Labels.requireSameLength("b", b.length, "a", a.length);
        Labels.requireOwn("gradient", gradient, "a", a);
        Labels.requireOwn("gradient", gradient, "b", b);
        DistributionCrossEntropy.gradientOfSecondLogits(a, b, gradient);
    }

    /** d - log(1 + d) for d in [-½, 1]: with s = d/(2 + d) it is s (d - s² A(s²)). */
    private static double excess(double d) {
        double s = d / (2 + d);
        double w = s * s;
        return s * (d - w * LogLossKernel.atanhTail(w));
    }
}
