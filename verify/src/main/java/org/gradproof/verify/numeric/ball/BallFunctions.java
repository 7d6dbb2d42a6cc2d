package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;

/**
 * Exponential, logarithm and hyperbolic functions of balls.
 *
 * <p>Each is computed at the middle in fixed point, every rounding counted into the radius; the
 * operand's radius enters by a bound of the derivative.
 */
public final class BallFunctions {
    private static final BigInteger ONE = BigInteger.ONE;
    /** Arguments of exp beyond 2^40 are not written down. */
    private static final int LARGEST_ARGUMENT = 40;

    private static final int GUARD = 24;
    /** From so many bits on, an exponential of half as many is cheaper than a long series. */
    private static final int LONG = 500;
    /** Within 2<sup>-16</sup> of 1 the series of the logarithm itself is short. */
    private static final int NEAR_ONE = -16;

    private BallFunctions() {}

    /** Fixed point: {@code floor(x * 2^bits)} of the middle. */
    public static BigInteger fixed(Ball x, int bits) {
        long shift = x.exponent() + bits;
        if (shift >= 0) {
            return x.middle().shiftLeft(Math.toIntExact(shift));
        }
        return x.middle().shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    }

    /** The integer nearest to the quotient. */
    static BigInteger nearest(BigInteger value, BigInteger unit) {
        BigInteger shifted = value.add(unit.shiftRight(1));
        BigInteger[] parts = shifted.divideAndRemainder(unit);
        return parts[1].signum() < 0 ? parts[0].subtract(ONE) : parts[0];
    }

    public static Ball exp(Ball x, int bits) {
        if (x.magnitude() > LARGEST_ARGUMENT) {
            if (x.isNegative() && x.nearest().magnitude() > LARGEST_ARGUMENT) {
                // Between 0 and 2^(1 - 2^38), as |x| is at least 2^38.
                return new Ball(ONE, 1, -(1L << (LARGEST_ARGUMENT - 2)));
            }
            throw new UndecidableException("exp of a number too large");
        }
        return widened(ExpSeries.of(x, bits), x, bits);
    }

    /** {@code y * e^t} for every t within the radius of x: at most {@code y * (1 ± 2 radius)} while that is below 1. */
    private static Ball widened(Ball y, Ball x, int bits) {
        if (x.radius() == 0) {
            return y;
        }
        Ball twice = x.spread().scaledBy(1);
        if (x.spread().magnitude() > 0) {
            return hull(exp(low(x), bits), exp(high(x), bits), bits);
        }
        return y.times(Ball.of(1).plus(twice, bits), bits);
    }

    /** The least number of the ball. */
    private static Ball low(Ball x) {
        return new Ball(x.middle().subtract(BigInteger.valueOf(x.radius())), 0, x.exponent());
    }

    /** The greatest number of the ball. */
    private static Ball high(Ball x) {
        return new Ball(x.middle().add(BigInteger.valueOf(x.radius())), 0, x.exponent());
    }

    /** A ball that holds all numbers from those of the one ball to those of the other. */
    private static Ball hull(Ball a, Ball b, int bits) {
        Ball middle = a.plus(b, bits).scaledBy(-1);
        Ball reach = a.minus(b, bits).scaledBy(-1).farthest();
        return middle.plus(new Ball(BigInteger.ZERO, 1, 0).times(reach, bits), bits);
    }

    /** The logarithm of a ball of positive numbers. */
    public static Ball log(Ball x, int bits) {
        if (x.radius() != 0 && x.middle().bitLength() < Long.SIZE - Long.numberOfLeadingZeros(x.radius()) + 2) {
            return hull(log(low(x), bits), log(high(x), bits), bits);
        }
        Ball middle = x.center();
        int length = middle.middle().bitLength();
        long twos = middle.exponent() + length;
        Ball y = middle.scaledBy(-twos);
        if (y.approximation() < 0.7) {
            y = y.scaledBy(1);
            twos--;
        }
        // Near 1 the logarithm is as small as the distance.
        Ball distance = y.minus(Ball.of(1), length + 8);
        int point = bits + GUARD;
        Ball log;
        if (distance.isZero()) {
            log = distance;
        } else if (distance.magnitude() <= NEAR_ONE) {
            log = artanhSeries(distance, point);
        } else {
            point += twos == 0 ? (int) Math.max(0, -distance.magnitude()) : 0;
            // Any guess near the logarithm will do: the closer it is, the shorter is the series.
            Ball guess = bits > LONG ? log(y, bits / 2).center() : ofDouble(Math.log(y.approximation()));
            Ball small = y.times(exp(guess.negate(), point), point).minus(Ball.of(1), point);
            log = guess.plus(artanhSeries(small, point), point);
        }
        if (twos != 0) {
            int fine = point + Long.SIZE;
            Ball logTwo = new Ball(Constants.logTwo(fine), 2, -fine);
            log = log.plus(logTwo.times(Ball.of(twos), fine), point);
        }
        return widenedLog(log, x, bits);
    }

