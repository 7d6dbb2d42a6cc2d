package org.gradproof.core.internal.block;

/**
 * {@link SigmoidKernel} in float arithmetic, with an exponential scaled by 2<sup>64</sup> and a logarithm's polynomial of
 * degree 4 in the square.
 */
public final class FloatSigmoidKernel {

    /** From here on the exponential is 0. */
    private static final float FAR = -128;

    private static final float SHIFT = 0x1.8p23f + 127 + 64;
    private static final float UNSCALE = 0x1p-64f;

    /** Two factors that take every positive float to 1 or more. */
    private static final float HUGE = 0x1p127f;

    private static final float LARGE = 0x1p23f;

    // (artanh(√w)/√w - 1) · 2/w on [0, 1/9], interpolated at Chebyshev nodes: relative error of log1p below 2^-29.9.
    private static final float A0 = 0x1.555556p-1f;
    private static final float A1 = 0x1.9998d4p-2f;
    private static final float A2 = 0x1.24c926p-2f;
    private static final float A3 = 0x1.bc8cf8p-3f;
    private static final float A4 = 0x1.dba26p-3f;

    private FloatSigmoidKernel() {}

    /** e<sup>-|z|</sup>. */
    public static void exponentials(float[] z, float[] e, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            float x = Math.max(-Math.abs(z[i]), FAR);
            float shifted = x * FloatExpBlock.LOG2_E + SHIFT;
            float k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = (x - k * FloatExpBlock.LN2_HIGH) - k * FloatExpBlock.LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            float r = e[i];
            float r2 = r * r;
            float q = (FloatExpBlock.E6 * r2 + (FloatExpBlock.E5 * r + FloatExpBlock.E4)) * r2
                    + (FloatExpBlock.E3 * r + FloatExpBlock.E2);
            e[i] = (q * r2 + r) + 1;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Float.intBitsToFloat(Float.floatToRawIntBits(w[i]) << 23);
        }
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * w[i] * UNSCALE;
        }
    }

    /** log(1 + e). */
    public static void logarithms(float[] e, float[] log, int n) {
        for (int i = 0; i < n; i++) {
            float t = e[i] / (2 + e[i]);
            float v = t * t;
            float v2 = v * v;
            float q = (A4 * v2 + (A3 * v + A2)) * v2 + (A1 * v + A0);
            log[i] = q * (v * t) + (t + t);
        }
    }

    /** Softplus from log(1 + e). */
    public static void above(float[] z, float[] log, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = Math.max(z[i], 0.0f) + log[i];
        }
    }

    /** The sigmoid's logarithm from log(1 + e). */
    public static void below(float[] z, float[] log, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = Math.min(z[i], 0.0f) - log[i];
        }
    }

    /** σ(z): the larger of e and, for z &gt; 0, 1, over 1 + e. */
    public static void positives(float[] z, float[] e, float[] sigmoid, int n) {
        for (int i = 0; i < n; i++) {
            float one = Math.min(Math.max(z[i], 0.0f) * HUGE * LARGE, 1.0f);
            sigmoid[i] = Math.max(e[i], one) / (1 + e[i]);
        }
    }

    /** σ(-z). */
    public static void negatives(float[] z, float[] e, float[] sigmoid, int n) {
        for (int i = 0; i < n; i++) {
            float one = Math.min(Math.max(-z[i], 0.0f) * HUGE * LARGE, 1.0f);
            sigmoid[i] = Math.max(e[i], one) / (1 + e[i]);
        }
    }

    /** σ(z) σ(-z). */
    public static void curvatures(float[] e, float[] slope, int n) {
        for (int i = 0; i < n; i++) {
            slope[i] = e[i] / (1 + e[i] * (2 + e[i]));
        }
    }
}
