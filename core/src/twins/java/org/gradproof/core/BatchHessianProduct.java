// twins: DoubleBlock FloatBlock, ShortDeviations FloatShortDeviations
package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.CurvatureKernel;
import org.gradproof.core.internal.block.DeviationKernel;
import org.gradproof.core.internal.block.DoubleBlock;
import org.gradproof.core.internal.block.Scratch;
import org.gradproof.core.internal.block.ShortDeviations;
import org.gradproof.core.internal.sum.Chunks;

/**
 * The Hessians of the log loss and of the cross entropy of a batch in a direction, as Newton and conjugate gradient
 * methods need them.
 *
 * <p>For log loss σ(z<sub>i</sub>) σ(-z<sub>i</sub>) v<sub>i</sub>; for cross entropy, in each row, p<sub>k</sub>
 * (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>). They are those of the sum of the losses. Edges are those of
 * {@link LogLoss#hessianProduct} and {@link CrossEntropy#hessianProduct}. Errors of the former are within {@value
 * #LOG_LOSS_MAX_ULP} ulp. An entry of the latter is a difference, and within {@value #CROSS_ENTROPY_MAX_ULP} ulp of the
 * larger of p<sub>k</sub> |v<sub>k</sub>| and p<sub>k</sub> Σ<sub>j</sub> p<sub>j</sub> |v<sub>j</sub>|; where that is not
 * enough, take {@link CrossEntropy#hessianProduct} row by row. Of floats, rows of up to 1,024 classes are computed as floats,
 * and their errors are as many ulp of a float; log loss and longer rows as doubles, rounded once.
 *
 * <p>The loops work in blocks that stay in cache, and allocate nothing on one thread where the caller brings the arrays,
 * rows of cross entropy with a logit beyond ±340 or NaN aside.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] v = {1, 0, 0, 0, 0, 1};
 * double[] product = new double[rows * classes];
 * BatchHessianProduct.crossEntropy(classes).product(z, v, product);
 * }</pre>
 */
public final class BatchHessianProduct {

    /** The largest error of an entry of log loss's product, in ulp. */
    public static final double LOG_LOSS_MAX_ULP = 3;

    /**
     * The largest error of an entry of cross entropy's product, in ulp of the larger of its terms: softmax's error in each of
     * the two, and the last roundings.
     */
    public static final double CROSS_ENTROPY_MAX_ULP = 7;

    /** 0 for log loss. */
    private final int classes;

    private final int threads;

    private BatchHessianProduct(int classes, int threads) {
        this.classes = classes;
        this.threads = threads;
    }

    /**
     * The Hessian of the sum of log losses, a diagonal matrix.
     *
     * @return the product on one thread
     */
    public static BatchHessianProduct logLoss() {
        return new BatchHessianProduct(0, 1);
    }

    /**
     * The Hessian of the sum of the rows' cross entropies, for labels that sum to 1 or class indices.
     *
     * @param classes the number of classes, at least 1
     * @return the product on one thread
     * @throws IllegalArgumentException if classes is below 1
     */
    public static BatchHessianProduct crossEntropy(int classes) {
        ArgumentChecks.requireSize("classes", classes);
        return new BatchHessianProduct(classes, 1);
    }

    /**
     * The same, the batch split over several threads of the common pool.
     *
     * @param count at least 1
     * @return the product on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchHessianProduct withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchHessianProduct(classes, count);
    }

    /**
     * The Hessian times v.
     *
     * @param z n logits, any doubles; or rows × classes
     * @param v as many numbers
     * @return a new array of as many entries
     * @throws IllegalArgumentException if the lengths differ, or are none of such rows
     */
    public double[] product(double[] z, double[] v) {
        double[] product = new double[z.length];
        product(z, v, product);
        return product;
    }

