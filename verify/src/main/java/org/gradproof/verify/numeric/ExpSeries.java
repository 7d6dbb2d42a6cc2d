package org.gradproof.verify.numeric;

import java.math.BigInteger;

/**
 * The exponential at the middle of a ball, in fixed point: {@code e^x = 2^k (e^r)^(2^h)} with r small
 * enough for the Taylor polynomial of degree 20, whose coefficients times 20! are longs.
 */
final class ExpSeries {
    private static final int DEGREE = 20;
    private static final int BLOCK = 4;
    private static final int GUARD = 24;
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
        // r^21 / 21! is then below half a unit, as |r| is at most log 2 / 2 and a little, over 2^h.
        int halvings = Math.max(0, (bits + GUARD - FACTORIAL_BITS) / DEGREE);
        int point = bits + halvings + GUARD;
        int fine = point + 2 + (int) Math.max(0, x.magnitude());
        BigInteger fixed = BallFunctions.fixed(x, fine);
        BigInteger logTwo = Constants.logTwo(fine);
        // Not always the nearest integer, but then within 2^-9 of the middle of two.
        long twos = (long) Math.rint(x.center().approximation() / Math.log(2));
        // Off by 1 + 2 |twos| fine units, less than 2 of the coarser ones; then by 1 for each shift.
        BigInteger rest =
                twos == 0 ? fixed : fixed.subtract(BigInteger.valueOf(twos).multiply(logTwo));
        BigInteger sum = polynomial(rest.shiftRight(fine - point + halvings), point);
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(point);
        }
        // The polynomial is off by less than 3 units, the argument by less than 5, what is left out is
        // below 1; each squaring doubles the relative error, of a number below 3/2, and adds 1 unit.
        BigInteger radius = BigInteger.valueOf(24).shiftLeft(halvings + 1);
        return Ball.of(sum, radius, twos - point, bits);
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
