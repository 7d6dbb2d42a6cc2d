package org.gradproof.core.internal.sum;

import org.gradproof.core.internal.exact.DoubleDouble;

/** The sum of a block, by folding it in halves, which vectorises, and adding the last few with compensation. */
public final class PairwiseSum {

    /** Below this, folding costs more than it saves. */
    private static final int SHORT = 32;

    private PairwiseSum() {}

    /**
     * Σ values[from] … values[from + n - 1], n ≤ {@link org.gradproof.core.internal.block.Scratch#BLOCK}, in two parts. The low part means nothing where
     * the sum is not finite.
     */
    public static DoubleDouble of(double[] values, int from, int n, double[] work) {
        if (n < SHORT) {
            return shortSum(values, from, n, 0);
        }
        int length = n >> 1;
        double odd = (n & 1) == 0 ? 0 : values[from + n - 1];
        fold(values, from, length, work);
        while (length >= SHORT) {
            odd += (length & 1) == 0 ? 0 : work[length - 1];
            length >>= 1;
            fold(work, 0, length, work);
        }
        return shortSum(work, 0, length, odd);
    }

    private static void fold(double[] values, int from, int half, double[] into) {
        for (int i = 0; i < half; i++) {
            into[i] = values[from + i] + values[from + half + i];
        }
    }

    private static DoubleDouble shortSum(double[] values, int from, int n, double first) {
        double sum = first;
        double compensation = 0;
        for (int i = from; i < from + n; i++) {
            double x = values[i];
            double s = sum + x;
            double rounded = s - sum;
            compensation += (sum - (s - rounded)) + (x - rounded);
            sum = s;
        }
        return DoubleDouble.sum(sum, compensation);
    }
}
