package org.gradproof.core.internal.example;

import java.util.Arrays;

/** Cross entropy and divergence of the softmaxes of two rows, and their gradients, where logits are infinite or NaN. */
public final class PairLimit {

    private PairLimit() {}

    /** The limit of both, where not both rows are ordinary. */
    public static double value(Row a, Row b) {
        if (a.hasNaN || b.hasNaN) {
            return Double.NaN;
        }
        if (a.size < 2) {
            return 0;
        }
        if (a.infinite == 1) {
            return RowCrossEntropy.value(b, a.argMax());
        }
        if (!a.isOrdinary() || b.max == Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        for (int k = 0; k < a.size; k++) {
            if (a.logit(k) > Double.NEGATIVE_INFINITY && b.logit(k) < Double.POSITIVE_INFINITY) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return b.infinite == 1 ? 0 : Double.NaN;
    }

    /**
     * The gradient with respect to the first row where the second has a NaN, or is infinite at a class that is not masked in
     * the first: p<sub>k</sub> (c<sub>k</sub> - Σ p c) with c<sub>k</sub> = ∞ at a mask.
     *
     * @return whether it is so; else nothing is written
     */
    public static boolean gradientOfFirst(Row a, double[] b, double[] into) {
        int masked = 0;
        int certain = 0;
        int unmasked = 0;
        for (int k = 0; k < a.size; k++) {
            if (Double.isNaN(b[k])) {
                Arrays.fill(into, Double.NaN);
                return true;
            }
            if (a.logit(k) > Double.NEGATIVE_INFINITY) {
                unmasked++;
                masked += b[k] == Double.NEGATIVE_INFINITY ? 1 : 0;
                certain += b[k] == Double.POSITIVE_INFINITY ? 1 : 0;
            }
        }
        if (!a.isOrdinary() || masked + certain == 0) {
            return false;
        }
        // What draws to one side only has a limit; several classes that draw an entry to both sides leave none.
        double others = masked > 0 && certain > 0
                ? Double.NaN
                : (masked > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (int k = 0; k < a.size; k++) {
            if (a.logit(k) == Double.NEGATIVE_INFINITY || unmasked == 1) {
                into[k] = 0;
            } else if (b[k] == Double.NEGATIVE_INFINITY) {
                into[k] = masked == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
            } else if (b[k] == Double.POSITIVE_INFINITY) {
                into[k] = certain == 1 ? Double.NEGATIVE_INFINITY : Double.NaN;
            } else {
                into[k] = others;
            }
        }
        return true;
    }
}
