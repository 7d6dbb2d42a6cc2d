// twins: DoubleBlock FloatBlock, LogLossKernel FloatLogLossKernel, ORDINARY FLOAT_ORDINARY
package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.example.LogLosses;
import org.gradproof.core.internal.example.Logistic;
import org.gradproof.core.internal.sum.Chunks;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/** The log losses of a batch whose shapes have been checked, in blocks, split over threads. */
public final class LogLossBatch {

    public static final LogLossBatch PLAIN = new LogLossBatch(1, 1);

    /** Up to this, e<sup>-|z|</sup> is a normal number; for floats. */
    private static final double ORDINARY = 700;

    private static final float FLOAT_ORDINARY = 80;

    private final double positiveWeight;
    private final int threads;

    private LogLossBatch(double positiveWeight, int threads) {
        this.positiveWeight = positiveWeight;
        this.threads = threads;
    }

    public LogLossBatch withPositiveWeight(double weight) {
        ArgumentChecks.requireWeight(weight);
        return new LogLossBatch(weight, threads);
    }

    public LogLossBatch withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new LogLossBatch(positiveWeight, count);
    }

    /** The sum of the losses, as {@link CompensatedSum#losses} has it; writes their gradient over a divisor. */
    public double run(
            double[] z,
            int from,
            double[] y,
            int first,
            double @Nullable [] gradient,
            int at,
            int count,
            int divisor,
            boolean value) {
        // One thread needs no object for the parts.
        return threads == 1
                ? part(z, from, y, first, gradient, at, count, divisor, value)
                : Chunks.sum(
                        count,
                        DoubleBlock.LENGTH,
                        threads,
                        (start, end) -> part(
                                z, from + start, y, first + start, gradient, at + start, end - start, divisor, value));
    }

    private double part(
            double[] z,
            int from,
            double[] y,
            int first,
            double @Nullable [] gradient,
            int at,
            int count,
            int divisor,
            boolean value) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        CompensatedSum sum = new CompensatedSum();
        for (int start = 0; start < count; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, count - start);
            System.arraycopy(z, from + start, b.z, 0, n);
            System.arraycopy(y, first + start, b.y, 0, n);
            double weight = positiveWeight; // doubles
            // floats: float weight = (float) positiveWeight;
            double loss = LogLossKernel.run(b, n, weight, divisor, value, gradient != null);
            if (loss <= LogLossKernel.LARGEST && !needsCare(b.z, n)) {
                sum.add(loss);
            } else {
                ArgumentChecks.requireProbabilities(b.y, n, first + start);
                for (int i = 0; i < n; i++) {
                    sum.add(loss(b.z[i], b.y[i]));
                    b.p[i] = slope(b.z[i], b.y[i]) / divisor; // doubles
                    // floats: b.p[i] = (float) (slope(b.z[i], b.y[i]) / divisor);
                }
            }
            if (gradient != null) {
                System.arraycopy(b.p, 0, gradient, at + start, n);
            }
        }
        return sum.losses();
    }

    /** A weight may make normal numbers of subnormal ones. */
    private boolean needsCare(double[] z, int n) {
        boolean care = false;
        for (int i = 0; i < n && positiveWeight != 1; i++) {
            care |= Math.abs(z[i]) > ORDINARY;
        }
        return care;
    }

    /** One loss, for infinite, NaN and huge logits: 0 · ∞ is 0 here, as the limits have it. */
    private double loss(double z, double y) {
        if (positiveWeight == 1) {
            return LogLosses.value(z, y, Exp.of(-Math.abs(z)));
        }
        if (ArgumentChecks.isModerate(positiveWeight)) {
            return LogLosses.weighted(z, y, positiveWeight);
        }
        double negative = y == 1 ? 0 : (1 - y) * Logistic.softplus(z);
        return Double.isNaN(z) ? z : negative + positive(y, Logistic.softplus(-z));
    }

    private double slope(double z, double y) {
        if (positiveWeight != 1 && ArgumentChecks.isModerate(positiveWeight)) {
            return Double.isNaN(z) ? z : LogLosses.difference(z, y, positiveWeight);
        }
        return (1 - y) * Logistic.sigmoid(z) - positive(y, Logistic.sigmoid(-z));
    }

    /** w y x without over- or underflow on the way; 0 · ∞ is 0. */
    private double positive(double y, double x) {
        if (y == 0 || x == 0 || !(x <= Double.MAX_VALUE)) {
            return y == 0 ? 0 : x;
        }
        double fraction =
                CarefulLabels.fraction(positiveWeight) * CarefulLabels.fraction(y) * CarefulLabels.fraction(x);
        return Math.scalb(fraction, Math.getExponent(positiveWeight) + Math.getExponent(y) + Math.getExponent(x));
    }
}
