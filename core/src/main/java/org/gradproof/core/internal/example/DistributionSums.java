package org.gradproof.core.internal.example;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.sum.CompensatedSum;

/** -Σ<sub>k</sub> p<sub>k</sub> log q<sub>k</sub> of the first n entries of two arrays, and its gradients. */
public final class DistributionSums {

    private DistributionSums() {}

    public static double value(double[] p, double[] q, int n) {
        ArgumentChecks.requireProbabilities(p, q, n);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(q[k]));
            }
        }
        return sum.value();
    }

    public static double gradientOfFirst(double[] p, double[] q, int n, double[] gradient) {
        ArgumentChecks.requireProbabilities(p, q, n);
        for (int k = 0; k < n; k++) {
            gradient[k] = 0 - StrictMath.log(q[k]);
        }
        return 0;
    }

    public static double gradientOfSecond(double[] p, double[] q, int n, double[] gradient) {
        ArgumentChecks.requireProbabilities(p, q, n);
        for (int k = 0; k < n; k++) {
            // q may be -0.
            gradient[k] = p[k] == 0 ? 0 : 0 - Math.abs(p[k] / q[k]);
        }
        return 0;
    }

    public static double valueAndGradientOfFirst(double[] p, double[] q, int n, double[] gradient) {
        ArgumentChecks.requireProbabilities(p, q, n);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            double slope = 0 - StrictMath.log(q[k]);
            if (p[k] > 0) {
                sum.add(p[k] * slope);
            }
            gradient[k] = slope;
        }
        return sum.value();
    }

    public static double valueAndGradientOfSecond(double[] p, double[] q, int n, double[] gradient) {
        double value = value(p, q, n);
        gradientOfSecond(p, q, n, gradient);
        return value;
    }
}
