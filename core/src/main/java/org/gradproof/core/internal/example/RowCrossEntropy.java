package org.gradproof.core.internal.example;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.DoubleDouble;

/** The cross entropy of a row of logits against a class, or against labels, and its gradient. */
public final class RowCrossEntropy {

    private RowCrossEntropy() {}

    public static double value(double[] z, double[] y, int n) {
        int target = requireLabels(y, n);
        Row row = new Row(z, 0, n, 1);
        return target >= 0 ? value(row, target) : SoftLabels.value(row, LabelRow.of(y, n));
    }

    public static double valueAndGradient(double[] z, double[] y, int n, double[] gradient) {
        int target = requireLabels(y, n);
        Row row = new Row(z, 0, n, 1);
        return target >= 0
                ? valueAndGradient(row, target, gradient)
                : SoftLabels.valueAndGradient(row, LabelRow.of(y, n), 1, gradient);
    }

    public static double value(Row row, int target) {
        if (!row.isOrdinary()) {
            return limit(row, target);
        }
        double logOfTotal = Row.logOfTotal(row.rest());
        return (row.max - row.logit(target)) + logOfTotal;
    }

    private static double limit(Row row, int target) {
        if (row.hasNaN) {
            return Double.NaN;
        }
        if (row.size == 1) {
            return 0;
        }
        if (row.infinite == 0) {
            return Double.NaN;
        }
        if (row.logit(target) < row.max) {
            return Double.POSITIVE_INFINITY;
        }
        return row.infinite > 1 ? Double.NaN : 0;
    }

    public static double valueAndGradient(Row row, int target, double[] gradient) {
        if (!row.isOrdinary()) {
            RowSoftmax.limits(row, gradient);
            gradient[target] -= 1;
            return limit(row, target);
        }
        row.exponentials(gradient);
        DoubleDouble others = row.sumWithout(target, gradient);
        DoubleDouble rest = row.isArgMax(target) ? others : row.rest(gradient);
        DoubleDouble total = others.plus(gradient[target]);
        for (int k = 0; k < row.size; k++) {
            gradient[k] = DoubleDouble.roundedQuotient(gradient[k], total);
        }
        // p_t - 1 = -others / total, where the difference would cancel.
        gradient[target] = -others.dividedBy(total).rounded();
        return (row.max - row.logit(target)) + Row.logOfTotal(rest);
    }

    /** Checks the labels and returns the index of the 1 if they are one-hot, else -1. */
    private static int requireLabels(double[] y, int n) {
        ArgumentChecks.requireClasses(n);
        int target = -1;
        int positive = 0;
        for (int k = 0; k < n; k++) {
            ArgumentChecks.requireProbability(y[k], k);
            if (y[k] > 0) {
                positive++;
                target = k;
            }
        }
        return positive == 1 && y[target] == 1 ? target : -1;
    }
}
