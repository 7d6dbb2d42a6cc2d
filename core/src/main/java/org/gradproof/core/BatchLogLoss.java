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
 * gradient with a soft label is within {@value #MAX_ULP} ulp of the larger of its two terms. Floats are computed as
 * doubles and rounded once.
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
        return run(Values.of(z), Values.of(y), null);
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
        return run(Values.of(z), Values.of(y), null);
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
        valueAndGradient(z, y, gradient);
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
        valueAndGradient(z, y, gradient);
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
        return run(Values.of(z), Values.of(y), Values.of(gradient));
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
        return run(Values.of(z), Values.of(y), Values.of(gradient));
    }

    private double run(Values z, Values y, @Nullable Values gradient) {
        int n = z.length();
        Labels.requireSameLength("y", y.length(), "z", n);
        if (gradient != null) {
            Labels.requireSameLength("gradient", gradient.length(), "z", n);
        }
        double sum = Chunks.sum(n, Scratch.BLOCK, threads, (from, to) -> part(z, y, gradient, from, to));
        return reduction.of(sum, n);
    }

    private double part(Values z, Values y, @Nullable Values gradient, int from, int to) {
        Scratch s = Scratch.ofThisThread();
        CompensatedSum sum = new CompensatedSum();
        for (int start = from; start < to; start += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, to - start);
            z.read(start, s.logits, n);
            y.read(start, s.labels, n);
            Labels.requireProbabilities(s.labels, n, start);
            LogLossKernel.run(s, n, positiveWeight);
            double loss = PairwiseSum.of(s.loss, 0, n, s.folded).high();
            if (!(loss <= Double.MAX_VALUE)) {
                loss = oneByOne(s, n);
            }
            sum.add(loss);
            if (gradient != null) {
                scale(s.result, n, z.length());
                gradient.write(start, s.result, n);
            }
        }
        return sum.value();
    }

    private void scale(double[] gradient, int n, int examples) {
        if (reduction == Reduction.MEAN) {
            for (int i = 0; i < n; i++) {
                gradient[i] = gradient[i] / examples;
            }
        }
    }

    /** The block again, for infinite and NaN logits: 0 · ∞ is 0 here, as the limits have it. */
    private double oneByOne(Scratch s, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double z = s.logits[i];
            double a = 1 - s.labels[i];
            double b = positiveWeight * s.labels[i];
            sum += (a == 0 ? 0 : a * Softplus.value(z)) + (b == 0 ? 0 : b * Softplus.value(-z));
            sum += Double.isNaN(z) ? z : 0;
            s.result[i] = a * Sigmoid.value(z) - b * Sigmoid.value(-z);
        }
        return sum;
    }
}
