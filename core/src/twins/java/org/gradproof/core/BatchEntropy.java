package org.gradproof.core;

import java.util.Objects;
import org.gradproof.core.internal.block.DivergenceBatch;
import org.gradproof.core.internal.block.Measure;
import org.gradproof.core.internal.sum.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * The entropy of each row of a batch, their sum or mean, and its gradient; see {@link Entropy} for one row.
 *
 * <p>A row's value is within {@value #VALUE_MAX_ULP} ulp for up to 100,000 classes; the sum is compensated. An
 * entry of a gradient is within {@value #GRADIENT_MAX_ULP} ulp of the larger of its terms or of itself; where that is not
 * enough, take {@link Entropy}. With respect to logits the terms are p<sub>k</sub> |v<sub>k</sub>| and
 * p<sub>k</sub> Σ p<sub>j</sub> |v<sub>j</sub>| with v<sub>k</sub> the largest logit less z<sub>k</sub>, which are small
 * where p is certain; with respect to probabilities a logarithm and 1.
 *
 * <p>Rows × classes numbers stand row after row. Edges are those of one row. Floats are computed as doubles
 * and rounded once.
 *
 * <p>The loops work in blocks that stay in cache, and allocate nothing on one thread where the caller brings the arrays. Rows
 * with a logit beyond ±340 or NaN, take many
 * times as long and allocate.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double entropy = BatchEntropy.meanFromLogits(2).value(new double[] {0, 0, 1, 1}); // 0.6931471805599453
 * }</pre>
 */
@SuppressWarnings("exports") // whoever has no JSpecify does without its annotations
public final class BatchEntropy {

    /** The largest error of a row's value, in ulp. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of an entry of a gradient, in ulp of the larger of its terms or of itself. */
    public static final double GRADIENT_MAX_ULP = 5;

    private final DivergenceBatch batch;

    private BatchEntropy(DivergenceBatch batch) {
        this.batch = batch;
    }

    /**
     * The sum over the rows, of softmax of rows of logits.
     *
     * @param classes the number of classes, at least 1
     * @return the entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchEntropy sumFromLogits(int classes) {
        return new BatchEntropy(DivergenceBatch.of(Reduction.SUM, Measure.ENTROPY, classes, true));
    }

    /**
     * The sum over the rows, of rows of probabilities, which need not sum to 1; an entry outside [0, 1] is refused.
     *
     * @param classes the number of classes, at least 1
     * @return the entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchEntropy sumFromProbabilities(int classes) {
        return new BatchEntropy(DivergenceBatch.of(Reduction.SUM, Measure.ENTROPY, classes, false));
    }

    /**
     * The mean over the rows, of softmax of rows of logits.
     *
     * @param classes the number of classes, at least 1
     * @return the entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchEntropy meanFromLogits(int classes) {
        return new BatchEntropy(DivergenceBatch.of(Reduction.MEAN, Measure.ENTROPY, classes, true));
    }

    /**
     * The mean over the rows, of rows of probabilities, which need not sum to 1; an entry outside [0, 1] is refused.
     *
     * @param classes the number of classes, at least 1
     * @return the entropy, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchEntropy meanFromProbabilities(int classes) {
        return new BatchEntropy(DivergenceBatch.of(Reduction.MEAN, Measure.ENTROPY, classes, false));
    }

    /**
     * The same, the rows split over several threads of the common pool. The last bits of the value may depend on their
     * number, those of a gradient do not.
     *
     * @param count at least 1
     * @return the entropy on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchEntropy withThreads(int count) {
        return new BatchEntropy(batch.withThreads(count));
    }

    /**
     * The same of rows that lie further apart: row i of an array begins i · stride after the first. What is between the rows
     * is neither read nor written.
     *
     * @param xStride the stride of the rows, at least the number of classes, as it is unless set
     * @param gradientStride that of the gradient
     * @return the entropy of such arrays
     * @throws IllegalArgumentException if a stride is below the number of classes
     */
    public BatchEntropy withStrides(int xStride, int gradientStride) {
        return new BatchEntropy(batch.withStrides(xStride, xStride, gradientStride, gradientStride));
    }

    /**
     * The entropy.
     *
     * @param x rows × classes logits, any doubles; or probabilities
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double value(double[] x) {
        return batch.run(x, x, null, null);
    }

    /**
     * The gradient.
     *
     * @param x rows × classes logits, any doubles; or probabilities
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] gradient(double[] x) {
        return batch.gradientOfA(x, x);
    }

    /**
     * The entropy, returned, and its gradient, written into the caller's array.
     *
     * @param x rows × classes logits, any doubles; or probabilities
     * @param gradient receives the gradient; may be x itself
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double valueAndGradient(double[] x, double[] gradient) {
        return batch.run(x, x, Objects.requireNonNull(gradient, "gradient"), null);
    }

    /**
     * The same of some rows, from an offset of each array on.
     *
     * @param x holds the rows
     * @param xOffset where they begin
     * @param gradient receives the gradient; may be x itself, at its offset and stride; null where it is not wanted
     * @param gradientOffset where it begins
     * @param rows how many
     * @return the sum or mean, in nats; the mean of no rows is NaN
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if a probability is not in [0, 1], or the gradient overlaps x otherwise
     */
    public double valueAndGradient(
            double[] x, int xOffset, double @Nullable [] gradient, int gradientOffset, int rows) {
        return batch.run(x, xOffset, x, xOffset, gradient, gradientOffset, null, 0, rows);
    }
}
