package org.gradproof.core;

/**
 * Entropy, cross entropy or divergence of a batch of rows of logits: the sum or the mean over the rows of {@link
 * Entropy#ofLogits}, {@link DistributionCrossEntropy#ofLogits} or {@link KullbackLeibler#ofLogits}, and its gradients.
 *
 * <p>Rows × classes logits stand row after row. Edges and errors are those of one row, with half an ulp more for the
 * mean's division; the sum is compensated. Each call needs some arrays of the length of a row, whatever the number of
 * rows.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double divergence = BatchDivergence.mean(classes).kullbackLeibler(teacher, student, new double[0], gradient);
 * }</pre>
 */
public final class BatchDivergence {

    /** What is taken of a row, or of a pair of rows. */
    private interface RowFunction {
        double value(double[] a, double[] b);
    }

    /** A gradient of a pair of rows. */
    private interface RowGradient {
        double[] of(double[] a, double[] b);
    }

    private static final double[] NOT_WANTED = {};

    private final Reduction reduction;
    private final int classes;
    private final int threads;

    private BatchDivergence(Reduction reduction, int classes, int threads) {
        Labels.requireSize("classes", classes);
        this.reduction = reduction;
        this.classes = classes;
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
        return new BatchDivergence(Reduction.SUM, classes, 1);
    }

    /**
     * The mean over the rows.
     *
     * @param classes the number of classes, at least 1
     * @return the measures on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchDivergence mean(int classes) {
        return new BatchDivergence(Reduction.MEAN, classes, 1);
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
        return new BatchDivergence(reduction, classes, count);
    }

    /**
     * The entropy of softmax of each row.
     *
     * @param z rows × classes logits, any doubles
     * @param gradient receives the rows × classes entries of the gradient; may be z itself;
     *     of length 0 where it is not wanted
     * @return the sum or mean of the entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not z's
     */
    public double entropy(double[] z, double[] gradient) {
        return run(
                z,
                z,
                (a, b) -> Entropy.ofLogits(a),
                gradient,
                (a, b) -> Entropy.gradientOfLogits(a),
                NOT_WANTED,
                (a, b) -> b);
    }

    /**
     * The cross entropy H(softmax(a), softmax(b)) of each pair of rows.
     *
     * @param a rows × classes logits, any doubles
     * @param b rows × classes logits, any doubles
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0
     *     where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0
     *     where it is not wanted
     * @return the sum or mean of the cross entropies, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's
     */
    public double crossEntropy(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return run(
                a,
                b,
                DistributionCrossEntropy::ofLogits,
                gradientOfA,
                DistributionCrossEntropy::gradientOfFirstLogits,
                gradientOfB,
                DistributionCrossEntropy::gradientOfSecondLogits);
    }

    /**
     * The divergence KL(softmax(a) ‖ softmax(b)) of each pair of rows.
     *
     * @param a rows × classes logits, any doubles
     * @param b rows × classes logits, any doubles
     * @param gradientOfA receives the gradient with respect to a; may be a itself; of length 0
     *     where it is not wanted
     * @param gradientOfB receives the gradient with respect to b; may be b itself; of length 0
     *     where it is not wanted
     * @return the sum or mean of the divergences, in nats; NaN for the mean of none
     * @throws IllegalArgumentException if a length is no multiple of classes, or not a's
     */
    public double kullbackLeibler(double[] a, double[] b, double[] gradientOfA, double[] gradientOfB) {
        return run(
                a,
                b,
                KullbackLeibler::ofLogits,
                gradientOfA,
                KullbackLeibler::gradientOfFirstLogits,
                gradientOfB,
                KullbackLeibler::gradientOfSecondLogits);
    }

    private double run(
            double[] a,
            double[] b,
            RowFunction function,
            double[] gradientOfA,
            RowGradient first,
            double[] gradientOfB,
            RowGradient second) {
        int rows = a.length / classes;
        requireShape("a", a, rows);
        requireShape("b", b, rows);
        requireShape("gradientOfA", gradientOfA, rows);
        requireShape("gradientOfB", gradientOfB, rows);
        double sum = Chunks.sum(rows, 1, threads, (from, to) -> {
            CompensatedSum values = new CompensatedSum();
            double[] rowOfA = new double[classes];
            double[] rowOfB = new double[classes];
            for (int row = from; row < to; row++) {
                System.arraycopy(a, row * classes, rowOfA, 0, classes);
                System.arraycopy(b, row * classes, rowOfB, 0, classes);
                values.add(function.value(rowOfA, rowOfB));
                write(gradientOfA, row, rows, first, rowOfA, rowOfB);
                write(gradientOfB, row, rows, second, rowOfA, rowOfB);
            }
            return values.value();
        });
        return reduction.of(sum, rows);
    }

    private void requireShape(String name, double[] values, int rows) {
        if (values.length > 0) {
            Labels.requireShape(name, values.length, rows, classes);
        }
    }

    private void write(double[] gradient, int row, int rows, RowGradient of, double[] rowOfA, double[] rowOfB) {
        if (gradient.length > 0) {
            double[] entries = of.of(rowOfA, rowOfB);
            for (int k = 0; k < classes; k++) {
                gradient[row * classes + k] = reduction == Reduction.MEAN ? entries[k] / rows : entries[k];
            }
        }
    }
}
