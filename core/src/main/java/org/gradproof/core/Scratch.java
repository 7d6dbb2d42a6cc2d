package org.gradproof.core;

/**
 * The working arrays of the kernels: blocks of {@value #BLOCK} elements, small enough to stay in the first-level cache.
 * One set per thread, kept between calls, so that a batch allocates nothing.
 */
final class Scratch {

    static final int BLOCK = 512;

    private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

    /** The kernels' arguments x ≤ 0 and what their rounding lost. */
    final double[] x = new double[BLOCK];

    final double[] tail = new double[BLOCK];

    /** Powers of two, then the exponentials. */
    final double[] power = new double[BLOCK];

    final double[] loss = new double[BLOCK];
    final double[] folded = new double[BLOCK];

    /** Each element's row's maximum. */
    final double[] maximum = new double[BLOCK];

    /** The maxima of the rows in work. */
    final double[] maxima = new double[BLOCK];

    /** Logits, labels and results: a block, or one row where that is longer. */
    double[] logits = new double[BLOCK];

    double[] labels = new double[BLOCK];
    double[] result = new double[BLOCK];

    static Scratch ofThisThread() {
        return CURRENT.get();
    }

    /** Makes room for rows longer than a block. */
    void reserve(int length) {
        if (logits.length < length) {
            logits = new double[length];
            labels = new double[length];
            result = new double[length];
        }
    }
}