    private static Ball ofDouble(double value) {
        if (value == 0) {
            return Ball.ZERO;
        }
        int exponent = Math.getExponent(value) - 60;
        return new Ball(BigInteger.valueOf((long) Math.scalb(value, -exponent)), 0, exponent);
    }

    /** {@code log(1 + d) = 2 artanh(d / (2 + d))} for small d. */
    private static Ball artanhSeries(Ball d, int bits) {
        if (d.isZero()) {
            return d;
        }
        Ball s = d.dividedBy(Ball.of(2).plus(d, bits), bits);
        Ball square = s.times(s, bits);
        Ball sum = s;
        Ball power = s.times(square, bits);
        long target = s.magnitude() - bits;
        for (int k = 1; power.magnitude() > target && k < bits; k++) {
            // Of what is so much smaller than the sum, as many bits less show in it.
            int fewer = (int) Math.min(bits, power.magnitude() - target + GUARD);
            sum = sum.plus(power.dividedBy(Ball.of(2L * k + 1), fewer), bits);
            power = power.times(square, fewer);
        }
        // What is left out is a geometric series of ratio far below 1/2.
        return sum.plus(Ball.error(power.magnitude() + 1), bits).scaledBy(1);
    }

    /** With the operand's radius: |log x' - log x| is at most radius / (middle - radius). */
    private static Ball widenedLog(Ball log, Ball x, int bits) {
        if (x.radius() == 0) {
            return log;
        }
        Ball quotient = new Ball(BigInteger.valueOf(x.radius()), 0, x.exponent())
                .dividedBy(x.nearest(), Long.SIZE)
                .farthest();
        return log.plus(new Ball(BigInteger.ZERO, 1, 0).times(quotient, bits), bits);
    }

    public static Ball cosh(Ball x, int bits) {
        Ball e = exp(x.isNegative() ? x.negate() : x, bits);
        return e.plus(Ball.of(1).dividedBy(e, bits), bits).scaledBy(-1);
    }

    public static Ball sinh(Ball x, int bits) {
        return spread(sinhOfMiddle(x.center(), bits), x, cosh(x, Long.SIZE), bits);
    }

    public static Ball tanh(Ball x, int bits) {
        return spread(tanhOfMiddle(x.center(), bits), x, Ball.of(1), bits);
    }

    /** The value at the middle, widened by the operand's radius times a bound of the derivative. */
    static Ball spread(Ball value, Ball x, Ball slope, int bits) {
        return x.radius() == 0 ? value : value.plus(x.spread().times(slope.farthest(), bits), bits);
    }

    private static Ball sinhOfMiddle(Ball x, int bits) {
        if (x.isNegative()) {
            return sinhOfMiddle(x.negate(), bits).negate();
        }
        long magnitude = x.magnitude();
        if (magnitude < -bits) {
            return tiny(x, bits);
        }
        // Near 0 the two exponentials cancel.
        int fine = bits + 8 + (int) Math.max(0, -magnitude);
        Ball e = exp(x, fine);
        return e.minus(Ball.of(1).dividedBy(e, fine), fine).scaledBy(-1);
    }

    private static Ball tanhOfMiddle(Ball x, int bits) {
        long magnitude = x.magnitude();
        if (magnitude < -bits) {
            return tiny(x, bits);
        }
        if (magnitude > LARGEST_ARGUMENT - 4) {
            // 1 - |tanh x| is below 2 e^(-2|x|).
            return new Ball(BigInteger.valueOf(x.middle().signum()), 0, 0).plus(Ball.error(-(1L << 30)), bits);
        }
        int fine = bits + 8 + (int) Math.max(0, -magnitude);
        Ball e = exp(x.scaledBy(1), fine);
        return e.minus(Ball.of(1), fine).dividedBy(e.plus(Ball.of(1), fine), fine);
    }

    /** x with an error of |x|^3, for functions whose series begins so. */
    static Ball tiny(Ball x, int bits) {
        return x.isZero() ? x : x.plus(Ball.error(3 * x.magnitude()), bits);
    }
}
