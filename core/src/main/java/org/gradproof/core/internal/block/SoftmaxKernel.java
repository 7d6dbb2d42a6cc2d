package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.sum.PairwiseSum;

/**
 * Exponentials of rows of logits, seen from each row's maximum, in blocks: what the batches of softmax and cross entropy
 * share.
 *
 * <p>Short rows share a block, long rows take several. A row that the block cannot take (a NaN, an infinite or huge maximum, a single class) gets
 * a NaN total, and its caller turns to {@link org.gradproof.core.internal.example.Row}. A masked class (-∞) needs no such care: its exponential is 0.
 */
public final class SoftmaxKernel {

    /** Above this, max - 1000 is no longer near max, and the row goes the careful way. */
    private static final double LARGEST = 0x1p40;

    private SoftmaxKernel() {}

    /** How many rows of so many classes are taken at once. */
    public static int rowsPerGroup(int classes) {
        return Math.max(1, Scratch.BLOCK / Math.max(1, classes));
    }

    /**
     * Writes 2<sup>512</sup> e<sup>(z - max)/temperature</sup> of the rows in s.logits to s.result, and the maxima,
     * NaN where the row needs care, to s.maxima.
     */
    public static void exponentials(Scratch s, int rows, int classes, double temperature) {
        for (int row = 0; row < rows; row++) {
            s.maxima[row] = maximum(s.logits, row * classes, classes);
        }
        if (classes <= Scratch.BLOCK) {
            for (int row = 0; row < rows; row++) {
                Arrays.fill(s.maximum, row * classes, (row + 1) * classes, s.maxima[row]);
            }
            ExpKernel.run(s, s.logits, temperature, rows * classes);
            System.arraycopy(s.power, 0, s.result, 0, rows * classes);
            return;
        }
        Arrays.fill(s.maximum, s.maxima[0]);
        for (int from = 0; from < classes; from += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, classes - from);
            System.arraycopy(s.logits, from, s.loss, 0, n);
            ExpKernel.run(s, s.loss, temperature, n);
            System.arraycopy(s.power, 0, s.result, from, n);
        }
    }

    /** Σ s.result[from] … s.result[from + n - 1]. */
    public static DoubleDouble sum(Scratch s, int from, int n) {
        if (n <= Scratch.BLOCK) {
            return PairwiseSum.of(s.result, from, n, s.folded);
        }
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int start = 0; start < n; start += Scratch.BLOCK) {
            sum = sum.plus(PairwiseSum.of(s.result, from + start, Math.min(Scratch.BLOCK, n - start), s.folded));
        }
        return sum;
    }

    /** Multiplies s.result[from] … by a number of two parts, with one rounding of note. */
    public static void multiply(double[] result, int from, int n, DoubleDouble factor) {
        double high = factor.high();
        double low = factor.low();
        for (int i = from; i < from + n; i++) {
            result[i] = result[i] * high + result[i] * low;
        }
    }

    private static double maximum(double[] z, int from, int n) {
        double a = Double.NEGATIVE_INFINITY;
        double b = a;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            // A NaN is passed over here, and found in the row's sum.
            a = z[i] > a ? z[i] : a;
            b = z[i + 1] > b ? z[i + 1] : b;
        }
        if (i < from + n) {
            a = z[i] > a ? z[i] : a;
        }
        double max = Math.max(a, b);
        return n > 1 && Math.abs(max) <= LARGEST ? max : Double.NaN;
    }
}
