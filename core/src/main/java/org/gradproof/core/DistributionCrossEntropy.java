package org.gradproof.core;

/**
 * The cross entropy of two distributions, H(p, q) = -Σ<sub>k</sub> p<sub>k</sub> log q<sub>k</sub>, in nats, or of the
 * softmaxes of two rows of logits, with 0 · log 0 = 0 and its derivatives with respect to either.
 *
 * <p>For logits against labels see {@link CrossEntropy}. (Source: K. P. Murphy, "Probabilistic Machine Learning: An
 * Introduction", 2022, section 6.1.) Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp
 * of a float.
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
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        return DistributionSums.value(p, q, p.length, Widened.NOTHING);
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
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        DistributionSums.gradientOfFirst(p, q, p.length, gradient);
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
    public static double valueAndGradientOfFirst(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return DistributionSums.valueAndGradientOfFirst(p, q, p.length, gradient);
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
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        DistributionSums.gradientOfSecond(p, q, p.length, gradient);
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
    public static double valueAndGradientOfSecond(double[] p, double[] q, double[] gradient) {
        ArgumentChecks.requireSameLength("q", q.length, "p", p.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return DistributionSums.valueAndGradientOfSecond(p, q, p.length, gradient);
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
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        return LogitCrossEntropy.value(a, b, a.length, Widened.NOTHING);
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
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireOwn("gradient", gradient, "a", a);
        ArgumentChecks.requireOwn("gradient", gradient, "b", b);
        LogitCrossEntropy.gradientOfFirst(a, b, a.length, gradient);
    }

    /**
     * The cross entropy of the softmaxes, returned, and its gradient with respect to a, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; neither a nor b
     * @return the cross entropy; its last bits may differ from those of {@link #ofLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ, or gradient is a or b
     */
    public static double valueAndGradientOfFirstLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireOwn("gradient", gradient, "a", a);
        ArgumentChecks.requireOwn("gradient", gradient, "b", b);
        return LogitCrossEntropy.valueAndGradientOfFirst(a, b, a.length, gradient);
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
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireOwn("gradient", gradient, "a", a);
        ArgumentChecks.requireOwn("gradient", gradient, "b", b);
        LogitCrossEntropy.gradientOfSecond(a, b, a.length, gradient);
    }

    /**
     * The cross entropy of the softmaxes, returned, and its gradient with respect to b, written into the caller's array.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @param gradient receives the n entries; neither a nor b
     * @return the cross entropy; its last bits may differ from those of {@link #ofLogits(double[], double[])}
     * @throws IllegalArgumentException if the lengths differ, or gradient is a or b
     */
    public static double valueAndGradientOfSecondLogits(double[] a, double[] b, double[] gradient) {
        ArgumentChecks.requireSameLength("b", b.length, "a", a.length);
        ArgumentChecks.requireOwn("gradient", gradient, "a", a);
        ArgumentChecks.requireOwn("gradient", gradient, "b", b);
        return LogitCrossEntropy.valueAndGradientOfSecond(a, b, a.length, gradient);
    }

    /** As {@link #value(double[], double[])}, of floats. */
    public static double value(float[] p, float[] q) {
        return Widened.run(p, q, Widened.NOT_WANTED, DistributionSums::value);
    }

    /** As {@link #gradientOfFirst(double[], double[])}, of floats; the entries are rounded once. */
    public static float[] gradientOfFirst(float[] p, float[] q) {
        float[] gradient = new float[p.length];
        gradientOfFirst(p, q, gradient);
        return gradient;
    }

    /**
     * As {@link #gradientOfFirst(double[], double[], double[])}, of floats; the entries are rounded once, and may
     * replace those of an argument.
     */
    public static void gradientOfFirst(float[] p, float[] q, float[] gradient) {
        Widened.run(p, q, gradient, DistributionSums::gradientOfFirst);
    }

    /**
     * As {@link #valueAndGradientOfFirst(double[], double[], double[])}, of floats; the entries are rounded once, and
     * may replace those of an argument.
     */
    public static double valueAndGradientOfFirst(float[] p, float[] q, float[] gradient) {
        return Widened.run(p, q, gradient, DistributionSums::valueAndGradientOfFirst);
    }

    /** As {@link #gradientOfSecond(double[], double[])}, of floats; the entries are rounded once. */
    public static float[] gradientOfSecond(float[] p, float[] q) {
        float[] gradient = new float[p.length];
        gradientOfSecond(p, q, gradient);
        return gradient;
    }

    /**
     * As {@link #gradientOfSecond(double[], double[], double[])}, of floats; the entries are rounded once, and may
     * replace those of an argument.
     */
    public static void gradientOfSecond(float[] p, float[] q, float[] gradient) {
        Widened.run(p, q, gradient, DistributionSums::gradientOfSecond);
    }

    /**
     * As {@link #valueAndGradientOfSecond(double[], double[], double[])}, of floats; the entries are rounded once, and
     * may replace those of an argument.
     */
    public static double valueAndGradientOfSecond(float[] p, float[] q, float[] gradient) {
        return Widened.run(p, q, gradient, DistributionSums::valueAndGradientOfSecond);
    }

    /** As {@link #ofLogits(double[], double[])}, of floats. */
    public static double ofLogits(float[] a, float[] b) {
        return Widened.run(a, b, Widened.NOT_WANTED, LogitCrossEntropy::value);
    }

    /** As {@link #gradientOfFirstLogits(double[], double[])}, of floats; the entries are rounded once. */
    public static float[] gradientOfFirstLogits(float[] a, float[] b) {
        float[] gradient = new float[a.length];
        gradientOfFirstLogits(a, b, gradient);
        return gradient;
    }

    /**
     * As {@link #gradientOfFirstLogits(double[], double[], double[])}, of floats; the entries are rounded once, and may
     * replace those of an argument.
     */
    public static void gradientOfFirstLogits(float[] a, float[] b, float[] gradient) {
        Widened.run(a, b, gradient, LogitCrossEntropy::gradientOfFirst);
    }

    /**
     * As {@link #valueAndGradientOfFirstLogits(double[], double[], double[])}, of floats; the entries are rounded once,
     * and may replace those of an argument.
     */
    public static double valueAndGradientOfFirstLogits(float[] a, float[] b, float[] gradient) {
        return Widened.run(a, b, gradient, LogitCrossEntropy::valueAndGradientOfFirst);
    }

    /** As {@link #gradientOfSecondLogits(double[], double[])}, of floats; the entries are rounded once. */
    public static float[] gradientOfSecondLogits(float[] a, float[] b) {
        float[] gradient = new float[a.length];
        gradientOfSecondLogits(a, b, gradient);
        return gradient;
    }

    /**
     * As {@link #gradientOfSecondLogits(double[], double[], double[])}, of floats; the entries are rounded once, and
     * may replace those of an argument.
     */
    public static void gradientOfSecondLogits(float[] a, float[] b, float[] gradient) {
        Widened.run(a, b, gradient, LogitCrossEntropy::gradientOfSecond);
    }

    /**
     * As {@link #valueAndGradientOfSecondLogits(double[], double[], double[])}, of floats; the entries are rounded
     * once, and may replace those of an argument.
     */
    public static double valueAndGradientOfSecondLogits(float[] a, float[] b, float[] gradient) {
        return Widened.run(a, b, gradient, LogitCrossEntropy::valueAndGradientOfSecond);
    }
}