    /**
     * The Hessian times v, written into the caller's array.
     *
     * @param z n logits, any doubles; or rows × classes
     * @param v as many numbers
     * @param product receives as many entries; may be z or v itself
     * @throws IllegalArgumentException if the lengths differ, or are none of such rows
     */
    public void product(double[] z, double[] v, double[] product) {
        int size = Math.max(1, classes);
        ArgumentChecks.requireShape("z", z.length, z.length / size, size);
        ArgumentChecks.requireSameLength("v", v.length, "z", z.length);
        ArgumentChecks.requireSameLength("product", product.length, "z", z.length);
        product(z, 0, v, 0, product, 0, z.length / size);
    }

    /**
     * The same of part of the arrays, written into part of the caller's array; the rest is left as it is.
     *
     * @param z the array of the logits, any doubles
     * @param zOffset where they begin
     * @param v the array of the direction
     * @param vOffset where it begins
     * @param product the array that receives the entries; may be z or v itself, at its offset
     * @param productOffset where they begin
     * @param count how many logits; for cross entropy, how many rows
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if the product overlaps an argument otherwise
     */
    public void product(
            double[] z, int zOffset, double[] v, int vOffset, double[] product, int productOffset, int count) {
        int size = Math.max(1, classes);
        ArgumentChecks.requirePart("z", z.length, zOffset, count, size, size);
        ArgumentChecks.requirePart("v", v.length, vOffset, count, size, size);
        ArgumentChecks.requirePart("product", product.length, productOffset, count, size, size);
        Overlap.refuse("product", product, productOffset, "z", z, zOffset, count * size);
        Overlap.refuse("product", product, productOffset, "v", v, vOffset, count * size);
        if (threads == 1) {
            part(z, zOffset, v, vOffset, product, productOffset, 0, count);
        } else {
            Chunks.sum(
                    count,
                    classes == 0 ? DoubleBlock.LENGTH : 1,
                    threads,
                    (start, end) -> part(z, zOffset, v, vOffset, product, productOffset, start, end));
        }
    }

    private double part(
            double[] z, int zOffset, double[] v, int vOffset, double[] product, int productOffset, int begin, int end) {
        if (classes == 0) {
            curvatures(z, zOffset, v, vOffset, product, productOffset, begin, end);
        } else {
            deviations(z, zOffset, v, vOffset, product, productOffset, begin, end);
        }
        return 0;
    }

    private static void curvatures(
            double[] z, int zOffset, double[] v, int vOffset, double[] product, int productOffset, int begin, int end) {
        var b = CurvatureKernel.block();
        for (int start = begin; start < end; start += CurvatureKernel.LENGTH) {
            int n = Math.min(CurvatureKernel.LENGTH, end - start);
            Copy.read(z, zOffset + start, b.z, 0, n);
            Copy.read(v, vOffset + start, b.y, 0, n);
            CurvatureKernel.run(b, n);
            Copy.write(b.loss, 0, product, productOffset + start, n);
        }
    }

    private void deviations(
            double[] z, int zOffset, double[] v, int vOffset, double[] product, int productOffset, int begin, int end) {
        if (classes > DoubleBlock.LENGTH) {
            longDeviations(z, zOffset, v, vOffset, product, productOffset, begin, end);
            return;
        }
        DoubleBlock b = DoubleBlock.ofThisThread();
        int group = DoubleBlock.LENGTH / classes;
        for (int row = begin; row < end; row += group) {
            int rows = Math.min(group, end - row);
            int n = rows * classes;
            System.arraycopy(z, zOffset + row * classes, b.z, 0, n);
            System.arraycopy(v, vOffset + row * classes, b.y, 0, n);
            ShortDeviations.run(b, classes, rows);
            System.arraycopy(b.loss, 0, product, productOffset + row * classes, n);
        }
    }

    private void longDeviations(
            double[] z, int zOffset, double[] v, int vOffset, double[] product, int productOffset, int begin, int end) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        for (int row = begin; row < end; row++) {
            Copy.read(z, zOffset + row * classes, s.logits, 0, classes);
            Copy.read(v, vOffset + row * classes, s.labels, 0, classes);
            DeviationKernel.run(s, classes);
            Copy.write(s.result, 0, product, productOffset + row * classes, classes);
        }
    }
}
