package org.gradproof.symbolic.expr;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An exact rational number in lowest terms with a positive denominator. */
public final class Rational implements Comparable<Rational> {
    /** The number 0. */
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

    /** The number 1. */
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    /** The number -1. */
    public static final Rational MINUS_ONE = new Rational(BigInteger.ONE.negate(), BigInteger.ONE);

    /** The number 1/2. */
    public static final Rational HALF = new Rational(BigInteger.ONE, BigInteger.TWO);

    private final BigInteger numerator;
    private final BigInteger denominator;

    /**
     * Reduces to lowest terms.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public Rational(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator of " + numerator + "/0 is zero");
        }
        BigInteger gcd = denominator.equals(BigInteger.ONE) ? BigInteger.ONE : gcd(numerator, denominator);
        if (denominator.signum() < 0) {
            gcd = gcd.negate();
        }
        this.numerator = over(numerator, gcd);
        this.denominator = over(denominator, gcd);
    }

    /** What is in lowest terms already, with a positive denominator. */
    private Rational(BigInteger numerator, BigInteger denominator, boolean reduced) {
        assert reduced;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** The numerator, which has the sign. */
    public BigInteger numerator() {
        return numerator;
    }

    /** The denominator, at least 1. */
    public BigInteger denominator() {
        return denominator;
    }

    private static BigInteger over(BigInteger value, BigInteger divisor) {
        return divisor.equals(BigInteger.ONE) ? value : value.divide(divisor);
    }

    /** As {@link BigInteger#gcd}, which is slow for numbers that a long holds, and for powers of two: most are such. */
    private static BigInteger gcd(BigInteger first, BigInteger second) {
        if (first.bitLength() >= Long.SIZE - 1 || second.bitLength() >= Long.SIZE - 1) {
            if (first.signum() == 0 || second.signum() < 0 || second.bitCount() != 1) {
                return first.gcd(second);
            }
            int twos = Math.min(first.getLowestSetBit(), second.getLowestSetBit());
            return twos == 0 ? BigInteger.ONE : BigInteger.ONE.shiftLeft(twos);
        }
        long a = Math.abs(first.longValue());
        long b = Math.abs(second.longValue());
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 1 ? BigInteger.ONE : BigInteger.valueOf(a);
    }

    /** The integer {@code value}. */
    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** The fraction {@code numerator / denominator}. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The sum of the two. */
    public Rational plus(Rational other) {
        if (other.isZero()) {
            return this;
        } else if (isZero()) {
            return other;
        }
        if (denominator.equals(other.denominator)) {
            return new Rational(numerator.add(other.numerator), denominator);
        }
        // What the denominators have in common is all that the sum can have in common with their product.
        BigInteger common = gcd(denominator, other.denominator);
        BigInteger rest = over(denominator, common);
        BigInteger otherRest = over(other.denominator, common);
        BigInteger sum = numerator.multiply(otherRest).add(other.numerator.multiply(rest));
        BigInteger cancelled = common.equals(BigInteger.ONE) ? BigInteger.ONE : gcd(sum, common);
        return new Rational(over(sum, cancelled), rest.multiply(over(other.denominator, cancelled)), true);
    }

    /** This less the other. */
    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    /** The product of the two. */
    public Rational times(Rational other) {
        if (other.isOne()) {
            return this;
        } else if (isOne()) {
            return other;
        }
        // A factor in lowest terms has only the other's denominator to cancel with.
        BigInteger first = other.isInteger() ? BigInteger.ONE : gcd(numerator, other.denominator);
        BigInteger second = isInteger() ? BigInteger.ONE : gcd(other.numerator, denominator);
        return new Rational(
                over(numerator, first).multiply(over(other.numerator, second)),
                over(denominator, second).multiply(over(other.denominator, first)),
                true);
    }

    /** This divided by the other; an {@link ArithmeticException} if that is 0. */
    public Rational dividedBy(Rational other) {
        if (other.isZero()) {
            throw new ArithmeticException("denominator of " + this + "/0 is zero");
        }
        BigInteger top = other.denominator;
        BigInteger bottom = other.numerator;
        return times(
                bottom.signum() > 0
                        ? new Rational(top, bottom, true)
                        : new Rational(top.negate(), bottom.negate(), true));
    }

    /** The number with the opposite sign. */
    public Rational negate() {
        return new Rational(numerator.negate(), denominator, true);
    }

    /** The power with an integer exponent; an {@link ArithmeticException} for 0 to a negative power. */
    public Rational pow(int exponent) {
        if (exponent < 0) {
            return ONE.dividedBy(pow(-exponent));
        }
        return new Rational(numerator.pow(exponent), denominator.pow(exponent), true);
    }

    /** The largest integer that is not above this. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** -1, 0 or 1, as the number is negative, zero or positive. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether this is 0. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Whether this is 1. */
    public boolean isOne() {
        return numerator.equals(BigInteger.ONE) && denominator.equals(BigInteger.ONE);
    }

    /** How long it is, in words of 64 bits; a sum of fractions takes the square of it. */
    public long words() {
        return ((long) numerator.bitLength() + denominator.bitLength()) / Long.SIZE;
    }

    /** Whether this is an integer. */
    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Rational other) {
        return denominator.equals(other.denominator)
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational rational
                && numerator.equals(rational.numerator)
                && denominator.equals(rational.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** {@code 3} or {@code -1/2}. */
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
