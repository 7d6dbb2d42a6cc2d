package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;
import org.gradproof.symbolic.expr.Rational;

/**
 * The real numbers within {@code radius * 2^exponent} of {@code middle * 2^exponent}.
 *
 * <p>The operations return a ball that holds every result of numbers in their operands, with a middle
 * of at most {@code bits} bits. The radius stays below 2^32: bits of the middle that mean nothing are
 * dropped. Exponents are long, so neither e^(10^9) nor its inverse leaves the range; what would is
 * undecidable.
 */
public record Ball(BigInteger middle, long radius, long exponent) {
    /** Exponents beyond this are refused, so that the sum of two never overflows. */
    private static final long LARGEST_EXPONENT = 1L << 60;

    private static final int RADIUS_BITS = 30;

    public static final Ball ZERO = new Ball(BigInteger.ZERO, 0, 0);

    public static Ball of(long value) {
        return new Ball(BigInteger.valueOf(value), 0, 0);
    }

    /** The ball around {@code middle * 2^exponent} with the given radius in the same unit. */
    public static Ball of(BigInteger middle, BigInteger radius, long exponent, int bits) {
        int drop = Math.max(middle.bitLength() - bits, radius.bitLength() - RADIUS_BITS);
        if (drop <= 0) {
            return new Ball(middle, radius.longValueExact(), checked(exponent));
        }
        BigInteger shorter = middle.shiftRight(drop);
        long rounding = middle.getLowestSetBit() >= drop || middle.signum() == 0 ? 0 : 1;
        long up = radius.signum() == 0 ? 0 : radius.shiftRight(drop).longValueExact() + 1;
        return new Ball(shorter, up + rounding, checked(exponent + drop));
    }

    public static Ball of(Rational value, int bits) {
        BigInteger d = value.denominator();
        if (d.bitCount() == 1) {
            return of(value.numerator(), BigInteger.ZERO, -d.getLowestSetBit(), bits);
        }
        return new Ball(value.numerator(), 0, 0).dividedBy(new Ball(d, 0, 0), bits);
    }

    /** All numbers of absolute value at most {@code 2^exponent}. */
    public static Ball error(long exponent) {
        return new Ball(BigInteger.ZERO, 1, checked(exponent));
    }

    private static long checked(long exponent) {
        if (exponent > LARGEST_EXPONENT || exponent < -LARGEST_EXPONENT) {
            throw new UndecidableException("a number too large or too small to be written down");
        }
        return exponent;
    }

    /** The least e, or one more, with every number of the ball within 2^e of zero. */
    public long magnitude() {
        return Math.max(middle.bitLength(), Long.SIZE - Long.numberOfLeadingZeros(radius)) + 1L + exponent;
    }

    public boolean isZero() {
        return radius == 0 && middle.signum() == 0;
    }

    public boolean isPositive() {
        return middle.signum() > 0 && middle.compareTo(BigInteger.valueOf(radius)) > 0;
    }

    public boolean isNegative() {
        return middle.signum() < 0 && middle.negate().compareTo(BigInteger.valueOf(radius)) > 0;
    }

    /** Whether zero is in the ball. */
    public boolean holdsZero() {
        return !isPositive() && !isNegative();
    }

    /** The middle alone. */
    public Ball center() {
        return new Ball(middle, 0, exponent);
    }

    /** The radius alone, as a ball around zero. */
    public Ball spread() {
        return new Ball(BigInteger.ZERO, radius, exponent);
    }

    /** A single number that nothing in the ball exceeds in absolute value. */
    public Ball farthest() {
        return new Ball(middle.abs().add(BigInteger.valueOf(radius)), 0, exponent);
    }

    /** A single number that everything in the ball reaches in absolute value; not positive if there is none. */
    public Ball nearest() {
        return new Ball(middle.abs().subtract(BigInteger.valueOf(radius)), 0, exponent);
    }

    public Ball negate() {
        return new Ball(middle.negate(), radius, exponent);
    }

