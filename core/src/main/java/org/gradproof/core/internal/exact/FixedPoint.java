package org.gradproof.core.internal.exact;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Arithmetic on numbers x · 2<sup>-bits</sup> with an integer x of any length: the last resort where the answer is so
 * small a difference of its terms that 106 bits do not show it.
 *
 * <p>A formula is evaluated with 256 bits, then 1024, then 2688, until its numerator shows (A. Ziv, "Fast evaluation of
 * elementary mathematical functions with correctly rounded last bit", ACM TOMS 17, 1991). The last is enough for every
 * result that is not below the range of doubles, and the others are then 0.
 */
public final class FixedPoint {

    /** A formula: numerator over denominator, its numerator off by at most 2<sup>64</sup> units. */
    @FunctionalInterface
    public interface Formula {
        Ratio at(FixedPoint arithmetic);
    }

    /** An unevaluated quotient. The denominator is positive and not small. */
    public record Ratio(BigInteger numerator, BigInteger denominator) {}

    private static final int[] BITS = {256, 1024, 2688};

    /** Bits of a numerator that may be wrong, and those that must be right. */
    private static final int NEEDED = 64 + 60;

    private static final int GUARD = 48;

    /** Beyond this, e<sup>x</sup> is 0 with any of the bits above. */
    private static final int VANISHED_BITS = 12;

    private static final double LOG2_E = 0x1.71547652b82fep0;

    private final int bits;
    private final BigInteger one;

    /** log 2 to enough bits for all of the above. */
    private static final class LnTwo {
        private static final int BITS = 3072;
        private static final BigInteger VALUE = value();

        /** Machin-like: log 2 = 18 artanh 1/26 - 2 artanh 1/4801 + 8 artanh 1/8749. */
        private static BigInteger value() {
            int work = BITS + GUARD;
            return artanh(26, work)
                    .multiply(BigInteger.valueOf(18))
                    .subtract(artanh(4801, work).shiftLeft(1))
                    .add(artanh(8749, work).shiftLeft(3))
                    .shiftRight(GUARD);
        }

        /** artanh(1/n), off by fewer units than it has terms. */
        private static BigInteger artanh(int n, int bits) {
            BigInteger square = BigInteger.valueOf((long) n * n);
            BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
            BigInteger sum = BigInteger.ZERO;
            for (int k = 1; power.signum() > 0; k += 2) {
                sum = sum.add(power.divide(BigInteger.valueOf(k)));
                power = power.divide(square);
            }
            return sum;
        }

        static BigInteger of(int bits) {
            return VALUE.shiftRight(BITS - bits);
        }
    }

    private FixedPoint(int bits) {
        this.bits = bits;
        this.one = BigInteger.ONE.shiftLeft(bits);
    }

    /** The formula's value times 2<sup>exponent</sup>, rounded to a double. */
    public static double evaluate(Formula formula, int exponent) {
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

    public int bits() {
        return bits;
    }

    public BigInteger one() {
        return one;
    }

    /** The double, cut off below the last bit. */
    public BigInteger of(double value) {
        return of(value, 0);
    }

    /** The double times 2<sup>shift</sup>. */
    public BigInteger of(double value, int shift) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
        // Products with powers of two, none of them subnormal: exact.
        double significand = value * Math.scalb(1.0, -exponent) * 0x1p52;
        return BigInteger.valueOf((long) significand).shiftLeft(exponent - 52 + shift + bits);
    }

    public BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(bits);
    }

    public BigInteger over(BigInteger a, BigInteger b) {
        return a.shiftLeft(bits).divide(b);
    }

    /** e<sup>x</sup> for x ≤ 0, and for x no larger than some hundreds at a loss of as many bits. */
    public BigInteger exp(BigInteger x) {
        if (x.signum() == 0) {
            return one;
        }
        if (x.signum() < 0 && x.bitLength() > bits + VANISHED_BITS) {
            return BigInteger.ZERO;
        }
        // e^x = 2^k (e^r)^(2^halvings): the argument is off by |k| < 2^13 units, which the squarings double each.
        int halvings = (int) (Math.sqrt(bits) / 2.4);
        int work = bits + halvings + GUARD;
        int k = (int) Math.rint(Math.scalb(x.shiftRight(bits - 40).doubleValue(), -40) * LOG2_E);
        BigInteger r = x.shiftLeft(work - bits).subtract(LnTwo.of(work).multiply(BigInteger.valueOf(k)));
        BigInteger sum = series(r.shiftRight(halvings), work);
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(work);
        }
        return sum.shiftRight(work - bits - k);
    }

    /**
     * The exponential series as Σ_j r<sup>j</sup> Σ_i r<sup>mi</sup> / (mi + j)!, so that of n terms only about 2 √n take
     * a multiplication of two long numbers (D. M. Smith, Mathematics of Computation 52, 1989).
     */
    private BigInteger series(BigInteger r, int work) {
        int stride = 2 + (int) (Math.sqrt(bits) / 7);
        BigInteger leap = r;
        for (int i = 1; i < stride; i++) {
            leap = leap.multiply(r).shiftRight(work);
        }
        BigInteger[] sums = new BigInteger[stride];
        Arrays.fill(sums, BigInteger.ZERO);
        BigInteger term = BigInteger.ONE.shiftLeft(work);
        // Shifts round down: a negative term may end at -1.
        for (int i = 0; term.bitLength() > 0; ) {
            sums[i % stride] = sums[i % stride].add(term);
            i++;
            if (i % stride == 0) {
                term = term.multiply(leap).shiftRight(work);
            }
            term = term.divide(BigInteger.valueOf(i));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int j = stride - 1; j >= 0; j--) {
            sum = sum.multiply(r).shiftRight(work).add(sums[j]);
        }
        return sum;
    }

    /** log x for x &gt; 0. */
    public BigInteger log(BigInteger x) {
        int k = x.bitLength() - bits;
        BigInteger m = k < 0 ? x.shiftLeft(-k) : x.shiftRight(k);
        BigInteger log = logOfFraction(m);
        if (k != 0) {
            log = log.add(LnTwo.of(bits).multiply(BigInteger.valueOf(k)));
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
