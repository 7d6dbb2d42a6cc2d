package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.DistributionSums;
import org.gradproof.core.internal.example.LogitCrossEntropy;

/**
 * The cross entropy of two distributions, H(p, q) = -Σ<sub>k</sub> p<sub>k</sub> log q<sub>k</sub>, in nats, or of the
 * softmaxes of two rows of logits, with 0 · log 0 = 0 and its derivatives with respect to either.
 *
 * <p>For logits against labels see {@link CrossEntropy}. (Source: K. P. Murphy, "Probabilistic Machine Learning: An
 * Introduction", 2022, section 6.1.) Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp
 * of a float.
 *
 * <pre>{@code
 * double loss = DistributionCrossEntropy.valueFromProbabilities(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}); // 0.8369882167858358
 * }</pre>
 */
public final class DistributionCrossEntropy {

    /** The largest error of {@link #valueFromProbabilities} and {@link #valueFromLogits}, in ulp of the result. */
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
    public static double valueFromProbabilities(double[] p, double[] q) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        return Operands.value(p, q, DistributionSums::value);
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
    public static double[] gradientOfFirstFromProbabilities(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        Operands.run(p, q, gradient, DistributionSums::gradientOfFirst);
        return gradient;
    }

    /**
     * The cross entropy, returned, and its derivatives with respect to p, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @return H(p, q)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double valueAndGradientOfFirstFromProbabilities(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return Operands.run(p, q, gradient, DistributionSums::valueAndGradientOfFirst);
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
    public static double[] gradientOfSecondFromProbabilities(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        Operands.run(p, q, gradient, DistributionSums::gradientOfSecond);
        return gradient;
    }

    /**
     * The cross entropy, returned, and its derivatives with respect to q, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @return H(p, q)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double valueAndGradientOfSecondFromProbabilities(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return Operands.run(p, q, gradient, DistributionSums::valueAndGradientOfSecond);
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
    public static double valueFromLogits(double[] a, double[] b) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        return Operands.value(a, b, LogitCrossEntropy::value);
    }

    /**
     * The gradient of {@link #valueFromLogits} with respect to a, -p<sub>k</sub> (b<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub>
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
    public static double[] gradientOfFirstFromLogits(double[] a, double[] b) {
        double[] gradient = new double[a.length];
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        Operands.run(a, b, gradient, LogitCrossEntropy::gradientOfFirst);
        return gradient;
    }

    /**
     * The cross entropy of the softmaxes, returned, and its gradient with respect to a, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; may be a or b itself
     * @return the cross entropy; its last bits may differ from those of {@link #valueFromLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientOfFirstFromLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        return Operands.run(a, b, gradient, LogitCrossEntropy::valueAndGradientOfFirst);
    }

    /**
     * The gradient of {@link #valueFromLogits} with respect to b, softmax(b) - softmax(a).
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp; NaN where there is no limit
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] gradientOfSecondFromLogits(double[] a, double[] b) {
        double[] gradient = new double[a.length];
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        Operands.run(a, b, gradient, LogitCrossEntropy::gradientOfSecond);
        return gradient;
    }

    /**
     * The cross entropy of the softmaxes, returned, and its gradient with respect to b, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; may be a or b itself
     * @return the cross entropy; its last bits may differ from those of {@link #valueFromLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientOfSecondFromLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        return Operands.run(a, b, gradient, LogitCrossEntropy::valueAndGradientOfSecond);
    }
}
