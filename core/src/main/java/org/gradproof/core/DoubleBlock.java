package org.gradproof.core;

/**
 * The working arrays of the double kernels, one set per thread, kept between calls, so that a batch allocates nothing.
 *
 * <p>Five blocks of {@value #LENGTH} fit into a first-level cache of 48 KiB. Not a power of two: arrays a multiple of 4
 * KiB apart get into each other's way there.
 */
final class DoubleBlock {

    static final int LENGTH = 960;

    private static final ThreadLocal<DoubleBlock> CURRENT = ThreadLocal.withInitial(DoubleBlock::new);

    /** The caller's logits and labels. */
    final double[] z = new double[LENGTH];

    final double[] y = new double[LENGTH];

    /** Exponentials, then gradients. */
    final double[] p = new double[LENGTH];

    /** Powers of two. */
    final double[] w = new double[LENGTH];

    final double[] loss = new double[LENGTH];

    /** One row that is longer than a block. */
    double[] row = new double[0];

    private DoubleBlock() {}

    static DoubleBlock ofThisThread() {
        return CURRENT.get();
    }

    /** Makes room for a row of so many classes. */
    void reserve(int classes) {
        if (row.length < classes) {
            row = new double[classes];
        }
    }

    /** Copies n floats from index from on to doubles. */
    static void widen(float[] x, int from, double[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = x[from + i];
        }
    }

    /** Rounds n doubles to floats from index at on. */
    static void narrow(double[] x, float[] into, int at, int n) {
        for (int i = 0; i < n; i++) {
            into[at + i] = (float) x[i];
        }
    }
}
