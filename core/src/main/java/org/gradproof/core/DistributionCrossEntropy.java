package org.gradproof.core;

/**
 * The cross entropy of two distributions, H(p, q) = -Σ<sub>k</sub> p<sub>k</sub> log q<sub>k</sub>, in nats, or of the
 * softmaxes of two rows of logits, with 0 · log 0 = 0 and its derivatives with respect to either.
 *
 * <p>For logits against labels see {@link CrossEntropy}. (Source: K. P. Murphy, "Probabilistic Machine Learning: An
 * Introduction", 2022, section 6.1.)
 *
 * <pre>{@code
 * double loss = DistributionCrossEntropy.value(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}); // 0.8369882167858358
 * }</pre>
 */
public final class DistributionCrossEntropy {

    /** The largest error of {@link #value} and {@link #ofLogits}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of the gradients, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = 2.5;

    private DistributionCrossEntropy() {}

    /**
     * H(p, q) of two distributions; ∞ where q<sub>k</sub> = 0 &lt; p<sub>k</sub>.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return H(p, q) ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double value(double[] p, double[] q) {
        Labels.requireProbabilities(p, q);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < p.length; k++) {
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(q[k]));
            }
        }
        return sum.value();
    }

    /**
     * The derivatives with respect to p, each entry for itself: ∂H/∂p<sub>k</sub> = -log q<sub>k</sub>; ∞ at q<sub>k</sub>
     * = 0.
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
            gradient[k] = 0 - StrictMath.log(q[k]);
        }
    }

    /**
     * The derivatives with respect to q, each entry for itself: ∂H/∂q<sub>k</sub> = -p<sub>k</sub>/q<sub>k</sub>; 0 at
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
        Labels.requireProbabilities(p, q);
        Labels.requireSameLength("gradient", gradient.length, "p", p.length);
        for (int k = 0; k < p.length; k++) {
            // q may be -0.
            gradient[k] = p[k] == 0 ? 0 : 0 - Math.abs(p[k] / q[k]);
        }
    }

    /**
     * H(softmax(a), softmax(b)) = log Σ<sub>j</sub> e<sup>b_j</sup> - Σ<sub>k</sub> softmax(a)<sub>k</sub> b<sub>k</sub>.
     *
     * <p>Classes masked (-∞) in a add nothing, classes masked in b alone make it ∞. 0 for no classes, NaN where there is no
     * limit.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return the cross entropy ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double ofLogits(double[] a, double[] b) {
        Labels.requireSameLength("b", b.length, "a", a.length);
        Row first = new Row(a);
        Row second = new Row(b);
        if (!first.isOrdinary() || !second.isOrdinary()) {
            return PairLimit.value(first, second);
        }
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < a.length; k++) {
            if (second.logit(k) == Double.NEGATIVE_INFINITY && first.logit(k) > Double.NEGATIVE_INFINITY) {
                return Double.POSITIVE_INFINITY;
            }
            if (first.logit(k) > Double.NEGATIVE_INFINITY) {
                sum.add(first.times(k, second.halfDistance(k)));
            }
        }
        DoubleDouble total = first.rest().plus(1);
        return 2 * sum.over(total) + Row.logOfTotal(second.rest());
    }

    /**
     * The gradient of {@link #ofLogits} with respect to a, -p<sub>k</sub> (b<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub>
     * b<sub>j</sub>) with p = softmax(a).
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
            Deviation.run(row, b, null, gradient);
            Entropy.negate(gradient);
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
        SoftmaxDifference.run(a, b, gradient);
    }
}
