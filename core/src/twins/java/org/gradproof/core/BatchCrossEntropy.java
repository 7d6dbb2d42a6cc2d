package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.block.CrossEntropyBatch;
import org.gradproof.core.internal.block.CrossEntropyTerms;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The cross entropy of a batch: rows × classes logits, row after row, against a class index or labels for each row, and
 * its gradient in one pass.
 *
 * <p>A row's loss is Σ<sub>k</sub> a<sub>k</sub> (log Σ<sub>j</sub> e<sup>z_j/T</sup> - z<sub>k</sub>/T), in nats, with
 * a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n): n classes, class weights w (1 unless set), label
 * smoothing ε (0 unless set), temperature T (1 unless set). Its gradient is (softmax(z/T)<sub>k</sub> Σ<sub>j</sub>
 * a<sub>j</sub> - a<sub>k</sub>)/T. The batch's loss is the sum over the rows, or that divided by the number of rows,
 * weights or no weights.
 *
 * <p>Edges are those of {@link CrossEntropy}. Errors are within {@value #MAX_ULP} ulp for class indices and one-hot labels
 * without smoothing, for up to 100,000 classes; with other labels, or smoothing, an entry of the gradient is within {@value
 * #MAX_ULP} ulp of the larger of its two terms. Floats are computed as floats, and their errors are as many ulp of a float.
 * Where a row's logits over T are beyond ±340 (floats: ±64), or a sum of its labels a not in [2<sup>-30</sup>, 2<sup>60</sup>],
 * the row takes several times as long, masked classes (-∞) aside.
 *
 * <p>Immutable and thread-safe. The loops work in blocks that stay in cache, and on one thread allocate no arrays where the
 * caller brings them.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double loss = BatchCrossEntropy.mean(classes).valueAndGradient(z, targets, gradient);
 * }</pre>
 */
@SuppressWarnings("exports") // whoever has no JSpecify does without its annotations
public final class BatchCrossEntropy {

    /** The largest error of an entry of the gradient, or of one row's loss, in ulp, for class indices. */
    public static final double MAX_ULP = 3;

    private final CrossEntropyBatch batch;

    private BatchCrossEntropy(CrossEntropyBatch batch) {
        this.batch = batch;
    }

    private static BatchCrossEntropy of(Reduction reduction, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("class count " + classes + " is below 1");
        }
        return new BatchCrossEntropy(new CrossEntropyBatch(reduction, CrossEntropyTerms.of(classes), 1));
    }

    /**
     * The sum of the rows' losses.
     *
     * @param classes the number of classes, at least 1
     * @return a loss without weights, smoothing or temperature, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchCrossEntropy sum(int classes) {
        return of(Reduction.SUM, classes);
    }

    /**
     * The mean of the rows' losses.
     *
     * @param classes the number of classes, at least 1
     * @return a loss without weights, smoothing or temperature, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchCrossEntropy mean(int classes) {
        return of(Reduction.MEAN, classes);
    }

    /**
     * The same loss with labels moved towards the uniform distribution, (1 - ε) y<sub>k</sub> + ε/n.
     *
     * @param epsilon ε in [0, 1]
     * @return the smoothed loss
     * @throws IllegalArgumentException if ε is not in [0, 1]
     */
    public BatchCrossEntropy withLabelSmoothing(double epsilon) {
        ArgumentChecks.requireSmoothing(epsilon);
        return new BatchCrossEntropy(batch.with(batch.terms().withSmoothing(epsilon)));
    }

    /**
     * The same loss of the logits divided by a temperature. The gradient is still that with respect to z.
     *
     * @param t T in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return the tempered loss
     * @throws IllegalArgumentException if T is out of range
     */
    public BatchCrossEntropy withTemperature(double t) {
        ArgumentChecks.requireTemperature(t);
        return new BatchCrossEntropy(batch.with(batch.terms().withTemperature(t)));
    }

    /**
     * The same loss with a weight for each class.
     *
     * @param w as many weights ≥ 0 as there are classes; copied
     * @return the weighted loss
     * @throws IllegalArgumentException if the length is not the number of classes, or a weight is negative, infinite or
     *     NaN
     */
    // doubles:
    public BatchCrossEntropy withClassWeights(double[] w) {
        ArgumentChecks.requireSameLength(
                "w", w.length, "a row of classes", batch.terms().classes());
        double[] copy = w.clone();
        for (double weight : copy) {
            ArgumentChecks.requireWeight(weight);
        }
        return new BatchCrossEntropy(batch.with(batch.terms().withWeights(copy)));
    }

    /**
     * The same loss, its rows split over several threads of the common pool. The last bits of the loss may depend on
     * their number, those of the gradient do not.
     *
     * @param count at least 1
     * @return the loss on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchCrossEntropy withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchCrossEntropy(batch.withThreads(count));
    }

    /**
     * The same loss of rows that lie further apart, as those of a wider matrix do: row i of an array begins i · stride
     * after the first. What is between the rows is neither read nor written.
     *
     * @param zStride the stride of the logits, at least the number of classes, as it is unless set
     * @param yStride that of labels; class indices stand side by side
     * @param gradientStride that of the gradient
     * @return the loss of such arrays
     * @throws IllegalArgumentException if a stride is below the number of classes
     */
    public BatchCrossEntropy withStrides(int zStride, int yStride, int gradientStride) {
        int classes = batch.terms().classes();
        ArgumentChecks.requireStride("the logits", zStride, classes);
        ArgumentChecks.requireStride("the labels", yStride, classes);
        ArgumentChecks.requireStride("the gradient", gradientStride, classes);
        return new BatchCrossEntropy(batch.with(batch.terms().withStrides(zStride, yStride, gradientStride)));
    }

    /**
     * The loss of class indices.
     *
     * @param z rows × classes logits, any doubles
     * @param targets the true class of each row, from 0
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if z does not have rows × classes entries
     * @throws IndexOutOfBoundsException if a target is not in 0 … classes - 1
     */
    public double value(double[] z, int[] targets) {
        int rows = targets.length;
        batch.terms().requireShapes(z.length, -1, -1, rows);
        return batch.run(z, 0, targets, 0, null, 0, rows);
    }

    /**
     * The gradient of the loss of class indices.
     *
     * @param z rows × classes logits, any doubles
     * @param targets the true class of each row, from 0
     * @return a new array of rows × classes entries, its rows as far apart as set
     * @throws IllegalArgumentException if z does not have rows × classes entries
     * @throws IndexOutOfBoundsException if a target is not in 0 … classes - 1
     */
    public double[] gradient(double[] z, int[] targets) {
        int rows = targets.length;
        double[] gradient = new double[batch.terms().gradientLength(rows)];
        valueAndGradient(z, targets, gradient);
        return gradient;
    }

    /**
     * The loss of class indices, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param targets the true class of each row, from 0
     * @param gradient receives the rows × classes entries; may be z itself
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if z or gradient does not have rows × classes entries
     * @throws IndexOutOfBoundsException if a target is not in 0 … classes - 1; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(double[] z, int[] targets, double[] gradient) {
        int rows = targets.length;
        batch.terms().requireShapes(z.length, -1, gradient.length, rows);
        batch.terms().requireApart(gradient, 0, z, 0, null, 0, rows);
        return batch.run(z, 0, targets, 0, gradient, 0, rows);
    }

    /**
     * The loss of some rows of class indices, from the middle of larger arrays, and its gradient.
     *
     * @param z holds logits from an index on
     * @param zOffset that index
     * @param targets holds classes from an index on
     * @param targetsOffset that index
     * @param gradient receives the gradient from an index on; null where it is not wanted; may be z
     *     itself, at its offset and stride
     * @param gradientOffset that index
     * @param rows how many rows
     * @return the sum or mean of these rows' losses, in nats
     * @throws IndexOutOfBoundsException if a part is not within its array, or a target not in 0 … classes - 1
     */
    public double valueAndGradient(
            double[] z,
            int zOffset,
            int[] targets,
            int targetsOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int rows) {
        ArgumentChecks.requirePart("targets", targets.length, targetsOffset, rows, 1, 1);
        batch.terms().requireParts(z.length, zOffset, gradient == null ? -1 : gradient.length, gradientOffset, rows);
        batch.terms().requireApart(gradient, gradientOffset, z, zOffset, null, 0, rows);
        return batch.run(z, zOffset, targets, targetsOffset, gradient, gradientOffset, rows);
    }

    /**
     * The loss of one-hot or soft labels.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if the lengths do not fit, or a label is not in [0, 1]
     */
    public double value(double[] z, double[] y) {
        int rows = batch.terms().rows(y.length);
        batch.terms().requireShapes(z.length, y.length, -1, rows);
        return batch.run(z, 0, y, 0, null, 0, rows);
    }

    /**
     * The gradient of the loss of one-hot or soft labels.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @return a new array of rows × classes entries, its rows as far apart as set
     * @throws IllegalArgumentException if the lengths do not fit, or a label is not in [0, 1]
     */
    public double[] gradient(double[] z, double[] y) {
        int rows = batch.terms().rows(y.length);
        double[] gradient = new double[batch.terms().gradientLength(rows)];
        valueAndGradient(z, y, gradient);
        return gradient;
    }

    /**
     * The loss of one-hot or soft labels, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @param gradient receives the rows × classes entries; may be z or y itself
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if the lengths do not fit, or a label is not in [0, 1]; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(double[] z, double[] y, double[] gradient) {
        int rows = batch.terms().rows(y.length);
        batch.terms().requireShapes(z.length, y.length, gradient.length, rows);
        batch.terms().requireApart(gradient, 0, z, 0, y, 0, rows);
        return batch.run(z, 0, y, 0, gradient, 0, rows);
    }

    /**
     * The loss of some rows of one-hot or soft labels, from the middle of larger arrays, and its gradient.
     *
     * @param z holds logits from an index on
     * @param zOffset that index
     * @param y holds labels from an index on
     * @param yOffset that index
     * @param gradient receives the gradient from an index on; null where it is not wanted; may be z or y
     *     itself, at its offset and stride
     * @param gradientOffset that index
     * @param rows how many rows
     * @return the sum or mean of these rows' losses, in nats
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a label is not in [0, 1]
     */
    public double valueAndGradient(
            double[] z,
            int zOffset,
            double[] y,
            int yOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int rows) {
        batch.terms().requireLabelPart(y.length, yOffset, rows);
        batch.terms().requireParts(z.length, zOffset, gradient == null ? -1 : gradient.length, gradientOffset, rows);
        batch.terms().requireApart(gradient, gradientOffset, z, zOffset, y, yOffset, rows);
        return batch.run(z, zOffset, y, yOffset, gradient, gradientOffset, rows);
    }
}