    public Ball plus(Ball other, int bits) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        // Below this unit nothing reaches the result.
        long unit = Math.max(
                Math.min(exponent, other.exponent), Math.max(magnitude(), other.magnitude()) - bits - RADIUS_BITS);
        Scaled a = scaled(unit);
        Scaled b = other.scaled(unit);
        return of(a.middle.add(b.middle), a.radius.add(b.radius), unit, bits);
    }

    private record Scaled(BigInteger middle, BigInteger radius) {}

    private Scaled scaled(long unit) {
        long shift = exponent - unit;
        BigInteger r = BigInteger.valueOf(radius);
        if (shift >= 0) {
            int left = Math.toIntExact(shift);
            return new Scaled(middle.shiftLeft(left), r.shiftLeft(left));
        }
        int right = (int) Math.min(-shift, Integer.MAX_VALUE);
        // One for the bits that the middle loses, one for those of the radius.
        return new Scaled(middle.shiftRight(right), r.shiftRight(right).add(BigInteger.TWO));
    }

    public Ball minus(Ball other, int bits) {
        return plus(other.negate(), bits);
    }

    public Ball times(Ball other, int bits) {
        BigInteger product = middle.multiply(other.middle);
        long unit = exponent + other.exponent;
        int drop = product.bitLength() - bits;
        if (drop > 2 * RADIUS_BITS) {
            // |a'b' - ab| <= |a| rb + |b| ra + ra rb, in units of 2^drop, the last below 2; one for the bits dropped.
            long up = shifted(middle, other.radius, drop)
                    + shifted(other.middle, radius, drop)
                    + (radius == 0 || other.radius == 0 ? 0 : 2)
                    + (product.getLowestSetBit() >= drop ? 0 : 1);
            if (up < 1L << RADIUS_BITS) {
                return new Ball(product.shiftRight(drop), up, checked(unit + drop));
            }
        }
        BigInteger r = BigInteger.ZERO;
        if (radius != 0 || other.radius != 0) {
            BigInteger ra = BigInteger.valueOf(radius);
            BigInteger rb = BigInteger.valueOf(other.radius);
            r = middle.abs().multiply(rb).add(other.middle.abs().multiply(ra)).add(ra.multiply(rb));
        }
        return of(product, r, unit, bits);
    }

    /** At least {@code |factor| radius / 2^drop}, by the leading 31 bits of the factor; 2^61 if that is too much for a long. */
    private static long shifted(BigInteger factor, long radius, int drop) {
        if (radius == 0) {
            return 0;
        }
        int cut = Math.max(0, factor.bitLength() - 31);
        long leading = Math.abs(factor.shiftRight(cut).longValue()) + 1;
        if (radius >= 1L << (RADIUS_BITS + 1)) {
            return 1L << 61;
        }
        int rest = drop - cut;
        long bound = leading * radius;
        if (rest >= 0) {
            return (rest > 62 ? 0 : bound >> rest) + 1;
        }
        return -rest > Long.numberOfLeadingZeros(bound) - 3 ? 1L << 61 : bound << -rest;
    }

    /** Multiplied by 2^shift. */
    Ball scaledBy(long shift) {
        return new Ball(middle, radius, checked(exponent + shift));
    }

    /** The quotient; undecidable by a ball that holds zero. */
    public Ball dividedBy(Ball other, int bits) {
        if (other.holdsZero()) {
            throw new UndecidableException("a denominator that may be zero");
        }
        if (isZero()) {
            return this;
        }
        int shift = Math.max(0, bits + 4 - (middle.bitLength() - other.middle.bitLength()));
        BigInteger quotient = middle.shiftLeft(shift).divide(other.middle);
        if (radius == 0 && other.radius == 0) {
            return of(quotient, BigInteger.ONE, exponent - other.exponent - shift, bits);
        }
        BigInteger rb = BigInteger.valueOf(other.radius);
        BigInteger nearest = other.middle.abs().subtract(rb);
        // |a'/b' - a/b| <= (ra + |a/b| rb) / (|b| - rb), and one for each division that rounds down.
        BigInteger r = BigInteger.valueOf(radius)
                .shiftLeft(shift)
                .add(quotient.abs().add(BigInteger.ONE).multiply(rb))
                .divide(nearest)
                .add(BigInteger.TWO);
        return of(quotient, r, exponent - other.exponent - shift, bits);
    }

    /** The square root of a ball of positive numbers. */
    public Ball sqrt(int bits) {
        int shift = Math.max(0, 2 * bits + 8 - middle.bitLength());
        if (((exponent - shift) & 1) != 0) {
            shift++;
        }
        BigInteger scaled = middle.shiftLeft(shift);
        BigInteger root = scaled.sqrt();
        // |sqrt a' - sqrt a| <= ra / sqrt a, and one for each rounding down.
        BigInteger r = radius == 0
                ? BigInteger.ONE
                : BigInteger.valueOf(radius).shiftLeft(shift).divide(root).add(BigInteger.TWO);
        return of(root, r, (exponent - shift) / 2, bits);
    }

    /** The nearest double of the middle, and infinite or zero beyond the range of double. */
    public double approximation() {
        int drop = Math.max(0, middle.bitLength() - 60);
        double leading = middle.shiftRight(drop).doubleValue();
        long scale = Math.max(-5000, Math.min(5000, exponent + drop));
        // In two steps, each within the range of scalb's exact powers.
        return Math.scalb(Math.scalb(leading, (int) (scale / 2)), (int) (scale - scale / 2));
    }
}
