package org.gradproof.verify.numeric.value;

import java.math.BigInteger;
import org.gradproof.verify.numeric.ball.Ball;
import org.gradproof.verify.numeric.ball.BallFunctions;

/** Writes numbers in decimal, however large or small. */
final class Decimal {
    private static final double LOG10_OF_2 = Math.log10(2);

    private Decimal() {}

    /** Rounded to so many significant digits; with none known, zero and the error. */
    static String of(PreciseNumber value, int digits) {
        if (value.isZero()) {
            return "0";
        }
        Ball ball = value.ball();
        if (digits < 1) {
            return "0 ± " + of(ball.farthest(), 2);
        }
        return of(ball.center(), digits);
    }

    private static String of(Ball x, int digits) {
        int bits = 4 * digits + 80;
        long exponent = (long) Math.floor((x.magnitude() - 1) * LOG10_OF_2);
        BigInteger leading = leading(x, exponent, digits, bits);
        // The guess is at most one too large, which rounding may hide: 99.6 would be 100.
        if (leading.compareTo(BigInteger.TEN.pow(digits - 1)) <= 0) {
            exponent--;
            leading = leading(x, exponent, digits, bits);
        }
        if (leading.compareTo(BigInteger.TEN.pow(digits)) >= 0) {
            exponent++;
            leading = leading(x, exponent, digits, bits);
        }
        String sign = x.middle().signum() < 0 ? "-" : "";
        return sign + layout(stripped(leading.toString()), exponent);
    }

    /** The first digits of |x| = d.ddd * 10^exponent as an integer. */
    private static BigInteger leading(Ball x, long exponent, int digits, int bits) {
        long shift = digits - 1 - exponent;
        Ball power = power(Math.abs(shift), bits);
        Ball scaled = shift >= 0 ? x.times(power, bits) : x.dividedBy(power, bits);
        BigInteger twice = BallFunctions.fixed(scaled.middle().signum() < 0 ? scaled.negate() : scaled, 1);
        return twice.add(BigInteger.ONE).shiftRight(1);
    }

    private static Ball power(long exponent, int bits) {
        Ball result = Ball.of(1);
        Ball square = Ball.of(10);
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square, bits);
            }
            square = square.times(square, bits);
        }
        return result;
    }

    private static String stripped(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String layout(String digits, long exponent) {
        if (exponent < -6 || exponent > 20) {
            return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + exponent;
        }
        int point = (int) exponent + 1;
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (digits.length() <= point) {
            return digits + "0".repeat(point - digits.length());
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
