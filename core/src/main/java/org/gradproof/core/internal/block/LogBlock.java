package org.gradproof.core.internal.block;

/**
 * log x for a block of positive normal doubles up to 1, by the method of {@link org.gradproof.core.internal.exact.Log1p}: x = 2<sup>k</sup> (1 + f) with 1 + f
 * in [√½, √2), log(1 + f) by the series of 2 artanh(f/(2 + f)).
 *
 * <p>Exponents are taken off in a loop of their own, which the JIT of Java 17 does not pack; it packs the others.
 */
public final class LogBlock {

    /** 1.5 · 2<sup>52</sup>, in whose last bits an integer stands. */
    private static final double SHIFT = 0x1.8p52;

    // 2 artanh(s) = 2s + s·R(s²), as fdlibm has it: relative error of R below 2^-58.45.
    private static final double L1 = 0x1.5555555555593p-1;
    private static final double L2 = 0x1.999999997fa04p-2;
    private static final double L3 = 0x1.2492494229359p-2;
    private static final double L4 = 0x1.c71c51d8e78afp-3;
    private static final double L5 = 0x1.7466496cb03dep-3;
    private static final double L6 = 0x1.39a09d078c69fp-3;
    private static final double L7 = 0x1.2f112df3e5244p-3;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
    private static final long SQRT_HALF_BITS = 0x3FE6_A09E_667F_3BCDL;
    private static final long EXPONENT_BITS = 0xFFF0_0000_0000_0000L;
    private static final long NORMAL_BITS = 0x0010_0000_0000_0000L;
    private static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

    private LogBlock() {}

    /**
     * From x[i] to log[i] = log x, for i from from to to - 1.
     *
     * @return whether all were in [2<sup>-1022</sup>, 1]; elsewhere the result is a finite number that means nothing
     */
    public static boolean run(double[] x, double[] log, double[] w, int from, int to) {
        long odd = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(x[i]);
            long above = bits - SQRT_HALF_BITS;
            odd |= (bits - NORMAL_BITS) | (ONE_BITS - bits);
            log[i] = Double.longBitsToDouble(bits - (above & EXPONENT_BITS));
            w[i] = Double.longBitsToDouble((above >> 52) + SHIFT_BITS);
        }
        for (int i = from; i < to; i++) {
            double k = w[i] - SHIFT;
            double f = log[i] - 1;
            double s = f / (2 + f);
            double v = s * s;
            double v2 = v * v;
            double r = v * (((L7 * v + L6) * v2 + (L5 * v + L4)) * (v2 * v) + ((L3 * v + L2) * v + L1));
            double half = 0.5 * f * f;
            log[i] = k * ExpBlock.LN2_HIGH - ((half - (s * (half + r) + k * ExpBlock.LN2_LOW)) - f);
        }
        return odd >= 0;
    }
}
