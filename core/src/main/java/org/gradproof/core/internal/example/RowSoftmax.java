package org.gradproof.core.internal.example;

import org.gradproof.core.internal.exact.DoubleDouble;

/** Softmax and log-softmax of a row of logits, also at the edges. */
public final class RowSoftmax {

    private RowSoftmax() {}
    /** Softmax of a row, to p[0], …. */
    public static void value(Row row, double[] p) {
        if (row.isOrdinary()) {
            value(row, row.rest(), p);
        } else {
            limits(row, p);
        }
    }

    /** The same of an ordinary row, from {@link Row#rest}. */
    public static void value(Row row, DoubleDouble rest, double[] p) {
        DoubleDouble total = rest.plus(1);
        for (int k = 0; k < row.size; k++) {
            p[k] = DoubleDouble.roundedQuotient(row.exp(k), total);
        }
    }

    /** The logarithm of softmax of a row, to logP[0], …. */
    public static void logValue(Row row, double[] logP) {
        double logOfTotal = row.isOrdinary() ? Row.logOfTotal(row.rest()) : 0;
        for (int k = 0; k < row.size; k++) {
            logP[k] = logAt(row, k, logOfTotal);
        }
    }

    /** The probabilities of a row with NaN, an infinite maximum, or less than two classes: 0, 1, or NaN for no limit. */
    public static void limits(Row row, double[] p) {
        for (int k = 0; k < row.size; k++) {
            p[k] = limit(row, k);
        }
    }

    /** One of them. */
    public static double limit(Row row, int k) {
        if (row.hasNaN || (row.size > 1 && row.max == Double.NEGATIVE_INFINITY)) {
            return Double.NaN;
        }
        double atInfinity = row.infinite > 1 ? Double.NaN : 1;
        return row.logit(k) == row.max ? atInfinity : 0;
    }

    /** One probability of any row, from Σ e<sup>z_j - max</sup> where it is ordinary. */
    public static double at(Row row, int k, DoubleDouble total) {
        return row.isOrdinary() ? DoubleDouble.roundedQuotient(row.exp(k), total) : limit(row, k);
    }

    /** One log probability of any row, from log Σ e<sup>z_j - max</sup> where it is ordinary. */
    public static double logAt(Row row, int k, double logOfTotal) {
        // The limits are 0, 1 or NaN: their logarithms are exact.
        return row.isOrdinary() ? 0 - ((row.max - row.logit(k)) + logOfTotal) : Math.log(limit(row, k));
    }
}
