package org.gradproof.core;

import java.util.Arrays;
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
 * <p>Edges are those of {@link CrossEntropy}. Errors are within {@value #MAX_ULP} ulp for class indices without
 * smoothing, for up to 100,000 classes; with soft labels an entry of the gradient is within {@value #MAX_ULP} ulp of the
 * larger of its two terms. Floats against class indices, without smoothing or temperature, are computed as floats, and
 * their errors are as many ulp of a float; other floats are computed as doubles and rounded once.
 *
 * <p>Immutable and thread-safe. The loops work in blocks that stay in cache, and allocate no arrays where the caller
 * brings them, rows with NaN or infinite maxima aside.
 *
 * <pre>{@code
 * double[] gradient = new double[rows * classes];
 * double loss = BatchCrossEntropy.mean(classes).valueAndGradient(z, targets, gradient);
 * }</pre>
 */
public final class BatchCrossEntropy {

    /** The largest error of an entry of the gradient, or of one row's loss, in ulp, for class indices. */
    public static final double MAX_ULP = 3;

    private final Reduction reduction;
    private final int classes;
    private final double smoothing;
    private final double temperature;
    private final double @Nullable [] weights;
    private final int threads;

    private BatchCrossEntropy(
            Reduction reduction,
            int classes,
            double smoothing,
            double temperature,
            double @Nullable [] weights,
            int threads) {
        if (classes < 1) {
            throw new IllegalArgumentException("class count " + classes + " is below 1");
        }
        this.reduction = reduction;
        this.classes = classes;
        this.smoothing = smoothing;
        this.temperature = temperature;
        this.weights = weights;
        this.threads = threads;
    }

    /**
     * The sum of the rows' losses.
     *
     * @param classes the number of classes, at least 1
     * @return a loss without weights, smoothing or temperature, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchCrossEntropy sum(int classes) {
        return new BatchCrossEntropy(Reduction.SUM, classes, 0, 1, null, 1);
    }

    /**
     * The mean of the rows' losses.
     *
     * @param classes the number of classes, at least 1
     * @return a loss without weights, smoothing or temperature, on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchCrossEntropy mean(int classes) {
        return new BatchCrossEntropy(Reduction.MEAN, classes, 0, 1, null, 1);
    }

    /**
     * The same loss with labels moved towards the uniform distribution, (1 - ε) y<sub>k</sub> + ε/n.
     *
     * @param epsilon ε in [0, 1]
     * @return the smoothed loss
     * @throws IllegalArgumentException if ε is not in [0, 1]
     */
    public BatchCrossEntropy withLabelSmoothing(double epsilon) {
        Labels.requireSmoothing(epsilon);
        return new BatchCrossEntropy(reduction, classes, epsilon, temperature, weights, threads);
    }

    /**
     * The same loss of the logits divided by a temperature. The gradient is still that with respect to z.
     *
     * @param t T in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return the tempered loss
     * @throws IllegalArgumentException if T is out of range
     */
    public BatchCrossEntropy withTemperature(double t) {
        Labels.requireTemperature(t);
        return new BatchCrossEntropy(reduction, classes, smoothing, t, weights, threads);
    }

    /**
     * The same loss with a weight for each class.
     *
     * @param w as many weights ≥ 0 as there are classes; copied
     * @return the weighted loss
     * @throws IllegalArgumentException if the length is not the number of classes, or a weight is negative, infinite or
     *     NaN
     */
    public BatchCrossEntropy withClassWeights(double[] w) {
        Labels.requireSameLength("w", w.length, "a row of classes", classes);
        double[] copy = w.clone();
        for (double weight : copy) {
            Labels.requireWeight(weight);
        }
        return new BatchCrossEntropy(reduction, classes, smoothing, temperature, copy, threads);
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
        Labels.requireThreads(count);
        return new BatchCrossEntropy(reduction, classes, smoothing, temperature, weights, count);
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
        return run(z, targets, null);
    }

    /**
     * The loss of class indices; see {@link #value(double[], int[])}.
     *
     * @param z rows × classes logits, any floats
     * @param targets the true class of each row, from 0
     * @return the sum or mean of the rows' losses, in nats
     */
    public double value(float[] z, int[] targets) {
        return run(z, targets, null);
    }

    /**
     * The loss of one-hot or soft labels.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if the lengths differ or are no multiple of the classes, or a label is not in
     *     [0, 1]
     */
    public double value(double[] z, double[] y) {
        return run(Values.of(z), y.length / classes, Targets.of(Values.of(y)), null);
    }

    /**
     * The loss of one-hot or soft labels; see {@link #value(double[], double[])}.
     *
     * @param z rows × classes logits, any floats
     * @param y rows × classes labels, each in [0, 1]
     * @return the sum or mean of the rows' losses, in nats
     */
    public double value(float[] z, float[] y) {
        return run(Values.of(z), y.length / classes, Targets.of(Values.of(y)), null);
    }

    /**
     * The loss of class indices, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param targets the true class of each row, from 0
     * @param gradient receives the rows × classes entries; may be z itself
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if z or gradient does not have rows × classes entries
     * @throws IndexOutOfBoundsException if a target is not in 0 … classes - 1; part of the gradient may be written then
     */
    public double valueAndGradient(double[] z, int[] targets, double[] gradient) {
        return run(z, targets, gradient);
    }

    /**
     * Loss and gradient of class indices; see {@link #valueAndGradient(double[], int[], double[])}.
     *
     * @param z rows × classes logits, any floats
     * @param targets the true class of each row, from 0
     * @param gradient receives the rows × classes entries; may be z itself
     * @return the sum or mean of the rows' losses, in nats
     */
    public double valueAndGradient(float[] z, int[] targets, float[] gradient) {
        return run(z, targets, gradient);
    }

    /**
     * The loss of one-hot or soft labels, returned, and its gradient, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param y rows × classes labels, each in [0, 1]
     * @param gradient receives the rows × classes entries; may be z or y itself
     * @return the sum or mean of the rows' losses, in nats
     * @throws IllegalArgumentException if the lengths differ or are no multiple of the classes, or a label is not in
     *     [0, 1]; part of the gradient may be written then
     */
    public double valueAndGradient(double[] z, double[] y, double[] gradient) {
        return run(Values.of(z), y.length / classes, Targets.of(Values.of(y)), Values.of(gradient));
    }

    /**
     * Loss and gradient of one-hot or soft labels; see {@link #valueAndGradient(double[], double[], double[])}.
     *
     * @param z rows × classes logits, any floats
     * @param y rows × classes labels, each in [0, 1]
     * @param gradient receives the rows × classes entries; may be z or y itself
     * @return the sum or mean of the rows' losses, in nats
     */
    public double valueAndGradient(float[] z, float[] y, float[] gradient) {
        return run(Values.of(z), y.length / classes, Targets.of(Values.of(y)), Values.of(gradient));
    }

    private double run(double[] z, int[] targets, double @Nullable [] gradient) {
        Values logits = Values.of(z);
        Values slopes = gradient == null ? null : Values.of(gradient);
        if (smoothing != 0 || temperature != 1) {
            return run(logits, targets.length, Targets.of(targets), slopes);
        }
        requireShapes(logits, targets.length, slopes);
        TargetRows rows = new TargetRows(classes, weights, divisor(targets), index -> careful(logits, targets, index));
        return sum(targets.length, (from, to) -> rows.run(z, targets, gradient, from, to));
    }

    private double run(float[] z, int[] targets, float @Nullable [] gradient) {
        Values logits = Values.of(z);
        Values slopes = gradient == null ? null : Values.of(gradient);
        if (smoothing != 0 || temperature != 1) {
            return run(logits, targets.length, Targets.of(targets), slopes);
        }
        requireShapes(logits, targets.length, slopes);
        FloatTargetRows rows =
                new FloatTargetRows(classes, weights, divisor(targets), index -> careful(logits, targets, index));
        return sum(targets.length, (from, to) -> rows.run(z, targets, gradient, from, to));
    }

    private double divisor(int[] targets) {
        return reduction == Reduction.SUM ? 1 : targets.length;
    }

    private double sum(int rows, Chunks.Part part) {
        return reduction.of(Chunks.sum(rows, Math.max(1, DoubleBlock.LENGTH / classes), threads, part), rows);
    }

    /** The loss of one row against its class, its gradient left in the scratch's result. */
    private double careful(Values z, int[] targets, int index) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        z.read(index * classes, s.logits, classes);
        SoftmaxKernel.exponentials(s, 1, classes, temperature);
        double loss = row(s, 0, targets, index);
        scale(s.result, classes, targets.length);
        return loss;
    }

    private void requireShapes(Values z, int rows, @Nullable Values gradient) {
        Labels.requireShape("z", z.length(), rows, classes);
        if (gradient != null) {
            Labels.requireShape("gradient", gradient.length(), rows, classes);
        }
    }

    private double run(Values z, int rows, Targets targets, @Nullable Values gradient) {
        requireShapes(z, rows, gradient);
        if (targets.labels != null) {
            Labels.requireShape("y", targets.labels.length(), rows, classes);
        }
        int granule = SoftmaxKernel.rowsPerGroup(classes);
        double sum = Chunks.sum(rows, granule, threads, (from, to) -> part(z, targets, gradient, from, to, rows));
        return reduction.of(sum, rows);
    }

    private double part(Values z, Targets targets, @Nullable Values gradient, int from, int to, int allRows) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        int group = SoftmaxKernel.rowsPerGroup(classes);
        CompensatedSum sum = new CompensatedSum();
        for (int start = from; start < to; start += group) {
            int rows = Math.min(group, to - start);
            z.read(start * classes, s.logits, rows * classes);
            if (targets.labels != null) {
                targets.labels.read(start * classes, s.labels, rows * classes);
                Labels.requireProbabilities(s.labels, rows * classes, start * classes);
            }
            SoftmaxKernel.exponentials(s, rows, classes, temperature);
            for (int row = 0; row < rows; row++) {
                sum.add(row(s, row, targets.classes, start + row));
            }
            if (gradient != null) {
                scale(s.result, rows * classes, allRows);
                gradient.write(start * classes, s.result, rows * classes);
            }
        }
        return sum.value();
    }

    private double row(Scratch s, int row, int @Nullable [] targets, int index) {
        int target = targets == null ? -1 : targets[index];
        if (targets != null) {
            Labels.requireClass(target, classes);
            if (smoothing == 0) {
                double a = weights == null ? 1 : weights[target];
                double loss = CrossEntropyKernel.target(s, row, classes, target, a, temperature);
                if (!Double.isNaN(loss)) {
                    return loss;
                }
            }
            Arrays.fill(s.labels, row * classes, (row + 1) * classes, 0);
            s.labels[row * classes + target] = 1;
        }
        weigh(s.labels, row * classes);
        double loss = smoothing == 0 && targets != null
                ? Double.NaN
                : CrossEntropyKernel.labels(s, row, classes, temperature);
        return Double.isNaN(loss) ? CrossEntropyKernel.careful(s, row, classes, temperature) : loss;
    }

    /** From labels y to a = w ((1 - ε) y + ε/n). */
    private void weigh(double[] labels, int from) {
        for (int k = 0; k < classes && (smoothing != 0 || weights != null); k++) {
            double smoothed = (1 - smoothing) * labels[from + k] + smoothing / classes;
            labels[from + k] = weights == null ? smoothed : weights[k] * smoothed;
        }
    }

    private void scale(double[] gradient, int n, int rows) {
        if (reduction == Reduction.MEAN) {
            for (int i = 0; i < n; i++) {
                gradient[i] = gradient[i] / rows;
            }
        }
    }
}
