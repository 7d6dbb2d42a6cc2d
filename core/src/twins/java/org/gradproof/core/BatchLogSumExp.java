// twins: DoubleBlock FloatBlock, SoftmaxRows FloatSoftmaxRows
package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.DoubleBlock;
import org.gradproof.core.internal.block.SoftmaxRows;
import org.gradproof.core.internal.sum.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * Log-sum-exp of each row of a batch, and its gradient: rows × classes logits, row after row.
 *
 * <p>Formula and edges are those of {@link LogSumExp}; errors are within {@value #MAX_ULP} ulp for up to 100,000 classes.
 * Floats are computed as floats, and their errors are as many ulp of a float. The gradient is softmax, as {@link
 * BatchSoftmax} has it.
 *
 * <p>Immutable and thread-safe. The loops work in blocks that stay in cache; nothing is allocated on one thread where the
 * caller brings the arrays.
 *
 * <pre>{@code
 * double[] logOfSum = BatchLogSumExp.of(2).value(new double[] {0, 0, 1000, 1000}); // {0.6931…, 1000.693…}
 * }</pre>
 */
@SuppressWarnings("exports") // whoever has no JSpecify does without its annotations
public final class BatchLogSumExp {

    /** The largest error of a value or of an entry of the gradient, in ulp. */
    public static final double MAX_ULP = 3;

    private final int classes;
    private final int threads;

    /** The gradient. */
    private final BatchSoftmax softmax;

    private BatchLogSumExp(int classes, int threads) {
        this.classes = classes;
        this.threads = threads;
        this.softmax = BatchSoftmax.of(classes).withThreads(threads);
    }

    /**
     * Log-sum-exp of rows.
     *
     * @param classes the number of logits in a row, at least 1
     * @return log-sum-exp on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchLogSumExp of(int classes) {
        return new BatchLogSumExp(classes, 1);
    }

    /**
     * The same, the rows split over several threads of the common pool.
     *
     * @param count at least 1
     * @return log-sum-exp on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchLogSumExp withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchLogSumExp(classes, count);
    }

    /**
     * The value of each row.
     *
     * @param z rows × classes logits, any doubles
     * @return a new array of as many values as there are rows
     * @throws IllegalArgumentException if z's length is not a multiple of classes
     */
    public double[] value(double[] z) {
        double[] values = new double[z.length / classes];
        run(z, values, null);
        return values;
    }

    /**
     * The value of each row, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param values receives the value of each row; not z
     * @throws IllegalArgumentException if z does not have classes entries for each value
     */
    public void value(double[] z, double[] values) {
        run(z, values, null);
    }

    /**
     * The gradient of each row's value, which is softmax.
     *
     * @param z rows × classes logits, any doubles
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if z's length is not a multiple of classes
     */
    public double[] gradient(double[] z) {
        return softmax.value(z);
    }

    /**
     * The value of each row and its gradient, at the cost of one exponential for each logit.
     *
     * @param z rows × classes logits, any doubles
     * @param values receives the value of each row; neither z nor gradient
     * @param gradient receives the rows × classes entries; may be z itself
     * @throws IllegalArgumentException if z does not have classes entries for each value, or gradient is not as long as z
     */
    public void valueAndGradient(double[] z, double[] values, double[] gradient) {
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        run(z, values, gradient);
    }

    /**
     * The value of some rows and its gradient, from the middle of an array to the middle of others.
     *
     * @param z holds rows × classes logits from an index on
     * @param zOffset that index
     * @param values receives the value of each row from an index on; neither z nor gradient
     * @param valuesOffset that index
     * @param gradient receives the rows × classes entries from an index on; of length 0 where it is not wanted; may be z
     *     where gradientOffset = zOffset
     * @param gradientOffset that index
     * @param rows how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     */
    public void valueAndGradient(
            double[] z,
            int zOffset,
            double[] values,
            int valuesOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int rows) {
        ArgumentChecks.requirePart("z", z.length, zOffset, rows, classes, classes);
        ArgumentChecks.requirePart("values", values.length, valuesOffset, rows);
        if (gradient != null) {
            ArgumentChecks.requirePart("gradient", gradient.length, gradientOffset, rows, classes, classes);
        }
        run(z, zOffset, values, valuesOffset, gradient, gradientOffset, rows);
    }

    private void run(double[] z, double[] values, double @Nullable [] gradient) {
        ArgumentChecks.requireShape("z", z.length, values.length, classes);
        run(z, 0, values, 0, gradient, 0, values.length);
    }

    private void run(
            double[] z,
            int zOffset,
            double[] values,
            int valuesOffset,
            double @Nullable [] gradient,
            int gradientOffset,
            int rows) {
        Overlap.refuse("gradient", gradient, gradientOffset, "z", z, zOffset, rows * classes);
        if (classes == 1) {
            Overlap.refuse("values", values, valuesOffset, "z", z, zOffset, rows);
        } else {
            Overlap.refuse("values", values, valuesOffset, rows, "z", z, zOffset, rows * classes);
        }
        Overlap.refuse("values", values, valuesOffset, rows, "gradient", gradient, gradientOffset, rows * classes);
        if (threads == 1) {
            SoftmaxRows.run(z, zOffset, classes, gradient, gradientOffset, false, values, valuesOffset, rows);
            return;
        }
        Chunks.sum(rows, Math.max(1, DoubleBlock.LENGTH / classes), threads, (start, end) -> {
            int offset = start * classes;
            SoftmaxRows.run(
                    z,
                    zOffset + offset,
                    classes,
                    gradient,
                    gradientOffset + offset,
                    false,
                    values,
                    valuesOffset + start,
                    end - start);
            return 0;
        });
    }
}
