package org.gradproof.core.internal.block;

/**
 * e<sup>z</sup> for a block of ordinary logits, without a look at their maximum.
 *
 * <p>z = k ln 2 + r, with ln 2 in two parts whose upper one times k is exact; e<sup>r</sup> is a polynomial of degree
 * 11 in Estrin's form; 2<sup>k</sup> is k's bits shifted to where the exponent is. Loops of their own for each, for the
 * JIT of Java 17 packs neither a longer body nor one with shifts. No {@link Math#fma}: without hardware for it one call
 * takes a microsecond, and these loops gain less than a tenth from it.
 */
public final class ExpBlock {

    /** Logits of at most this size are ordinary: sums of their exponentials, and quotients, are normal numbers. */
    public static final double ORDINARY = 340;

    /** No sum of exponentials of ordinary logits is larger. */
    public static final double LARGEST_SUM = 0x1p530;

    public static final double LOG2_E = 0x1.71547652b82fep0;
    public static final double LN2_HIGH = 0x1.62e42feep-1;
    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    // (e^r - 1 - r) / r² on |r| ≤ ½ ln 2, interpolated at Chebyshev nodes: relative error of e^r below 2^-55.
    public static final double E2 = 0x1.0000000000001p-1;
    public static final double E3 = 0x1.5555555555556p-3;
    public static final double E4 = 0x1.5555555553d05p-5;
    public static final double E5 = 0x1.1111111110996p-7;
    public static final double E6 = 0x1.6c16c178b0646p-10;
    public static final double E7 = 0x1.a01a01a7da98dp-13;
    public static final double E8 = 0x1.a019b87f7a6e9p-16;
    public static final double E9 = 0x1.71de0d573888bp-19;
    public static final double E10 = 0x1.28922d8c8d4fbp-22;
    public static final double E11 = 0x1.af39789bfd689p-26;

    /** 1.5 · 2<sup>52</sup>, whose addition rounds to an integer, plus the exponent's bias. */
    private static final double SHIFT = 0x1.8p52 + 1023;

    private static final double HUGE = 0x1p1023;

    private ExpBlock() {}

    /** e<sup>r</sup> - 1 - r, as the loops have it. */
    public static double beyondLinear(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double a = E3 * r + E2;
        double b = E5 * r + E4;
        double c = E7 * r + E6;
        double d = E9 * r + E8;
        double f = E11 * r + E10;
        return (f * (r4 * r4) + ((d * r2 + c) * r4 + (b * r2 + a))) * r2;
    }

    /**
     * Writes e<sup>z[i]</sup> to e[i] for i &lt; n. Where a logit is not ordinary, NaN included, its e[i] is larger than
     * {@link #LARGEST_SUM}, or NaN.
     */
    public static void run(double[] z, double[] e, double[] w, int n) {
        for (int i = 0; i < n; i++) {
            double shifted = z[i] * LOG2_E + SHIFT;
            double k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = z[i] - k * LN2_HIGH;
        }
        for (int i = 0; i < n; i++) {
            double t = e[i];
            double low = (w[i] - SHIFT) * LN2_LOW;
            double r = t - low;
            double r2 = r * r;
            double r4 = r2 * r2;
            double a = E3 * r + E2;
            double b = E5 * r + E4;
            double c = E7 * r + E6;
            double d = E9 * r + E8;
            double f = E11 * r + E10;
            double q = f * (r4 * r4) + ((d * r2 + c) * r4 + (b * r2 + a));
            double one = 1 + t;
            e[i] = one + (((1 - one) + t) + (q * r2 - low));
        }
        for (int i = 0; i < n; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        for (int i = 0; i < n; i++) {
            double beyond = Math.abs(z[i]) - ORDINARY;
            e[i] = e[i] * w[i] + (Math.abs(beyond) + beyond) * HUGE;
        }
    }
}
