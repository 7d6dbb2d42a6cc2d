package org.gradproof.core;

/**
 * Entropy, cross entropy or divergence of a batch of rows of logits: the sum or the mean over the rows of {@link
 * Entropy#ofLogits}, {@link DistributionCrossEntropy#ofLogits} or {@link KullbackLeibler#ofLogits}, and its gradients. With
 * {@link #ofDistributions}, of rows of probabilities: {@link Entropy#value}, {@link DistributionCrossEntropy#value} or
 * {@link KullbackLeibler#value}.
 *
 * <p>Rows × classes numbers stand row after row. Edges are those of one row. A row's value is within {@value
 * #VALUE_MAX_ULP} ulp for up to 100,000 classes, the divergence of nearly equal rows included; the sum is compensated. An
 * entry of a gradient is a difference of two terms, and within {@value #GRADIENT_MAX_ULP} ulp of the larger of them or of
 * itself. With p and q the distributions and t the largest class of p these terms are, with respect to logits,
 *
 * <ul>
 *   <li>in a, p<sub>k</sub> |v<sub>k</sub>| and p<sub>k</sub> Σ p<sub>j</sub> |v<sub>j</sub>| with v<sub>k</sub> =
 *       b<sub>t</sub> - b<sub>k</sub> (entropy: of a; divergence: the change of a - b), which are small where p is certain;
 *   <li>in b, q<sub>k</sub> and p<sub>k</sub> for the cross entropy; |q<sub>k</sub> - p<sub>k</sub>| and q<sub>k</sub> Σ
 *       |q<sub>j</sub> - p<sub>j</sub>| for the divergence;
 * </ul>
 *
 * <p>and with respect to probabilities a logarithm and 1, or a quotient alone. Where that is not enough, take the functions
 * of one row. Floats are computed as doubles and rounded once.
 *
 * <p>The loops work in blocks that stay in cache, and allocate nothing on one thread where the caller brings the arrays. Rows
 * with a logit beyond ±340 or NaN, with an entry of the second distribution that is 0 or subnormal, or with divergences
 * that cancel, take many times as long and allocate.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double divergence = BatchDivergence.mean(classes).kullbackLeibler(teacher, student, new double[0], gradient);
 * }</pre>
 */
public final class BatchDivergence {

    /** The largest error of a row's value, in ulp. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of an entry of a gradient, in ulp of the larger of its terms or of itself. */
    public static final double GRADIENT_MAX_ULP = 5;

    private final DivergenceBatch batch;

    private BatchDivergence(DivergenceBatch batch) {
        this.batch = batch;
    }

    private static BatchDivergence of(Reduction reduction, int classes) {
        ArgumentChecks.requireSize("classes", classes);
        return new BatchDivergence(new DivergenceBatch(reduction, DivergenceShape.of(classes), true, 1));
    }

    /**
     * The sum over the rows.
     *
     * @param classes the number of classes, at least 1
     * @return the measures of logits, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDivergence sum(int classes) {
        return of(Reduction.SUM, classes);
    }

    /**
     * The mean over the rows.
     *
     * @param classes the number of classes, at least 1
     * @return the measures of logits, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDivergence mean(int classes) {
        return of(Reduction.MEAN, classes);
    }

    /**
     * The same measures of rows of probabilities in the place of rows of logits. Entries need not sum to 1; a gradient is
     * that of each entry for itself.
     *
     * @return measures that refuse entries outside [0, 1]
     */
    public BatchDivergence ofDistributions() {
        return new BatchDivergence(batch.ofDistributions());
    }

    /**
     * The same measures, their rows split over several threads of the common pool.
     *
     * @param count at least 1
     * @return the measures on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchDivergence withThreads(int count) {
        return new BatchDivergence(batch.withThreads(count));
    }

    /**
     * The same measures of rows that lie further apart: row i of an array begins i · stride after the first. What is between
     * the rows is neither read nor written.
     *
     * @param ofA the stride of a, at least the number of classes, as it is unless set
     * @param ofB that of b
     * @param ofGradientOfA that of the gradient with respect to a
     * @param ofGradientOfB that of the gradient with respect to b
     * @return the measures of such arrays
     * @throws IllegalArgumentException if a stride is below the number of classes
     */
    public BatchDivergence withStrides(int ofA, int ofB, int ofGradientOfA, int ofGradientOfB) {
        return new BatchDivergence(batch.withStrides(ofA, ofB, ofGradientOfA, ofGradientOfB));
    }

