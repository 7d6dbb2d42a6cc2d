package org.gradproof.core.internal.block;

/**
 * Log loss and its gradient for a block of floats: {@link LogLossKernel}'s method in float arithmetic, with an
 * exponential scaled by 2<sup>64</sup> and a logarithm's polynomial of degree 4 in the square.
 */
public final class FloatLogLossKernel {

    /** The sum of an ordinary block's losses is no larger, and its marks are. */
    public static final double LARGEST = 0x1p100;

    /** Logits of at most this size are ordinary. */
    private static final float ORDINARY = 128;

    private static final float SHIFT = 0x1.8p23f + 127 + 64;
    private static final float UNSCALE = 0x1p-64f;

    // (artanh(√w)/√w - 1) · 2/w on [0, 1/9], interpolated at Chebyshev nodes: relative error of log1p below 2^-29.9.
    private static final float A0 = 0x1.555556p-1f;
    private static final float A1 = 0x1.9998d4p-2f;
    private static final float A2 = 0x1.24c926p-2f;
    private static final float A3 = 0x1.bc8cf8p-3f;
    private static final float A4 = 0x1.dba26p-3f;

    private FloatLogLossKernel() {}

    /**
     * From b.z and b.y writes the losses to b.loss and the gradients, divided by divisor, to b.p.
     *
     * @return the sum of the losses; above {@link #LARGEST}, or NaN, where a logit is not ordinary or a label is not in
     *     [0, 1], and then the results mean nothing
     */
    public static double run(
            FloatBlock b, int n, float positiveWeight, float divisor, boolean value, boolean gradient) {
        float[] z = b.z;
        float[] p = b.p;
        float[] w = b.w;
        float[] loss = b.loss;
        for (int i = 0; i < n; i++) {
            float x = -Math.abs(z[i]);
            float shifted = x * FloatExpBlock.LOG2_E + SHIFT;
            float k = shifted - SHIFT;
            w[i] = shifted;
            p[i] = (x - k * FloatExpBlock.LN2_HIGH) - k * FloatExpBlock.LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            float r = p[i];
            float r2 = r * r;
            float q = (FloatExpBlock.E6 * r2 + (FloatExpBlock.E5 * r + FloatExpBlock.E4)) * r2
                    + (FloatExpBlock.E3 * r + FloatExpBlock.E2);
            p[i] = ((q * r2 + r) + 1) * UNSCALE;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Float.intBitsToFloat(Float.floatToRawIntBits(w[i]) << 23);
        }
        for (int i = 0; i < n; i++) {
            float e = p[i] * w[i];
            p[i] = e;
            float t = e / (2 + e);
            float v = t * t;
            float v2 = v * v;
            float q = (A4 * v2 + (A3 * v + A2)) * v2 + (A1 * v + A0);
            loss[i] = q * (v * t) + (t + t);
        }
        losses(z, b.y, loss, n, positiveWeight);
        if (gradient) {
            gradients(z, b.y, p, n, positiveWeight, divisor);
        }
        return BlockSum.ofBlock(loss, w, n);
    }

    private static void losses(float[] z, float[] y, float[] loss, int n, float positiveWeight) {
        for (int i = 0; i < n; i++) {
            float a = 1 - y[i];
            float b = positiveWeight * y[i];
            float size = Math.abs(z[i]);
            float valid = y[i] * a;
            float beyond = size - ORDINARY;
            float mark = ((Math.abs(valid) - valid) * 0x1p126f + (Math.abs(beyond) + beyond)) * 0x1p126f;
            loss[i] = (((size - z[i]) * b + (size + z[i]) * a) * 0.5f + (a + b) * loss[i]) + mark;
        }
    }

    private static void gradients(float[] z, float[] y, float[] p, int n, float positiveWeight, float divisor) {
        for (int i = 0; i < n; i++) {
            float e = p[i];
            float a = 1 - y[i];
            float b = positiveWeight * y[i];
            // Not 0 or 1 only next to 0, where e is 1.
            float negative = Math.min(Math.abs(z[i]) - z[i], Float.MIN_NORMAL) * 0x1p126f;
            float positive = 1 - negative;
            p[i] = (a * (positive + negative * e) - b * (negative + positive * e)) / ((1 + e) * divisor);
        }
    }
}
