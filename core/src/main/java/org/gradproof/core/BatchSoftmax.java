package org.gradproof.core;

/**
 * Softmax of each row of a batch: rows × classes logits, row after row.
 *
 * <p>Formula and edges are those of {@link Softmax}; errors are within {@value #MAX_ULP} ulp for up to 100,000 classes.
 * Floats are computed as doubles and rounded once. The loops work in blocks that stay in cache, and allocate no arrays,
 * rows with NaN or infinite maxima aside.
 */
public final class BatchSoftmax {

    /** The largest error of an entry, in ulp. */
    public static final double MAX_ULP = 3;

    private BatchSoftmax() {}

    /**
     * Softmax of each row.
     *
     * @param z rows × classes logits, any doubles
     * @param classes the number of classes, at least 1
     * @param p receives the rows × classes probabilities; may be z itself
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public static void value(double[] z, int classes, double[] p) {
        run(Values.of(z), classes, Values.of(p));
    }

    /**
     * Softmax of each row.
     *
     * @param z rows × classes logits, any floats
     * @param classes the number of classes, at least 1
     * @param p receives the rows × classes probabilities; may be z itself
     * @throws IllegalArgumentException if classes is below 1, the lengths differ, or z's is not a multiple of classes
     */
    public static void value(float[] z, int classes, float[] p) {
        run(Values.of(z), classes, Values.of(p));
    }

    private static void run(Values z, int classes, Values p) {
        Labels.requireSize("classes", classes);
        int allRows = z.length() / classes;
        Labels.requireShape("z", z.length(), allRows, classes);
        Labels.requireSameLength("p", p.length(), "z", z.length());
        Scratch s = Scratch.ofThisThread();
        s.reserve(classes);
        int group = SoftmaxKernel.rowsPerGroup(classes);
        for (int start = 0; start < allRows; start += group) {
            int rows = Math.min(group, allRows - start);
            z.read(start * classes, s.logits, rows * classes);
            SoftmaxKernel.exponentials(s, rows, classes, 1);
            for (int row = 0; row < rows; row++) {
                normalise(s, row * classes, classes);
            }
            p.write(start * classes, s.result, rows * classes);
        }
    }

    private static void normalise(Scratch s, int from, int classes) {
        DoubleDouble total = SoftmaxKernel.sum(s, from, classes);
        if (total.high() <= Double.MAX_VALUE) {
            SoftmaxKernel.multiply(s.result, from, classes, total.reciprocal());
            return;
        }
        double[] row = new double[classes];
        System.arraycopy(s.logits, from, row, 0, classes);
        Softmax.value(row, row);
        System.arraycopy(row, 0, s.result, from, classes);
    }
}
