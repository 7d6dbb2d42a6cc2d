package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.example.RowLogSumExp;

/**
 * Log-sum-exp, log Σ<sub>j</sub> e<sup>z_j</sup>: the smooth maximum, and the logarithm of softmax's denominator.
 *
 * <p>Computed as max + log1p(Σ<sub>rest</sub> e<sup>z_j - max</sup>) with the row's maximum kept out of a compensated
 * sum (P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax functions", IMA J.
 * Numer. Anal. 41, 2021). Where the two terms cancel by more than half, the sum is taken again with 106 bits, and where
 * these do not show the result, with as many as it takes: the bound holds at (log ½, log ½) as elsewhere.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double logOfSum = LogSumExp.value(new double[] {1000, 1000}); // 1000.6931471805599
 * }</pre>
 */
public final class LogSumExp {

    /** The largest error of {@link #value}, in ulp of the result, for up to 100,000 logits. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of {@link #gradient}, in ulp of each entry, for up to 100,000 logits. */
    public static final double GRADIENT_MAX_ULP = Softmax.VALUE_MAX_ULP;

    private LogSumExp() {}

    /**
     * log Σ<sub>j</sub> e<sup>z_j</sup>.
     *
     * <p>-∞ for no logits or where all are -∞ (a single -∞ adds nothing); ∞ where one is ∞; NaN where one is NaN; z
     * itself for a single z.
     *
     * @param z n logits, any doubles, n ≥ 0
     * @return a number ≥ max z, within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(double[] z) {
        return RowLogSumExp.value(new Row(Operands.first(z, null), 0, z.length, 1));
    }

    /**
     * The gradient, ∂/∂z<sub>k</sub> log Σ<sub>j</sub> e<sup>z_j</sup> = softmax(z)<sub>k</sub>.
     *
     * @param z n logits, any doubles
     * @return a new array of n entries, as {@link Softmax#value(double[])} has them
     */
    public static double[] gradient(double[] z) {
        return Softmax.value(z);
    }

    /**
     * Log-sum-exp, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries of softmax(z); may be z itself
     * @return log Σ<sub>j</sub> e<sup>z_j</sup>
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradient(double[] z, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        var result = Operands.result(gradient);
        double value = RowLogSumExp.valueAndGradient(new Row(Operands.first(z, null), 0, z.length, 1), result);
        Operands.write(result, gradient);
        return value;
    }
}
