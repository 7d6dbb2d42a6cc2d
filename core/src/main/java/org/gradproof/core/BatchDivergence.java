package org.gradproof.core;

/**
 * Entropy, cross entropy or divergence of a batch of rows of logits: the sum or the mean over the rows of {@link
 * Entropy#ofLogits}, {@link DistributionCrossEntropy#ofLogits} or {@link KullbackLeibler#ofLogits}, and its gradients. With
 * {@link #ofDistributions}, of rows of probabilities: {@link Entropy#value}, {@link DistributionCrossEntropy#value} or
 * {@link KullbackLeibler#value}.
 *
 * <p>Rows × classes numbers stand row after row. Edges and errors are those of one row, at any cost in time, with half an
 * ulp more for the mean's division; the sum is compensated. Floats are computed as doubles and rounded once. Rows are
 * computed one by one, each in arrays of its own.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double divergence = BatchDivergence.mean(classes).kullbackLeibler(teacher, student, new double[0], gradient);
 * }</pre>
 */
public final class BatchDivergence {

    /** A measure of a pair of rows, of logits or of distributions, and its two gradients. */
    private record Measure(RowFunction value, RowGradient first, RowGradient second) {}

    private interface RowFunction {
        double value(double[] a, double[] b);
    }

    private interface RowGradient {
        double[] of(double[] a, double[] b);
    }

    private static final Measure ENTROPY_OF_LOGITS =
            new Measure((a, b) -> Entropy.ofLogits(a), (a, b) -> Entropy.gradientOfLogits(a), (a, b) -> b);
    private static final Measure ENTROPY =
            new Measure((a, b) -> Entropy.value(a), (a, b) -> Entropy.gradient(a), (a, b) -> b);
    private static final Measure CROSS_ENTROPY_OF_LOGITS = new Measure(
            DistributionCrossEntropy::ofLogits,
            DistributionCrossEntropy::gradientOfFirstLogits,
            DistributionCrossEntropy::gradientOfSecondLogits);
    private static final Measure CROSS_ENTROPY = new Measure(
            DistributionCrossEntropy::value,
            DistributionCrossEntropy::gradientOfFirst,
            DistributionCrossEntropy::gradientOfSecond);
    private static final Measure DIVERGENCE_OF_LOGITS = new Measure(
            KullbackLeibler::ofLogits, KullbackLeibler::gradientOfFirstLogits, KullbackLeibler::gradientOfSecondLogits);
    private static final Measure DIVERGENCE =
            new Measure(KullbackLeibler::value, KullbackLeibler::gradientOfFirst, KullbackLeibler::gradientOfSecond);

    private static final Values NOT_WANTED = Values.of(new double[0]);

    private final Reduction reduction;
    private final int classes;
    private final boolean ofLogits;
    private final int threads;

    private BatchDivergence(Reduction reduction, int classes, boolean ofLogits, int threads) {
        Labels.requireSize("classes", classes);
        this.reduction = reduction;
        this.classes = classes;
        this.ofLogits = ofLogits;
        this.threads = threads;
    }

    /**
     * The sum over the rows.
     *
     * @param classes the number of classes, at least 1
     * @return the measures on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDivergence sum(int classes) {
        return new BatchDivergence(Reduction.SUM, classes, true, 1);
    }

    /**
     * The mean over the rows.
     *
     * @param classes the number of classes, at least 1
     * @return the measures on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDivergence mean(int classes) {
        return new BatchDivergence(Reduction.MEAN, classes, true, 1);
    }

    /**
     * The same measures of rows of probabilities in the place of rows of logits. Entries need not sum to 1; a gradient is
     * that of each entry for itself.
     *
     * @return measures that refuse entries outside [0, 1]
     */
    public BatchDivergence ofDistributions() {
        return new BatchDivergence(reduction, classes, false, threads);
    }

    /**
     * The same measures, their rows split over several threads of the common pool.
     *
     * @param count at least 1
     * @return the measures on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchDivergence withThreads(int count) {
        Labels.requireThreads(count);
        return new BatchDivergence(reduction, classes, ofLogits, count);
    }

    /**
     * The entropy of softmax of each row, or of each row as it is.
     *
     * @param z rows × classes logits, any doubles; or probabilities
     * @param gradient receives the rows × classes entries of the gradient; may be z itself; of length 0 where it is not
     *     wanted
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not z's, or a probability is not in
     *     [0, 1]
     */
    public double entropy(double[] z, double[] gradient) {
        return run(ofLogits ? ENTROPY_OF_LOGITS : ENTROPY, Values.of(z), Values.of(z), Values.of(gradient), NOT_WANTED);
    }

