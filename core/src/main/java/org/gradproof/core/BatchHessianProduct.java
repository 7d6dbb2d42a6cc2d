package org.gradproof.core;

/**
 * The Hessians of the log loss and of the cross entropy of a batch in a direction, as Newton and conjugate gradient
 * methods need them.
 *
 * <p>For log loss σ(z<sub>i</sub>) σ(-z<sub>i</sub>) v<sub>i</sub>; for cross entropy, in each row, p<sub>k</sub>
 * (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>). They are those of the sum of the losses. Edges and errors
 * are those of {@link LogLoss#hessianProduct} and {@link CrossEntropy#hessianProduct}.
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

    private static final int GRANULE = 256;

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
        Labels.requireThreads(count);
        return new BatchHessianProduct(count);
    }

    /**
     * The Hessian of the sum of log losses times v.
     *
     * @param z n logits, any doubles
     * @param v n numbers
     * @param product receives the n entries; may be z or v itself
     * @throws IllegalArgumentException if the lengths differ
     */
    public void logLoss(double[] z, double[] v, double[] product) {
        Labels.requireSameLength("v", v.length, "z", z.length);
        Labels.requireSameLength("product", product.length, "z", z.length);
        Chunks.sum(z.length, GRANULE, threads, (from, to) -> {
            for (int i = from; i < to; i++) {
                product[i] = LogLoss.hessianProduct(z[i], v[i]);
            }
            return 0;
        });
    }

    /**
     * The Hessian of the sum of the rows' cross entropies times v, for labels that sum to 1 or class indices.
     *
     * @param z rows × classes logits, any doubles
     * @param classes the number of classes, at least 1
     * @param v rows × classes numbers
     * @param product receives the rows × classes entries; may be z or v itself
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public void crossEntropy(double[] z, int classes, double[] v, double[] product) {
        Labels.requireSize("classes", classes);
        int rows = z.length / classes;
        Labels.requireShape("z", z.length, rows, classes);
        Labels.requireShape("v", v.length, rows, classes);
        Labels.requireShape("product", product.length, rows, classes);
        Chunks.sum(rows, 1, threads, (from, to) -> {
            double[] rowOfZ = new double[classes];
            double[] rowOfV = new double[classes];
            double[] result = new double[classes];
            for (int row = from; row < to; row++) {
                System.arraycopy(z, row * classes, rowOfZ, 0, classes);
                System.arraycopy(v, row * classes, rowOfV, 0, classes);
                CrossEntropy.hessianProduct(rowOfZ, rowOfV, result);
                System.arraycopy(result, 0, product, row * classes, classes);
            }
            return 0;
        });
    }
}
