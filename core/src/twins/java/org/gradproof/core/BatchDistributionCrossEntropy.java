package org.gradproof.core;

import org.gradproof.core.internal.block.DivergenceBatch;
import org.gradproof.core.internal.block.Measure;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The cross entropy H(p, q) of each pair of rows of a batch, their sum or mean, and its gradients with respect to either row;
 * see {@link DistributionCrossEntropy} for one pair.
 *
 * <p>A row's value is within {@value #VALUE_MAX_ULP} ulp for up to 100,000 classes; the sum is compensated. An
 * entry of a gradient is within {@value #GRADIENT_MAX_ULP} ulp of the larger of its terms or of itself; where that is not
 * enough, take {@link DistributionCrossEntropy}. With respect to logits a and b the terms are, with t the largest class of p,
 * p<sub>k</sub> |v<sub>k</sub>| and p<sub>k</sub> Σ p<sub>j</sub> |v<sub>j</sub>| with v<sub>k</sub> = b<sub>t</sub> -
 * b<sub>k</sub> in a, and q<sub>k</sub> and p<sub>k</sub> in b; with respect to probabilities a logarithm and 1, or a
 * quotient alone.
 *
 * <p>Rows × classes numbers stand row after row. Edges are those of one row. Floats are computed as doubles
 * and rounded once.
 *
 * <p>The loops work in blocks that stay in cache, and allocate nothing on one thread where the caller brings the arrays. Rows
 * with a logit beyond ±340 or NaN, or with an entry of the second distribution that is 0 or subnormal, take many
 * times as long and allocate.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * BatchDistributionCrossEntropy loss = BatchDistributionCrossEntropy.meanFromLogits(classes);
 * double value = loss.valueAndGradients(teacher, student, null, gradient);
 * }</pre>
 */
@SuppressWarnings("exports") // whoever has no JSpecify does without its annotations
public final class BatchDistributionCrossEntropy {

    /** The largest error of a row's value, in ulp. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of an entry of a gradient, in ulp of the larger of its terms or of itself. */
    public static final double GRADIENT_MAX_ULP = 5;

    private final DivergenceBatch batch;

    private BatchDistributionCrossEntropy(DivergenceBatch batch) {
        this.batch = batch;
    }

    /**
     * The sum over the rows, of softmax of rows of logits.
     *
     * @param classes the number of classes, at least 1
     * @return the cross entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDistributionCrossEntropy sumFromLogits(int classes) {
        return new BatchDistributionCrossEntropy(
                DivergenceBatch.of(Reduction.SUM, Measure.CROSS_ENTROPY, classes, true));
    }

    /**
     * The sum over the rows, of rows of probabilities, which need not sum to 1; an entry outside [0, 1] is refused.
     *
     * @param classes the number of classes, at least 1
     * @return the cross entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDistributionCrossEntropy sumFromProbabilities(int classes) {
        return new BatchDistributionCrossEntropy(
                DivergenceBatch.of(Reduction.SUM, Measure.CROSS_ENTROPY, classes, false));
    }

    /**
     * The mean over the rows, of softmax of rows of logits.
     *
     * @param classes the number of classes, at least 1
     * @return the cross entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDistributionCrossEntropy meanFromLogits(int classes) {
        return new BatchDistributionCrossEntropy(
                DivergenceBatch.of(Reduction.MEAN, Measure.CROSS_ENTROPY, classes, true));
    }

    /**
     * The mean over the rows, of rows of probabilities, which need not sum to 1; an entry outside [0, 1] is refused.
     *
     * @param classes the number of classes, at least 1
     * @return the cross entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDistributionCrossEntropy meanFromProbabilities(int classes) {
        return new BatchDistributionCrossEntropy(
                DivergenceBatch.of(Reduction.MEAN, Measure.CROSS_ENTROPY, classes, false));
    }

    /**
     * The same, the rows split over several threads of the common pool. The last bits of the value may depend on their
     * number, those of a gradient do not.
     *
     * @param count at least 1
     * @return the cross entropy on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchDistributionCrossEntropy withThreads(int count) {
        return new BatchDistributionCrossEntropy(batch.withThreads(count));
    }

    /**
     * The same of rows that lie further apart: row i of an array begins i · stride after the first. What is between the rows
     * is neither read nor written.
     *
     * @param aStride the stride of a, at least the number of classes, as it is unless set
     * @param bStride that of b
     * @param gradientOfFirstStride that of the gradient with respect to a
     * @param gradientOfSecondStride that of the gradient with respect to b
     * @return the cross entropy of such arrays
     * @throws IllegalArgumentException if a stride is below the number of classes
     */
    public BatchDistributionCrossEntropy withStrides(
            int aStride, int bStride, int gradientOfFirstStride, int gradientOfSecondStride) {
        return new BatchDistributionCrossEntropy(
                batch.withStrides(aStride, bStride, gradientOfFirstStride, gradientOfSecondStride));
    }

    /**
     * The cross entropy.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double value(double[] a, double[] b) {
        return batch.run(a, b, null, null);
    }

    /**
     * The gradient with respect to a.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] gradientOfFirst(double[] a, double[] b) {
        return batch.gradientOfA(a, b);
    }

    /**
     * The gradient with respect to b.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] gradientOfSecond(double[] a, double[] b) {
        return batch.gradientOfB(a, b);
    }

    /**
     * The cross entropy, returned, and the gradients, written into the caller's arrays.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @param gradientOfFirst receives the gradient with respect to a; may be a or b itself; null where it is not wanted
     * @param gradientOfSecond receives that with respect to b, likewise, in another array
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double valueAndGradients(
            double[] a, double[] b, double @Nullable [] gradientOfFirst, double @Nullable [] gradientOfSecond) {
        return batch.run(a, b, gradientOfFirst, gradientOfSecond);
    }

    /**
     * The same of some rows, from an offset of each array on.
     *
     * @param a holds the rows
     * @param aOffset where they begin
     * @param b holds as many
     * @param bOffset where they begin
     * @param gradientOfFirst receives the gradient with respect to a; may be a or b itself, at its offset and stride; null
     *     where it is not wanted
     * @param gradientOfFirstOffset where it begins
     * @param gradientOfSecond receives that with respect to b, likewise, elsewhere
     * @param gradientOfSecondOffset where it begins
     * @param rows how many
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a probability is not in [0, 1], or a gradient overlaps another array otherwise
     */
    public double valueAndGradients(
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double @Nullable [] gradientOfFirst,
            int gradientOfFirstOffset,
            double @Nullable [] gradientOfSecond,
            int gradientOfSecondOffset,
            int rows) {
        return batch.run(
                a,
                aOffset,
                b,
                bOffset,
                gradientOfFirst,
                gradientOfFirstOffset,
                gradientOfSecond,
                gradientOfSecondOffset,
                rows);
    }
}
