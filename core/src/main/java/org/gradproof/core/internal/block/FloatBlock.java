package org.gradproof.core.internal.block;

/**
 * The working arrays of the float kernels, one set per thread, kept between calls, so that a batch allocates nothing.
 *
 * <p>Five blocks of {@value #LENGTH} fit into a first-level cache of 48 KiB twice over. They are longer than that by a few elements, for
 * arrays a multiple of 4 KiB apart get into each other's way there.
 */
public final class FloatBlock {

    public static final int LENGTH = DoubleBlock.LENGTH;

    /** Elements that are computed together, or a multiple. */
    private static final int PACKED = 16;

    private static final int SIZE = LENGTH + 96;

    private static final ThreadLocal<FloatBlock> CURRENT = ThreadLocal.withInitial(FloatBlock::new);

    /** The caller's logits and labels. */
    public final float[] z = new float[SIZE];

    public final float[] y = new float[SIZE];

    /** Exponentials, then gradients. */
    public final float[] p = new float[SIZE];

    /** Powers of two. */
    public final float[] w = new float[SIZE];

    public final float[] loss = new float[SIZE];

    /** 0 where a class is masked and 1 elsewhere, logits without their masks, and their exponentials. */
    public final float[] kept = new float[SIZE];

    public final float[] unmasked = new float[SIZE];

    public final float[] again = new float[SIZE];

    /** The largest element of the last sum over the block, or -1. */
    public int top;

    /**
     * The factor of a row's gradient in two parts, of which the first has 12 bits. Volatile, for where C2 sees how the one is
     * made of the other it does not pack the loop that uses them.
     */
    public volatile float high;

    public volatile float low;

    /** One row that is longer than a block. */
    public float[] row = new float[0];

    /** What the gradient is divided by, temperature · count. */
    public int count;

    public double divisor;

    private FloatBlock() {}

    public static FloatBlock ofThisThread() {
        return CURRENT.get();
    }

    /** Sets what the gradient is divided by: a temperature times a count. */
    public void divideBy(double temperature, int by) {
        count = by;
        divisor = temperature * by;
    }

    /** Into how long blocks n elements are best cut, for a short last one is slow: at most {@link #LENGTH}. */
    public static int evenly(int n) {
        int blocks = Math.max(1, (n + LENGTH - 1) / LENGTH);
        int length = (n + blocks - 1) / blocks;
        return (length + PACKED - 1) / PACKED * PACKED;
    }

    /** Makes room for a row of so many classes. */
    public void reserve(int classes) {
        if (row.length < classes) {
            row = new float[classes];
        }
    }
}
