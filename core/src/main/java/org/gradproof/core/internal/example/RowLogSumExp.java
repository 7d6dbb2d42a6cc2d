package org.gradproof.core.internal.example;

import java.math.BigInteger;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.PreciseLog;

/** Log-sum-exp of a row of logits, and its gradient. */
public final class RowLogSumExp {

    private RowLogSumExp() {}

    public static double valueAndGradient(Row row, double[] gradient) {
        if (!row.isOrdinary()) {
            double limit = limit(row);
            RowSoftmax.limits(row, gradient);
            return limit;
        }
        DoubleDouble rest = row.rest();
        // The gradient may replace the logits.
        double value = value(row, rest);
        RowSoftmax.value(row, rest, gradient);
        return value;
    }

    public static double value(Row row) {
        return row.isOrdinary() ? value(row, row.rest()) : limit(row);
    }

    private static double limit(Row row) {
        return row.hasNaN ? Double.NaN : row.max;
    }

    private static double value(Row row, DoubleDouble rest) {
        double logOfTotal = Row.logOfTotal(rest);
        double value = row.max + logOfTotal;
        return row.max < 0 && Math.abs(value) < logOfTotal ? cancelling(row) : value;
    }

    /** max + log1p(rest) in double-double. */
    private static double cancelling(Row row) {
        DoubleDouble rest = DoubleDouble.ZERO;
        boolean counted = false;
        for (int j = 0; j < row.size; j++) {
            if (!counted && row.isArgMax(j)) {
                counted = true;
            } else {
                rest = rest.plus(DoubleDouble.exp(row.gap(j), 0));
            }
        }
        DoubleDouble value = PreciseLog.log1p(rest).plus(row.max);
        return Math.abs(value.high()) >= DoubleDouble.KEPT * -row.max ? value.rounded() : exactly(row);
    }

    /** log1p(Σ e<sup>z_j</sup> - 1), whose argument is so small here that half its square is all that it lacks. */
    private static double exactly(Row row) {
        double excess = FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger sum = BigInteger.ZERO;
                    for (BigInteger e : row.exponentials(arithmetic)) {
                        sum = sum.add(e);
                    }
                    BigInteger scale = arithmetic.exp(arithmetic.of(row.max));
                    return new FixedPoint.Ratio(
                            arithmetic.times(sum, scale).subtract(arithmetic.one()), arithmetic.one());
                },
                0);
        return excess - excess * excess / 2;
    }
}
