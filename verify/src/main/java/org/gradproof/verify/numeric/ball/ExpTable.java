package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Exponentials of {@code i / 2^8} and {@code j / 2^16} in fixed point, each computed when it is first asked for, and the
 * polynomial for what is left of an argument.
 */
final class ExpTable {
    /** The most bits of an entry. */
    static final int BITS = 640;
    /** The first table is of multiples of {@code 2^-8}, the second of multiples of {@code 2^-SECOND} below that. */
    static final int SECOND = 16;

    private static final int FIRST = 8;
    private static final int SIZE = 1 << (SECOND - FIRST);
    private static final int GUARD = 40;
    private static final int BLOCK = 4;
    /** Enough for {@link #BITS}. */
    private static final int MOST_TERMS = 32;

    /** For i from -SIZE / 2. */
    private static final AtomicReferenceArray<BigInteger> COARSE = new AtomicReferenceArray<>(SIZE);

    private static final AtomicReferenceArray<BigInteger> FINE = new AtomicReferenceArray<>(SIZE);

    /** Of each degree {@code degree! / k!}. */
    private static final BigInteger[][] COEFFICIENTS = new BigInteger[MOST_TERMS + 1][];

    static {
        for (int degree = 0; degree <= MOST_TERMS; degree++) {
            BigInteger[] row = new BigInteger[degree + 1];
            row[degree] = BigInteger.ONE;
            for (int k = degree; k > 0; k--) {
                row[k - 1] = row[k].multiply(BigInteger.valueOf(k));
            }
            COEFFICIENTS[degree] = row;
        }
    }

    private ExpTable() {}

    /**
     * {@code e^(leading / 2^16)} in units of 2<sup>-point</sup>, less than 7 away.
     *
     * @param leading of absolute value less than 2<sup>15</sup>
     * @param point at most {@link #BITS}
     */
    static BigInteger of(int leading, int point) {
        int i = leading >> (SECOND - FIRST);
        int j = leading - (i << (SECOND - FIRST));
        BigInteger coarse = entry(COARSE, i + SIZE / 2, i, FIRST).shiftRight(BITS - point);
        return j == 0
                ? coarse
                : coarse.multiply(entry(FINE, j, j, SECOND).shiftRight(BITS - point))
                        .shiftRight(point);
    }

    /** Less than 2 units of 2<sup>-BITS</sup> away. */
    private static BigInteger entry(AtomicReferenceArray<BigInteger> table, int at, int number, int shift) {
        BigInteger known = table.get(at);
        if (known == null) {
            // Of at most 1/2: a term is off by less than 2 units, and there are far fewer than 2^GUARD of them.
            int point = BITS + GUARD;
            BigInteger term = BigInteger.ONE.shiftLeft(point);
            BigInteger sum = term;
            for (int k = 1; term.signum() != 0 && term.bitLength() > 1; k++) {
                term = term.multiply(BigInteger.valueOf(number))
                        .shiftRight(shift)
                        .divide(BigInteger.valueOf(k));
                sum = sum.add(term);
            }
            known = sum.shiftRight(GUARD);
            table.set(at, known);
        }
        return known;
    }

    /**
     * {@code e^r} for r from 0 to {@code 2^-16} in units of 2<sup>-point</sup>, less than 4 away: so many terms that what
     * is left out is below 1 unit, in blocks of four powers, so that few multiplications are of two long numbers.
     */
    static BigInteger polynomial(BigInteger r, int point) {
        BigInteger[] coefficients = COEFFICIENTS[degree(point)];
        int degree = coefficients.length - 1;
        BigInteger square = r.multiply(r).shiftRight(point);
        BigInteger[] powers = {r, square, square.multiply(r).shiftRight(point)};
        BigInteger fourth = square.multiply(square).shiftRight(point);
        BigInteger sum = BigInteger.ZERO;
        for (int k = degree / BLOCK * BLOCK; k >= 0; k -= BLOCK) {
            sum = sum.multiply(fourth).shiftRight(point).add(coefficients[k].shiftLeft(point));
            for (int i = 1; i < BLOCK && k + i <= degree; i++) {
                sum = sum.add(powers[i - 1].multiply(coefficients[k + i]));
            }
        }
        // Of the powers the square is off by 1 unit, halved, the third by less than 2, over 6, and so on: all together
        // by
        // less than 1; so are the shifts of the sum, which are divided by what the coefficients were multiplied with.
        return sum.divide(coefficients[0]);
    }

    /** The least degree d with {@code 2^(-16 (d + 1)) / d!} below a unit: what is left out is less by d + 1. */
    private static int degree(int point) {
        int degree = BLOCK;
        while (SECOND * (degree + 1) + COEFFICIENTS[degree][0].bitLength() - 1 < point) {
            degree++;
        }
        return degree;
    }
}
