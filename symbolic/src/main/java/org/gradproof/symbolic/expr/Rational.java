package org.gradproof.symbolic.expr;

import java.math.BigInteger;

/**
 * An exact rational number in lowest terms with a positive denominator.
 *
 * @param numerator the numerator
 * @param denominator the denominator, at least 1
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    /** The number 0. */
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

    /** The number 1. */
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    /** The number -1. */
    public static final Rational MINUS_ONE = new Rational(BigInteger.ONE.negate(), BigInteger.ONE);

    /** The number 1/2. */
    public static final Rational HALF = new Rational(BigInteger.ONE, BigInteger.TWO);

    /**
     * Reduces to lowest terms.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator of " + numerator + "/0 is zero");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger gcd = gcd(numerator, denominator);
            if (denominator.signum() < 0) {
                gcd = gcd.negate();
            }
            if (!gcd.equals(BigInteger.ONE)) {
                numerator = numerator.divide(gcd);
                denominator = denominator.divide(gcd);
            }
        }
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
        if (isInteger() && other.isInteger()) {
            return new Rational(numerator.add(other.numerator), BigInteger.ONE);
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
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
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** This divided by the other; an {@link ArithmeticException} if that is 0. */
    public Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The number with the opposite sign. */
    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    /** The power with an integer exponent; an {@link ArithmeticException} for 0 to a negative power. */
    public Rational pow(int exponent) {
        if (exponent < 0) {
            return ONE.dividedBy(pow(-exponent));
        }
        return new Rational(numerator.pow(exponent), denominator.pow(exponent));
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

    /** {@code 3} or {@code -1/2}. */
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
