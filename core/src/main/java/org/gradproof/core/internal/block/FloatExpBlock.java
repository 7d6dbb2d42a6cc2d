package org.gradproof.core.internal.block;

/**
 * e<sup>z</sup> for a block of ordinary floats: {@link ExpBlock}'s method with a polynomial of degree 6, in float
 * arithmetic throughout.
 */
public final class FloatExpBlock {

    /** Logits of at most this size are ordinary: sums of 100,000 exponentials, and quotients, are normal numbers. */
    public static final float ORDINARY = 64;

    /** No sum of exponentials of 100,000 ordinary logits is larger. */
    public static final double LARGEST_SUM = 0x1p110;

    public static final float LOG2_E = 0x1.715476p0f;
    public static final float LN2_HIGH = 0x1.62e4p-1f;
    public static final float LN2_LOW = 0x1.7f7d1cp-20f;

    // (e^r - 1 - r) / r² on |r| ≤ ½ ln 2, interpolated at Chebyshev nodes: relative error of e^r below 2^-26.6.
    public static final float E2 = 0.5f;
    public static final float E3 = 0x1.5554dep-3f;
    public static final float E4 = 0x1.55551ap-5f;
    public static final float E5 = 0x1.120b62p-7f;
    public static final float E6 = 0x1.6d10fcp-10f;

    /** 1.5 · 2<sup>23</sup>, whose addition rounds to an integer, plus the exponent's bias. */
    private static final float SHIFT = 0x1.8p23f + 127;

    private static final float HUGE = 0x1p127f;

    private FloatExpBlock() {}

    /**
     * Writes e<sup>z[i]</sup> to e[i] for i &lt; n. Where a logit is not ordinary, NaN included, its e[i] is larger than
     * {@link #LARGEST_SUM}, or NaN.
     */
    public static void run(float[] z, float[] e, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            float shifted = z[i] * LOG2_E + SHIFT;
            float k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = (z[i] - k * LN2_HIGH) - k * LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            float r = e[i];
            float r2 = r * r;
            float q = (E6 * r2 + (E5 * r + E4)) * r2 + (E3 * r + E2);
            e[i] = (q * r2 + r) + 1;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Float.intBitsToFloat(Float.floatToRawIntBits(w[i]) << 23);
        }
        for (int i = 0; i < n; i++) {
            float beyond = Math.abs(z[i]) - ORDINARY;
            e[i] = e[i] * w[i] + (Math.abs(beyond) + beyond) * HUGE;
        }
    }
}
