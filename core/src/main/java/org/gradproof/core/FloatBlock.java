package org.gradproof.core;

/**
 * The working arrays of the float kernels, one set per thread, kept between calls, so that a batch allocates nothing.
 *
 * <p>Five blocks of {@value #LENGTH} fit into a first-level cache of 48 KiB twice over. Not a power of two: arrays a multiple of 4
 * KiB apart get into each other's way there.
 */
final class FloatBlock {

    static final int LENGTH = 960;

    private static final ThreadLocal<FloatBlock> CURRENT = ThreadLocal.withInitial(FloatBlock::new);

    /** The caller's logits and labels. */
    final float[] z = new float[LENGTH];

    final float[] y = new float[LENGTH];

    /** Exponentials, then gradients. */
    final float[] p = new float[LENGTH];

    /** Powers of two. */
    final float[] w = new float[LENGTH];

    final float[] loss = new float[LENGTH];

    /** 0 where a class is masked and 1 elsewhere, logits without their masks, and their exponentials. */
    final float[] kept = new float[LENGTH];

    final float[] unmasked = new float[LENGTH];

    final float[] again = new float[LENGTH];

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

    /** Makes room for a row of so many classes. */
    void reserve(int classes) {
        if (row.length < classes) {
            row = new float[classes];
        }
    }
}