    /**
     * The cross entropy H(softmax(a), softmax(b)) of each pair of rows, or H(a, b).
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b rows × classes logits, any doubles; or probabilities
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0 where it is not wanted
     * @return the sum or mean of the cross entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's, or a probability is not in
     *     [0, 1]
     */
    public double crossEntropy(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return run(
                ofLogits ? CROSS_ENTROPY_OF_LOGITS : CROSS_ENTROPY,
                Values.of(a),
                Values.of(b),
                Values.of(gradientOfA),
                Values.of(gradientOfB));
    }

    /**
     * The divergence KL(softmax(a) ‖ softmax(b)) of each pair of rows, or KL(a ‖ b).
     *
     * @param a rows × classes logits, any doubles; or probabilities
     * @param b rows × classes logits, any doubles; or probabilities
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0 where it is not wanted
     * @return the sum or mean of the divergences, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's, or a probability is not in
     *     [0, 1]
     */
    public double kullbackLeibler(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return run(
                ofLogits ? DIVERGENCE_OF_LOGITS : DIVERGENCE,
                Values.of(a),
                Values.of(b),
                Values.of(gradientOfA),
                Values.of(gradientOfB));
    }

    /**
     * The entropy of softmax of each row of floats, or of each row as it is.
     *
     * @param z rows × classes logits, any floats; or probabilities
     * @param gradient receives the rows × classes entries of the gradient; may be z itself; of length 0 where it is not
     *     wanted
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not z's, or a probability is not in
     *     [0, 1]
     */
    public double entropy(float[] z, float[] gradient) {
        return run(ofLogits ? ENTROPY_OF_LOGITS : ENTROPY, Values.of(z), Values.of(z), Values.of(gradient), NOT_WANTED);
    }

    /**
     * The cross entropy H(softmax(a), softmax(b)) of each pair of rows of floats, or H(a, b).
     *
     * @param a rows × classes logits, any floats; or probabilities
     * @param b rows × classes logits, any floats; or probabilities
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0 where it is not wanted
     * @return the sum or mean of the cross entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's, or a probability is not in
     *     [0, 1]
     */
    public double crossEntropy(float[] a, float[] b, float[] gradientOfA, float[] gradientOfB) {
        return run(
                ofLogits ? CROSS_ENTROPY_OF_LOGITS : CROSS_ENTROPY,
                Values.of(a),
                Values.of(b),
                Values.of(gradientOfA),
                Values.of(gradientOfB));
    }

    /**
     * The divergence KL(softmax(a) ‖ softmax(b)) of each pair of rows of floats, or KL(a ‖ b).
     *
     * @param a rows × classes logits, any floats; or probabilities
     * @param b rows × classes logits, any floats; or probabilities
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0 where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0 where it is not wanted
     * @return the sum or mean of the divergences, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's, or a probability is not in
     *     [0, 1]
     */
    public double kullbackLeibler(float[] a, float[] b, float[] gradientOfA, float[] gradientOfB) {
        return run(
                ofLogits ? DIVERGENCE_OF_LOGITS : DIVERGENCE,
                Values.of(a),
                Values.of(b),
                Values.of(gradientOfA),
                Values.of(gradientOfB));
    }

    private double run(Measure measure, Values a, Values b, Values gradientOfA, Values gradientOfB) {
        int rows = a.length() / classes;
        Labels.requireShape("a", a.length(), rows, classes);
        Labels.requireShape("b", b.length(), rows, classes);
        requireShape("gradientOfA", gradientOfA, rows);
        requireShape("gradientOfB", gradientOfB, rows);
        double sum = Chunks.sum(rows, 1, threads, (from, to) -> {
            CompensatedSum values = new CompensatedSum();
            double[] rowOfA = new double[classes];
            double[] rowOfB = new double[classes];
            for (int row = from; row < to; row++) {
                a.read(row * classes, rowOfA, classes);
                b.read(row * classes, rowOfB, classes);
                values.add(measure.value.value(rowOfA, rowOfB));
                write(gradientOfA, row, rows, measure.first, rowOfA, rowOfB);
                write(gradientOfB, row, rows, measure.second, rowOfA, rowOfB);
            }
            return values.value();
        });
        return reduction.of(sum, rows);
    }

    private void requireShape(String name, Values values, int rows) {
        if (values.length() > 0) {
            Labels.requireShape(name, values.length(), rows, classes);
        }
    }

    private void write(Values gradient, int row, int rows, RowGradient of, double[] rowOfA, double[] rowOfB) {
        if (gradient.length() > 0) {
            double[] entries = of.of(rowOfA, rowOfB);
            for (int k = 0; k < classes && reduction == Reduction.MEAN; k++) {
                entries[k] = entries[k] / rows;
            }
            gradient.write(row * classes, entries, classes);
        }
    }
}
