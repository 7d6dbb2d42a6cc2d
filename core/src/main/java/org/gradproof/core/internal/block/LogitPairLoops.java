package org.gradproof.core.internal.block;

import java.util.Arrays;

/** The loops over pairs of rows of logits, which the JIT packs, and a row's numbers beside each of its entries. */
public final class LogitPairLoops {

    private LogitPairLoops() {}

    public static boolean isOrdinary(double total) {
        return total > 0 && total <= ExpBlock.LARGEST_SUM;
    }

    /** Where the largest of n ≥ 1 numbers stands; a NaN is passed over. */
    public static int top(double[] v, int from, int n) {
        int top = from;
        double best = v[from];
        for (int i = from + 1; i < from + n; i++) {
            if (v[i] > best) {
                best = v[i];
                top = i;
            }
        }
        return top;
    }

    /** e<sup>z</sup> of n ordinary logits. */
    public static void exponentials(DivergenceBlock s, double[] z, double[] e, int n) {
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int length = Math.min(DivergenceBlock.LENGTH, n - k);
            System.arraycopy(z, k, s.z, 0, length);
            ExpBlock.run(s.z, s.e, s.w, length);
            System.arraycopy(s.e, 0, e, k, length);
        }
    }

    /** 1 / (total · count) of each row in two parts. */
    public static void inverses(double[] totals, int rows, int classes, int count, double[] high, double[] low) {
        for (int row = 0; row < rows; row++) {
            double inverse = 1 / (totals[row] * count);
            double tail = DivergenceShape.remainder(totals[row], count, inverse);
            Arrays.fill(high, row * classes, (row + 1) * classes, inverse);
            Arrays.fill(low, row * classes, (row + 1) * classes, inverse * tail);
        }
    }

    /** gap = high - b and terms = p gap. */
    public static void gaps(double[] b, double[] high, double[] gap, double[] p, double[] terms, int from, int to) {
        for (int i = from; i < to; i++) {
            gap[i] = high[i] - b[i];
            terms[i] = p[i] * (high[i] - b[i]);
        }
    }

    /** v = (a - b) - (high + low), with the difference's rounding error, and terms = p v. */
    public static void contrasts(
            double[] a,
            double[] b,
            double[] high,
            double[] low,
            double[] v,
            double[] p,
            double[] terms,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double d = a[i] - b[i];
            double rounded = d - a[i];
            double lost = (a[i] - (d - rounded)) - (b[i] + rounded);
            double contrast = (d - high[i]) + (lost - low[i]);
            v[i] = contrast;
            terms[i] = p[i] * contrast;
        }
    }

    /** u + low = log - (a - b). */
    public static void logarithms(double[] a, double[] b, double[] log, double[] u, double[] low, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = a[i] - b[i];
            double rounded = d - a[i];
            double lost = (a[i] - (d - rounded)) - (b[i] + rounded);
            double difference = log[i] - d;
            double again = difference - log[i];
            double tail = ((log[i] - (difference - again)) - (d + again)) - lost;
            double sum = difference + tail;
            u[i] = sum;
            low[i] = tail - (sum - difference);
        }
    }

    public static void multiply(double[] p, double[] v, double[] terms, int from, int to) {
        for (int i = from; i < to; i++) {
            terms[i] = p[i] * v[i];
        }
    }

    /** From v to p · inverse · (v - mean). */
    public static void deviations(
            double[] p, double[] inverse, double[] low, double[] v, double[] mean, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = (p[i] * inverse[i] + p[i] * low[i]) * (v[i] - mean[i]);
        }
    }

    /** From v to p · inverse · (v - shift (1 + v)). */
    public static void changes(
            double[] p, double[] inverse, double[] low, double[] v, double[] shift, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = (p[i] * inverse[i] + p[i] * low[i]) * ((v[i] - shift[i]) - shift[i] * v[i]);
        }
    }

    /** q - p over their totals. */
    public static void differences(
            double[] q,
            double[] inverse,
            double[] low,
            double[] p,
            double[] inverseOfP,
            double[] lowOfP,
            double[] difference,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            difference[i] = (q[i] * inverse[i] - p[i] * inverseOfP[i]) + (q[i] * low[i] - p[i] * lowOfP[i]);
        }
    }
}
