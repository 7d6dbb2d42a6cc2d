package org.gradproof.core.internal.example;

import java.math.BigInteger;
import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.AtanhSeries;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.LogRatio;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/**
 * Σ<sub>k</sub> p<sub>k</sub> log(p<sub>k</sub>/q<sub>k</sub>) of the first n entries of two arrays, and its gradient in p,
 * from the same logarithms.
 */
public final class DistributionDivergence {

    /** How much of its terms a sum of doubles must keep. */
    private static final double KEPT = 0.75;

    private DistributionDivergence() {}

    public static double value(double[] p, double[] q, int n) {
        ArgumentChecks.requireProbabilities(p, q, n);
        return run(p, q, n, null);
    }

    public static double gradientOfFirst(double[] p, double[] q, int n, double[] gradient) {
        ArgumentChecks.requireProbabilities(p, q, n);
        for (int k = 0; k < n; k++) {
            gradient[k] = slope(p[k], q[k]);
        }
        return 0;
    }

    public static double gradientOfSecond(double[] p, double[] q, int n, double[] gradient) {
        return DistributionSums.gradientOfSecond(p, q, n, gradient);
    }

    public static double valueAndGradientOfFirst(double[] p, double[] q, int n, double[] gradient) {
        ArgumentChecks.requireProbabilities(p, q, n);
        return run(p, q, n, gradient);
    }

    public static double valueAndGradientOfSecond(double[] p, double[] q, int n, double[] gradient) {
        double value = value(p, q, n);
        DistributionSums.gradientOfSecond(p, q, n, gradient);
        return value;
    }

    /** The value; writes the gradient in p to an array that is neither p nor q, where it is wanted. */
    private static double run(double[] p, double[] q, int n, double @Nullable [] gradient) {
        CompensatedSum sum = new CompensatedSum();
        double size = 0;
        boolean infinite = false;
        for (int k = 0; k < n; k++) {
            if (p[k] == 0 || q[k] == 0) {
                infinite |= p[k] > 0;
                if (gradient != null) {
                    gradient[k] = slope(p[k], q[k]);
                }
                continue;
            }
            boolean near = LogRatio.isNear(p[k], q[k]);
            double log = near && gradient == null ? 0 : LogRatio.of(p[k], q[k]);
            if (near) {
                double excess = p[k] * excess((q[k] - p[k]) / p[k]);
                sum.add(excess);
                sum.add(p[k] - q[k]);
                size += excess + Math.abs(p[k] - q[k]);
            } else {
                sum.add(p[k] * log);
                size += Math.abs(p[k] * log);
            }
            if (gradient != null) {
                gradient[k] = LogRatio.plusOne(log, p[k], q[k]);
            }
        }
        if (infinite) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.abs(sum.value()) >= KEPT * size ? sum.value() : cancelling(p, q, n);
    }

    /** log(p/q) + 1, also where one is 0, or both. */
    private static double slope(double p, double q) {
        return p == 0 || q == 0 ? Math.log(Math.abs(p / q)) : LogRatio.plusOne(p, q);
    }

    private static double cancelling(double[] p, double[] q, int n) {
        DoubleDouble sum = DoubleDouble.ZERO;
        double size = 0;
        for (int k = 0; k < n; k++) {
            if (p[k] > 0) {
                DoubleDouble term = LogRatio.precise(p[k], q[k]).times(p[k]);
                sum = sum.plus(term);
                size += Math.abs(term.high());
            }
        }
        return Math.abs(sum.high()) >= DoubleDouble.KEPT * size ? sum.rounded() : exactly(p, q, n);
    }

    private static double exactly(double[] p, double[] q, int n) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger sum = BigInteger.ZERO;
                    for (int k = 0; k < n; k++) {
                        if (p[k] > 0 && p[k] != q[k]) {
                            BigInteger log = LogRatio.exact(p[k], q[k], arithmetic);
                            sum = sum.add(arithmetic.times(arithmetic.of(p[k]), log));
                        }
                    }
                    return new FixedPoint.Ratio(sum, arithmetic.one());
                },
                0);
    }

    /** d - log(1 + d) for d in [-½, 1]: with s = d/(2 + d) it is s (d - s² A(s²)). */
    private static double excess(double d) {
        double s = d / (2 + d);
        double w = s * s;
        return s * (d - w * AtanhSeries.tail(w));
    }
}
