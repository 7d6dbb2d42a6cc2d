package org.gradproof.core;

import java.math.BigInteger;

/**
 * Arithmetic on numbers x · 2<sup>-bits</sup> with an integer x of any length: the last resort where the answer is so
 * small a difference of its terms that 106 bits do not show it.
 *
 * <p>A formula is evaluated with 256 bits, then 1024, then 2688, until its numerator shows (A. Ziv, "Fast evaluation of
 * elementary mathematical functions with correctly rounded last bit", ACM TOMS 17, 1991). The last is enough for every
 * result that is not below the range of doubles, and the others are then 0.
 */
final class FixedPoint {

    /** A formula: numerator over denominator, its numerator off by at most 2<sup>64</sup> units. */
    @FunctionalInterface
    interface Formula {
        Ratio at(FixedPoint arithmetic);
    }

    /** An unevaluated quotient. The denominator is positive and not small. */
    record Ratio(BigInteger numerator, BigInteger denominator) {}

    private static final int[] BITS = {256, 1024, 2688};

    /** Bits of a numerator that may be wrong, and those that must be right. */
    private static final int NEEDED = 64 + 60;

    private static final int GUARD = 48;

    /** Beyond this, e<sup>x</sup> is 0 with any of the bits above. */
    private static final int VANISHED_BITS = 12;

    private final int bits;
    private final BigInteger one;
    private BigInteger ln2 = BigInteger.ZERO;

    private FixedPoint(int bits) {
        this.bits = bits;
        this.one = BigInteger.ONE.shiftLeft(bits);
    }

    /** The formula's value times 2<sup>exponent</sup>, rounded to a double. */
    static double evaluate(Formula formula, int exponent) {
        for (int bits : BITS) {
            Ratio ratio = formula.at(new FixedPoint(bits));
            if (ratio.numerator.bitLength() >= NEEDED || bits == BITS[BITS.length - 1]) {
                return rounded(ratio, exponent);
            }
        }
        throw new IllegalStateException("the last of the bits is always taken");
    }

    private static double rounded(Ratio ratio, int exponent) {
        int shift = Math.max(0, ratio.denominator.bitLength() - ratio.numerator.bitLength() + 80);
        BigInteger q = ratio.numerator.shiftLeft(shift).divide(ratio.denominator);
        int surplus = Math.max(0, q.bitLength() - 62);
        // Two bits beyond a double's and more: the second rounding, of a subnormal result, is all but exact.
        double leading = q.shiftRight(surplus).doubleValue();
        return Math.scalb(leading, Math.max(-4000, Math.min(4000, surplus - shift + exponent)));
    }

    int bits() {
        return bits;
    }

    BigInteger one() {
        return one;
    }

    /** The double, cut off below the last bit. */
    BigInteger of(double value) {
        return of(value, 0);
    }

    /** The double times 2<sup>shift</sup>. */
    BigInteger of(double value, int shift) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
        // Products with powers of two, none of them subnormal: exact.
        double significand = value * Math.scalb(1.0, -exponent) * 0x1p52;
        return BigInteger.valueOf((long) significand).shiftLeft(exponent - 52 + shift + bits);
    }

    BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(bits);
    }

    BigInteger over(BigInteger a, BigInteger b) {
        return a.shiftLeft(bits).divide(b);
    }

    /** e<sup>x</sup> for x ≤ 0, and for x no larger than some hundreds at a loss of as many bits. */
    BigInteger exp(BigInteger x) {
        if (x.signum() == 0) {
            return one;
        }
        if (x.signum() < 0 && x.bitLength() > bits + VANISHED_BITS) {
            return BigInteger.ZERO;
        }
        int halvings = Math.max(0, x.bitLength() - bits) + 16;
        int work = bits + halvings + GUARD;
        BigInteger r = x.shiftLeft(work - bits - halvings);
        BigInteger unit = BigInteger.ONE.shiftLeft(work);
        BigInteger sum = unit;
        BigInteger term = unit;
        for (int i = 1; term.signum() != 0; i++) {
            term = term.multiply(r).shiftRight(work).divide(BigInteger.valueOf(i));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(work);
        }
        return sum.shiftRight(work - bits);
    }

    /** log x for x &gt; 0. */
    BigInteger log(BigInteger x) {
        int k = x.bitLength() - bits;
        BigInteger m = k < 0 ? x.shiftLeft(-k) : x.shiftRight(k);
        BigInteger log = logOfFraction(m);
        if (k != 0) {
            if (ln2.signum() == 0) {
                ln2 = logOfFraction(one.shiftRight(1)).negate();
            }
            log = log.add(ln2.multiply(BigInteger.valueOf(k)));
        }
        return log;
    }

    /** log m for m in [½, 1], by Halley's iteration: each step triples the digits. */
    private BigInteger logOfFraction(BigInteger m) {
        double start = Math.scalb(m.shiftRight(bits - 60).doubleValue(), -60);
        BigInteger y = of(Math.min(0, StrictMath.log(start)));
        for (int digits = 40; digits < bits; digits *= 3) {
            BigInteger e = exp(y);
            y = y.add(over(m.subtract(e).shiftLeft(1), m.add(e)));
        }
        return y;
    }
}
