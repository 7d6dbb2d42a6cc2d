package org.gradproof.core;

/**
 * The Shannon entropy H(p) = -Σ<sub>k</sub> p<sub>k</sub> log p<sub>k</sub>, in nats, of a distribution or of the softmax
 * of logits, with 0 · log 0 = 0 (C. E. Shannon, "A mathematical theory of communication", 1948).
 *
 * <p>All terms are ≥ 0 and added with compensation. From logits it is log Σ<sub>j</sub> e<sup>z_j - max</sup> +
 * Σ<sub>k</sub> p<sub>k</sub> (max - z<sub>k</sub>), which needs no logarithm of a small probability.
 *
 * <pre>{@code
 * double bits = Entropy.value(new double[] {0.5, 0.25, 0.25}) / Math.log(2); // 1.5
 * double[] slope = Entropy.gradientOfLogits(new double[] {0, 1}); // {0.1966…, -0.1966…}
 * }</pre>
 */
public final class Entropy {

    /** The largest error of {@link #value} and {@link #ofLogits}, in ulp of the result. */
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
     * The gradient of the entropy with respect to the entries, each for itself, ∂H/∂p<sub>k</sub> = -log p<sub>k</sub> -
     * 1; ∞ at 0.
     *
     * @param p n probabilities, each in [0, 1]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static double[] gradient(double[] p) {
        double[] gradient = new double[p.length];
        gradient(p, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p itself
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1], NaN included
     */
    public static void gradient(double[] p, double[] gradient) {
        Labels.requireSameLength("gradient", gradient.length, "p", p.length);
        for (int k = 0; k < p.length; k++) {
            Labels.requireProbability(p[k], k);
            gradient[k] = p[k] == 0 ? Double.POSITIVE_INFINITY : 0 - LogRatio.plusOne(p[k], 1);
        }
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
        CompensatedSum gaps = new CompensatedSum();
        for (int k = 0; k < row.size; k++) {
            if (row.gap(k).high() > Row.VANISHED) {
                gaps.add(row.times(k, row.distance(k)));
            }
        }
        return Row.logOfTotal(rest) + Row.quotient(gaps.value(), rest.plus(1));
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
    public static double[] gradientOfLogits(double[] z) {
        double[] gradient = new double[z.length];
        gradientOfLogits(z, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries; not z
     * @throws IllegalArgumentException if the lengths differ or gradient is z
     */
    public static void gradientOfLogits(double[] z, double[] gradient) {
        Labels.requireOwn("gradient", gradient, "z", z);
        Deviation.run(new Row(z), z, null, gradient);
        negate(gradient);
    }

    static void negate(double[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = 0 - values[k];
        }
    }
}
