// twins: DoubleBlock FloatBlock, SoftmaxRows FloatSoftmaxRows
package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.DoubleBlock;
import org.gradproof.core.internal.block.SoftmaxRows;
import org.gradproof.core.internal.sum.Chunks;

/**
 * Softmax of each row of a batch, and its logarithm: rows × classes logits, row after row.
 *
 * <p>Formulas and edges are those of {@link Softmax}; errors of an entry are within {@value #MAX_ULP} ulp for up to 100,000
 * classes. Floats are computed as floats, and their errors are as many ulp of a float. A row with a logit beyond ±340
 * (floats: ±64), a masked class (-∞) or NaN takes longer.
 *
 * <p>Immutable and thread-safe. Results may overwrite the logits. The loops work in blocks that stay in cache; nothing is
 * allocated on one thread where the caller brings the arrays.
 *
 * <pre>{@code
 * double[] p = BatchSoftmax.of(classes).value(z);
 * double[] logP = BatchSoftmax.of(2).logValue(new double[] {0, 0, 3, 0}); // {-0.6931…, -0.6931…, -0.0485…, -3.0485…}
 * }</pre>
 */
public final class BatchSoftmax {

    /** The largest error of an entry, in ulp. */
    public static final double MAX_ULP = 3;

    private final int classes;
    private final int threads;

    private BatchSoftmax(int classes, int threads) {
        this.classes = classes;
        this.threads = threads;
    }

    /**
     * Softmax of rows.
     *
     * @param classes the number of classes, at least 1
     * @return softmax on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchSoftmax of(int classes) {
        ArgumentChecks.requireSize("classes", classes);
        return new BatchSoftmax(classes, 1);
    }

    /**
     * The same, the rows split over several threads of the common pool.
     *
     * @param count at least 1
     * @return softmax on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchSoftmax withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchSoftmax(classes, count);
    }

    /**
     * The probabilities.
     *
     * @param z rows × classes logits, any doubles
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if z's length is not a multiple of classes
     */
    public double[] value(double[] z) {
        double[] p = new double[z.length];
        value(z, p);
        return p;
    }

    /**
     * The probabilities, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param p receives the rows × classes entries; may be z itself
     * @throws IllegalArgumentException if the lengths differ, or z's is not a multiple of classes
     */
    public void value(double[] z, double[] p) {
        ArgumentChecks.requireShape("z", z.length, z.length / classes, classes);
        ArgumentChecks.requireSameLength("p", p.length, "z", z.length);
        run(z, 0, p, 0, z.length / classes, false);
    }

    /**
     * The probabilities of some rows, from the middle of an array to the middle of another.
     *
     * @param z holds rows × classes logits from an index on
     * @param zOffset that index
     * @param p receives the rows × classes entries; may be z itself, at its offset
     * @param pOffset the index of the first of these
     * @param rows how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if rows is below 0
     */
    public void value(double[] z, int zOffset, double[] p, int pOffset, int rows) {
        ArgumentChecks.requirePart("z", z.length, zOffset, rows, classes, classes);
        ArgumentChecks.requirePart("p", p.length, pOffset, rows, classes, classes);
        Overlap.refuse("p", p, pOffset, "z", z, zOffset, rows * classes);
        run(z, zOffset, p, pOffset, rows, false);
    }

    /**
     * The probabilities' logarithms.
     *
     * @param z rows × classes logits, any doubles
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if z's length is not a multiple of classes
     */
    public double[] logValue(double[] z) {
        double[] logP = new double[z.length];
        logValue(z, logP);
        return logP;
    }

    /**
     * The probabilities' logarithms, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param logP receives the rows × classes entries; may be z itself
     * @throws IllegalArgumentException if the lengths differ, or z's is not a multiple of classes
     */
    public void logValue(double[] z, double[] logP) {
        ArgumentChecks.requireShape("z", z.length, z.length / classes, classes);
        ArgumentChecks.requireSameLength("logP", logP.length, "z", z.length);
        run(z, 0, logP, 0, z.length / classes, true);
    }

    /**
     * The probabilities' logarithms of some rows, from the middle of an array to the middle of another.
     *
     * @param z holds rows × classes logits from an index on
     * @param zOffset that index
     * @param logP receives the rows × classes entries; may be z itself, at its offset
     * @param logPOffset the index of the first of these
     * @param rows how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if rows is below 0
     */
    public void logValue(double[] z, int zOffset, double[] logP, int logPOffset, int rows) {
        ArgumentChecks.requirePart("z", z.length, zOffset, rows, classes, classes);
        ArgumentChecks.requirePart("logP", logP.length, logPOffset, rows, classes, classes);
        Overlap.refuse("logP", logP, logPOffset, "z", z, zOffset, rows * classes);
        run(z, zOffset, logP, logPOffset, rows, true);
    }

    private void run(double[] z, int zOffset, double[] p, int pOffset, int rows, boolean logarithms) {
        if (threads == 1) {
            SoftmaxRows.run(z, zOffset, classes, p, pOffset, logarithms, null, 0, rows);
            return;
        }
        Chunks.sum(rows, Math.max(1, DoubleBlock.LENGTH / classes), threads, (start, end) -> {
            int offset = start * classes;
            SoftmaxRows.run(z, zOffset + offset, classes, p, pOffset + offset, logarithms, null, 0, end - start);
            return 0;
        });
    }
}
