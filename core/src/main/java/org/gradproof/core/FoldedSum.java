package org.gradproof.core;

import java.util.Arrays;

/**
 * The sum of a block of doubles, ≥ 0, where one may outweigh all others: folded to a quarter in a loop that the JIT packs,
 * which costs no term more than two roundings, then one by one with each error kept (Knuth's TwoSum).
 */
final class FoldedSum {

    private static final int QUARTER = DoubleBlock.LENGTH / 4;

    /** Up to this, folding costs more than it saves. */
    private static final int SHORT = 120;

    private FoldedSum() {}

    /** Σ b.p[from] … b.p[from + n - 1]; not finite where an element is not. */
    static double sum(DoubleBlock b, int from, int n) {
        return sum(b.p, from, n, b.loss, b.w);
    }

    /** Σ v[from] … v[from + n - 1] of any block; spoils the two others, of which the last may be v. */
    static double sum(double[] v, int from, int n, double[] padded, double[] quarter) {
        if (n <= SHORT) {
            return oneByOne(v, from, n);
        }
        if (from == 0 && n == DoubleBlock.LENGTH) {
            fold(v, padded);
            return oneByOne(padded, 0, QUARTER);
        }
        System.arraycopy(v, from, padded, 0, n);
        Arrays.fill(padded, n, DoubleBlock.LENGTH, 0);
        fold(padded, quarter);
        return oneByOne(quarter, 0, QUARTER);
    }

    private static void fold(double[] v, double[] sum) {
        for (int i = 0; i < QUARTER; i++) {
            sum[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
        }
    }

    private static double oneByOne(double[] v, int from, int n) {
        double sum = 0;
        double lost = 0;
        double odd = 0;
        double oddLost = 0;
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
        return total + ((sum - (total - rounded)) + (odd - rounded) + (lost + oddLost));
    }
}
