package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.example.LogLosses;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * The sum of the log losses of n independent logits: the loss of multi-label classification.
 *
 * <p>L(z, y) = Σ<sub>i</sub> log(1 + e<sup>z_i</sup>) - y<sub>i</sub> z<sub>i</sub>, in nats; ∂L/∂z<sub>k</sub> =
 * σ(z<sub>k</sub>) - y<sub>k</sub>. Each term is a {@link LogLoss}; the terms are ≥ 0 and added with compensation
 * (A. Neumaier, ZAMM 54, 1974), so that the sum is as accurate as its terms. Floats are computed as doubles; their
 * gradients are rounded once, and within 0.51 ulp of a float. {@link BatchSumOfLogLosses} has many rows.
 */
public final class SumOfLogLosses {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = LogLoss.VALUE_MAX_ULP + 0.5;

    /** The largest error of {@link #gradient}, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = LogLoss.GRADIENT_MAX_ULP;

    private SumOfLogLosses() {}

    /**
     * The sum of the losses of all logits; 0 for none.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp; ∞ and NaN as {@link LogLoss#value} has them, NaN first
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public static double value(double[] z, double[] y) {
        ArgumentChecks.requireSameLength("z", z.length, "y", y.length);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < z.length; i++) {
            ArgumentChecks.requireProbability(y[i], i);
            sum.add(LogLoss.value(z[i], y[i]));
        }
        return sum.value();
    }

    /**
     * The gradient, ∂L/∂z<sub>k</sub> = (1 - y<sub>k</sub>) σ(z<sub>k</sub>) - y<sub>k</sub> σ(-z<sub>k</sub>).
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @return a new array of n entries, each as {@link LogLoss#gradient} has it
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public static double[] gradient(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        valueAndGradient(z, y, gradient);
        return gradient;
    }

    /**
     * The loss, returned, and the gradient, written into the caller's array, which may be z or y itself.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @param gradient receives the n entries
     * @return the loss
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]; nothing is written then
     */
    public static double valueAndGradient(double[] z, double[] y, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        check(z, y);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < z.length; i++) {
            double logit = z[i];
            double e = Exp.of(-Math.abs(logit));
            sum.add(LogLosses.value(logit, y[i], e));
            gradient[i] = LogLosses.gradient(logit, y[i], e); // doubles
            // floats: gradient[i] = (float) LogLosses.gradient(logit, y[i], e);
        }
        return sum.value();
    }

    private static void check(double[] z, double[] y) {
        ArgumentChecks.requireSameLength("z", z.length, "y", y.length);
        ArgumentChecks.requireProbabilities(y, y.length, 0);
    }
}
