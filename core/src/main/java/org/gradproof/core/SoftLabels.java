package org.gradproof.core;

import java.util.Arrays;

/**
 * Cross entropy against labels y<sub>k</sub> ≥ 0 of any sum S: loss Σ y<sub>k</sub> (lse(z) - z<sub>k</sub>), gradient
 * p<sub>k</sub> S - y<sub>k</sub>.
 */
final class SoftLabels {

    /** Where p<sub>k</sub> S and y<sub>k</sub> differ by more than this factor, their plain difference is accurate. */
    private static final double CANCELS_WITHIN = 16;

    private SoftLabels() {}

    static double value(Row row, double[] y) {
        if (!row.isOrdinary()) {
            return limit(row, y);
        }
        double logOfTotal = Row.logOfTotal(row.rest());
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < row.size; k++) {
            if (y[k] > 0) {
                sum.add(term(row.max, row.logit(k), logOfTotal, y[k]));
            }
        }
        return sum.value();
    }

    /** y · ((max - z) + logOfTotal), also where max - z overflows but the product does not. */
    private static double term(double max, double z, double logOfTotal, double y) {
        double gap = max - z;
        if (gap == Double.POSITIVE_INFINITY) {
            return 2 * (y * (max / 2 - z / 2));
        }
        return y * (gap + logOfTotal);
    }

    private static double limit(Row row, double[] y) {
        if (row.hasNaN) {
            return Double.NaN;
        }
        if (row.size == 1) {
            return 0;
        }
        double loss = 0;
        for (int k = 0; k < row.size; k++) {
            if (y[k] > 0 && row.logit(k) < row.max) {
                return Double.POSITIVE_INFINITY;
            }
            if (y[k] > 0 && row.infinite != 1) {
                loss = Double.NaN;
            }
        }
        return loss;
    }

    static void gradient(Row row, double[] y, double[] gradient) {
        if (!row.isOrdinary()) {
            gradientLimit(row, y, gradient);
            return;
        }
        DoubleDouble total = row.rest().plus(1);
        DoubleDouble labelsOverTotal = sumWithout(y, -1).dividedBy(total);
        CancellingDifference exact = null;
        for (int k = 0; k < row.size; k++) {
            double e = row.exp(k);
            double pull = e * labelsOverTotal.high() + e * labelsOverTotal.low();
            if (y[k] == 0 || pull > CANCELS_WITHIN * y[k] || pull * CANCELS_WITHIN < y[k]) {
                gradient[k] = pull - y[k];
            } else {
                if (exact == null) {
                    exact = new CancellingDifference(row, y);
                }
                gradient[k] = exact.gradient(k);
            }
        }
    }

    private static void gradientLimit(Row row, double[] y, double[] gradient) {
        DoubleDouble labels = sumWithout(y, -1);
        if (row.hasNaN || (row.size > 1 && row.infinite == 0 && labels.high() > 0)) {
            Arrays.fill(gradient, Double.NaN);
            return;
        }
        for (int k = 0; k < row.size; k++) {
            if ((row.size > 1 && row.logit(k) < row.max) || labels.high() == 0) {
                gradient[k] = 0 - y[k];
            } else {
                gradient[k] = row.infinite > 1 ? Double.NaN : sumWithout(y, k).rounded();
            }
        }
    }

    static DoubleDouble sumWithout(double[] y, int excluded) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < y.length; k++) {
            if (k != excluded) {
                sum.add(y[k]);
            }
        }
        return DoubleDouble.sum(sum.high(), sum.tail());
    }
}
