package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.DoubleDouble;

/**
 * The working arrays of the double kernels, one set per thread, kept between calls, so that a batch allocates nothing.
 *
 * <p>Five blocks of {@value #LENGTH} fit into a first-level cache of 48 KiB. They are longer than that by a few elements, for
 * arrays a multiple of 4 KiB apart get into each other's way there.
 */
public final class DoubleBlock {

    public static final int LENGTH = 1024;

    /** Elements that are computed together, or a multiple. */
    private static final int PACKED = 16;

    private static final int SIZE = LENGTH + 96;

    private static final ThreadLocal<DoubleBlock> CURRENT = ThreadLocal.withInitial(DoubleBlock::new);

    /** The caller's logits and labels. */
    public final double[] z = new double[SIZE];

    public final double[] y = new double[SIZE];

    /** Exponentials, then gradients. */
    public final double[] p = new double[SIZE];

    /** Powers of two. */
    public final double[] w = new double[SIZE];

    public final double[] loss = new double[SIZE];

    /** 0 where a class is masked and 1 elsewhere, logits without their masks, and their exponentials. */
    public final double[] kept = new double[SIZE];

    public final double[] unmasked = new double[SIZE];

    public final double[] again = new double[SIZE];

    /** What the last sum over the block left unrounded, and its largest element, or -1. */
    public double lost;

    public int top;

    /** One row that is longer than a block. */
    public double[] row = new double[0];

    /** What the gradient is divided by, temperature · count, and its inverse, each in two parts. */
    public int count;

    public double divisor;

    public double divisorLow;
    public double inverse;
    public double inverseLow;

    private DoubleBlock() {}

    public static DoubleBlock ofThisThread() {
        return CURRENT.get();
    }

    /** Sets what the gradient is divided by: a temperature times a count. */
    public void divideBy(double temperature, int by) {
        count = by;
        DoubleDouble product = DoubleDouble.product(temperature, by);
        divisor = product.high();
        divisorLow = product.low();
        DoubleDouble reciprocal = product.reciprocal();
        inverse = reciprocal.high();
        inverseLow = reciprocal.low();
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
            row = new double[classes];
        }
    }
}