    /**
     * The entropy of softmax of each row, or of each row as it is.
     *
     * @param z rows × classes logits, any doubles; or probabilities
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double entropy(double[] z) {
        return entropy(z, Entries.DOUBLES.empty());
    }

    /**
     * The gradient of the entropy.
     *
     * @param z rows × classes logits, any doubles; or probabilities
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] entropyGradient(double[] z) {
        return batch.gradientOfA(Measure.ENTROPY, Entries.DOUBLES, z, z);
    }

    /**
     * The entropy, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles; or probabilities
     * @param gradient receives the gradient; may be z; of length 0 where it is not wanted
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double entropy(double[] z, double[] gradient) {
        return batch.run(Measure.ENTROPY, Entries.DOUBLES, z, z, gradient, Entries.DOUBLES.empty());
    }

    /**
     * The entropy of some rows, and its gradient.
     *
     * @param z holds rows from an index on
     * @param from that index
     * @param gradient receives the gradient from an index on; of length 0 where it is not wanted
     * @param at that index
     * @param rows how many
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IndexOutOfBoundsException if a part is not within its array
     */
    public double entropy(double[] z, int from, double[] gradient, int at, int rows) {
        double[] none = Entries.DOUBLES.empty();
        return batch.run(Measure.ENTROPY, Entries.DOUBLES, z, from, z, from, gradient, at, none, 0, rows);
    }

    /**
     * The cross entropy H(softmax(a), softmax(b)), or H(a, b), of each pair of rows.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return the sum or mean, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double crossEntropy(double[] a, double[] b) {
        return crossEntropy(a, b, Entries.DOUBLES.empty(), Entries.DOUBLES.empty());
    }

    /**
     * The gradient of the cross entropy with respect to a.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] crossEntropyGradientOfA(double[] a, double[] b) {
        return batch.gradientOfA(Measure.CROSS_ENTROPY, Entries.DOUBLES, a, b);
    }

    /**
     * The gradient of the cross entropy with respect to b.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] crossEntropyGradientOfB(double[] a, double[] b) {
        return batch.gradientOfB(Measure.CROSS_ENTROPY, Entries.DOUBLES, a, b);
    }

    /**
     * The cross entropy, returned, and its gradients, written into the caller's arrays.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @param gradientOfA receives the gradient with respect to a; may be a; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b; of length 0 where it is not wanted
     * @return the sum or mean, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double crossEntropy(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return batch.run(Measure.CROSS_ENTROPY, Entries.DOUBLES, a, b, gradientOfA, gradientOfB);
    }

    /**
     * The cross entropy of some rows, and its gradients.
     *
     * @param a holds rows from an index on
     * @param from that index
     * @param b holds rows from an index on
     * @param first that index
     * @param gradientOfA receives the gradient with respect to a from an index on; of length 0 where it is not wanted
     * @param atA that index
     * @param gradientOfB receives the gradient with respect to b from an index on; of length 0 where it is not wanted
     * @param atB that index
     * @param rows how many
     * @return the sum or mean, in nats; NaN for the mean of none
     * @throws IndexOutOfBoundsException if a part is not within its array
     */
    public double crossEntropy(
            double[] a,
            int from,
            double[] b,
            int first,
            double[] gradientOfA,
            int atA,
            double[] gradientOfB,
            int atB,
            int rows) {
        return batch.run(
                Measure.CROSS_ENTROPY, Entries.DOUBLES, a, from, b, first, gradientOfA, atA, gradientOfB, atB, rows);
    }

    /**
     * The divergence KL(softmax(a) ‖ softmax(b)), or KL(a ‖ b), of each pair of rows.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return the sum or mean, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double kullbackLeibler(double[] a, double[] b) {
        return kullbackLeibler(a, b, Entries.DOUBLES.empty(), Entries.DOUBLES.empty());
    }

    /**
     * The gradient of the divergence with respect to a.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] kullbackLeiblerGradientOfA(double[] a, double[] b) {
        return batch.gradientOfA(Measure.DIVERGENCE, Entries.DOUBLES, a, b);
    }

    /**
     * The gradient of the divergence with respect to b.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double[] kullbackLeiblerGradientOfB(double[] a, double[] b) {
        return batch.gradientOfB(Measure.DIVERGENCE, Entries.DOUBLES, a, b);
    }

    /**
     * The divergence, returned, and its gradients, written into the caller's arrays.
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b as many
     * @param gradientOfA receives the gradient with respect to a; may be a; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b; of length 0 where it is not wanted
     * @return the sum or mean, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is none of such rows, or a probability is not in [0, 1]
     */
    public double kullbackLeibler(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return batch.run(Measure.DIVERGENCE, Entries.DOUBLES, a, b, gradientOfA, gradientOfB);
    }

