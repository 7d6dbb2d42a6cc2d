package org.gradproof.core;

import java.util.Arrays;

/**
 * The sum of a block of floats, ≥ 0, where one may outweigh all others: folded to a quarter in a loop that the JIT packs,
 * which costs no term more than two roundings, then one by one in doubles.
 */
final class FloatFoldedSum {

    private static final int QUARTER = FloatBlock.LENGTH / 4;

    /** Up to this, folding costs more than it saves. */
    private static final int SHORT = 120;

    private FloatFoldedSum() {}

    /** Σ b.p[from] … b.p[from + n - 1]; not finite where an element is not. */
    static double sum(FloatBlock b, int from, int n) {
        return sum(b.p, from, n, b.loss, b.w);
    }

    /** Σ v[from] … v[from + n - 1] of any block; spoils the two others, of which the last may be v. */
    static double sum(float[] v, int from, int n, float[] padded, float[] quarter) {
        if (n <= SHORT) {
            return oneByOne(v, from, n);
        }
        if (from == 0 && n == FloatBlock.LENGTH) {
            fold(v, padded);
            return oneByOne(padded, 0, QUARTER);
        }
        System.arraycopy(v, from, padded, 0, n);
        Arrays.fill(padded, n, FloatBlock.LENGTH, 0);
        fold(padded, quarter);
        return oneByOne(quarter, 0, QUARTER);
    }

    private static void fold(float[] v, float[] sum) {
        for (int i = 0; i < QUARTER; i++) {
            sum[i] = (v[i] + v[i + QUARTER]) + (v[i + 2 * QUARTER] + v[i + 3 * QUARTER]);
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
