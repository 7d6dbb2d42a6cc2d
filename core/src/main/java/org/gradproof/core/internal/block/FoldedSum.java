package org.gradproof.core.internal.block;

import java.util.Arrays;

/**
 * The sum of a block of doubles, ≥ 0, where one may outweigh all others: folded to a quarter, then twice to a half and one by
 * one with each error kept (Knuth's TwoSum). The JIT packs the folds. What the first fold rounded off beside the largest
 * element is put back.
 */
public final class FoldedSum {

    private static final int QUARTER = DoubleBlock.LENGTH / 4;
    private static final int EIGHTH = QUARTER / 2;
    private static final int SIXTEENTH = EIGHTH / 2;

    /** Up to this, folding costs more than it saves. */
    public static final int SHORT = 120;

    private FoldedSum() {}

    /**
     * Σ b.p[from] … b.p[from + n - 1]; not finite where an element is not. Where from is 0 and n more than half a block, what
     * follows the n elements becomes 0. Leaves b.lost and b.top.
     */
    public static double sum(DoubleBlock b, int from, int n) {
        if (from != 0 || n <= DoubleBlock.LENGTH / 2) {
            return sum(b, b.p, from, n, b.w);
        }
        Arrays.fill(b.p, n, DoubleBlock.LENGTH, 0);
        return ofBlock(b, b.p, b.w);
    }

    /** Σ v[from] … v[from + n - 1]; spoils b.loss and the other block, which may be v. */
    public static double sum(DoubleBlock b, double[] v, int from, int n, double[] other) {
        if (n <= SHORT) {
            b.top = -1;
            return oneByOne(b, v, from, n, 0);
        }
        System.arraycopy(v, from, b.loss, 0, n);
        Arrays.fill(b.loss, n, DoubleBlock.LENGTH, 0);
        double sum = ofBlock(b, b.loss, other);
        b.top += from;
        return sum;
    }

    /** The same with every error kept: the folds round equal elements all the same way. */
    public static double exactly(DoubleBlock b, double[] v, int from, int n) {
        b.top = -1;
        return oneByOne(b, v, from, n, 0);
    }

    private static double ofBlock(DoubleBlock b, double[] v, double[] work) {
        fold(v, work);
        halve(work);
        halveAgain(work);
        b.top = top(v, work);
        double lost = 0;
        double oddLost = 0;
        for (int i = 0; i < SIXTEENTH; i += 2) {
            lost += work[i + SIXTEENTH];
            oddLost += work[i + SIXTEENTH + 1];
        }
        return oneByOne(b, work, 0, SIXTEENTH, lost + oddLost + lostBeside(v, b.top));
    }

    private static void fold(double[] v, double[] sum) {
        for (int i = 0; i < QUARTER; i++) {
            sum[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
        }
    }

    /** A quarter of sums becomes an eighth of sums and an eighth of their errors. */
    private static void halve(double[] v) {
        for (int i = 0; i < EIGHTH; i++) {
            double a = v[i];
            double b = v[i + EIGHTH];
            double s = a + b;
            double rounded = s - a;
            v[i] = s;
            v[i + EIGHTH] = (a - (s - rounded)) + (b - rounded);
        }
    }

    private static void halveAgain(double[] v) {
        for (int i = 0; i < SIXTEENTH; i++) {
            double a = v[i];
            double b = v[i + SIXTEENTH];
            double s = a + b;
            double rounded = s - a;
            double lost = (a - (s - rounded)) + (b - rounded);
            v[i] = s;
            v[i + SIXTEENTH] = lost + (v[i + EIGHTH] + v[i + EIGHTH + SIXTEENTH]);
        }
    }

    /** The largest element of those whose sum is the largest of a sixteenth of sums. */
    private static int top(double[] v, double[] sums) {
        int column = 0;
        for (int i = 1; i < SIXTEENTH; i++) {
            if (sums[i] > sums[column]) {
                column = i;
            }
        }
        int top = column;
        for (int i = column + SIXTEENTH; i < DoubleBlock.LENGTH; i += SIXTEENTH) {
            if (v[i] > v[top]) {
                top = i;
            }
        }
        return top;
    }

    /** What the first fold rounded off the four elements of which this is one. */
    private static double lostBeside(double[] v, int element) {
        int i = element % QUARTER;
        double a = v[i] + v[i + QUARTER];
        double b = v[i + 2 * QUARTER] + v[i + 3 * QUARTER];
        return lost(v[i], v[i + QUARTER], a) + lost(v[i + 2 * QUARTER], v[i + 3 * QUARTER], b) + lost(a, b, a + b);
    }

    /** a + b - s for s = a + b, rounded. */
    private static double lost(double a, double b, double s) {
        double rounded = s - a;
        return (a - (s - rounded)) + (b - rounded);
    }

    private static double oneByOne(DoubleBlock b, double[] v, int from, int n, double error) {
        double sum = 0;
        double lost = 0;
        double odd = 0;
        double oddLost = error;
        int i = from;
        for (; i < from + n - 1; i += 2) {
            double s = sum + v[i];
            double rounded = s - sum;
            lost += (sum - (s - rounded)) + (v[i] - rounded);
            sum = s;
            double t = odd + v[i + 1];
            double oddRounded = t - odd;
            oddLost += (odd - (t - oddRounded)) + (v[i + 1] - oddRounded);
            odd = t;
        }
        if (i < from + n) {
            oddLost += v[i];
        }
        double total = sum + odd;
        double rounded = total - sum;
        double tail = (sum - (total - rounded)) + (odd - rounded) + (lost + oddLost);
        double result = total + tail;
        b.lost = tail - (result - total);
        return result;
    }
}
