package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * The working arrays of the kernels of short rows, one set per thread, kept between calls. The numbers of a class stand
 * side by side for all rows of a block, and so do the rows' sums: loops over rows, which the JIT packs, then do what a loop
 * over a few classes is too short for.
 */
public final class ClassBlock {

    /** Rows of more classes pay in loops of their own. */
    public static final int MOST_CLASSES = 64;

    /** Blocks have a multiple of so many rows; a batch's last rows, fewer than these, are taken one by one. */
    public static final int GRANULE = 16;

    private static final int LENGTH = 1920;
    public static final int MOST_ROWS = 240;
    private static final int FEWEST_ROWS = 64;

    private static final ThreadLocal<ClassBlock> CURRENT = ThreadLocal.withInitial(ClassBlock::new);

    /** By class: logits, labels, exponentials that become the gradient. */
    public double[][] z = new double[0][];

    public double[][] y = new double[0][];
    public double[][] e = new double[0][];

    /** Powers of two, marks, and the logits and masks of one class. */
    public final double[] w = new double[MOST_ROWS];

    public final double[] mark = new double[MOST_ROWS];
    public final double[] kept = new double[MOST_ROWS];
    public final double[] unmasked = new double[MOST_ROWS];
    public final double[] zeros = new double[MOST_ROWS];

    /** By row: its one class with a label, or -1, and that class's exponential. */
    public final int[] target = new int[MOST_ROWS];

    public final double[] single = new double[MOST_ROWS];

    /** By row: the largest exponential, or the target's, and the sum of the others with what its roundings lost. */
    public final double[] at = new double[MOST_ROWS];

    public final double[] rest = new double[MOST_ROWS];
    public final double[] lost = new double[MOST_ROWS];

    /** By row: the largest logit, the sum of the labels, and Σ a<sub>k</sub> (max - z<sub>k</sub>). */
    public final double[] max = new double[MOST_ROWS];

    public final double[] labels = new double[MOST_ROWS];
    public final double[] gap = new double[MOST_ROWS];

    /** By row: what {@link RowFactors} makes of these. */
    public final double[] total = new double[MOST_ROWS];

    public final double[] ratio = new double[MOST_ROWS];
    public final double[] high = new double[MOST_ROWS];
    public final double[] low = new double[MOST_ROWS];
    public final double[] loss = new double[MOST_ROWS];

    /** Whether classes have been masked so far. */
    public boolean masked;

    private final CompensatedSum careful = new CompensatedSum();
    private final double[] losses = new double[MOST_ROWS];
    private final double[] lossesLost = new double[MOST_ROWS];

    private ClassBlock() {}

    public static ClassBlock ofThisThread() {
        return CURRENT.get();
    }

    /** How many of the rows are taken in such blocks: whichever part of a batch they are, the same ones. */
    public static int together(int classes, int rows) {
        return classes >= 2 && classes <= MOST_CLASSES ? rows / GRANULE * GRANULE : 0;
    }

    /** Parts of a batch begin at multiples of so many rows, so that each row is taken as it is on one thread. */
    public static int granule(int classes) {
        return classes >= 2 && classes <= MOST_CLASSES ? GRANULE : Math.max(1, DoubleBlock.LENGTH / classes);
    }

    /** How many rows a block has. */
    public static int rows(int classes) {
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, LENGTH / classes)) / GRANULE * GRANULE;
    }

    /** Makes room for so many classes, and for their labels where there are any. */
    private void reserve(int classes, boolean labelled) {
        if (z.length < classes) {
            z = columns(z, classes);
            e = columns(e, classes);
        }
        if (labelled && y.length < classes) {
            y = columns(y, classes);
        }
    }

    private static double[][] columns(double[][] old, int classes) {
        double[][] columns = Arrays.copyOf(old, classes);
        for (int k = old.length; k < classes; k++) {
            columns[k] = new double[rows(k + 1)];
        }
        return columns;
    }

    /** Before a batch's first block of doubles. */
    public void begin(int classes, boolean labelled) {
        reserve(classes, labelled);
        begin();
    }

    /** Before a batch's first block. */
    public void begin() {
        masked = false;
        careful.clear();
        Arrays.fill(losses, 0);
        Arrays.fill(lossesLost, 0);
    }

    /** Adds n rows' losses to those of the blocks before. */
    public void addLosses(int n) {
        Columns.add(loss, losses, lossesLost, n);
    }

    /** Adds the loss of a row that went the careful way: any number. */
    public void addLoss(double value) {
        careful.add(value);
    }

    /** The sum of all losses since the beginning, as {@link CompensatedSum#losses} has it. */
    public double end() {
        for (int i = 0; i < MOST_ROWS; i++) {
            careful.add(losses[i]);
            careful.add(lossesLost[i]);
        }
        return careful.losses();
    }
}
