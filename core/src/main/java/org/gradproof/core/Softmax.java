package org.gradproof.core;

import java.util.Arrays;

/**
 * Softmax, p<sub>k</sub> = e<sup>z_k</sup> / Σ<sub>j</sub> e<sup>z_j</sup>, which takes n logits to a probability
 * vector, and its logarithm.
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
 */
public final class Softmax {

    /** The largest error of {@link #value(double[])}, in ulp of each entry, for up to 100,000 classes. */
    public static final double VALUE_MAX_ULP = 2.0;

    /** The largest error of {@link #logValue(double[])}, in ulp of each entry, for up to 100,000 classes. */
    public static final double LOG_VALUE_MAX_ULP = 2.0;

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
        Labels.requireSameLength("p", p.length, "z", z.length);
        value(new Row(z), p);
    }

    /** Softmax of a row, to p[0], …. */
    static void value(Row row, double[] p) {
        if (!row.isOrdinary()) {
            limits(row, p);
            return;
        }
        DoubleDouble total = row.rest().plus(1);
        for (int k = 0; k < row.size; k++) {
            p[k] = Row.quotient(row.exp(k), total);
        }
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
        Labels.requireSameLength("logP", logP.length, "z", z.length);
        logValue(new Row(z), logP);
    }

    /** The logarithm of softmax of a row, to logP[0], …. */
    static void logValue(Row row, double[] logP) {
        if (!row.isOrdinary()) {
            limits(row, logP);
            for (int k = 0; k < row.size; k++) {
                // The limits are 0, 1 or NaN: their logarithms are exact.
                logP[k] = Math.log(logP[k]);
            }
            return;
        }
        double logOfTotal = Row.logOfTotal(row.rest());
        for (int k = 0; k < row.size; k++) {
            logP[k] = 0 - ((row.max - row.logit(k)) + logOfTotal);
        }
    }

    /** The probabilities of a row with NaN, an infinite maximum, or less than two classes: 0, 1, or NaN for no limit. */
    static void limits(Row row, double[] p) {
        if (row.hasNaN || (row.size > 1 && row.max == Double.NEGATIVE_INFINITY)) {
            Arrays.fill(p, 0, row.size, Double.NaN);
            return;
        }
        double atInfinity = row.infinite > 1 ? Double.NaN : 1;
        for (int k = 0; k < row.size; k++) {
            p[k] = row.logit(k) == row.max ? atInfinity : 0;
        }
    }
}
