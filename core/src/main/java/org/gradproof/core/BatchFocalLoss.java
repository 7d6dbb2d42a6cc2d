package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/**
 * The focal loss of a batch of logits z<sub>i</sub> against labels y<sub>i</sub> in [0, 1], and its gradient.
 *
 * <p>The sum or the mean of {@link FocalLoss} with one γ. Edges and errors are those of one example, with half an ulp
 * more for the mean's division; the sum is compensated. Floats are computed as doubles and rounded once.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[z.length];
 * double loss = BatchFocalLoss.mean(2).valueAndGradient(z, y, gradient);
 * }</pre>
 */
public final class BatchFocalLoss {

    private static final int GRANULE = 64;

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
        Labels.requireFocus(gamma);
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
        Labels.requireFocus(gamma);
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
        Labels.requireThreads(count);
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
        Labels.requireSameLength("gradient", gradient.length, "z", z.length);
        return run(z, y, gradient);
    }

    /**
     * The loss of floats, returned, and its gradient, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param y n labels, each in [0, 1]
     * @param gradient receives the n entries; may be z or y itself
     * @return the sum or mean of the losses, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if the lengths differ or a label is not in [0, 1]; part of the gradient may be
     *     written then
     */
    public double valueAndGradient(float[] z, float[] y, float[] gradient) {
        int n = z.length;
        Labels.requireSameLength("y", y.length, "z", n);
        Labels.requireSameLength("gradient", gradient.length, "z", n);
        double divisor = divisor(n);
        double sum = Chunks.sum(n, GRANULE, threads, (from, to) -> {
            CompensatedSum losses = new CompensatedSum();
            for (int i = from; i < to; i++) {
                Labels.requireProbability(y[i], i);
                ValueAndGradient both = FocalLoss.valueAndGradient(z[i], y[i], gamma);
                losses.add(both.value());
                gradient[i] = (float) (both.gradient() / divisor);
            }
            return losses.value();
        });
        return reduction.of(sum, n);
    }

    private double run(double[] z, double[] y, double @Nullable [] gradient) {
        int n = z.length;
        Labels.requireSameLength("y", y.length, "z", n);
        double divisor = divisor(n);
        double sum = Chunks.sum(n, GRANULE, threads, (from, to) -> {
            CompensatedSum losses = new CompensatedSum();
            for (int i = from; i < to; i++) {
                Labels.requireProbability(y[i], i);
                losses.add(FocalLoss.value(z[i], y[i], gamma));
                if (gradient != null) {
                    gradient[i] = FocalLoss.gradient(z[i], y[i], gamma) / divisor;
                }
            }
            return losses.value();
        });
        return reduction.of(sum, n);
    }

    private double divisor(int n) {
        return reduction == Reduction.MEAN ? n : 1;
    }
}
