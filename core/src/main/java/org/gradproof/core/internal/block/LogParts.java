package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.AtanhSeries;

/**
 * log x for a positive normal number in two parts: an integer times the upper bits of ln 2, exact, and the rest, off by half
 * of 2<sup>-53</sup> at most. The method is {@link org.gradproof.core.internal.exact.Log1p}'s.
 */
public final class LogParts {

    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;

    private LogParts() {}

    private static int exponent(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int k = (int) (bits >>> 52) - 1023;
        return fraction(bits) > SQRT2 ? k + 1 : k;
    }

    private static double fraction(long bits) {
        return Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
    }

    public static double value(double x) {
        return high(x) + low(x);
    }

    public static double high(double x) {
        return exponent(x) * ExpBlock.LN2_HIGH;
    }

    public static double low(double x) {
        double m = fraction(Double.doubleToRawLongBits(x));
        double f = (m > SQRT2 ? m / 2 : m) - 1;
        double halfSquare = 0.5 * f * f;
        double s = f / (2 + f);
        double w = s * s;
        double r = halfSquare + w * AtanhSeries.tail(w);
        return f - (halfSquare - (s * r + exponent(x) * ExpBlock.LN2_LOW));
    }
}
