package org.gradproof.core;

/**
 * The Hessians of the log loss and of the cross entropy of a batch in a direction, as Newton and conjugate gradient
 * methods need them.
 *
 * <p>For log loss σ(z<sub>i</sub>) σ(-z<sub>i</sub>) v<sub>i</sub>; for cross entropy, in each row, p<sub>k</sub>
 * (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>). They are those of the sum of the losses. Edges are those of
 * {@link LogLoss#hessianProduct} and {@link CrossEntropy#hessianProduct}. Errors of the former are within {@value
 * #LOG_LOSS_MAX_ULP} ulp. An entry of the latter is a difference, and within {@value #CROSS_ENTROPY_MAX_ULP} ulp of the
 * larger of p<sub>k</sub> |v<sub>k</sub>| and p<sub>k</sub> Σ<sub>j</sub> p<sub>j</sub> |v<sub>j</sub>|; where that is not
 * enough, take {@link CrossEntropy#hessianProduct} row by row. Floats are computed as doubles and rounded once.
 *
 * <p>The loops work in blocks that stay in cache, and allocate nothing on one thread where the caller brings the arrays,
 * rows of cross entropy with a logit beyond ±340 or NaN aside.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] v = {1, 0, 0, 0, 0, 1};
 * double[] product = new double[rows * classes];
 * BatchHessianProduct.onOneThread().crossEntropy(z, classes, v, product);
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

    private final int threads;

    private BatchHessianProduct(int threads) {
        this.threads = threads;
    }

    /**
     * The products, computed on the caller's thread.
     *
     * @return the products on one thread
     */
    public static BatchHessianProduct onOneThread() {
        return new BatchHessianProduct(1);
    }

    /**
     * The products, the batch split over several threads of the common pool.
     *
     * @param count at least 1
     * @return the products on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchHessianProduct withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchHessianProduct(count);
    }

    /**
     * The Hessian of the sum of log losses times v.
     *
     * @param z n logits, any doubles
     * @param v n numbers
     * @return a new array of n entries
     * @throws IllegalArgumentException if the lengths differ
     */
    public double[] logLoss(double[] z, double[] v) {
        double[] product = new double[z.length];
        logLoss(z, v, product);
        return product;
    }

    /**
     * The Hessian of the sum of log losses times v, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param v n numbers
     * @param product receives the n entries; may be z or v itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public void logLoss(double[] z, double[] v, double[] product) {
        ArgumentChecks.requireSameLength("v", v.length, "z", z.length);
        ArgumentChecks.requireSameLength("product", product.length, "z", z.length);
        logLoss(z, 0, v, 0, product, 0, z.length);
    }

    /**
     * The same of part of the arrays, written into part of the caller's array; the rest is left as it is.
     *
     * @param z the array of the logits, any doubles
     * @param from the index of the first logit
     * @param v the array of the direction
     * @param first the index of its first number
     * @param product the array that receives the entries; may be z where at = from, or v where at = first
     * @param at the index of the first entry
     * @param count how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     */
    public void logLoss(double[] z, int from, double[] v, int first, double[] product, int at, int count) {
        ArgumentChecks.requirePart("z", z.length, from, count);
        ArgumentChecks.requirePart("v", v.length, first, count);
        ArgumentChecks.requirePart("product", product.length, at, count);
        if (threads == 1) {
            curvatures(z, from, v, first, product, at, 0, count);
        } else {
            Chunks.sum(
                    count,
                    DoubleBlock.LENGTH,
                    threads,
                    (start, end) -> curvatures(z, from, v, first, product, at, start, end));
        }
    }

    private static double curvatures(
            double[] z, int from, double[] v, int first, double[] product, int at, int begin, int end) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        for (int start = begin; start < end; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, end - start);
            System.arraycopy(z, from + start, b.z, 0, n);
            System.arraycopy(v, first + start, b.y, 0, n);
            CurvatureKernel.run(b, n);
            System.arraycopy(b.loss, 0, product, at + start, n);
        }
        return 0;
    }

    /**
     * The Hessian of the sum of the rows' cross entropies times v, for labels that sum to 1 or class indices.
     *
     * @param z rows × classes logits, any doubles
     * @param classes the number of classes, at least 1
     * @param v rows × classes numbers
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public double[] crossEntropy(double[] z, int classes, double[] v) {
        double[] product = new double[z.length];
        crossEntropy(z, classes, v, product);
        return product;
    }

    /**
     * The Hessian of the sum of the rows' cross entropies times v, written into the caller's array.
     *
     * @param z rows × classes logits, any doubles
     * @param classes the number of classes, at least 1
     * @param v rows × classes numbers
     * @param product receives the rows × classes entries; may be z or v itself
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public void crossEntropy(double[] z, int classes, double[] v, double[] product) {
        int rows = rows(z.length, classes, v.length, product.length);
        crossEntropy(z, 0, classes, v, 0, product, 0, rows);
    }

    /**
     * The same of some rows, from the middle of the arrays to the middle of another.
     *
     * @param z holds rows × classes logits from an index on
     * @param from that index
     * @param classes the number of classes, at least 1
     * @param v holds rows × classes numbers from an index on
     * @param first that index
     * @param product receives the rows × classes entries from an index on; may be z where at = from, or v where at = first
     * @param at that index
     * @param rows how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if classes is below 1
     */
    public void crossEntropy(
            double[] z, int from, int classes, double[] v, int first, double[] product, int at, int rows) {
        ArgumentChecks.requireSize("classes", classes);
        ArgumentChecks.requirePart("z", z.length, from, rows, classes, classes);
        ArgumentChecks.requirePart("v", v.length, first, rows, classes, classes);
        ArgumentChecks.requirePart("product", product.length, at, rows, classes, classes);
        if (threads == 1) {
            deviations(z, from, classes, v, first, product, at, 0, rows);
        } else {
            Chunks.sum(
                    rows, 1, threads, (start, end) -> deviations(z, from, classes, v, first, product, at, start, end));
        }
    }

    /**
     * The Hessian of the sum of log losses of floats times v.
     *
     * @param z n logits, any floats
     * @param v n numbers
     * @return a new array of n entries
     * @throws IllegalArgumentException if the lengths differ
     */
    public float[] logLoss(float[] z, float[] v) {
        float[] product = new float[z.length];
        logLoss(z, v, product);
        return product;
    }

    /**
     * The Hessian of the sum of log losses of floats times v, written into the caller's array.
     *
     * @param z n logits, any floats
     * @param v n numbers
     * @param product receives the n entries; may be z or v itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public void logLoss(float[] z, float[] v, float[] product) {
        ArgumentChecks.requireSameLength("v", v.length, "z", z.length);
        ArgumentChecks.requireSameLength("product", product.length, "z", z.length);
        logLoss(z, 0, v, 0, product, 0, z.length);
    }

    /**
     * The same of part of the arrays of floats, written into part of the caller's array; the rest is left as it is.
     *
     * @param z the array of the logits, any floats
     * @param from the index of the first logit
     * @param v the array of the direction
     * @param first the index of its first number
     * @param product the array that receives the entries; may be z where at = from, or v where at = first
     * @param at the index of the first entry
     * @param count how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     */
    public void logLoss(float[] z, int from, float[] v, int first, float[] product, int at, int count) {
        ArgumentChecks.requirePart("z", z.length, from, count);
        ArgumentChecks.requirePart("v", v.length, first, count);
        ArgumentChecks.requirePart("product", product.length, at, count);
        if (threads == 1) {
            curvatures(z, from, v, first, product, at, 0, count);
        } else {
            Chunks.sum(
                    count,
                    DoubleBlock.LENGTH,
                    threads,
                    (start, end) -> curvatures(z, from, v, first, product, at, start, end));
        }
    }

    private static double curvatures(
            float[] z, int from, float[] v, int first, float[] product, int at, int begin, int end) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        for (int start = begin; start < end; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, end - start);
            DoubleBlock.widen(z, from + start, b.z, n);
            DoubleBlock.widen(v, first + start, b.y, n);
            CurvatureKernel.run(b, n);
            DoubleBlock.narrow(b.loss, product, at + start, n);
        }
        return 0;
    }

    /**
     * The Hessian of the sum of the rows' cross entropies of floats times v, for labels that sum to 1 or class indices.
     *
     * @param z rows × classes logits, any floats
     * @param classes the number of classes, at least 1
     * @param v rows × classes numbers
     * @return a new array of rows × classes entries
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public float[] crossEntropy(float[] z, int classes, float[] v) {
        float[] product = new float[z.length];
        crossEntropy(z, classes, v, product);
        return product;
    }

    /**
     * The Hessian of the sum of the rows' cross entropies of floats times v, written into the caller's array.
     *
     * @param z rows × classes logits, any floats
     * @param classes the number of classes, at least 1
     * @param v rows × classes numbers
     * @param product receives the rows × classes entries; may be z or v itself
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public void crossEntropy(float[] z, int classes, float[] v, float[] product) {
        int rows = rows(z.length, classes, v.length, product.length);
        crossEntropy(z, 0, classes, v, 0, product, 0, rows);
    }

    /**
     * The same of some rows of floats, from the middle of the arrays to the middle of another.
     *
     * @param z holds rows × classes logits from an index on
     * @param from that index
     * @param classes the number of classes, at least 1
     * @param v holds rows × classes numbers from an index on
     * @param first that index
     * @param product receives the rows × classes entries from an index on; may be z where at = from, or v where at = first
     * @param at that index
     * @param rows how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if classes is below 1
     */
    public void crossEntropy(
            float[] z, int from, int classes, float[] v, int first, float[] product, int at, int rows) {
        ArgumentChecks.requireSize("classes", classes);
        ArgumentChecks.requirePart("z", z.length, from, rows, classes, classes);
        ArgumentChecks.requirePart("v", v.length, first, rows, classes, classes);
        ArgumentChecks.requirePart("product", product.length, at, rows, classes, classes);
        if (threads == 1) {
            deviations(z, from, classes, v, first, product, at, 0, rows);
        } else {
            Chunks.sum(
                    rows, 1, threads, (start, end) -> deviations(z, from, classes, v, first, product, at, start, end));
        }
    }

    private static double deviations(
            double[] z, int from, int classes, double[] v, int first, double[] product, int at, int begin, int end) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        for (int row = begin; row < end; row++) {
            System.arraycopy(z, from + row * classes, s.logits, 0, classes);
            System.arraycopy(v, first + row * classes, s.labels, 0, classes);
            DeviationKernel.run(s, classes);
            System.arraycopy(s.result, 0, product, at + row * classes, classes);
        }
        return 0;
    }

    private static double deviations(
            float[] z, int from, int classes, float[] v, int first, float[] product, int at, int begin, int end) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        for (int row = begin; row < end; row++) {
            DoubleBlock.widen(z, from + row * classes, s.logits, classes);
            DoubleBlock.widen(v, first + row * classes, s.labels, classes);
            DeviationKernel.run(s, classes);
            DoubleBlock.narrow(s.result, product, at + row * classes, classes);
        }
        return 0;
    }

    private static int rows(int z, int classes, int v, int product) {
        ArgumentChecks.requireSize("classes", classes);
        int rows = z / classes;
        ArgumentChecks.requireShape("z", z, rows, classes);
        ArgumentChecks.requireShape("v", v, rows, classes);
        ArgumentChecks.requireShape("product", product, rows, classes);
        return rows;
    }
}
