package org.gradproof.core.internal.example;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.LogRatio;
import org.gradproof.core.internal.sum.CompensatedSum;

/** The entropy of the first n entries of an array, or of a row's softmax, and its gradient. */
public final class EntropySums {

    private EntropySums() {}

    public static double value(double[] p, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            ArgumentChecks.requireProbability(p[k], k);
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(p[k]));
            }
        }
        return sum.value();
    }

    /** The gradient may be p itself. */
    public static double valueAndGradient(double[] p, int n, double[] gradient) {
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

    public static double ofLogits(Row row) {
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
        return Row.logOfTotal(rest) + DoubleDouble.roundedQuotient(gaps.value(), rest.plus(1));
    }

    /** From the row and its logits z, to an array that is not z. */
    public static double valueAndGradientOfLogits(Row row, double[] z, double[] gradient) {
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
