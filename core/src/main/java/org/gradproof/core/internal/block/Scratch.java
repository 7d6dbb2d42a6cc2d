package org.gradproof.core.internal.block;

/**
 * The working arrays of the kernels: blocks of {@value #BLOCK} elements, small enough to stay in the first-level cache.
 * One set per thread, kept between calls, so that a batch allocates nothing.
 */
public final class Scratch {

    public static final int BLOCK = 512;

    private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

    /** The kernels' arguments x ≤ 0 and what their rounding lost. */
    public final double[] x = new double[BLOCK];

    public final double[] tail = new double[BLOCK];

    /** Powers of two, then the exponentials. */
    public final double[] power = new double[BLOCK];

    public final double[] loss = new double[BLOCK];
    public final double[] folded = new double[BLOCK];

    /** Each element's row's maximum. */
    public final double[] maximum = new double[BLOCK];

    /** The maxima of the rows in work. */
    public final double[] maxima = new double[BLOCK];

    /** Logits, labels and results: a block, or one row where that is longer. */
    public double[] logits = new double[BLOCK];

    public double[] labels = new double[BLOCK];
    public double[] result = new double[BLOCK];

    public static Scratch ofThisThread() {
        return CURRENT.get();
    }

    /** Makes room for rows longer than a block. */
    public void reserve(int length) {
        if (logits.length < length) {
            logits = new double[length];
            labels = new double[length];
            result = new double[length];
        }
    }
}
