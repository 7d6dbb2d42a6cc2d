package org.gradproof.core;

/**
 * The Shannon entropy H(p) = -Σ<sub>k</sub> p<sub>k</sub> log p<sub>k</sub>, in nats, of a distribution or of the softmax
 * of logits, with 0 · log 0 = 0.
 *
 * <p>All terms are ≥ 0 and added with compensation. From logits it is log Σ<sub>j</sub> e<sup>z_j - max</sup> +
 * Σ<sub>k</sub> p<sub>k</sub> (max - z<sub>k</sub>), which needs no logarithm of a small probability.
 */
public final class Entropy {

    /** The largest error of {@link #value} and {@link #ofLogits}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 4;

    private Entropy() {}

    /**
     * The entropy of a distribution.
     *
     * @param p n probabilities, each in [0, 1]; their sum is not checked
     * @return H(p) ≥ 0, within {@value #VALUE_MAX_ULP} ulp; 0 for no entries
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static double value(double[] p) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < p.length; k++) {
            Labels.requireProbability(p[k], k);
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(p[k]));
            }
        }
        return sum.value();
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
    public static double ofLogits(double[] z) {
        Row row = new Row(z);
        if (!row.isOrdinary()) {
            boolean certain = row.size == 0 || (!row.hasNaN && (row.size == 1 || row.infinite == 1));
            return certain ? 0 : Double.NaN;
        }
        DoubleDouble rest = row.rest();
        DoubleDouble total = rest.plus(1);
        CompensatedSum gaps = new CompensatedSum();
        for (int k = 0; k < row.size; k++) {
            double e = row.exp(k);
            if (e > 0) {
                gaps.add(e * (row.max - row.logit(k)));
            }
        }
        return Row.logOfTotal(rest) + Row.quotient(gaps.value(), total);
    }

    /**
     * The gradient of the entropy of softmax(z), ∂H/∂z<sub>k</sub> = -p<sub>k</sub> (log p<sub>k</sub> + H).
     *
     * <p>A difference by nature: its error is a few ulp of the larger of p<sub>k</sub> H and -p<sub>k</sub> log
     * p<sub>k</sub>. 0 at a masked class.
     *
     * @param z n logits, any doubles
     * @return a new array of n entries; NaN where softmax has no limit
     */
    public static double[] gradientOfLogits(double[] z) {
        double entropy = ofLogits(z);
        double[] p = Softmax.value(z);
        double[] logP = Softmax.logValue(z);
        double[] gradient = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            gradient[k] = p[k] == 0 ? 0 : 0 - p[k] * (logP[k] + entropy);
        }
        return gradient;
    }
}
