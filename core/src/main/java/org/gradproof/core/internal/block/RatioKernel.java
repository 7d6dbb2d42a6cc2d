package org.gradproof.core.internal.block;

/**
 * p log(p/q) as p (q/p - 1 - log(q/p)) ≥ 0 and p - q, for a block of positive numbers, in loops that the JIT packs.
 *
 * <p>q = 2<sup>k</sup> p (1 + f) with |f| ≤ ½: q/2<sup>k</sup> - p is exact, and f is off by one rounding however near p
 * and q are. log(1 + f) is f - s (f - w A(w)) with s = f/(2 + f) and w = s², see {@link LogLossKernel#atanhTail}.
 */
public final class RatioKernel {

    /** 1.5 · 2<sup>52</sup>, in whose last bits an integer stands. */
    private static final double SHIFT = 0x1.8p52;

    /** Adding and subtracting it rounds numbers up to 1 to multiples of 2<sup>-43</sup>, of which sums of 400 are exact. */
    private static final double GRID = 0x1.8p9;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
    private static final long NORMAL_BITS = 0x0020_0000_0000_0000L;
    private static final long ONE_BITS = 0x3FF0_0000_0000_0000L;
    private static final long HALF = 0x0008_0000_0000_0000L;

    // 2 artanh(s) = 2s + s³ A(s²) for s² up to 1/9, as LogLossKernel has it.
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

    private RatioKernel() {}

    /**
     * Writes p (q/p - 1 - log(q/p)) to excess, and log(q/p) to log.
     *
     * @return whether all p and q were in [2<sup>-1021</sup>, 1]; elsewhere the results mean nothing
     */
    public static boolean run(
            double[] p,
            double[] q,
            double[] excess,
            double[] log,
            double[] k,
            double[] power,
            double[] scaled,
            int from,
            int to) {
        long odd = 0;
        for (int i = from; i < to; i++) {
            long ofP = Double.doubleToRawLongBits(p[i]);
            long ofQ = Double.doubleToRawLongBits(q[i]);
            odd |= (ofP - NORMAL_BITS) | (ONE_BITS - ofP) | (ofQ - NORMAL_BITS) | (ONE_BITS - ofQ);
            // As integers, doubles are their logarithms to one place or so.
            long exponent = (ofQ - ofP + HALF) >> 52;
            k[i] = Double.longBitsToDouble(exponent + SHIFT_BITS);
            power[i] = Double.longBitsToDouble(ONE_BITS + (exponent << 52));
            scaled[i] = Double.longBitsToDouble(ofQ - (exponent << 52));
        }
        for (int i = from; i < to; i++) {
            log[i] = (scaled[i] - p[i]) / p[i];
        }
        for (int i = from; i < to; i++) {
            double s = log[i] / (2 + log[i]);
            double w = s * s;
            double w2 = w * w;
            double w4 = w2 * w2;
            double a = (A3 * w + A2) * w2 + (A1 * w + A0);
            double b = (A7 * w + A6) * w2 + (A5 * w + A4);
            double tail = ((A9 * w + A8) * w4 + b) * w4 + a;
            excess[i] = s * (log[i] - w * tail);
        }
        for (int i = from; i < to; i++) {
            double integer = k[i] - SHIFT;
            double less = power[i] - 1;
            double low = integer * ExpBlock.LN2_LOW;
            double high = integer * ExpBlock.LN2_HIGH;
            double linear = ((less - high) + less * log[i]) - low;
            log[i] = high + ((log[i] - excess[i]) + low);
            excess[i] = p[i] * (linear + excess[i]);
        }
        return odd >= 0;
    }

    /** Writes p - q in two parts, such that the sum of 400 upper parts is exact. */
    public static void differences(double[] p, double[] q, double[] high, double[] low, int from, int to) {
        for (int i = from; i < to; i++) {
            double ofP = (p[i] + GRID) - GRID;
            double ofQ = (q[i] + GRID) - GRID;
            high[i] = ofP - ofQ;
            low[i] = (p[i] - ofP) - (q[i] - ofQ);
        }
    }
}
