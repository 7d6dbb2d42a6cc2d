package org.gradproof.core.internal.exact;

/**
 * e<sup>x</sup> for one number, by range reduction to |r| ≤ ½ ln 2 and the Taylor polynomial of degree 13.
 *
 * <p>{@link Math#exp} is not used: its last bits depend on the processor, and a documented error bound should not. The
 * last addition is the only rounding of note, which keeps the error near ½ ulp. Products are split rather
 * than fused, since {@link Math#fma} is thousands of times slower where the processor lacks it.
 */
public final class Exp {

    /** ln 2 in three parts; the first two have so many trailing zeros that k times them is exact for |k| ≤ 4096. */
    public static final double LN2_HIGH = 0x1.62e42fefa2000p-1;

    public static final double LN2_MIDDLE = 0x1.9ef35793c6000p-41;
    public static final double LN2_LOW = 0x1.673007e5ed5e8p-81;

    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double OVERFLOW = 710;
    private static final double UNDERFLOW = -746;

    private Exp() {}

    /** e<sup>x</sup>; 0 at -∞, ∞ at ∞, NaN at NaN. */
    public static double of(double x) {
        return of(x, 0);
    }

    /** e<sup>a-b</sup>, the difference taken exactly: rounded, it would cost e<sup>a-b</sup> half an ulp of a - b. */
    public static double ofDifference(double a, double b) {
        double d = a - b;
        if (!(Math.abs(d) < 1000)) {
            return of(d, 0);
        }
        return of(d, differenceTail(a, b, d));
    }

    /** What a - b, rounded to d, lost: a - b = d + tail exactly (Knuth's TwoSum). */
    public static double differenceTail(double a, double b, double d) {
        double negatedB = d - a;
        return (a - (d - negatedB)) - (b + negatedB);
    }

    /** e<sup>x + tail</sup> for a tail that is small beside x. */
    public static double of(double x, double tail) {
        if (!(x > UNDERFLOW)) {
            return Double.isNaN(x) ? x : 0;
        }
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        double k = Math.rint(x * LOG2_E);
        double high = x - k * LN2_HIGH;
        double low = k * LN2_MIDDLE;
        double r = high - low;
        double rTail = ((high - r) - low) + tail;
        // 1 + r is split without error, so that only the last addition rounds.
        double one = 1 + r;
        return Math.scalb(one + (((1 - one) + r) + beyondLinear(r, rTail)), (int) k);
    }

    /** e<sup>r + tail</sup> - 1 - r for |r| ≤ 0.35. */
    private static double beyondLinear(double r, double tail) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
        double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
        double high = (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
        double p = low + r4 * (middle + r4 * high);
        double beyond = r2 * p;
        return beyond + tail * (1 + (r + beyond));
    }
}
