package org.gradproof.core.internal.exact;

import java.math.BigInteger;

/** log(p/q) of positive doubles, and 1 + log(p/q), none of which loses digits near a zero of theirs. */
public final class LogRatio {

    private LogRatio() {}

    /** log(p/q), within 2 ulp. */
    public static double of(double p, double q) {
        if (isNear(p, q)) {
            return StrictMath.log1p((p - q) / q);
        }
        int k = exponent(p) - exponent(q);
        if (k >= -1 && k <= 1) {
            return StrictMath.log(fraction(p) / fraction(q) * Math.scalb(1.0, k));
        }
        double m = fraction(p) / fraction(q);
        return k * Exp.LN2_HIGH + (k * Exp.LN2_MIDDLE + StrictMath.log(m));
    }

    /** log(p/q), its relative error below 2<sup>-95</sup>. */
    public static DoubleDouble precise(double p, double q) {
        if (isNear(p, q)) {
            return PreciseLog.log1p(DoubleDouble.of(p - q).dividedBy(DoubleDouble.of(q)));
        }
        int k = exponent(p) - exponent(q);
        DoubleDouble m = DoubleDouble.of(fraction(p)).dividedBy(DoubleDouble.of(fraction(q)));
        return PreciseLog.log(m).plus(PreciseLog.timesLn2(k));
    }

    public static BigInteger exact(double p, double q, FixedPoint arithmetic) {
        int k = exponent(p) - exponent(q);
        BigInteger ratio = arithmetic.over(arithmetic.of(fraction(p)), arithmetic.of(fraction(q)));
        BigInteger ln2 = arithmetic.log(arithmetic.one().shiftLeft(1));
        return arithmetic.log(ratio).add(ln2.multiply(BigInteger.valueOf(k)));
    }

    /** 1 + log(p/q), within 2.5 ulp: also near p = q/e, where it crosses 0. */
    public static double plusOne(double p, double q) {
        return plusOne(of(p, q), p, q);
    }

    /** The same from a logarithm within 2 ulp. */
    public static double plusOne(double log, double p, double q) {
        double value = 1 + log;
        if (!(Math.abs(value) < 1) || p == q) {
            return value;
        }
        DoubleDouble precise = precise(p, q).plus(1);
        return Math.abs(precise.high()) >= DoubleDouble.KEPT
                ? precise.rounded()
                : FixedPoint.evaluate(
                        arithmetic ->
                                new FixedPoint.Ratio(exact(p, q, arithmetic).add(arithmetic.one()), arithmetic.one()),
                        0);
    }

    /** Whether p - q is exact. */
    public static boolean isNear(double p, double q) {
        return p / 2 <= q && q / 2 <= p;
    }

    /** The number times a power of two, in [1, 2). */
    private static double fraction(double x) {
        int k = exponent(x);
        return Math.scalb(Math.scalb(x, -k / 2), -(k - k / 2));
    }

    private static int exponent(double x) {
        return x >= Double.MIN_NORMAL ? Math.getExponent(x) : Math.getExponent(x * 0x1p60) - 60;
    }
}
