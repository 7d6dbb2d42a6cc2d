package org.gradproof.core.internal.block;

/**
 * e<sup>u</sup> - 1 and e<sup>u</sup> - 1 - u ≥ 0, of which a divergence is the mean, in loops that the JIT packs.
 *
 * <p>With u = k ln 2 + r and e<sup>r</sup> = 1 + r + s it is 2<sup>k</sup> s + (2<sup>k</sup> - 1 - k ln 2) +
 * (2<sup>k</sup> - 1) r. For k = 0 only the first is left; elsewhere the upper part of ln 2 leaves nothing to cancel but
 * exact numbers.
 */
public final class ExcessKernel {

    /** Above this an entry makes the excess larger than any other could. */
    private static final double ORDINARY = 700;

    /** 1.5 · 2<sup>52</sup>, whose addition rounds to an integer, plus the exponent's bias. */
    private static final double SHIFT = 0x1.8p52 + 1023;

    // (e^r - 1 - r - r²/2) / r³ on |r| ≤ ½ ln 2, interpolated at Chebyshev nodes: relative error of e^r - 1 - r below
    // 2^-55.
    private static final double E3 = 0x1.5555555555556p-3;
    private static final double E4 = 0x1.5555555555555p-5;
    private static final double E5 = 0x1.11111111109b4p-7;
    private static final double E6 = 0x1.6c16c16c167e1p-10;
    private static final double E7 = 0x1.a01a01a7c3d59p-13;
    private static final double E8 = 0x1.a01a01a47adc4p-16;
    private static final double E9 = 0x1.71de0daf7a6ccp-19;
    private static final double E10 = 0x1.27e4e1f5246c7p-22;
    private static final double E11 = 0x1.af38a71a18cb9p-26;
    private static final double E12 = 0x1.1f66de051eb02p-29;

    private ExcessKernel() {}

    /**
     * From u[i] + low[i] the excess[i] = e<sup>u</sup> - 1 - u and change[i] = e<sup>u</sup> - 1, for i from from to to - 1. An
     * excess that is not finite, or above 2<sup>1000</sup>, means that u is not in ±700.
     */
    public static void run(
            double[] u, double[] low, double[] excess, double[] change, double[] k, double[] w, int from, int to) {
        for (int i = from; i < to; i++) {
            double shifted = u[i] * ExpBlock.LOG2_E + SHIFT;
            w[i] = shifted;
            k[i] = shifted - SHIFT;
        }
        for (int i = from; i < to; i++) {
            double t = u[i] - k[i] * ExpBlock.LN2_HIGH;
            double small = k[i] * ExpBlock.LN2_LOW;
            double r = t - small;
            double tail = ((t - r) - small) + low[i];
            double r2 = r * r;
            double r4 = r2 * r2;
            double a = E4 * r + E3;
            double b = E6 * r + E5;
            double c = E8 * r + E7;
            double d = E10 * r + E9;
            double f = E12 * r + E11;
            double q = f * (r4 * r4) + ((d * r2 + c) * r4 + (b * r2 + a));
            double square = r2 * 0.5 + (r2 * r) * q;
            excess[i] = square + (r + square) * tail;
        }
        for (int i = from; i < to; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        for (int i = from; i < to; i++) {
            double power = w[i];
            double less = power - 1;
            double t = u[i] - k[i] * ExpBlock.LN2_HIGH;
            double small = k[i] * ExpBlock.LN2_LOW;
            double square = excess[i];
            double beyond = Math.abs(u[i]) - ORDINARY;
            change[i] = (less + power * (t - (small - low[i]))) + power * square;
            double linear = ((less - k[i] * ExpBlock.LN2_HIGH) + less * t) - (power * small - less * low[i]);
            excess[i] = (power * square + linear) + (Math.abs(beyond) + beyond) * 0x1p1023;
        }
    }
}
