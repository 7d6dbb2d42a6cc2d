package org.gradproof.core;

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
        return value(p, p.length);
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
        valueAndGradient(p, gradient);
    }

    /**
     * The entropy of a distribution, returned, and its gradient, written into the caller's array, from one logarithm of each
     * entry.
     *
     * @param p n probabilities, each in [0, 1]
     * @param gradient receives the n entries; may be p itself
     * @return H(p), as {@link #value(double[])} has it, to the bit
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1], NaN included
     */
    public static double valueAndGradient(double[] p, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        return valueAndGradient(p, p.length, gradient);
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
        return ofLogits(new Row(z));
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
        valueAndGradientOfLogits(z, gradient);
    }

    /**
     * The entropy of softmax(z), returned, and its gradient, written into the caller's array. The mean that the gradient needs
     * is the larger part of the entropy.
     *
     * @param z n logits, any doubles
     * @param gradient receives the n entries; not z
     * @return H(softmax(z)) as {@link #ofLogits(double[])} has it; its last bits may differ
     * @throws IllegalArgumentException if the lengths differ or gradient is z
     */
    public static double valueAndGradientOfLogits(double[] z, double[] gradient) {
        ArgumentChecks.requireOwn("gradient", gradient, "z", z);
        return valueAndGradientOfLogits(new Row(z), z, gradient);
    }

    /**
     * The entropy of a distribution of floats.
     *
     * @param p n probabilities, each in [0, 1]; their sum is not checked
     * @return H(p) ≥ 0, a double within {@value #VALUE_MAX_ULP} ulp; 0 for no entries
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static double value(float[] p) {
        return value(Widened.ofThisThread().first(p), p.length);
    }

    /**
     * The gradient of the entropy of a distribution of floats.
     *
     * @param p n probabilities, each in [0, 1]
     * @return a new array of n entries, rounded once
     * @throws IllegalArgumentException if an entry is not in [0, 1], NaN included
     */
    public static float[] gradient(float[] p) {
        float[] gradient = new float[p.length];
        valueAndGradient(p, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param gradient receives the n entries, rounded once; may be p itself
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1], NaN included
     */
    public static void gradient(float[] p, float[] gradient) {
        valueAndGradient(p, gradient);
    }

    /**
     * The entropy of a distribution of floats, returned, and its gradient, written into the caller's array.
     *
     * @param p n probabilities, each in [0, 1]
     * @param gradient receives the n entries, rounded once; may be p itself
     * @return H(p)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1], NaN included
     */
    public static double valueAndGradient(float[] p, float[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "p", p.length);
        Widened wide = Widened.ofThisThread();
        double value = valueAndGradient(wide.first(p), p.length, wide.result(p.length));
        wide.narrow(gradient);
        return value;
    }

    /**
     * The entropy of the softmax of floats.
     *
     * @param z n logits, any floats
     * @return H(softmax(z)) ≥ 0, a double within {@value #VALUE_MAX_ULP} ulp
     */
    public static double ofLogits(float[] z) {
        return ofLogits(new Row(Widened.ofThisThread().first(z), 0, z.length, 1));
    }

    /**
     * The gradient of the entropy of the softmax of floats.
     *
     * @param z n logits, any floats
     * @return a new array of n entries, rounded once
     */
    public static float[] gradientOfLogits(float[] z) {
        float[] gradient = new float[z.length];
        valueAndGradientOfLogits(z, gradient);
        return gradient;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param gradient receives the n entries, rounded once; may be z itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void gradientOfLogits(float[] z, float[] gradient) {
        valueAndGradientOfLogits(z, gradient);
    }

    /**
     * The entropy of the softmax of floats, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param gradient receives the n entries, rounded once; may be z itself
     * @return H(softmax(z))
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double valueAndGradientOfLogits(float[] z, float[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Widened wide = Widened.ofThisThread();
        double[] logits = wide.first(z);
        double value = valueAndGradientOfLogits(new Row(logits, 0, z.length, 1), logits, wide.result(z.length));
        wide.narrow(gradient);
        return value;
    }

    private static double value(double[] p, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            ArgumentChecks.requireProbability(p[k], k);
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(p[k]));
            }
        }
        return sum.value();
    }

    private static double valueAndGradient(double[] p, int n, double[] gradient) {
        // Before anything is written.
        ArgumentChecks.requireProbabilities(p, n, 0);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            double entry = p[k];
            double log = StrictMath.log(entry);
            if (entry > 0) {
                sum.add(0 - entry * log);
            }
            gradient[k] = entry == 0 ? Double.POSITIVE_INFINITY : 0 - LogRatio.plusOne(log, entry, 1);
        }
        return sum.value();
    }

    private static double ofLogits(Row row) {
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

    private static double valueAndGradientOfLogits(Row row, double[] z, double[] gradient) {
        if (!row.isOrdinary()) {
            Deviation.run(row, z, null, gradient);
            return ofLogits(row);
        }
        // Seen from the maximum the mean is a sum of terms of one sign.
        Deviation deviation = new Deviation(row, z, null, row.max);
        deviation.all(gradient);
        Deviation.negate(gradient, row.size);
        return deviation.hasMean()
                ? Row.logOfTotal(deviation.rest()) - deviation.mean().rounded()
                : ofLogits(row);
    }
}
