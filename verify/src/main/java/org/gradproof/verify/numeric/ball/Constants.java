package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;

/** log 2 and pi in fixed point, computed once for the most bits that were asked for. */
public final class Constants {
    private record Digits(BigInteger value, int bits) {}

    private static final int GUARD = 64;

    private static volatile Digits logTwo = new Digits(BigInteger.ZERO, 0);
    private static volatile Digits pi = new Digits(BigInteger.ZERO, 0);

    private Constants() {}

    /** {@code log 2 * 2^bits}, less than 2 away. */
    public static BigInteger logTwo(int bits) {
        Digits known = logTwo;
        if (known.bits < bits) {
            int more = Math.max(bits, 2 * known.bits) + GUARD;
            // Machin-like: log 2 = 18 artanh 1/26 - 2 artanh 1/4801 + 8 artanh 1/8749.
            BigInteger value = series(26, more, false)
                    .multiply(BigInteger.valueOf(18))
                    .subtract(series(4801, more, false).shiftLeft(1))
                    .add(series(8749, more, false).shiftLeft(3));
            known = new Digits(value.shiftRight(GUARD), more - GUARD);
            logTwo = known;
        }
        return known.value.shiftRight(known.bits - bits);
    }

    /** {@code pi * 2^bits}, less than 2 away. */
    public static BigInteger pi(int bits) {
        Digits known = pi;
        if (known.bits < bits) {
            int more = Math.max(bits, 2 * known.bits) + GUARD;
            // Machin: pi = 16 arctan 1/5 - 4 arctan 1/239.
            BigInteger value = series(5, more, true)
                    .shiftLeft(4)
                    .subtract(series(239, more, true).shiftLeft(2));
            known = new Digits(value.shiftRight(GUARD), more - GUARD);
            pi = known;
        }
        return known.value.shiftRight(known.bits - bits);
    }

    /** artanh(1/n), or arctan(1/n), in fixed point; off by fewer units than it has terms, thus by far less than 2^GUARD. */
    private static BigInteger series(int n, int bits, boolean alternating) {
        BigInteger square = BigInteger.valueOf((long) n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; power.signum() > 0; k++) {
            BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
            sum = alternating && (k & 1) == 1 ? sum.subtract(term) : sum.add(term);
            power = power.divide(square);
        }
        return sum;
    }
}
