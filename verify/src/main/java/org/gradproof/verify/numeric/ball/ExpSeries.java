package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;

/**
 * The exponential at the middle of a ball, in fixed point: {@code e^x = 2^k e^(i / 2^8) e^(j / 2^16) e^r} with the second
 * and third factors from {@link ExpTable} and 0 ≤ r &lt; 2<sup>-16</sup>, so that a short Taylor polynomial
 * is enough. For more bits {@code 2^k (e^r)^(2^h)} by {@link SplitSeries}.
 */
final class ExpSeries {
    private static final int GUARD = 24;
    /** Up to so many bits the tables serve. */
    private static final int SHORT = 600;

    private ExpSeries() {}

    /** For {@code |x| < 2^41}; the radius of x is left to the caller. */
    static Ball of(Ball x, int bits) {
        return bits > SHORT ? ofMany(x, bits) : ofFew(x, bits);
    }

    private static Ball ofFew(Ball x, int bits) {
        int point = bits + GUARD;
        long twos = twos(x);
        BigInteger rest = rest(x, twos, point);
        // |rest| is at most log 2 / 2 and 2^-9; a shift rounds down, so that r is not negative.
        int leading = rest.shiftRight(point - ExpTable.SECOND).intValue();
        BigInteger r = rest.subtract(BigInteger.valueOf(leading).shiftLeft(point - ExpTable.SECOND));
        // The entries are off by less than 2 units each, their product, below 3/2, by less than 7. The polynomial is
        // off
        // by less than 4 with what is left out, the argument by less than 5, which are less than 8 here; and 1 for the
        // shift.
        BigInteger power = ExpTable.of(leading, point)
                .multiply(ExpTable.polynomial(r, point))
                .shiftRight(point);
        return Ball.of(power, BigInteger.valueOf(24), twos - point, bits);
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
}
