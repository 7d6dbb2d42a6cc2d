package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.DistributionDivergence;
import org.gradproof.core.internal.example.LogitDivergence;

/**
 * The Kullback-Leibler divergence KL(p ‖ q) = Σ<sub>k</sub> p<sub>k</sub> log(p<sub>k</sub>/q<sub>k</sub>), in nats, of
 * distributions or of the softmaxes of logits, and its derivatives with respect to either (S. Kullback, R. A. Leibler,
 * "On information and sufficiency", 1951).
 *
 * <p>The terms have both signs, and for p near q they cancel to second order. So p log(p/q) is split into (p - q), which
 * is exact for p near q, and p (d - log(1 + d)) ≥ 0 with d = (q - p)/p, which has its own series for small d. What still
 * cancels is taken with 106 bits, and where these do not show the result, with as many as it takes.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double divergence = KullbackLeibler.valueFromProbabilities(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}); // 0.14384103622589045
 * }</pre>
 */
public final class KullbackLeibler {

    /** The largest error of {@link #valueFromProbabilities} and {@link #valueFromLogits}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 4;

    /** The largest error of the gradients, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = 3;

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
    public static double valueFromProbabilities(double[] p, double[] q) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        return Operands.value(p, q, DistributionDivergence::value);
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
    public static double[] gradientOfFirstFromProbabilities(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        Operands.run(p, q, gradient, DistributionDivergence::gradientOfFirst);
        return gradient;
    }

    /**
     * The divergence, returned, and its derivatives with respect to p, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @return KL(p ‖ q)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double valueAndGradientOfFirstFromProbabilities(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return Operands.run(p, q, gradient, DistributionDivergence::valueAndGradientOfFirst);
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
    public static double[] gradientOfSecondFromProbabilities(double[] p, double[] q) {
        double[] gradient = new double[p.length];
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        Operands.run(p, q, gradient, DistributionDivergence::gradientOfSecond);
        return gradient;
    }

    /**
     * The divergence, returned, and its derivatives with respect to q, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p or q itself
     * @return KL(p ‖ q)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double valueAndGradientOfSecondFromProbabilities(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return Operands.run(p, q, gradient, DistributionDivergence::valueAndGradientOfSecond);
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
    public static double valueFromLogits(double[] a, double[] b) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        return Operands.value(a, b, LogitDivergence::value);
    }

    /**
     * The gradient of {@link #valueFromLogits} with respect to a, p<sub>k</sub> (c<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub>
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
    public static double[] gradientOfFirstFromLogits(double[] a, double[] b) {
        double[] gradient = new double[a.length];
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        Operands.run(a, b, gradient, LogitDivergence::gradientOfFirst);
        return gradient;
    }

    /**
     * The divergence of the softmaxes, returned, and its gradient with respect to a, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; may be a or b itself
     * @return the divergence; its last bits may differ from those of {@link #valueFromLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientOfFirstFromLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        return Operands.run(a, b, gradient, LogitDivergence::valueAndGradientOfFirst);
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
        Operands.run(a, b, gradient, LogitDivergence::gradientOfSecond);
        return gradient;
    }

    /**
     * The divergence of the softmaxes, returned, and its gradient with respect to b, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; may be a or b itself
     * @return the divergence; its last bits may differ from those of {@link #valueFromLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientOfSecondFromLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "a", a.length);
        return Operands.run(a, b, gradient, LogitDivergence::valueAndGradientOfSecond);
    }
}
