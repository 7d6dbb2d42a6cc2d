package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.Deviation;
import org.gradproof.core.internal.example.LogSoftmaxGradient;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.example.RowSoftmax;

/**
 * Softmax, p<sub>k</sub> = e<sup>z_k</sup> / Σ<sub>j</sub> e<sup>z_j</sup>, which takes n logits to a probability
 * vector, and its logarithm, and how gradients go back through either.
 *
 * <p>The row's maximum is taken off exactly (the difference keeps its rounding error), the sum is compensated, so that
 * neither large logits nor many classes cost digits. Edges, for softmax and log-softmax alike:
 *
 * <ul>
 *   <li>a class at -∞ (masked) has probability 0, log probability -∞;
 *   <li>one class at ∞ has probability 1, all others 0; of several classes at ∞ each is NaN, the finite ones 0;
 *   <li>all classes at -∞: NaN, as there is no limit; but a single class has probability 1 wherever it is;
 *   <li>a NaN anywhere makes every entry NaN;
 *   <li>no classes: an empty result.
 * </ul>
 *
 * <p>The Jacobians are ∂p<sub>k</sub>/∂z<sub>j</sub> = p<sub>k</sub> (δ<sub>jk</sub> - p<sub>j</sub>) and ∂log
 * p<sub>k</sub>/∂z<sub>j</sub> = δ<sub>jk</sub> - p<sub>j</sub>. {@link #gradient(double[], double[])} and {@link
 * #logGradient(double[], double[])} multiply their transposes with a vector u, without the n × n numbers: where u is the
 * gradient of a loss with respect to p, or to log p, they return its gradient with respect to z. (The first Jacobian is
 * symmetric; it is the Hessian of log-sum-exp and of the cross entropy, {@link CrossEntropy#hessianProduct}.) Where their
 * differences cancel they are taken with 106 bits, and where these do not show them, with as many as it takes: their bounds
 * are relative to the entry itself.
 *
 * <p>Floats are computed as doubles and rounded once: within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double[] p = Softmax.value(new double[] {1, 2, 3}); // {0.0900…, 0.2447…, 0.6652…}
 * double[] backwards = Softmax.gradient(new double[] {1, 2, 3}, new double[] {0, 0, 1}); // {-0.0598…, -0.1628…, 0.2226…}
 * }</pre>
 */
public final class Softmax {

    /** The largest error of {@link #value(double[])}, in ulp of each entry, for up to 100,000 classes. */
    public static final double VALUE_MAX_ULP = 2.0;

    /** The largest error of {@link #logValue(double[])}, in ulp of each entry, for up to 100,000 classes. */
    public static final double LOG_VALUE_MAX_ULP = 2.0;

    /** The largest error of {@link #gradient(double[], double[])}, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = CrossEntropy.HESSIAN_MAX_ULP;

    /** The largest error of {@link #logGradient(double[], double[])}, in ulp of each entry. */
    public static final double LOG_GRADIENT_MAX_ULP = 1.5;

    private Softmax() {}

    /**
     * p<sub>k</sub> = e<sup>z_k</sup> / Σ<sub>j</sub> e<sup>z_j</sup>.
     *
     * @param z n logits, any doubles
     * @return a new array of n probabilities, each within {@value #VALUE_MAX_ULP} ulp
     */
    public static double[] value(double[] z) {
        double[] p = new double[z.length];
        value(z, p);
        return p;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param p receives the n probabilities; may be z itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void value(double[] z, double[] p) {
        ArgumentChecks.requireSameLength("p", p.length, "z", z.length);
        var result = Operands.result(p);
        RowSoftmax.value(new Row(Operands.first(z, null), 0, z.length, 1), result);
        Operands.write(result, p);
    }

    /**
     * log p<sub>k</sub> = z<sub>k</sub> - log Σ<sub>j</sub> e<sup>z_j</sup>, in nats, as -((max - z<sub>k</sub>) +
     * log1p(rest)): both terms are ≥ 0.
     *
     * @param z n logits, any doubles
     * @return a new array of n log probabilities ≤ 0, each within {@value #LOG_VALUE_MAX_ULP} ulp
     */
    public static double[] logValue(double[] z) {
        double[] logP = new double[z.length];
        logValue(z, logP);
        return logP;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param logP receives the n log probabilities; may be z itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void logValue(double[] z, double[] logP) {
        ArgumentChecks.requireSameLength("logP", logP.length, "z", z.length);
        var result = Operands.result(logP);
        RowSoftmax.logValue(new Row(Operands.first(z, null), 0, z.length, 1), result);
        Operands.write(result, logP);
    }

    /**
     * The gradient of Σ<sub>k</sub> u<sub>k</sub> p<sub>k</sub> with respect to the logits, p<sub>k</sub> (u<sub>k</sub> -
     * Σ<sub>j</sub> p<sub>j</sub> u<sub>j</sub>): a gradient u taken back through softmax.
     *
     * <p>0 at a masked class, whatever its u, and everywhere where one class is certain; NaN where there is no limit, or u is
     * not finite at a class whose probability does not vanish.
     *
     * @param z n logits, any doubles
     * @param u n numbers, the gradient with respect to the probabilities
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] gradient(double[] z, double[] u) {
        double[] gradient = new double[z.length];
        gradient(z, u, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param u n numbers, the gradient with respect to the probabilities
     * @param gradient receives the n entries; neither z nor u
     * @throws IllegalArgumentException if the lengths differ, or gradient is z or u
     */
    public static void gradient(double[] z, double[] u, double[] gradient) {
        ArgumentChecks.requireSameLength("u", u.length, "z", z.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Operands.run(z, u, gradient, Deviation::run);
    }

    /**
     * The gradient of Σ<sub>k</sub> u<sub>k</sub> log p<sub>k</sub> with respect to the logits, u<sub>k</sub> -
     * p<sub>k</sub> Σ<sub>j</sub> u<sub>j</sub>: a gradient u taken back through log-softmax.
     *
     * <p>u<sub>k</sub> at a masked class; NaN everywhere where a u is not finite, and where p<sub>k</sub> has no limit.
     *
     * @param z n logits, any doubles
     * @param u n numbers, the gradient with respect to the log probabilities, finite
     * @return a new array of n entries, each within {@value #LOG_GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] logGradient(double[] z, double[] u) {
        double[] gradient = new double[z.length];
        logGradient(z, u, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param u n numbers, the gradient with respect to the log probabilities, finite
     * @param gradient receives the n entries; neither z nor u
     * @throws IllegalArgumentException if the lengths differ, or gradient is z or u
     */
    public static void logGradient(double[] z, double[] u, double[] gradient) {
        ArgumentChecks.requireSameLength("u", u.length, "z", z.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Operands.run(z, u, gradient, LogSoftmaxGradient::run);
    }
}
