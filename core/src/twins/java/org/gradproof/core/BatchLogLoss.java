package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.LogLossBatch;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The log loss of a batch of logits z<sub>i</sub> against labels y<sub>i</sub> in [0, 1], hard or soft, and its
 * gradient in one pass.
 *
 * <p>Σ<sub>i</sub> w y<sub>i</sub> softplus(-z<sub>i</sub>) + (1 - y<sub>i</sub>) softplus(z<sub>i</sub>), in nats, or
 * its mean; w is the weight of the positive class, 1 unless set. The gradient's entries are (1 - y<sub>i</sub>)
 * σ(z<sub>i</sub>) - w y<sub>i</sub> σ(-z<sub>i</sub>), divided by n for the mean.
 *
 * <p>Edges are those of {@link LogLoss}. Errors are within {@value #MAX_ULP} ulp for hard labels; an entry of the
 * gradient with a soft label is within {@value #MAX_ULP} ulp of the larger of its two terms. Floats are computed
 * as floats, and their errors are as many ulp of a float.
 *
 * <p>Immutable and thread-safe. The loops work in blocks that stay in cache, and allocate no arrays where the caller
 * brings them.
 *
 * <pre>{@code
 * double[] gradient = new double[z.length];
 * double loss = BatchLogLoss.mean().valueAndGradient(z, y, gradient);
 * }</pre>
 */
public final class BatchLogLoss {

    /** The largest error of an entry of the gradient, or of one example's loss, in ulp, for hard labels and w = 1. */
    public static final double MAX_ULP = 2.5;

    private final Reduction reduction;
    private final LogLossBatch batch;

    private BatchLogLoss(Reduction reduction, LogLossBatch batch) {
        this.reduction = reduction;
        this.batch = batch;
    }

    /**
     * The sum of the losses.
     *
     * @return a loss with weight 1, on one thread
     */
    public static BatchLogLoss sum() {
        return new BatchLogLoss(Reduction.SUM, LogLossBatch.PLAIN);
    }

    /**
     * The mean of the losses.
     *
     * @return a loss with weight 1, on one thread
     */
    public static BatchLogLoss mean() {
        return new BatchLogLoss(Reduction.MEAN, LogLossBatch.PLAIN);
    }

    /**
     * The same loss with a weight on the positive class.
     *
     * @param weight w ≥ 0, finite
     * @return the weighted loss
     * @throws IllegalArgumentException if the weight is negative, infinite or NaN
     */
    public BatchLogLoss withPositiveWeight(double weight) {
        return new BatchLogLoss(reduction, batch.withPositiveWeight(weight));
    }

    /**
     * The same loss, computed on several threads of the common pool. The last bits of the loss may depend on their
     * number, those of the gradient do not.
     *
     * @param count at least 1
     * @return the loss on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchLogLoss withThreads(int count) {
        return new BatchLogLoss(reduction, batch.withThreads(count));
    }

    /**
     * The loss.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @return the sum or mean of the losses, in nats
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public double value(double[] z, double[] y) {
        return run(z, y, null, true);
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
        run(z, y, gradient, false);
        return gradient;
    }

    /**
     * The loss, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param y n labels, each in [0, 1]
     * @param gradient receives the n entries; may be z or y itself
     * @return the sum or mean of the losses, in nats
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(double[] z, double[] y, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        return run(z, y, gradient, true);
    }

    /**
     * The loss of part of the arrays, returned, and its gradient, written into part of the caller's array; the rest is left
     * as it is.
     *
     * @param z the array of the logits, any doubles
     * @param zOffset the index of the first logit
     * @param y the array of the labels, each that is used in [0, 1]
     * @param yOffset the index of the first label
     * @param gradient the array that receives the entries; may be z or y itself, at its offset
     * @param gradientOffset the index of the first entry
     * @param count how many
     * @return the sum or mean of the losses, in nats
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
        return run(z, zOffset, y, yOffset, gradient, gradientOffset, count, true);
    }

    private double run(double[] z, double[] y, double @Nullable [] gradient, boolean value) {
        int n = requireShapes(z.length, y.length, gradient == null ? z.length : gradient.length);
        return run(z, 0, y, 0, gradient, 0, n, value);
    }

    private double run(
            double[] z,
            int zOffset,
            double[] y,
            int yOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int count,
            boolean value) {
        return reduction.of(
                batch.run(z, zOffset, y, yOffset, gradient, gradientOffset, count, reduction.count(count), value),
                count);
    }

    private static int requireShapes(int z, int y, int gradient) {
        ArgumentChecks.requireSameLength("y", y, "z", z);
        ArgumentChecks.requireSameLength("gradient", gradient, "z", z);
        return z;
    }
}
