package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.LogLossBatch;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The sum of log losses of a batch of rows, the loss of multi-label classification, and its gradient in one pass.
 *
 * <p>In each row Σ<sub>k</sub> w y<sub>k</sub> softplus(-z<sub>k</sub>) + (1 - y<sub>k</sub>) softplus(z<sub>k</sub>), in
 * nats, over the classes; then the sum over the rows or their mean, which divides by the number of rows only ({@link
 * BatchLogLoss#mean} divides by that of all entries). w is the weight of the positive labels, 1 unless set. The gradient's
 * entries are (1 - y<sub>k</sub>) σ(z<sub>k</sub>) - w y<sub>k</sub> σ(-z<sub>k</sub>), divided by the number of rows for
 * the mean.
 *
 * <p>Edges are those of {@link SumOfLogLosses}, errors within {@value #MAX_ULP} ulp of a row's loss or, for hard
 * labels, of an entry of the gradient; an entry with a soft label is within {@value #MAX_ULP} ulp of the larger of its two
 * terms. Floats are computed as floats, and their errors are as many ulp of a float.
 *
 * <p>Immutable and thread-safe. The loops work in blocks that stay in cache, and allocate nothing on one thread where the
 * caller brings the arrays.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double loss = BatchSumOfLogLosses.mean(classes).valueAndGradient(z, y, gradient); // 7.2580…
 * }</pre>
 */
public final class BatchSumOfLogLosses {

    /** The largest error of an entry of the gradient, or of one row's loss, in ulp, for hard labels and w = 1. */
    public static final double MAX_ULP = 3;

    private final Reduction reduction;
    private final int classes;
    private final LogLossBatch batch;

    private BatchSumOfLogLosses(Reduction reduction, int classes, LogLossBatch batch) {
        ArgumentChecks.requireSize("classes", classes);
        this.reduction = reduction;
        this.classes = classes;
        this.batch = batch;
    }

    /**
     * The sum of the rows' losses.
     *
     * @param classes the number of logits in a row, at least 1
     * @return a loss with weight 1, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchSumOfLogLosses sum(int classes) {
        return new BatchSumOfLogLosses(Reduction.SUM, classes, LogLossBatch.PLAIN);
    }

    /**
     * The mean of the rows' losses, each of which is a sum over its classes.
     *
     * @param classes the number of logits in a row, at least 1
     * @return a loss with weight 1, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchSumOfLogLosses mean(int classes) {
        return new BatchSumOfLogLosses(Reduction.MEAN, classes, LogLossBatch.PLAIN);
    }

    /**
     * The same loss with a weight on the positive labels.
     *
     * @param weight w ≥ 0, finite
     * @return the weighted loss
     * @throws IllegalArgumentException if the weight is negative, infinite or NaN
     */
    public BatchSumOfLogLosses withPositiveWeight(double weight) {
        return new BatchSumOfLogLosses(reduction, classes, batch.withPositiveWeight(weight));
    }

    /**
     * The same loss, computed on several threads of the common pool. The last bits of the loss may depend on their
     * number, those of the gradient do not.
     *
     * @param count at least 1
     * @return the loss on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchSumOfLogLosses withThreads(int count) {
        return new BatchSumOfLogLosses(reduction, classes, batch.withThreads(count));
    }

    /**
     * The loss.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @return the sum or mean of the rows' losses, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if the lengths differ or are no multiple of classes, or a label is not in [0, 1]
     */
    public double value(double[] z, double[] y) {
        return run(z, 0, y, 0, null, 0, rows(z.length, y.length, z.length), true);
    }

    /**
     * The gradient.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if the lengths differ or are no multiple of classes, or a label is not in [0, 1]
     */
    public double[] gradient(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        run(z, 0, y, 0, gradient, 0, rows(z.length, y.length, gradient.length), false);
        return gradient;
    }

    /**
     * The loss, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @param gradient receives the rows × classes entries; may be z or y itself
     * @return the sum or mean of the rows' losses, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if the lengths differ or are no multiple of classes, or a label is not in [0, 1];
     *     part of the gradient may be written then
     */
    public double valueAndGradient(double[] z, double[] y, double[] gradient) {
        return run(z, 0, y, 0, gradient, 0, rows(z.length, y.length, gradient.length), true);
    }

    /**
     * The loss of some rows, returned, and its gradient, written into part of the caller's array; the rest is left
     * as it is.
     *
     * @param z the array of the logits, any doubles
     * @param zOffset the index of the first row's first logit
     * @param y the array of the labels, each that is used in [0, 1]
     * @param yOffset the index of the first row's first label
     * @param gradient the array that receives the entries; may be z or y itself, at its offset
     * @param gradientOffset the index of the first entry
     * @param rows how many rows
     * @return the sum or mean of the rows' losses, in nats; NaN for the mean of none
     * @throws IndexOutOfBoundsException if the rows are not within an array
     * @throws IllegalArgumentException if rows is below 0 or a label is not in [0, 1]; part of the gradient may be written
     *     then
     */
    public double valueAndGradient(
            double[] z, int zOffset, double[] y, int yOffset, double[] gradient, int gradientOffset, int rows) {
        ArgumentChecks.requirePart("z", z.length, zOffset, rows, classes, classes);
        ArgumentChecks.requirePart("y", y.length, yOffset, rows, classes, classes);
        ArgumentChecks.requirePart("gradient", gradient.length, gradientOffset, rows, classes, classes);
        Overlap.refuse("gradient", gradient, gradientOffset, "z", z, zOffset, rows * classes);
        Overlap.refuse("gradient", gradient, gradientOffset, "y", y, yOffset, rows * classes);
        return run(z, zOffset, y, yOffset, gradient, gradientOffset, rows, true);
    }

    private double run(
            double[] z,
            int zOffset,
            double[] y,
            int yOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int rows,
            boolean value) {
        double sum = batch.run(
                z, zOffset, y, yOffset, gradient, gradientOffset, rows * classes, reduction.count(rows), value);
        return reduction.of(sum, rows);
    }

    private int rows(int z, int y, int gradient) {
        int rows = z / classes;
        ArgumentChecks.requireShape("z", z, rows, classes);
        ArgumentChecks.requireSameLength("y", y, "z", z);
        ArgumentChecks.requireSameLength("gradient", gradient, "z", z);
        return rows;
    }
}
