package org.gradproof.core.internal.block;

/**
 * What the sigmoid, its logarithm and softplus, and their derivatives, are made of for a block: e = e<sup>-|z|</sup>,
 * log(1 + e), and the choice between them by the sign of z.
 *
 * <p>There is no careful path: logits are cut off at ±1000, where e is 0 with and without the cut; minima and maxima
 * choose; and NaN stays NaN in all of these. The method is {@link LogLossKernel}'s: {@link ExpBlock}'s exponential, scaled
 * by 2<sup>512</sup> until its last rounding, log1p(e) as 2 artanh(e / (2 + e)), and loops, in methods of their own, that
 * the JIT of Java 17 packs.
 */
public final class SigmoidKernel {

    /** From here on the exponential is 0. */
    private static final double FAR = -1000;

    private static final double SHIFT = 0x1.8p52 + 1023 + 512;
    private static final double UNSCALE = 0x1p-512;

    /** Two factors that take every positive double to 1 or more. */
    private static final double HUGE = 0x1p1023;

    private static final double LARGE = 0x1p52;

    // (artanh(√w)/√w - 1) · 2/w on [0, 1/9], interpolated at Chebyshev nodes: relative error of log1p below 2^-57.
    private static final double A0 = 0x1.5555555555555p-1;
    private static final double A1 = 0x1.999999999a3ddp-2;
    private static final double A2 = 0x1.24924923d44c6p-2;
    private static final double A3 = 0x1.c71c727143318p-3;
    private static final double A4 = 0x1.745cf0b0e03bdp-3;
    private static final double A5 = 0x1.3b18b294bebf9p-3;
    private static final double A6 = 0x1.10ac75dc602b1p-3;
    private static final double A7 = 0x1.eb905e8575054p-4;
    private static final double A8 = 0x1.687a6e7c95176p-4;
    private static final double A9 = 0x1.4b0a26c5f2aefp-3;

    private SigmoidKernel() {}

    /** e<sup>-|z|</sup>. */
    public static void exponentials(double[] z, double[] e, double[] w, int n) {
        for (int i = 0; i < n; i++) {
            double x = Math.max(-Math.abs(z[i]), FAR);
            double shifted = x * ExpBlock.LOG2_E + SHIFT;
            double k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = (x - k * ExpBlock.LN2_HIGH) - k * ExpBlock.LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            double r = e[i];
            double r2 = r * r;
            double r4 = r2 * r2;
            double c0 = ExpBlock.E3 * r + ExpBlock.E2;
            double c1 = ExpBlock.E5 * r + ExpBlock.E4;
            double c2 = ExpBlock.E7 * r + ExpBlock.E6;
            double c3 = ExpBlock.E9 * r + ExpBlock.E8;
            double c4 = ExpBlock.E11 * r + ExpBlock.E10;
            double q = c4 * (r4 * r4) + ((c3 * r2 + c2) * r4 + (c1 * r2 + c0));
            e[i] = (q * r2 + r) + 1;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * w[i] * UNSCALE;
        }
    }

    /** log(1 + e). */
    public static void logarithms(double[] e, double[] log, int n) {
        for (int i = 0; i < n; i++) {
            double t = e[i] / (2 + e[i]);
            double v = t * t;
            double v2 = v * v;
            double v4 = v2 * v2;
            double a = (A3 * v + A2) * v2 + (A1 * v + A0);
            double b = (A7 * v + A6) * v2 + (A5 * v + A4);
            double q = ((A9 * v + A8) * v4 + b) * v4 + a;
            log[i] = q * (v * t) + (t + t);
        }
    }

    /** Softplus from log(1 + e). */
    public static void above(double[] z, double[] log, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = Math.max(z[i], 0.0) + log[i];
        }
    }

    /** The sigmoid's logarithm from log(1 + e). */
    public static void below(double[] z, double[] log, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = Math.min(z[i], 0.0) - log[i];
        }
    }

    /** σ(z): the larger of e and, for z &gt; 0, 1, over 1 + e. */
    public static void positives(double[] z, double[] e, double[] sigmoid, int n) {
        for (int i = 0; i < n; i++) {
            double one = Math.min(Math.max(z[i], 0.0) * HUGE * LARGE, 1.0);
            sigmoid[i] = Math.max(e[i], one) / (1 + e[i]);
        }
    }

    /** σ(-z). */
    public static void negatives(double[] z, double[] e, double[] sigmoid, int n) {
        for (int i = 0; i < n; i++) {
            double one = Math.min(Math.max(-z[i], 0.0) * HUGE * LARGE, 1.0);
            sigmoid[i] = Math.max(e[i], one) / (1 + e[i]);
        }
    }

    /** σ(z) σ(-z). */
    public static void curvatures(double[] e, double[] slope, int n) {
        for (int i = 0; i < n; i++) {
            slope[i] = e[i] / (1 + e[i] * (2 + e[i]));
        }
    }
}
