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

    /** Bits of which the sum of two numbers fits a long. */
    private static final int LONG = Long.SIZE - 2;

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

    /** As {@link BigInteger#gcd}, which is slow where most of a denominator's factors are twos, and for a few words. */
    private static BigInteger gcd(BigInteger first, BigInteger second) {
        if (first.signum() != 0 && second.bitLength() > LONG && second.signum() > 0 && second.bitCount() == 1) {
            int twos = Math.min(first.getLowestSetBit(), second.getLowestSetBit());
            return twos == 0 ? BigInteger.ONE : BigInteger.ONE.shiftLeft(twos);
        }
        BigInteger a = first.abs();
        BigInteger b = second.abs();
        if (a.compareTo(b) < 0) {
            BigInteger less = a;
            a = b;
            b = less;
        }
        while (b.bitLength() > LONG) {
            BigInteger before = a;
            Quotients leading = Quotients.of(a, b);
            a = leading.isNone() ? b : leading.larger(before, b);
            b = leading.isNone() ? before.mod(b) : leading.smaller(before, b);
        }
        return b.signum() == 0 ? a : gcd(a.bitLength() > LONG ? a.mod(b).longValue() : a.longValue(), b.longValue());
    }

    private static BigInteger gcd(long first, long second) {
        long a = first;
        long b = second;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 1 ? BigInteger.ONE : BigInteger.valueOf(a);
    }

    /**
     * What Euclid's algorithm makes of two long numbers as far as their leading bits tell its quotients (Knuth, The Art of
     * Computer Programming, 4.5.2, algorithm L): {@code toLarger a + toLargerOther b} and {@code toSmaller a +
     * toSmallerOther b}.
     */
    private record Quotients(long toLarger, long toLargerOther, long toSmaller, long toSmallerOther) {
        static Quotients of(BigInteger a, BigInteger b) {
            int rest = a.bitLength() - LONG;
            long x = a.shiftRight(rest).longValue();
            long y = b.shiftRight(rest).longValue();
            long xa = 1;
            long xb = 0;
            long ya = 0;
            long yb = 1;
            // Of all numbers with these leading bits the quotient is between the two; none of the sums exceeds 2^LONG.
            while (y + ya != 0 && y + yb != 0) {
                long quotient = (x + xa) / (y + ya);
                if (quotient != (x + xb) / (y + yb)) {
                    break;
                }
                long next = xa - quotient * ya;
                xa = ya;
                ya = next;
                next = xb - quotient * yb;
                xb = yb;
                yb = next;
                next = x - quotient * y;
                x = y;
                y = next;
            }
            return new Quotients(xa, xb, ya, yb);
        }

        boolean isNone() {
            return toLargerOther == 0;
        }

        BigInteger larger(BigInteger a, BigInteger b) {
            return combined(a, toLarger, b, toLargerOther);
        }

        BigInteger smaller(BigInteger a, BigInteger b) {
            return combined(a, toSmaller, b, toSmallerOther);
        }

        private static BigInteger combined(BigInteger a, long of, BigInteger b, long other) {
            return a.multiply(BigInteger.valueOf(of)).add(b.multiply(BigInteger.valueOf(other)));
        }
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
