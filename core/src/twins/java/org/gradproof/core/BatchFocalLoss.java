package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.DoubleBlock;
import org.gradproof.core.internal.block.FocalKernel;
import org.gradproof.core.internal.sum.Chunks;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The focal loss of a batch of logits z<sub>i</sub> against labels y<sub>i</sub> in [0, 1], and its gradient.
 *
 * <p>The sum or the mean of {@link FocalLoss} with one γ. Edges are those of one example. For hard labels and γ up to 5,
 * the loss of an example and an entry of the gradient are within {@value #MAX_ULP} ulp, in loops that work in blocks that
 * stay in cache; blocks with other labels, a logit beyond ±690/(1 + γ), or a larger γ, are computed example by example,
 * within {@link FocalLoss}'s errors and half an ulp more for the mean's division. The sum is compensated. Floats are
 * computed as doubles and rounded once. Nothing is allocated for hard labels on one thread where the
 * caller brings the arrays.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[z.length];
 * double loss = BatchFocalLoss.mean(2).valueAndGradient(z, y, gradient);
 * }</pre>
 */
public final class BatchFocalLoss {

    /** The largest error of an entry of the gradient, or of one example's loss, in ulp. */
    public static final double MAX_ULP = 7;

    private final Reduction reduction;
    private final double gamma;
    private final int threads;

    private BatchFocalLoss(Reduction reduction, double gamma, int threads) {
        this.reduction = reduction;
        this.gamma = gamma;
        this.threads = threads;
    }

    /**
     * The sum of the losses.
     *
     * @param gamma γ in [0, 2<sup>30</sup>]
     * @return a loss on one thread
     * @throws IllegalArgumentException if γ is out of range
     */
    public static BatchFocalLoss sum(double gamma) {
        ArgumentChecks.requireFocus(gamma);
        return new BatchFocalLoss(Reduction.SUM, gamma, 1);
    }

    /**
     * The mean of the losses.
     *
     * @param gamma γ in [0, 2<sup>30</sup>]
     * @return a loss on one thread
     * @throws IllegalArgumentException if γ is out of range
     */
    public static BatchFocalLoss mean(double gamma) {
        ArgumentChecks.requireFocus(gamma);
        return new BatchFocalLoss(Reduction.MEAN, gamma, 1);
    }

    /**
     * The same loss, computed on several threads of the common pool.
     *
     * @param count at least 1
     * @return the loss on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchFocalLoss withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchFocalLoss(reduction, gamma, count);
    }

    /**
     * The loss.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @return the sum or mean of the losses, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public double value(double[] z, double[] y) {
        return run(z, y, null);
    }

    /**
     * The gradient.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @return a new array of n entries
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public double[] gradient(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        run(z, y, gradient);
        return gradient;
    }

    /**
     * The loss, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @param gradient receives the n entries; may be z or y itself
     * @return the sum or mean of the losses, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(double[] z, double[] y, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        return run(z, y, gradient);
    }

    /**
     * The loss of part of the arrays, returned, and its gradient, written into part of the caller's array; the
     * rest is left as it is.
     *
     * @param z the array of the logits, any doubles
     * @param zOffset the index of the first logit
     * @param y the array of the labels, each that is used in [0, 1]
     * @param yOffset the index of the first label
     * @param gradient the array that receives the entries; may be z or y itself, at its offset
     * @param gradientOffset the index of the first entry
     * @param count how many
     * @return the sum or mean of the losses, in nats; NaN for the mean of none
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a label is not in [0, 1], part of the gradient may be written then, or the gradient overlaps an
     *     argument otherwise
     */
    public double valueAndGradient(
            double[] z, int zOffset, double[] y, int yOffset, double[] gradient, int gradientOffset, int count) {
        ArgumentChecks.requirePart("z", z.length, zOffset, count);
        ArgumentChecks.requirePart("y", y.length, yOffset, count);
        ArgumentChecks.requirePart("gradient", gradient.length, gradientOffset, count);
        Overlap.refuse("gradient", gradient, gradientOffset, "z", z, zOffset, count);
        Overlap.refuse("gradient", gradient, gradientOffset, "y", y, yOffset, count);
        return run(z, zOffset, y, yOffset, gradient, gradientOffset, count);
    }

    private double run(double[] z, double[] y, double @Nullable [] gradient) {
        ArgumentChecks.requireSameLength("y", y.length, "z", z.length);
        return run(z, 0, y, 0, gradient, 0, z.length);
    }

    private double run(
            double[] z,
            int zOffset,
            double[] y,
            int yOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int count) {
        double sum = threads == 1
                ? part(z, zOffset, y, yOffset, gradient, gradientOffset, count, 0, count)
                : Chunks.sum(
                        count,
                        DoubleBlock.LENGTH,
                        threads,
                        (start, end) -> part(z, zOffset, y, yOffset, gradient, gradientOffset, count, start, end));
        return reduction.of(sum, count);
    }

    private double part(
            double[] z,
            int zOffset,
            double[] y,
            int yOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int count,
            int begin,
            int end) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        double sum = 0;
        double lost = 0;
        for (int start = begin; start < end; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, end - start);
            Copy.read(z, zOffset + start, b.z, 0, n);
            Copy.read(y, yOffset + start, b.y, 0, n);
            double loss = block(b, n, yOffset + start, count, gradient != null);
            double next = sum + loss;
            double rounded = next - sum;
            lost += (sum - (next - rounded)) + (loss - rounded);
            sum = next;
            if (gradient != null) {
                Copy.write(b.p, 0, gradient, gradientOffset + start, n);
            }
        }
        return Math.abs(sum) <= Double.MAX_VALUE ? sum + lost : sum;
    }

    /** The sum of a block's losses; leaves its gradient in b.p. */
    private double block(DoubleBlock b, int n, int start, int all, boolean gradient) {
        double divisor = reduction == Reduction.MEAN ? all : 1;
        if (FocalKernel.takes(b, n, gamma)) {
            return FocalKernel.run(b, n, gamma, divisor);
        }
        CompensatedSum losses = new CompensatedSum();
        for (int i = 0; i < n; i++) {
            ArgumentChecks.requireProbability(b.y[i], start + i);
            losses.add(FocalLoss.value(b.z[i], b.y[i], gamma));
            if (gradient) {
                b.p[i] = FocalLoss.gradient(b.z[i], b.y[i], gamma) / divisor;
            }
        }
        return losses.losses();
    }
}
