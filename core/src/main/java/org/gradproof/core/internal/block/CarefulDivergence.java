package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.example.DistributionDivergence;
import org.gradproof.core.internal.example.DistributionSums;
import org.gradproof.core.internal.example.EntropySums;
import org.gradproof.core.internal.example.LogitCrossEntropy;
import org.gradproof.core.internal.example.LogitDivergence;
import org.gradproof.core.internal.example.Row;

/** The measures of one pair of rows by the functions of one example, which have an answer everywhere. */
public final class CarefulDivergence {

    private CarefulDivergence() {}

    /**
     * The measure of the logits s.a[at], …, and b[at], …; writes the gradient with respect to a to s.u[at], …, that with
     * respect to b to s.change[at], …, over count.
     */
    public static double ofLogits(
            Measure measure,
            DivergenceBlock s,
            double[] b,
            int at,
            int classes,
            int count,
            boolean gradientOfA,
            boolean gradientOfB) {
        double[] a = Arrays.copyOfRange(s.a, at, at + classes);
        double[] second = Arrays.copyOfRange(b, at, at + classes);
        double[] gradient = new double[classes];
        if (gradientOfA) {
            switch (measure) {
                case ENTROPY -> EntropySums.valueAndGradientOfLogits(new Row(a), a, gradient);
                case CROSS_ENTROPY -> LogitCrossEntropy.gradientOfFirst(a, second, classes, gradient);
                case DIVERGENCE -> LogitDivergence.gradientOfFirst(a, second, classes, gradient);
            }
            divide(gradient, count, s.u, at);
        }
        if (gradientOfB) {
            LogitCrossEntropy.gradientOfSecond(a, second, classes, gradient);
            divide(gradient, count, s.change, at);
        }
        return switch (measure) {
            case ENTROPY -> EntropySums.ofLogits(new Row(a));
            case CROSS_ENTROPY -> LogitCrossEntropy.value(a, second, classes);
            case DIVERGENCE -> LogitDivergence.value(a, second, classes);
        };
    }

    /** The same of distributions. */
    public static double ofDistributions(
            Measure measure,
            DivergenceBlock s,
            double[] q,
            int at,
            int classes,
            int count,
            boolean gradientOfA,
            boolean gradientOfB) {
        double[] p = Arrays.copyOfRange(s.a, at, at + classes);
        double[] second = Arrays.copyOfRange(q, at, at + classes);
        double[] gradient = new double[classes];
        if (gradientOfA) {
            switch (measure) {
                case ENTROPY -> EntropySums.valueAndGradient(p, classes, gradient);
                case CROSS_ENTROPY -> DistributionSums.gradientOfFirst(p, second, classes, gradient);
                case DIVERGENCE -> DistributionDivergence.gradientOfFirst(p, second, classes, gradient);
            }
            divide(gradient, count, s.u, at);
        }
        if (gradientOfB) {
            DistributionSums.gradientOfSecond(p, second, classes, gradient);
            divide(gradient, count, s.change, at);
        }
        return switch (measure) {
            case ENTROPY -> EntropySums.value(p, classes);
            case CROSS_ENTROPY -> DistributionSums.value(p, second, classes);
            case DIVERGENCE -> DistributionDivergence.value(p, second, classes);
        };
    }

    private static void divide(double[] gradient, int count, double[] into, int at) {
        for (int k = 0; k < gradient.length; k++) {
            into[at + k] = gradient[k] / count;
        }
    }
}
