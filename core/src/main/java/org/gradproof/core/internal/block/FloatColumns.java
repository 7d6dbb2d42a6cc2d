package org.gradproof.core.internal.block;

import java.util.Arrays;

/** {@link Columns} of floats. Sums stay in two parts, of which the second is what the first one's roundings lost. */
public final class FloatColumns {

    private static final float BIG = 0x1p127f;

    private FloatColumns() {}

    /** Copies n numbers that lie a stride apart. */
    public static void read(float[] from, int start, int stride, float[] column, int n) {
        int j = start;
        for (int i = 0; i < n; i++) {
            column[i] = from[j];
            j += stride;
        }
    }

    public static void write(float[] column, float[] to, int start, int stride, int n) {
        int j = start;
        for (int i = 0; i < n; i++) {
            to[j] = column[i];
            j += stride;
        }
    }

    /** Writes the rows' sums over all columns, rounded once. */
    public static void sums(float[][] columns, int classes, FloatClassBlock c, double[] sum, int n) {
        Arrays.fill(c.sum, 0, n, 0);
        Arrays.fill(c.lost, 0, n, 0);
        for (int k = 0; k < classes; k++) {
            add(columns[k], c.sum, c.lost, n);
        }
        widen(c.sum, c.lost, sum, n);
    }

    /** Adds to sums with what their roundings lost (Knuth's TwoSum). */
    public static void add(float[] x, float[] sum, float[] lost, int n) {
        for (int i = 0; i < n; i++) {
            float s = sum[i] + x[i];
            float rounded = s - sum[i];
            lost[i] += (sum[i] - (s - rounded)) + (x[i] - rounded);
            sum[i] = s;
        }
    }

    private static void widen(float[] x, float[] tail, double[] wide, int n) {
        for (int i = 0; i < n; i++) {
            wide[i] = (double) x[i] + tail[i];
        }
    }

    /** Writes the rows' largest number to rows.at and the sum of the others to rows.rest. */
    public static void tops(float[][] columns, int classes, FloatClassBlock c, ClassBlock rows, int n) {
        Arrays.fill(c.sum, 0, n, 0);
        Arrays.fill(c.lost, 0, n, 0);
        System.arraycopy(columns[0], 0, c.at, 0, n);
        for (int k = 1; k < classes; k++) {
            order(columns[k], c.at, c.w, n);
            add(c.w, c.sum, c.lost, n);
        }
        widen(c.sum, c.lost, rows.rest, n);
        widen(c.at, c.zeros, rows.at, n);
    }

    private static void order(float[] x, float[] larger, float[] smaller, int n) {
        for (int i = 0; i < n; i++) {
            float a = x[i];
            float b = larger[i];
            smaller[i] = Math.min(a, b);
            larger[i] = Math.max(a, b);
        }
    }

    /** Writes the rows' largest number. */
    public static void maxima(float[][] columns, int classes, float[] max, int n) {
        System.arraycopy(columns[0], 0, max, 0, n);
        for (int k = 1; k < classes; k++) {
            raise(columns[k], max, n);
        }
    }

    private static void raise(float[] x, float[] max, int n) {
        for (int i = 0; i < n; i++) {
            max[i] = Math.max(max[i], x[i]);
        }
    }

    /** Writes Σ a<sub>k</sub> (max - z<sub>k</sub>) to rows.gap. */
    public static void gaps(int classes, FloatClassBlock c, ClassBlock rows, int n) {
        Arrays.fill(c.sum, 0, n, 0);
        Arrays.fill(c.lost, 0, n, 0);
        for (int k = 0; k < classes; k++) {
            gaps(c.y[k], c.z[k], c.max, c.w, n);
            add(c.w, c.sum, c.lost, n);
        }
        widen(c.sum, c.lost, rows.gap, n);
    }

    private static void gaps(float[] a, float[] z, float[] max, float[] gap, int n) {
        for (int i = 0; i < n; i++) {
            gap[i] = a[i] * (max[i] - z[i]);
        }
    }

    /** From exponentials to the gradient. */
    public static void multiply(float[] e, float[] factor, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * factor[i];
        }
    }

    /** From exponentials to the gradient against labels, e · factor - a · inverse. */
    public static void difference(float[] e, float[] a, float[] factor, float inverse, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * factor[i] - a[i] * inverse;
        }
    }

    /** From labels y to y · kept + share. */
    public static void adjust(float[] y, float kept, float share, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * kept + share;
        }
    }

    public static void weigh(float[] y, float weight, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * weight;
        }
    }

    /** Whether all labels are in [0, 1]. */
    public static boolean areProbabilities(float[][] y, int classes, FloatClassBlock c, int n) {
        Arrays.fill(c.mark, 0, n, 0);
        for (int k = 0; k < classes; k++) {
            mark(y[k], c.mark, n);
        }
        return BlockSum.of(c.mark, 0, n) == 0;
    }

    private static void mark(float[] y, float[] mark, int n) {
        for (int i = 0; i < n; i++) {
            float inside = y[i] * (1 - y[i]);
            mark[i] += Math.abs(inside) - inside;
        }
    }

    /**
     * Raises a class's logits to least, and writes 1 for those above, 0 for the others, and their product, which is the
     * logit or 0. A NaN stays one.
     */
    public static void unmask(float[] z, float least, float[] kept, float[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            float raised = Math.max(z[i], least);
            float above = Math.min((raised - least) * BIG, 1.0f);
            z[i] = raised;
            kept[i] = above;
            unmasked[i] = raised * above;
        }
    }

    /** Makes the exponentials of masked classes 0. */
    public static void mask(float[] e, float[] kept, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * kept[i];
        }
    }

    /** The same, but that of a class with a label huge, so that its row goes the careful way. */
    public static void mask(float[] e, float[] kept, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float labelled = Math.min(y[i] * BIG * 0x1p23f, 1.0f);
            e[i] = e[i] * kept[i] + (1 - kept[i]) * labelled * Float.MAX_VALUE;
        }
    }
}
