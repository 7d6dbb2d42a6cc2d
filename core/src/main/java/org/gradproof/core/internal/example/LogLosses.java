package org.gradproof.core.internal.example;

import java.math.BigInteger;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.Log1p;

/** The log loss of one logit, with a weight or without, and its derivative. */
public final class LogLosses {

    /** The scale, as a power of two, that lifts e<sup>z</sup> and y away from underflow. */
    private static final int LIFT = 600;

    private static final double NEAR = 0.5;
    private static final double FAR = 300;

    private LogLosses() {}
    /** From e = e<sup>-|z|</sup>. */
    public static double value(double z, double y, double e) {
        double wrong = z > 0 ? 1 - y : y;
        // 0 · ∞ would be NaN where the limit is 0.
        double linear = wrong == 0 ? 0 : Math.abs(z) * wrong;
        return Double.isNaN(z) ? z : linear + Log1p.of(e);
    }

    /** From e = e<sup>-|z|</sup>. */
    public static double gradient(double z, double y, double e) {
        if (y == 0) {
            return Logistic.quotient(z < 0 ? e : 1, e);
        }
        if (y == 1) {
            return -Logistic.quotient(z < 0 ? 1 : e, e);
        }
        return Double.isNaN(z) ? z : difference(z, y, 1);
    }

    /** With a weight on the positive class. */
    public static double weighted(double z, double y, double w) {
        double negative = 1 - y;
        double positive = w * y;
        double linear = z > 0 ? linear(z, negative, 1) : linear(z, y, w);
        return Double.isNaN(z) ? z : linear + rest(Math.abs(z), negative + positive);
    }

    /** |z| w y, also where w y alone would be subnormal; 0 where w y is 0. */
    private static double linear(double z, double y, double w) {
        double size = Math.abs(z);
        if (w == 0 || y == 0 || size < 1) {
            return w == 0 || y == 0 ? 0 : size * (w * y);
        }
        return Math.scalb(size, -LIFT) * (w * Math.scalb(y, LIFT));
    }

    /** The weight times log(1 + e<sup>-size</sup>), also where the exponential alone would be subnormal. */
    private static double rest(double size, double weight) {
        return size > 2 * FAR
                ? DoubleDouble.exp(DoubleDouble.of(-size), LIFT).high() * Math.scalb(weight, -LIFT)
                : weight * Log1p.of(Exp.of(-size));
    }

    /** (a - b e<sup>-z</sup>) / (1 + e<sup>-z</sup>) with a = 1 - y, b = w y, or its mirror image. */
    public static double difference(double z, double y, double w) {
        double size = Math.abs(z);
        DoubleDouble a = DoubleDouble.difference(1, y);
        if (size <= NEAR) {
            // a and b cancel first, so that z = 10⁻²⁰, y = ½ keeps its digits.
            DoubleDouble m = DoubleDouble.expm1(DoubleDouble.of(-size));
            DoubleDouble b = DoubleDouble.product(w, y);
            DoubleDouble bias = a.minus(b);
            DoubleDouble pull = z >= 0 ? m.times(b).negated() : m.times(a);
            DoubleDouble numerator = bias.plus(pull);
            return kept(numerator, bias) ? numerator.dividedBy(m.plus(2)).rounded() : exactly(z, y, w);
        }
        int lift = z < -FAR || (z > FAR && y == 1) ? LIFT : 0;
        DoubleDouble e = DoubleDouble.exp(DoubleDouble.of(-size), lift);
        DoubleDouble b = DoubleDouble.product(w, z > 0 ? y : Math.scalb(y, lift));
        DoubleDouble pull = z > 0 ? a : a.times(e);
        DoubleDouble numerator = pull.minus(z > 0 ? b.times(e) : b);
        if (!kept(numerator, pull)) {
            return exactly(z, y, w);
        }
        // Above 300 the denominator is 1 to 433 bits.
        DoubleDouble quotient = lift == 0 ? numerator.dividedBy(e.plus(1)) : numerator;
        return Math.scalb(quotient.rounded(), -lift);
    }

    private static boolean kept(DoubleDouble difference, DoubleDouble term) {
        return Math.abs(difference.high()) >= DoubleDouble.KEPT * Math.abs(term.high());
    }

    private static double exactly(double z, double y, double w) {
        int scale = Math.max(0, Math.getExponent(w));
        return FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger e = arithmetic.exp(arithmetic.of(-Math.abs(z)));
                    BigInteger a = arithmetic.one().subtract(arithmetic.of(y)).shiftRight(scale);
                    BigInteger b = arithmetic.times(arithmetic.of(w, -scale), arithmetic.of(y));
                    BigInteger numerator = z >= 0
                            ? a.subtract(arithmetic.times(b, e))
                            : arithmetic.times(a, e).subtract(b);
                    return new FixedPoint.Ratio(numerator, arithmetic.one().add(e));
                },
                scale);
    }
}
