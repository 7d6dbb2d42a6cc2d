package org.gradproof.core.internal.exact;

/**
 * An unevaluated sum of two doubles, high + low, with |low| ≤ ½ ulp(high): about 106 bits.
 *
 * <p>For the few places where the answer is a small difference of large terms, such as σ(z) - y near y = σ(z). The
 * algorithms are Dekker's and Knuth's (T. J. Dekker, "A floating-point technique for extending the available
 * precision", Numer. Math. 18, 1971). Products are split, not fused; operands stay below 2<sup>990</sup>.
 *
 * @param high the sum, rounded to a double
 * @param low what the rounding left
 */
public record DoubleDouble(double high, double low) {

    /** What a double-double difference must keep of its terms to be good for a double. */
    public static final double KEPT = 0x1p-35;

    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);
    public static final DoubleDouble ONE = new DoubleDouble(1, 0);

    /** 2<sup>27</sup> + 1, which splits a double into halves of 26 bits. */
    public static final double SPLITTER = 0x1.0000002p27;

    private static final double LOG2_E = 0x1.71547652b82fep0;

    /** Halvings of the argument of expm1 before its series, and as many doublings after. */
    private static final int HALVINGS = 5;

    private static final DoubleDouble[] RECIPROCAL_FACTORIALS = reciprocalFactorials(15);

    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** a + b, exactly. */
    public static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double bRounded = s - a;
        return new DoubleDouble(s, (a - (s - bRounded)) + (b - bRounded));
    }

    /** a - b, exactly. */
    public static DoubleDouble difference(double a, double b) {
        return sum(a, -b);
    }

    /** a · b, exactly where nothing underflows. */
    public static DoubleDouble product(double a, double b) {
        double p = a * b;
        double aHigh = upperHalf(a);
        double aLow = a - aHigh;
        double bHigh = upperHalf(b);
        double bLow = b - bHigh;
        return new DoubleDouble(p, ((aHigh * bHigh - p) + aHigh * bLow + aLow * bHigh) + aLow * bLow);
    }

    /** What a · b, rounded, lacks; {@link #product} without an object. */
    public static double productTail(double a, double b) {
        double aHigh = upperHalf(a);
        double aLow = a - aHigh;
        double bHigh = upperHalf(b);
        double bLow = b - bHigh;
        return ((aHigh * bHigh - a * b) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }

    public static double upperHalf(double a) {
        double c = SPLITTER * a;
        return c - (c - a);
    }

    private static DoubleDouble normalised(double high, double low) {
        double s = high + low;
        return new DoubleDouble(s, low - (s - high));
    }

    public DoubleDouble plus(DoubleDouble b) {
        DoubleDouble s = sum(high, b.high);
        DoubleDouble t = sum(low, b.low);
        DoubleDouble u = normalised(s.high, s.low + t.high);
        return normalised(u.high, u.low + t.low);
    }

    public DoubleDouble plus(double b) {
        DoubleDouble s = sum(high, b);
        return normalised(s.high, s.low + low);
    }

    public DoubleDouble minus(DoubleDouble b) {
        return plus(b.negated());
    }

    public DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    public DoubleDouble times(DoubleDouble b) {
        DoubleDouble p = product(high, b.high);
        return normalised(p.high, p.low + (high * b.low + low * b.high));
    }

    public DoubleDouble times(double b) {
        DoubleDouble p = product(high, b);
        return normalised(p.high, p.low + low * b);
    }

    /** This times 2<sup>k</sup>. */
    public DoubleDouble scaled(int k) {
        return new DoubleDouble(Math.scalb(high, k), Math.scalb(low, k));
    }

    public DoubleDouble dividedBy(DoubleDouble b) {
        double q = high / b.high;
        DoubleDouble remainder = minus(b.times(q));
        double q2 = remainder.high / b.high;
        DoubleDouble remainder2 = remainder.minus(b.times(q2));
        return normalised(q, q2).plus(remainder2.high / b.high);
    }

    /** 1 / this, to about 100 bits. */
    public DoubleDouble reciprocal() {
        double q = 1 / high;
        DoubleDouble p = product(q, high);
        return new DoubleDouble(q, q * (((1 - p.high) - p.low) - q * low));
    }

    /** The nearest double. */
    public double rounded() {
        return high + low;
    }

    /** e<sup>x</sup> · 2<sup>shift</sup>; 0 below the range of doubles. The shift keeps the low part from underflow. */
    public static DoubleDouble exp(DoubleDouble x, int shift) {
        if (!(x.high > -2000)) {
            return Double.isNaN(x.high) ? x : ZERO;
        }
        double k = Math.rint(x.high * LOG2_E);
        DoubleDouble r = sum(x.high, -k * Exp.LN2_HIGH)
                .plus(-k * Exp.LN2_MIDDLE)
                .plus(-k * Exp.LN2_LOW)
                .plus(x.low);
        return expm1(r).plus(1).scaled((int) k + shift);
    }

    /** e<sup>x</sup> - 1 for |x| ≤ 0.75, its relative error below 2<sup>-98</sup>. */
    public static DoubleDouble expm1(DoubleDouble x) {
        DoubleDouble r = x.scaled(-HALVINGS);
        DoubleDouble series = RECIPROCAL_FACTORIALS[RECIPROCAL_FACTORIALS.length - 1];
        for (int i = RECIPROCAL_FACTORIALS.length - 2; i >= 1; i--) {
            series = series.times(r).plus(RECIPROCAL_FACTORIALS[i]);
        }
        DoubleDouble m = series.times(r);
        for (int i = 0; i < HALVINGS; i++) {
            m = m.plus(2).times(m);
        }
        return m;
    }

    private static DoubleDouble[] reciprocalFactorials(int count) {
        DoubleDouble[] result = new DoubleDouble[count];
        result[0] = new DoubleDouble(1, 0);
        for (int i = 1; i < count; i++) {
            result[i] = result[i - 1].dividedBy(of(i));
        }
        return result;
    }

    /** a · b with two roundings, for a b of two parts. */
    public static double roundedProduct(double a, DoubleDouble b) {
        return a * b.high() + a * b.low();
    }

    /** a / d with one rounding of note. */
    public static double roundedQuotient(double a, DoubleDouble d) {
        double q = a / d.high();
        return q - q * (d.low() / d.high());
    }
}
