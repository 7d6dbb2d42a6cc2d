package org.gradproof.core.internal.block;

import java.util.Arrays;

/** The loops of short rows over a class's numbers, each of which touches all its arrays at one index, so that the JIT packs it. */
public final class Columns {

    private static final double BIG = 0x1p1023;

    private Columns() {}

    /** Copies n numbers that lie a stride apart. */
    public static void read(double[] from, int start, int stride, double[] column, int n) {
        int j = start;
        for (int i = 0; i < n; i++) {
            column[i] = from[j];
            j += stride;
        }
    }

    public static void write(double[] column, double[] to, int start, int stride, int n) {
        int j = start;
        for (int i = 0; i < n; i++) {
            to[j] = column[i];
            j += stride;
        }
    }

    /** Writes the rows' sums over all columns, each with two roundings for a term and one at the end. */
    public static void sums(double[][] columns, int classes, double[] sum, ClassBlock c, int n) {
        double[] lost = c.lost;
        Arrays.fill(sum, 0, n, 0);
        Arrays.fill(lost, 0, n, 0);
        for (int k = 0; k < classes; k += 4) {
            double[] second = k + 1 < classes ? columns[k + 1] : c.zeros;
            double[] third = k + 2 < classes ? columns[k + 2] : c.zeros;
            double[] fourth = k + 3 < classes ? columns[k + 3] : c.zeros;
            add(columns[k], second, third, fourth, sum, lost, n);
        }
        increase(sum, lost, n);
    }

    private static void add(double[] x0, double[] x1, double[] x2, double[] x3, double[] sum, double[] lost, int n) {
        for (int i = 0; i < n; i++) {
            double x = (x0[i] + x1[i]) + (x2[i] + x3[i]);
            double s = sum[i] + x;
            double rounded = s - sum[i];
            lost[i] += (sum[i] - (s - rounded)) + (x - rounded);
            sum[i] = s;
        }
    }

    /** Adds to sums with what their roundings lost (Knuth's TwoSum). */
    public static void add(double[] x, double[] sum, double[] lost, int n) {
        for (int i = 0; i < n; i++) {
            double s = sum[i] + x[i];
            double rounded = s - sum[i];
            lost[i] += (sum[i] - (s - rounded)) + (x[i] - rounded);
            sum[i] = s;
        }
    }

    private static void increase(double[] sum, double[] lost, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + lost[i];
        }
    }

    /** Writes the rows' largest number to c.at and the sum of the others to c.rest. */
    public static void tops(double[][] columns, int classes, ClassBlock c, int n) {
        Arrays.fill(c.rest, 0, n, 0);
        Arrays.fill(c.lost, 0, n, 0);
        System.arraycopy(columns[0], 0, c.at, 0, n);
        for (int k = 1; k < classes; k++) {
            order(columns[k], c.at, c.w, n);
            add(c.w, c.rest, c.lost, n);
        }
        increase(c.rest, c.lost, n);
    }

    private static void order(double[] x, double[] larger, double[] smaller, int n) {
        for (int i = 0; i < n; i++) {
            double a = x[i];
            double b = larger[i];
            smaller[i] = Math.min(a, b);
            larger[i] = Math.max(a, b);
        }
    }

    /** Writes the rows' largest number. */
    public static void maxima(double[][] columns, int classes, double[] max, int n) {
        System.arraycopy(columns[0], 0, max, 0, n);
        for (int k = 1; k < classes; k++) {
            raise(columns[k], max, n);
        }
    }

    private static void raise(double[] x, double[] max, int n) {
        for (int i = 0; i < n; i++) {
            max[i] = Math.max(max[i], x[i]);
        }
    }

    /** Writes Σ a<sub>k</sub> (max - z<sub>k</sub>) to c.gap. */
    public static void gaps(int classes, ClassBlock c, int n) {
        Arrays.fill(c.gap, 0, n, 0);
        Arrays.fill(c.lost, 0, n, 0);
        int k = 0;
        for (; k < classes - 1; k += 2) {
            gaps(c.y[k], c.z[k], c.y[k + 1], c.z[k + 1], c.max, c.w, n);
            add(c.w, c.gap, c.lost, n);
        }
        if (k < classes) {
            gaps(c.y[k], c.z[k], c.zeros, c.zeros, c.max, c.w, n);
            add(c.w, c.gap, c.lost, n);
        }
        increase(c.gap, c.lost, n);
    }

    private static void gaps(double[] a0, double[] z0, double[] a1, double[] z1, double[] max, double[] gap, int n) {
        for (int i = 0; i < n; i++) {
            gap[i] = a0[i] * (max[i] - z0[i]) + a1[i] * (max[i] - z1[i]);
        }
    }

    /** From exponentials to the gradient. */
    public static void multiply(double[] e, double[] high, double[] low, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * high[i] + e[i] * low[i];
        }
    }

    /** From exponentials to the gradient against labels, e · factor - a · inverse. */
    public static void difference(
            double[] e, double[] a, double[] high, double[] low, double inverse, double inverseLow, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = (e[i] * high[i] - a[i] * inverse) + (e[i] * low[i] - a[i] * inverseLow);
        }
    }

    /** From labels y to y · kept + share. */
    public static void adjust(double[] y, double kept, double share, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * kept + share;
        }
    }

    /** The same for a kept of two parts. */
    public static void adjust(double[] y, double kept, double keptLow, double share, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (y[i] * kept + share) + y[i] * keptLow;
        }
    }

    public static void weigh(double[] y, double weight, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * weight;
        }
    }

    /** Whether all labels are in [0, 1]. */
    public static boolean areProbabilities(double[][] y, int classes, ClassBlock c, int n) {
        Arrays.fill(c.mark, 0, n, 0);
        for (int k = 0; k < classes; k++) {
            mark(y[k], c.mark, n);
        }
        return total(c.mark, n) == 0;
    }

    private static void mark(double[] y, double[] mark, int n) {
        for (int i = 0; i < n; i++) {
            double inside = y[i] * (1 - y[i]);
            mark[i] += Math.abs(inside) - inside;
        }
    }

    /** A plain sum: whether it is 0, or a number, is all that is asked. */
    public static double total(double[] v, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
        }
        for (; i < n; i++) {
            a += v[i];
        }
        return (a + b) + (c + d);
    }

    /**
     * Raises a class's logits to least, and writes 1 for those above, 0 for the others, and their product, which is the
     * logit or 0. A NaN stays one.
     */
    public static void unmask(double[] z, double least, double[] kept, double[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            double raised = Math.max(z[i], least);
            double above = Math.min((raised - least) * BIG, 1.0);
            z[i] = raised;
            kept[i] = above;
            unmasked[i] = raised * above;
        }
    }

    /** Makes the exponentials of masked classes 0. */
    public static void mask(double[] e, double[] kept, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * kept[i];
        }
    }

    /** The same, but that of a class with a label huge, so that its row goes the careful way. */
    public static void mask(double[] e, double[] kept, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double labelled = Math.min(y[i] * BIG * 0x1p52, 1.0);
            e[i] = e[i] * kept[i] + (1 - kept[i]) * labelled * Double.MAX_VALUE;
        }
    }
}
