package org.gradproof.core.internal.block;

import java.util.Arrays;

/** {@link ClassBlock} of floats, for what is done in float arithmetic; what rows need once each is done in doubles, there. */
public final class FloatClassBlock {

    private static final ThreadLocal<FloatClassBlock> CURRENT = ThreadLocal.withInitial(FloatClassBlock::new);

    /** By class: logits, labels, exponentials that become the gradient. */
    public float[][] z = new float[0][];

    public float[][] y = new float[0][];
    public float[][] e = new float[0][];

    /** Powers of two, marks, and the logits and masks of one class. */
    public final float[] w = new float[ClassBlock.MOST_ROWS];

    public final float[] mark = new float[ClassBlock.MOST_ROWS];
    public final float[] kept = new float[ClassBlock.MOST_ROWS];
    public final float[] unmasked = new float[ClassBlock.MOST_ROWS];
    public final float[] zeros = new float[ClassBlock.MOST_ROWS];

    /** By row: a sum with what its roundings lost, the largest exponential and logit, the gradient's factor. */
    public final float[] sum = new float[ClassBlock.MOST_ROWS];

    public final float[] lost = new float[ClassBlock.MOST_ROWS];
    public final float[] at = new float[ClassBlock.MOST_ROWS];
    public final float[] max = new float[ClassBlock.MOST_ROWS];
    public final float[] factor = new float[ClassBlock.MOST_ROWS];

    private FloatClassBlock() {}

    public static FloatClassBlock ofThisThread() {
        return CURRENT.get();
    }

    /** Makes room for so many classes, and for their labels where there are any. */
    public void reserve(int classes, boolean labelled) {
        if (z.length < classes) {
            z = columns(z, classes);
            e = columns(e, classes);
        }
        if (labelled && y.length < classes) {
            y = columns(y, classes);
        }
    }

    private static float[][] columns(float[][] old, int classes) {
        float[][] columns = Arrays.copyOf(old, classes);
        for (int k = old.length; k < classes; k++) {
            columns[k] = new float[ClassBlock.rows(k + 1)];
        }
        return columns;
    }
}
