package org.gradproof.core.internal.exact;

/**
 * log(1 + u) for u ≥ 0, by reduction to [√½, √2) and the series of 2 artanh(f/(2 + f)), as fdlibm has it.
 *
 * <p>Not {@link StrictMath#log1p}, which before Java 21 is a call out of Java and costs several times as much.
 */
public final class Log1p {

    private static final double SQRT2 = 0x1.6a09e667f3bcdp0;
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    private Log1p() {}

    public static double of(double u) {
        return of(u, 0);
    }

    /** log(1 + u + tail) for a tail of at most an ulp of u or so. */
    public static double of(double u, double tail) {
        if (!(u >= 0 && u <= Double.MAX_VALUE)) {
            return u < 0 ? StrictMath.log1p(u) + tail / (1 + u) : u;
        }
        if (u < SQRT2 - 1) {
            return ofReduced(u, 0, tail / (1 + u));
        }
        double y = 1 + u;
        double lost = u > 1 ? 1 - (y - u) : u - (y - 1);
        // y ≥ 1: its exponent and its fraction, without the special cases of Math.getExponent and Math.scalb.
        long bits = Double.doubleToRawLongBits(y);
        int k = (int) (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
        if (m > SQRT2) {
            m = m / 2;
            k++;
        }
        return ofReduced(m - 1, k, (lost + tail) / y);
    }

    /** log(1 + f) + k log 2 + correction for 1 + f in [√½, √2]. */
    private static double ofReduced(double f, int k, double correction) {
        double halfSquare = 0.5 * f * f;
        double s = f / (2 + f);
        double w = s * s;
        double r = halfSquare + w * AtanhSeries.tail(w);
        return k * LN2_HIGH - ((halfSquare - (s * r + (k * LN2_LOW + correction))) - f);
    }
}