    /**
     * The divergence of some rows, and its gradients; arguments and errors are those of {@link #crossEntropy(double[], int,
     * double[], int, double[], int, double[], int, int)}.
     */
    public double kullbackLeibler(
            double[] a,
            int from,
            double[] b,
            int first,
            double[] gradientOfA,
            int atA,
            double[] gradientOfB,
            int atB,
            int rows) {
        return batch.run(
                Measure.DIVERGENCE, Entries.DOUBLES, a, from, b, first, gradientOfA, atA, gradientOfB, atB, rows);
    }

    /** Of floats what {@link #entropy(double[])} is of doubles. */
    public double entropy(float[] z) {
        return entropy(z, Entries.FLOATS.empty());
    }

    /** Of floats what {@link #entropyGradient(double[])} is of doubles. */
    public float[] entropyGradient(float[] z) {
        return batch.gradientOfA(Measure.ENTROPY, Entries.FLOATS, z, z);
    }

    /** Of floats what {@link #entropy(double[], double[])} is of doubles. */
    public double entropy(float[] z, float[] gradient) {
        return batch.run(Measure.ENTROPY, Entries.FLOATS, z, z, gradient, Entries.FLOATS.empty());
    }

    /** Of floats what {@link #entropy(double[], int, double[], int, int)} is of doubles. */
    public double entropy(float[] z, int from, float[] gradient, int at, int rows) {
        float[] none = Entries.FLOATS.empty();
        return batch.run(Measure.ENTROPY, Entries.FLOATS, z, from, z, from, gradient, at, none, 0, rows);
    }

    /** Of floats what {@link #crossEntropy(double[], double[])} is of doubles. */
    public double crossEntropy(float[] a, float[] b) {
        return crossEntropy(a, b, Entries.FLOATS.empty(), Entries.FLOATS.empty());
    }

    /** Of floats what {@link #crossEntropyGradientOfA(double[], double[])} is of doubles. */
    public float[] crossEntropyGradientOfA(float[] a, float[] b) {
        return batch.gradientOfA(Measure.CROSS_ENTROPY, Entries.FLOATS, a, b);
    }

    /** Of floats what {@link #crossEntropyGradientOfB(double[], double[])} is of doubles. */
    public float[] crossEntropyGradientOfB(float[] a, float[] b) {
        return batch.gradientOfB(Measure.CROSS_ENTROPY, Entries.FLOATS, a, b);
    }

    /** Of floats what {@link #crossEntropy(double[], double[], double[], double[])} is of doubles. */
    public double crossEntropy(float[] a, float[] b, float[] gradientOfA, float[] gradientOfB) {
        return batch.run(Measure.CROSS_ENTROPY, Entries.FLOATS, a, b, gradientOfA, gradientOfB);
    }

    /** Of floats what {@link #crossEntropy(double[], int, double[], int, double[], int, double[], int, int)} is of doubles. */
    public double crossEntropy(
            float[] a,
            int from,
            float[] b,
            int first,
            float[] gradientOfA,
            int atA,
            float[] gradientOfB,
            int atB,
            int rows) {
        return batch.run(
                Measure.CROSS_ENTROPY, Entries.FLOATS, a, from, b, first, gradientOfA, atA, gradientOfB, atB, rows);
    }

    /** Of floats what {@link #kullbackLeibler(double[], double[])} is of doubles. */
    public double kullbackLeibler(float[] a, float[] b) {
        return kullbackLeibler(a, b, Entries.FLOATS.empty(), Entries.FLOATS.empty());
    }

    /** Of floats what {@link #kullbackLeiblerGradientOfA(double[], double[])} is of doubles. */
    public float[] kullbackLeiblerGradientOfA(float[] a, float[] b) {
        return batch.gradientOfA(Measure.DIVERGENCE, Entries.FLOATS, a, b);
    }

    /** Of floats what {@link #kullbackLeiblerGradientOfB(double[], double[])} is of doubles. */
    public float[] kullbackLeiblerGradientOfB(float[] a, float[] b) {
        return batch.gradientOfB(Measure.DIVERGENCE, Entries.FLOATS, a, b);
    }

    /** Of floats what {@link #kullbackLeibler(double[], double[], double[], double[])} is of doubles. */
    public double kullbackLeibler(float[] a, float[] b, float[] gradientOfA, float[] gradientOfB) {
        return batch.run(Measure.DIVERGENCE, Entries.FLOATS, a, b, gradientOfA, gradientOfB);
    }

    /** Of floats what {@link #kullbackLeibler(double[], int, double[], int, double[], int, double[], int, int)} is of doubles. */
    public double kullbackLeibler(
            float[] a,
            int from,
            float[] b,
            int first,
            float[] gradientOfA,
            int atA,
            float[] gradientOfB,
            int atB,
            int rows) {
        return batch.run(
                Measure.DIVERGENCE, Entries.FLOATS, a, from, b, first, gradientOfA, atA, gradientOfB, atB, rows);
    }
}
