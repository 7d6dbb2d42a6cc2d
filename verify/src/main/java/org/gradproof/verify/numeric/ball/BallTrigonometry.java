package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;

/** Sine and cosine of balls, by reduction to a quarter turn and Taylor's series in fixed point. */
public final class BallTrigonometry {
    private static final int LARGEST_ARGUMENT = 4096;
    private static final int GUARD = 24;

    private BallTrigonometry() {}

    public static Ball sin(Ball x, int bits) {
        if (x.radius() != 0 && x.spread().magnitude() > 1) {
            return Ball.error(0);
        }
        if (x.magnitude() < -bits) {
            return BallFunctions.spread(BallFunctions.tiny(x.center(), bits), x, Ball.of(1), bits);
        }
        return BallFunctions.spread(turned(x.center(), 0, bits), x, Ball.of(1), bits);
    }

    public static Ball cos(Ball x, int bits) {
        if (x.radius() != 0 && x.spread().magnitude() > 1) {
            return Ball.error(0);
        }
        if (x.magnitude() < -bits) {
            return Ball.of(1).plus(Ball.error(2 * x.magnitude()), bits);
        }
        return BallFunctions.spread(turned(x.center(), 1, bits), x, Ball.of(1), bits);
    }

    /** The sine of x and {@code quarters} quarter turns. */
    private static Ball turned(Ball x, int quarters, int bits) {
        long magnitude = x.magnitude();
        if (magnitude > LARGEST_ARGUMENT) {
            throw new UndecidableException("sine or cosine of a number too large");
        }
        int point = bits + GUARD + (int) Math.max(0, -magnitude);
        int fine = point + 2 + (int) Math.max(0, magnitude);
        BigInteger fixed = BallFunctions.fixed(x, fine);
        BigInteger quarter = Constants.pi(fine).shiftRight(1);
        BigInteger turns = BallFunctions.nearest(fixed, quarter);
        // Off by 1 + 2 |turns| fine units, less than 3 of the coarser ones.
        BigInteger rest = fixed.subtract(turns.multiply(quarter)).shiftRight(fine - point);
        int which = turns.mod(BigInteger.valueOf(4)).intValue() + quarters & 3;
        boolean odd = (which & 1) == 0;
        if (point <= TurnTable.BITS) {
            // Off by less than 16 units, the argument by less than 3.
            Ball result = Ball.of(TurnTable.of(rest, odd, point), BigInteger.valueOf(20), -point, bits);
            return which >= 2 ? result.negate() : result;
        }
        BigInteger square = rest.multiply(rest).shiftRight(point);
        BigInteger term = odd ? rest : BigInteger.ONE.shiftLeft(point);
        BigInteger sum = term;
        long k = odd ? 1 : 0;
        int terms = 1;
        while (term.abs().compareTo(BigInteger.ONE) > 0) {
            term = term.multiply(square)
                    .shiftRight(point)
                    .divide(BigInteger.valueOf((k + 1) * (k + 2)))
                    .negate();
            sum = sum.add(term);
            k += 2;
            terms++;
        }
        // Each term is off by less than 6 units, the argument by less than 3, what is left out by 2.
        Ball result = Ball.of(sum, BigInteger.valueOf(6L * terms + 8), -point, bits);
        return which >= 2 ? result.negate() : result;
    }
}
