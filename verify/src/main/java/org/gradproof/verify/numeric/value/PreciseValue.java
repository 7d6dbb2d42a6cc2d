package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import java.util.Optional;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.verify.numeric.ball.Ball;

/** A number in high precision with a bound of its error. Its exponent is not limited to that of a double. */
public final class PreciseValue implements PreciseEnclosure {
    private static final double LOG10_OF_2 = Math.log10(2);
    private static final int LARGEST_EXPONENT = 20_000;

    private final PreciseNumber leaf;

    public PreciseValue(PreciseNumber leaf) {
        this.leaf = leaf;
    }

    /** The number itself, if it is known exactly. */
    public Optional<Rational> exact() {
        return Optional.ofNullable(leaf.exact());
    }

    /** This less the other, with the errors of both. */
    public PreciseValue minus(PreciseValue other) {
        return new PreciseValue((PreciseNumber) leaf.minus(other.leaf));
    }

    /** With the other sign. */
    public PreciseValue negate() {
        return new PreciseValue((PreciseNumber) leaf.negate());
    }

    /** Whether zero is within the error of the number. */
    public boolean mayBeZero() {
        return leaf.exact() != null ? leaf.isZero() : leaf.ball().holdsZero();
    }

    /**
     * How this compares with the other: less and greater only where the enclosures are disjoint. Where
     * both are near zero and inexact, no digits agree: that is {@link Comparison#CANNOT_TELL}.
     *
     * @param digits the decimal digits to which overlapping values must agree to count as equal
     */
    public Comparison compare(PreciseValue other, int digits) {
        return switch (leaf.order(other.leaf)) {
            case LESS -> Comparison.LESS;
            case GREATER -> Comparison.GREATER;
            case EQUAL -> Comparison.EQUAL_TO_PRECISION;
            case UNKNOWN -> logRelativeGap(other) <= -digits ? Comparison.EQUAL_TO_PRECISION : Comparison.CANNOT_TELL;
        };
    }

    /**
     * A bound of the distance to the other, errors included, relative to the larger of the two; infinite
     * if both may be zero. It is 0 for exactly equal numbers only; below the range of double it is the
     * smallest one.
     */
    public double relativeGap(PreciseValue other) {
        if (leaf.order(other.leaf) == EnclosureOrder.EQUAL) {
            return 0;
        }
        Ball a = leaf.ball();
        Ball b = other.leaf.ball();
        Ball gap = difference(a, b).farthest();
        Ball size = larger(a.nearest(), b.nearest());
        if (!size.isPositive()) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(
                Double.MIN_VALUE, gap.dividedBy(size, Long.SIZE).farthest().approximation());
    }

    /** The decimal logarithm of {@link #relativeGap}, rounded up; it has no smallest value. */
    public double logRelativeGap(PreciseValue other) {
        Ball a = leaf.ball();
        Ball b = other.leaf.ball();
        Ball size = larger(a.nearest(), b.nearest());
        if (!size.isPositive()) {
            return Double.POSITIVE_INFINITY;
        }
        Ball gap = difference(a, b).farthest();
        if (gap.isZero()) {
            // Powers of two of any length keep a radius of zero.
            return Double.NEGATIVE_INFINITY;
        }
        Ball quotient = gap.dividedBy(size, Long.SIZE);
        return quotient.farthest().magnitude() * LOG10_OF_2;
    }

    /** With all bits of both: their difference may be far smaller than they are. */
    private static Ball difference(Ball a, Ball b) {
        int bits = Math.max(a.middle().bitLength(), b.middle().bitLength()) + Long.SIZE;
        return a.minus(b, bits);
    }

    private static Ball larger(Ball a, Ball b) {
        return a.minus(b, Long.SIZE).isNegative() ? b : a;
    }

    /** The decimal logarithm of a bound of the distance to the other, errors included; minus infinity for exactly equal numbers. */
    public double logGap(PreciseValue other) {
        if (leaf.order(other.leaf) == EnclosureOrder.EQUAL) {
            return Double.NEGATIVE_INFINITY;
        }
        return difference(leaf.ball(), other.leaf.ball()).farthest().magnitude() * LOG10_OF_2;
    }

    /** How many decimal digits are known: 0 if the number may be zero, the largest int if it is exact. */
    public int knownDigits() {
        Ball b = leaf.ball();
        if (leaf.isExact() || b.radius() == 0) {
            return Integer.MAX_VALUE;
        }
        if (b.holdsZero()) {
            return 0;
        }
        return (int) Math.max(0, (b.nearest().magnitude() - b.spread().magnitude() - 1) * LOG10_OF_2);
    }

    /** The largest number within the error, or one a little larger; infinite beyond the range of double. */
    public double upper() {
        Ball b = leaf.ball();
        double top = new Ball(b.middle().add(BigInteger.valueOf(b.radius())), 0, b.exponent()).approximation();
        return Double.isNaN(top) ? Double.POSITIVE_INFINITY : Math.nextUp(top);
    }

    /** A rational number near it, of some twenty digits; empty where it is too large or too small to be written so. */
    public Optional<Rational> near() {
        Rational exact = leaf.exact();
        if (exact != null) {
            return Optional.of(exact);
        }
        Ball middle = leaf.ball().center();
        Ball shorter = middle.plus(Ball.ZERO, Long.SIZE).times(Ball.of(1), Long.SIZE);
        if (Math.abs(shorter.exponent()) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        int shift = (int) Math.abs(shorter.exponent());
        return Optional.of(
                shorter.exponent() >= 0
                        ? new Rational(shorter.middle().shiftLeft(shift), BigInteger.ONE)
                        : new Rational(shorter.middle(), BigInteger.ONE.shiftLeft(shift)));
    }

    /** The nearest double, or 0 or infinity beyond its range. */
    public double approximation() {
        return leaf.approximation();
    }

    /** The number in decimal, rounded to {@code digits} significant digits, or as many fewer as are known. */
    public String toDecimal(int digits) {
        return Decimal.of(leaf, Math.min(digits, knownDigits()));
    }

    @Override
    public String toString() {
        return toDecimal(60);
    }
}
