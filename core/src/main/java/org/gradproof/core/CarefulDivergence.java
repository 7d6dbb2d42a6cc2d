package org.gradproof.core;

import java.util.Arrays;

/** The measures of one pair of rows by the functions of one example, which have an answer everywhere. */
final class CarefulDivergence {

    private CarefulDivergence() {}

    /**
     * The measure of the logits s.a[at], …, and b[at], …; writes the gradient with respect to a to s.u[at], …, that with
     * respect to b to s.change[at], …, over count.
     */
    static double ofLogits(
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
        if (gradientOfA) {
            double[] gradient = switch (measure) {
                case ENTROPY -> Entropy.gradientOfLogits(a);
                case CROSS_ENTROPY -> DistributionCrossEntropy.gradientOfFirstLogits(a, second);
                case DIVERGENCE -> KullbackLeibler.gradientOfFirstLogits(a, second);
            };
            divide(gradient, count, s.u, at);
        }
        if (gradientOfB) {
            divide(DistributionCrossEntropy.gradientOfSecondLogits(a, second), count, s.change, at);
        }
        return switch (measure) {
            case ENTROPY -> Entropy.ofLogits(a);
            case CROSS_ENTROPY -> DistributionCrossEntropy.ofLogits(a, second);
            case DIVERGENCE -> KullbackLeibler.ofLogits(a, second);
        };
    }

    /** The same of distributions. */
    static double ofDistributions(
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
        if (gradientOfA) {
            double[] gradient = switch (measure) {
                case ENTROPY -> Entropy.gradient(p);
                case CROSS_ENTROPY -> DistributionCrossEntropy.gradientOfFirst(p, second);
                case DIVERGENCE -> KullbackLeibler.gradientOfFirst(p, second);
            };
            divide(gradient, count, s.u, at);
        }
        if (gradientOfB) {
            divide(DistributionCrossEntropy.gradientOfSecond(p, second), count, s.change, at);
        }
        return switch (measure) {
            case ENTROPY -> Entropy.value(p);
            case CROSS_ENTROPY -> DistributionCrossEntropy.value(p, second);
            case DIVERGENCE -> KullbackLeibler.value(p, second);
        };
    }

    private static void divide(double[] gradient, int count, double[] into, int at) {
        for (int k = 0; k < gradient.length; k++) {
            into[at + k] = gradient[k] / count;
        }
    }
}
