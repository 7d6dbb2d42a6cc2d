package org.gradproof.core;

/**
 * The working arrays of the float kernels, one set per thread, kept between calls, so that a batch allocates nothing.
 *
 * <p>Five blocks of {@value #LENGTH} fit into a first-level cache of 48 KiB twice over. They are longer than that by a few elements, for
 * arrays a multiple of 4 KiB apart get into each other's way there.
 */
final class FloatBlock {

    static final int LENGTH = DoubleBlock.LENGTH;

    /** Elements that are computed together, or a multiple. */
    private static final int PACKED = 16;

    private static final int SIZE = LENGTH + 96;

    private static final ThreadLocal<FloatBlock> CURRENT = ThreadLocal.withInitial(FloatBlock::new);

    /** The caller's logits and labels. */
    final float[] z = new float[SIZE];

    final float[] y = new float[SIZE];

    /** Exponentials, then gradients. */
    final float[] p = new float[SIZE];

    /** Powers of two. */
    final float[] w = new float[SIZE];

    final float[] loss = new float[SIZE];

    /** 0 where a class is masked and 1 elsewhere, logits without their masks, and their exponentials. */
    final float[] kept = new float[SIZE];

    final float[] unmasked = new float[SIZE];

    final float[] again = new float[SIZE];

    /** The largest element of the last sum over the block, or -1. */
    int top;

    /**
     * The factor of a row's gradient in two parts, of which the first has 12 bits. Volatile, for where C2 sees how the one is
     * made of the other it does not pack the loop that uses them.
     */
    volatile float high;

    volatile float low;

    /** One row that is longer than a block. */
    float[] row = new float[0];

    /** What the gradient is divided by, temperature · count. */
    int count;

    double divisor;

    private FloatBlock() {}

    static FloatBlock ofThisThread() {
        return CURRENT.get();
    }

    /** Sets what the gradient is divided by: a temperature times a count. */
    void divideBy(double temperature, int by) {
        count = by;
        divisor = temperature * by;
    }

    /** Into how long blocks n elements are best cut, for a short last one is slow: at most {@link #LENGTH}. */
    static int evenly(int n) {
        int blocks = Math.max(1, (n + LENGTH - 1) / LENGTH);
        int length = (n + blocks - 1) / blocks;
        return (length + PACKED - 1) / PACKED * PACKED;
    }

    /** Makes room for a row of so many classes. */
    void reserve(int classes) {
        if (row.length < classes) {
            row = new float[classes];
        }
    }
}
