package org.gradproof.core.internal.example;

import java.util.Arrays;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * Cross entropy against labels a<sub>k</sub> ≥ 0 of any sum A: loss Σ a<sub>k</sub> (lse(z) - z<sub>k</sub>), gradient
 * p<sub>k</sub> A - a<sub>k</sub>, with respect to the row's logits over its temperature.
 */
public final class SoftLabels {

    /** Where p<sub>k</sub> A and a<sub>k</sub> differ by more than this factor, their plain difference is accurate. */
    private static final double CANCELS_WITHIN = 16;

    private SoftLabels() {}

    public static double value(Row row, LabelRow labels) {
        if (!row.isOrdinary()) {
            return limit(row, labels);
        }
        return value(row, labels, Row.logOfTotal(row.rest()));
    }

    private static double value(Row row, LabelRow labels, double logOfTotal) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < row.size; k++) {
            double a = labels.at(k);
            if (a > 0) {
                sum.add(term(row, k, logOfTotal, a));
            }
        }
        return sum.value();
    }

    /** a · (distance + logOfTotal), also where the distance overflows but the product does not. */
    private static double term(Row row, int k, double logOfTotal, double a) {
        double distance = row.distance(k);
        if (distance == Double.POSITIVE_INFINITY) {
            return row.timesHugeDistance(k, a);
        }
        return a * (distance + logOfTotal);
    }

    private static double limit(Row row, LabelRow labels) {
        if (row.hasNaN) {
            return Double.NaN;
        }
        if (row.size == 1) {
            return 0;
        }
        double loss = 0;
        for (int k = 0; k < row.size; k++) {
            boolean counts = labels.at(k) > 0;
            if (counts && row.logit(k) < row.max) {
                return Double.POSITIVE_INFINITY;
            }
            if (counts && row.infinite != 1) {
                loss = Double.NaN;
            }
        }
        return loss;
    }

    /** The loss, and its gradient divided by t, to an array that is none of the arguments'. */
    public static double valueAndGradient(Row row, LabelRow labels, double t, double[] gradient) {
        if (!row.isOrdinary()) {
            gradientLimit(row, labels, gradient);
            for (int k = 0; k < row.size; k++) {
                gradient[k] = gradient[k] / t;
            }
            return limit(row, labels);
        }
        row.exponentials(gradient);
        DoubleDouble rest = row.rest(gradient);
        gradient(row, labels, t, rest.plus(1), gradient);
        return value(row, labels, Row.logOfTotal(rest));
    }

    /** From the exponentials. */
    private static void gradient(Row row, LabelRow labels, double t, DoubleDouble total, double[] gradient) {
        DoubleDouble labelsOverTotal = labels.sumWithout(-1).dividedBy(total);
        CancellingDifference exact = null;
        for (int k = 0; k < row.size; k++) {
            double e = gradient[k];
            double a = labels.at(k);
            double pull = e * labelsOverTotal.high() + e * labelsOverTotal.low();
            if (a == 0 || pull > CANCELS_WITHIN * a || pull * CANCELS_WITHIN < a) {
                gradient[k] = (pull - a) / t;
            } else {
                if (exact == null) {
                    exact = new CancellingDifference(row, labels, t);
                }
                gradient[k] = exact.gradient(k);
            }
        }
    }

    private static void gradientLimit(Row row, LabelRow labels, double[] gradient) {
        double sum = labels.sumWithout(-1).high();
        if (row.hasNaN || (row.size > 1 && row.infinite == 0 && sum > 0)) {
            Arrays.fill(gradient, 0, row.size, Double.NaN);
            return;
        }
        for (int k = 0; k < row.size; k++) {
            if ((row.size > 1 && row.logit(k) < row.max) || sum == 0) {
                gradient[k] = 0 - labels.at(k);
            } else {
                gradient[k] =
                        row.infinite > 1 ? Double.NaN : labels.sumWithout(k).rounded();
            }
        }
    }
}
