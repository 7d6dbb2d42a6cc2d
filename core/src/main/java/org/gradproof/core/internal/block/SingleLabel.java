package org.gradproof.core.internal.block;

import java.util.Arrays;

/** Finds the class of a row of labels with one label that is not 0. */
public final class SingleLabel {

    /** Up to this, a plain loop is faster than a vectorised one with its preparations. */
    private static final int SHORT = 64;

    private static final double[] ZEROS = new double[DoubleBlock.LENGTH];
    private static final float[] FLOAT_ZEROS = new float[FloatBlock.LENGTH];

    private SingleLabel() {}

    /** The k of the one label y[from + k] that is not 0; -1 where none is, or several. */
    public static int of(double[] y, int from, int n) {
        int k = next(y, from, 0, n);
        return k < n && next(y, from, k + 1, n) == n ? k : -1;
    }

    /** The same for floats. */
    public static int of(float[] y, int from, int n) {
        int k = next(y, from, 0, n);
        return k < n && next(y, from, k + 1, n) == n ? k : -1;
    }

    private static int next(double[] y, int from, int start, int n) {
        if (n <= SHORT) {
            int k = start;
            while (k < n && y[from + k] == 0) {
                k++;
            }
            return k;
        }
        for (int k = start; k < n; k += ZEROS.length) {
            int length = Math.min(ZEROS.length, n - k);
            int at = Arrays.mismatch(y, from + k, from + k + length, ZEROS, 0, length);
            if (at >= 0) {
                return k + at;
            }
        }
        return n;
    }

    private static int next(float[] y, int from, int start, int n) {
        if (n <= SHORT) {
            int k = start;
            while (k < n && y[from + k] == 0) {
                k++;
            }
            return k;
        }
        for (int k = start; k < n; k += FLOAT_ZEROS.length) {
            int length = Math.min(FLOAT_ZEROS.length, n - k);
            int at = Arrays.mismatch(y, from + k, from + k + length, FLOAT_ZEROS, 0, length);
            if (at >= 0) {
                return k + at;
            }
        }
        return n;
    }
}
