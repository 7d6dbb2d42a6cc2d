package org.gradproof.core.internal.block;

import java.util.Arrays;

/**
 * The sum of a block of floats, ≥ 0, where one may outweigh all others: folded twice to a quarter in loops that the JIT packs,
 * then one by one in doubles. What the folds rounded off beside the largest element is put back.
 */
public final class FloatFoldedSum {

    private static final int QUARTER = FloatBlock.LENGTH / 4;
    private static final int SIXTEENTH = QUARTER / 4;

    /** Up to this, folding costs more than it saves. */
    public static final int SHORT = 120;

    private FloatFoldedSum() {}

    /**
     * Σ b.p[from] … b.p[from + n - 1]; not finite where an element is not. Where from is 0 and n more than half a block, what
     * follows the n elements becomes 0. Leaves b.top.
     */
    public static double sum(FloatBlock b, int from, int n) {
        if (from != 0 || n <= FloatBlock.LENGTH / 2) {
            return sum(b, b.p, from, n, b.w);
        }
        Arrays.fill(b.p, n, FloatBlock.LENGTH, 0);
        return ofBlock(b, b.p, b.w);
    }

    /** Σ v[from] … v[from + n - 1]; spoils b.loss and the other block, which may be v. */
    public static double sum(FloatBlock b, float[] v, int from, int n, float[] other) {
        if (n <= SHORT) {
            b.top = -1;
            return oneByOne(v, from, n);
        }
        System.arraycopy(v, from, b.loss, 0, n);
        Arrays.fill(b.loss, n, FloatBlock.LENGTH, 0);
        double sum = ofBlock(b, b.loss, other);
        b.top += from;
        return sum;
    }

    private static double ofBlock(FloatBlock b, float[] v, float[] work) {
        fold(v, work);
        foldAgain(work);
        int column = 0;
        for (int i = 1; i < SIXTEENTH; i++) {
            if (work[i] > work[column]) {
                column = i;
            }
        }
        double exact = 0;
        int top = column;
        for (int i = column; i < FloatBlock.LENGTH; i += SIXTEENTH) {
            exact += v[i];
            if (v[i] > v[top]) {
                top = i;
            }
        }
        b.top = top;
        return oneByOne(work, 0, SIXTEENTH) + (exact - work[column]);
    }

    private static void fold(float[] v, float[] sum) {
        for (int i = 0; i < QUARTER; i++) {
            sum[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
        }
    }

    private static void foldAgain(float[] v) {
        for (int i = 0; i < SIXTEENTH; i++) {
            v[i] = (v[i] + v[i + SIXTEENTH]) + (v[i + 2 * SIXTEENTH] + v[i + 3 * SIXTEENTH]);
        }
    }

    private static double oneByOne(float[] v, int from, int n) {
        double a = 0;
        double b = 0;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            a += v[i];
            b += v[i + 1];
        }
        return i < from + n ? a + b + v[i] : a + b;
    }
}
