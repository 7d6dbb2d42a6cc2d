package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.EntropySums;
import org.gradproof.core.internal.example.Row;

/**
 * The Shannon entropy H(p) = -Σ<sub>k</sub> p<sub>k</sub> log p<sub>k</sub>, in nats, of a distribution or of the softmax
 * of logits, with 0 · log 0 = 0 (C. E. Shannon, "A mathematical theory of communication", 1948).
 *
 * <p>All terms are ≥ 0 and added with compensation. From logits it is log Σ<sub>j</sub> e<sup>z_j - max</sup> +
 * Σ<sub>k</sub> p<sub>k</sub> (max - z<sub>k</sub>), which needs no logarithm of a small probability.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double bits = Entropy.valueFromProbabilities(new double[] {0.5, 0.25, 0.25}) / Math.log(2); // 1.5
 * double[] slope = Entropy.gradientFromLogits(new double[] {0, 1}); // {0.1966…, -0.1966…}
 * }</pre>
 */
public final class Entropy {

    /** The largest error of {@link #valueFromProbabilities} and {@link #valueFromLogits}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of the gradients, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = 3;

    private Entropy() {}

    /**
     * The entropy of a distribution.
     *
     * @param p n probabilities, each in [0, 1]; their sum is not checked
     * @return H(p) ≥ 0, within {@value #VALUE_MAX_ULP} ulp; 0 for no entries
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static double valueFromProbabilities(double[] p) {
        return EntropySums.value(Operands.first(p, null), p.length);
    }

    /**
     * The gradient of the entropy with respect to the entries, each for itself, ∂H/∂p<sub>k</sub> = -log p<sub>k</sub> -
     * 1; ∞ at 0.
     *
     * @param p n probabilities, each in [0, 1]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static double[] gradientFromProbabilities(double[] p) {
        double[] gradient = new double[p.length];
        valueAndGradientFromProbabilities(p, gradient);
        return gradient;
    }

    /**
     * The entropy of a distribution, returned, and its gradient, written into the caller's array, from one logarithm of each
     * entry.
     *
     * @param p n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p itself
     * @return H(p), as {@link #valueFromProbabilities(double[])} has it, to the bit
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1], NaN included
     */
    public static double valueAndGradientFromProbabilities(double[] p, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        var result = Operands.result(gradient);
        double value = EntropySums.valueAndGradient(Operands.first(p, null), p.length, result);
        Operands.write(result, gradient);
        return value;
    }

    /**
     * The entropy of softmax(z).
     *
     * <p>Masked classes (-∞) add nothing; 0 for one class at ∞ or one class alone; NaN for several at ∞, for all at -∞,
     * for a NaN; 0 for no classes.
     *
     * @param z n logits, any doubles
     * @return H(softmax(z)) ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     */
    public static double valueFromLogits(double[] z) {
        return EntropySums.ofLogits(new Row(Operands.first(z, null), 0, z.length, 1));
    }

    /**
     * The gradient of the entropy of softmax(z), ∂H/∂z<sub>k</sub> = -p<sub>k</sub> (log p<sub>k</sub> + H), taken as
     * -p<sub>k</sub> (z<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> z<sub>j</sub>); the mean is taken with 106 bits or more.
     *
     * <p>0 at a masked class, and everywhere where one class is certain.
     *
     * @param z n logits, any doubles
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp; NaN where softmax has no limit
     */
    public static double[] gradientFromLogits(double[] z) {
        double[] gradient = new double[z.length];
        valueAndGradientFromLogits(z, gradient);
        return gradient;
    }

    /**
     * The entropy of softmax(z), returned, and its gradient, written into the caller's array. The mean that the gradient needs
     * is the larger part of the entropy.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries; may be z itself
     * @return H(softmax(z)) as {@link #valueFromLogits(double[])} has it; its last bits may differ
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientFromLogits(double[] z, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        var result = Operands.result(gradient);
        var logits = Operands.first(z, gradient);
        double value = EntropySums.valueAndGradientOfLogits(new Row(logits, 0, z.length, 1), logits, result);
        Operands.write(result, gradient);
        return value;
    }
}
