package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.DoubleDouble;

/** The loops over a row of labels a<sub>k</sub>, in blocks. */
public final class LabelRows {

    private static final long INDICES = 1024;

    private LabelRows() {}

    /** From exponentials to the gradient, e[k] · factor - a[k] / divisor, the divisor being the block's. */
    public static void difference(double[] e, double[] a, int from, int n, DoubleDouble factor, DoubleBlock b) {
        double high = factor.high();
        double low = factor.low();
        double inverse = b.inverse;
        double inverseLow = b.inverseLow;
        for (int i = from; i < from + n; i++) {
            e[i] = (e[i] * high - a[i] * inverse) + (e[i] * low - a[i] * inverseLow);
        }
    }

    /** The same for floats. */
    public static void difference(float[] e, float[] a, int from, int n, float factor, float inverse) {
        for (int i = from; i < from + n; i++) {
            e[i] = e[i] * factor - a[i] * inverse;
        }
    }

    /** Writes a[i] (max - z[i]) to gaps[i]. */
    public static void gaps(double[] a, double[] z, double[] gaps, int from, int n, double max) {
        for (int i = from; i < from + n; i++) {
            gaps[i] = a[i] * (max - z[i]);
        }
    }

    /** The same for floats. */
    public static void gaps(float[] a, float[] z, float[] gaps, int from, int n, float max) {
        for (int i = from; i < from + n; i++) {
            gaps[i] = a[i] * (max - z[i]);
        }
    }

    /** Σ a[i] (max - z[i]) of a short row, pairs of terms with their errors kept. */
    public static double gap(double[] a, double[] z, int from, int n, double max) {
        double sum = 0;
        double lost = 0;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            double x = a[i] * (max - z[i]) + a[i + 1] * (max - z[i + 1]);
            double s = sum + x;
            double rounded = s - sum;
            lost += (sum - (s - rounded)) + (x - rounded);
            sum = s;
        }
        return i < from + n ? sum + (lost + a[i] * (max - z[i])) : sum + lost;
    }

    /** The same for floats, in doubles. */
    public static double gap(float[] a, float[] z, int from, int n, float max) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += (double) a[i] * ((double) max - z[i]);
        }
        return sum;
    }

    /**
     * The k of the largest of up to 1024 positive e[from + k], to within a factor of 1 + 2<sup>-42</sup>: as integers,
     * doubles compare alike, and the index fits into the last bits.
     */
    public static int top(double[] e, int from, int n) {
        long even = 0;
        long odd = 0;
        int k = 0;
        for (; k < n - 1; k += 2) {
            even = Math.max(even, (Double.doubleToRawLongBits(e[from + k]) & -INDICES) | k);
            odd = Math.max(odd, (Double.doubleToRawLongBits(e[from + k + 1]) & -INDICES) | (k + 1));
        }
        if (k < n) {
            even = Math.max(even, (Double.doubleToRawLongBits(e[from + k]) & -INDICES) | k);
        }
        return (int) (Math.max(even, odd) & (INDICES - 1));
    }

    /** The same for floats, exactly. */
    public static int top(float[] e, int from, int n) {
        long even = 0;
        long odd = 0;
        int k = 0;
        for (; k < n - 1; k += 2) {
            even = Math.max(even, Float.floatToRawIntBits(e[from + k]) * INDICES + k);
            odd = Math.max(odd, Float.floatToRawIntBits(e[from + k + 1]) * INDICES + k + 1);
        }
        if (k < n) {
            even = Math.max(even, Float.floatToRawIntBits(e[from + k]) * INDICES + k);
        }
        return (int) (Math.max(even, odd) & (INDICES - 1));
    }
}
