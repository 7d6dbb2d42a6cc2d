package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;

/**
 * The exponential at the middle of a ball, in fixed point: {@code e^x = 2^k (e^r)^(2^h)} with r small
 * enough for the Taylor polynomial of degree 20, whose coefficients times 20! are longs.
 */
final class ExpSeries {
    private static final int DEGREE = 20;
    private static final int BLOCK = 4;
    private static final int GUARD = 24;
    /** From so many bits on, {@link SplitSeries} takes less time. */
    private static final int LONG = 600;
    /** The number of bits of 21!, less one. */
    private static final int FACTORIAL_BITS = 65;

    /** {@code 20! / k!}. */
    private static final BigInteger[] COEFFICIENTS = new BigInteger[DEGREE + 1];

    static {
        long coefficient = 1;
        for (int k = DEGREE; k >= 0; k--) {
            COEFFICIENTS[k] = BigInteger.valueOf(coefficient);
            coefficient *= Math.max(k, 1);
        }
    }

    private ExpSeries() {}

    /** For {@code |x| < 2^41}; the radius of x is left to the caller. */
    static Ball of(Ball x, int bits) {
        return bits > LONG ? ofMany(x, bits) : ofFew(x, bits);
    }

    private static Ball ofFew(Ball x, int bits) {
        // r^21 / 21! is then below half a unit, as |r| is at most log 2 / 2 and a little, over 2^h.
        int halvings = Math.max(0, (bits + GUARD - FACTORIAL_BITS) / DEGREE);
        int point = bits + halvings + GUARD;
        long twos = twos(x);
        BigInteger sum = polynomial(rest(x, twos, point).shiftRight(halvings), point);
        // The polynomial is off by less than 3 units, the argument by less than 5, what is left out is
        // below 1; each squaring doubles the relative error, of a number below 3/2, and adds 1 unit.
        BigInteger radius = BigInteger.valueOf(24).shiftLeft(halvings + 1);
        return Ball.of(squared(sum, halvings, point), radius, twos - point, bits);
    }

    private static Ball ofMany(Ball x, int bits) {
        double root = Math.sqrt(bits);
        int halvings = (int) (root / 2.4);
        int point = bits + halvings + GUARD;
        long twos = twos(x);
        BigInteger rest = rest(x, twos, point);
        while (rest.signum() < 0) {
            twos--;
            rest = rest(x, twos, point);
        }
        SplitSeries series = SplitSeries.of(rest.shiftRight(halvings), point, 2 + (int) (root / 7));
        // The argument is off by less than 5 units, which are less than 8 here. Each squaring multiplies the error by
        // twice the number, in all by less than e^0.75 2^h, and adds less than 2 units.
        BigInteger radius = BigInteger.valueOf(series.error() + 12).shiftLeft(halvings + 2);
        return Ball.of(squared(series.sum(), halvings, point), radius, twos - point, bits);
    }

    private static BigInteger squared(BigInteger number, int times, int point) {
        BigInteger power = number;
        for (int i = 0; i < times; i++) {
            power = power.multiply(power).shiftRight(point);
        }
        return power;
    }

    /** How often log 2 goes into x: not always the nearest integer, but then x is within 2^-9 of the middle of two. */
    private static long twos(Ball x) {
        return (long) Math.rint(x.center().approximation() / Math.log(2));
    }

    /**
     * What is left of x without so many times log 2, in units of 2<sup>-point</sup>. Off by 1 + 2 |twos| fine units, less
     * than 2 of the coarser ones, and by 1 for the shift.
     */
    private static BigInteger rest(Ball x, long twos, int point) {
        int fine = point + 2 + (int) Math.max(0, x.magnitude());
        BigInteger fixed = BallFunctions.fixed(x, fine);
        BigInteger rest =
                twos == 0 ? fixed : fixed.subtract(BigInteger.valueOf(twos).multiply(Constants.logTwo(fine)));
        return rest.shiftRight(fine - point);
    }

    /** In blocks of four powers: few multiplications are of two long numbers. */
    private static BigInteger polynomial(BigInteger r, int point) {
        BigInteger square = r.multiply(r).shiftRight(point);
        BigInteger[] powers = {r, square, square.multiply(r).shiftRight(point)};
        BigInteger fourth = square.multiply(square).shiftRight(point);
        BigInteger sum = COEFFICIENTS[DEGREE].shiftLeft(point);
        for (int k = DEGREE - BLOCK; k >= 0; k -= BLOCK) {
            sum = sum.multiply(fourth).shiftRight(point).add(COEFFICIENTS[k].shiftLeft(point));
            for (int i = 1; i < BLOCK; i++) {
                sum = sum.add(powers[i - 1].multiply(COEFFICIENTS[k + i]));
            }
        }
        return sum.divide(COEFFICIENTS[0]);
    }
}
