package org.gradproof.core;

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
    private final double positiveWeight;
    private final int threads;

    private BatchLogLoss(Reduction reduction, double positiveWeight, int threads) {
        this.reduction = reduction;
        this.positiveWeight = positiveWeight;
        this.threads = threads;
    }

    /**
     * The sum of the losses.
     *
     * @return a loss with weight 1, on one thread
     */
    public static BatchLogLoss sum() {
        return new BatchLogLoss(Reduction.SUM, 1, 1);
    }

    /**
     * The mean of the losses.
     *
     * @return a loss with weight 1, on one thread
     */
    public static BatchLogLoss mean() {
        return new BatchLogLoss(Reduction.MEAN, 1, 1);
    }

    /**
     * The same loss with a weight on the positive class.
     *
     * @param weight w ≥ 0, finite
     * @return the weighted loss
     * @throws IllegalArgumentException if the weight is negative, infinite or NaN
     */
    public BatchLogLoss withPositiveWeight(double weight) {
        Labels.requireWeight(weight);
        return new BatchLogLoss(reduction, weight, threads);
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
        Labels.requireThreads(count);
        return new BatchLogLoss(reduction, positiveWeight, count);
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
     * The loss.
     *
     * @param z n logits, any floats
     * @param y n labels, each in [0, 1]
     * @return the sum or mean of the losses, in nats
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public double value(float[] z, float[] y) {
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
     * The gradient.
     *
     * @param z n logits, any floats
     * @param y n labels, each in [0, 1]
     * @return a new array of n entries
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]
     */
    public float[] gradient(float[] z, float[] y) {
        float[] gradient = new float[z.length];
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
        return run(z, y, gradient, true);
    }

    /**
     * The loss, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param y n labels, each in [0, 1]
     * @param gradient receives the n entries; may be z or y itself
     * @return the sum or mean of the losses, in nats
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(float[] z, float[] y, float[] gradient) {
        return run(z, y, gradient, true);
    }

    /**
     * The loss of part of the arrays, returned, and its gradient, written into part of the caller's array; the rest is left
     * as it is.
     *
     * @param z the array of the logits, any doubles
     * @param from the index of the first logit
     * @param y the array of the labels, each that is used in [0, 1]
     * @param first the index of the first label
     * @param gradient the array that receives the entries; may be z where at = from, or y where at = first
     * @param at the index of the first entry
     * @param count how many
     * @return the sum or mean of the losses, in nats
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a label is not in [0, 1]; part of the gradient may be written then
     */
    public double valueAndGradient(double[] z, int from, double[] y, int first, double[] gradient, int at, int count) {
        Labels.requirePart("z", z.length, from, count);
        Labels.requirePart("y", y.length, first, count);
        Labels.requirePart("gradient", gradient.length, at, count);
        return run(z, from, y, first, gradient, at, count, true);
    }

    /**
     * The loss of part of the arrays, returned, and its gradient, written into part of the caller's array; the rest is left
     * as it is.
     *
     * @param z the array of the logits, any floats
     * @param from the index of the first logit
     * @param y the array of the labels, each that is used in [0, 1]
     * @param first the index of the first label
     * @param gradient the array that receives the entries; may be z where at = from, or y where at = first
     * @param at the index of the first entry
     * @param count how many
     * @return the sum or mean of the losses, in nats
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a label is not in [0, 1]; part of the gradient may be written then
     */
    public double valueAndGradient(float[] z, int from, float[] y, int first, float[] gradient, int at, int count) {
        Labels.requirePart("z", z.length, from, count);
        Labels.requirePart("y", y.length, first, count);
        Labels.requirePart("gradient", gradient.length, at, count);
        return run(z, from, y, first, gradient, at, count, true);
    }

    private double run(double[] z, double[] y, double @Nullable [] gradient, boolean value) {
        int n = requireShapes(z.length, y.length, gradient == null ? z.length : gradient.length);
        return run(z, 0, y, 0, gradient, 0, n, value);
    }

    private double run(
            double[] z,
            int from,
            double[] y,
            int first,
            double @Nullable [] gradient,
            int at,
            int count,
            boolean value) {
        Chunks.Part part = (start, end) -> part(z, from, y, first, gradient, at, count, value, start, end);
        return reduction.of(Chunks.sum(count, DoubleBlock.LENGTH, threads, part), count);
    }

    private double run(float[] z, float[] y, float @Nullable [] gradient, boolean value) {
        int n = requireShapes(z.length, y.length, gradient == null ? z.length : gradient.length);
        return run(z, 0, y, 0, gradient, 0, n, value);
    }

    private double run(
            float[] z, int from, float[] y, int first, float @Nullable [] gradient, int at, int count, boolean value) {
        Chunks.Part part = (start, end) -> part(z, from, y, first, gradient, at, count, value, start, end);
        return reduction.of(Chunks.sum(count, FloatBlock.LENGTH, threads, part), count);
    }

    private static int requireShapes(int z, int y, int gradient) {
        Labels.requireSameLength("y", y, "z", z);
        Labels.requireSameLength("gradient", gradient, "z", z);
        return z;
    }

    private double part(
            double[] z,
            int from,
            double[] y,
            int first,
            double @Nullable [] gradient,
            int at,
            int count,
            boolean value,
            int begin,
            int end) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        double divisor = reduction == Reduction.SUM ? 1 : count;
        CompensatedSum sum = new CompensatedSum();
        for (int start = begin; start < end; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, end - start);
            System.arraycopy(z, from + start, b.z, 0, n);
            System.arraycopy(y, first + start, b.y, 0, n);
            double loss = LogLossKernel.run(b, n, positiveWeight, divisor, value, gradient != null);
            if (!(loss <= LogLossKernel.LARGEST)) {
                Labels.requireProbabilities(b.y, n, first + start);
                loss = 0;
                for (int i = 0; i < n; i++) {
                    loss += loss(b.z[i], b.y[i]);
                    b.p[i] = slope(b.z[i], b.y[i]) / divisor;
                }
            }
            sum.add(loss);
            if (gradient != null) {
                System.arraycopy(b.p, 0, gradient, at + start, n);
            }
        }
        return sum.value();
    }

    private double part(
            float[] z,
            int from,
            float[] y,
            int first,
            float @Nullable [] gradient,
            int at,
            int count,
            boolean value,
            int begin,
            int end) {
        FloatBlock b = FloatBlock.ofThisThread();
        float divisor = reduction == Reduction.SUM ? 1 : count;
        CompensatedSum sum = new CompensatedSum();
        for (int start = begin; start < end; start += FloatBlock.LENGTH) {
            int n = Math.min(FloatBlock.LENGTH, end - start);
            System.arraycopy(z, from + start, b.z, 0, n);
            System.arraycopy(y, first + start, b.y, 0, n);
            double loss = FloatLogLossKernel.run(b, n, (float) positiveWeight, divisor, value, gradient != null);
            if (!(loss <= FloatLogLossKernel.LARGEST)) {
                loss = 0;
                for (int i = 0; i < n; i++) {
                    Labels.requireProbability(b.y[i], first + start + i);
                    loss += loss(b.z[i], b.y[i]);
                    b.p[i] = (float) (slope(b.z[i], b.y[i]) / divisor);
                }
            }
            sum.add(loss);
            if (gradient != null) {
                System.arraycopy(b.p, 0, gradient, at + start, n);
            }
        }
        return sum.value();
    }

    /** One loss, for infinite, NaN and huge logits: 0 · ∞ is 0 here, as the limits have it. */
    private double loss(double z, double y) {
        double a = 1 - y;
        double b = positiveWeight * y;
        double sum = (a == 0 ? 0 : a * Softplus.value(z)) + (b == 0 ? 0 : b * Softplus.value(-z));
        return Double.isNaN(z) ? z : sum;
    }

    private double slope(double z, double y) {
        return (1 - y) * Sigmoid.value(z) - positiveWeight * y * Sigmoid.value(-z);
    }
}
