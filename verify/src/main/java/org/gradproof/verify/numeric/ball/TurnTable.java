package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sine and cosine in fixed point of few bits: those of {@code i / 2^8} from tables, whose entries are computed when they are
 * first asked for, and of what is left by short polynomials.
 */
final class TurnTable {
    /** The most bits of a result. */
    static final int BITS = 640;

    private static final int STEP = 8;
    /** More than a quarter of pi, in steps. */
    private static final int SIZE = 203;

    private static final int GUARD = 40;
    private static final int BLOCK = 4;
    private static final int MOST_TERMS = 30;

    /** For i from -SIZE. */
    private static final AtomicReferenceArray<Turn> TURNS = new AtomicReferenceArray<>(2 * SIZE + 1);

    /** Of each degree d in the square {@code (-1)^k (2d)! / (2k)!}, and {@code (-1)^k (2d + 1)! / (2k + 1)!}. */
    private static final BigInteger[][] EVEN = new BigInteger[MOST_TERMS + 1][];

    private static final BigInteger[][] ODD = new BigInteger[MOST_TERMS + 1][];

    static {
        for (int degree = 0; degree <= MOST_TERMS; degree++) {
            EVEN[degree] = row(degree, 0);
            ODD[degree] = row(degree, 1);
        }
    }

    /** A sine and a cosine. */
    private record Turn(BigInteger sine, BigInteger cosine) {}

    private TurnTable() {}

    private static BigInteger[] row(int degree, int odd) {
        BigInteger[] row = new BigInteger[degree + 1];
        row[degree] = BigInteger.valueOf((degree & 1) == 0 ? 1 : -1);
        for (int k = degree; k > 0; k--) {
            row[k - 1] = row[k].multiply(BigInteger.valueOf((2L * k + odd) * (2L * k + odd - 1)))
                    .negate();
        }
        return row;
    }

    /**
     * The sine or the cosine, less than 16 units away.
     *
     * @param x of absolute value below 0.79, in units of 2<sup>-point</sup>
     * @param point at most {@link #BITS}
     */
    static BigInteger of(BigInteger x, boolean sine, int point) {
        int cut = point - STEP;
        int i = x.add(BigInteger.ONE.shiftLeft(cut - 1)).shiftRight(cut).intValue();
        BigInteger r = x.subtract(BigInteger.valueOf(i).shiftLeft(cut));
        BigInteger square = r.multiply(r).shiftRight(point);
        int degree = degree(point);
        BigInteger[] powers = powers(square, point);
        // Of |r| at most 2^-9: each polynomial is off by less than 2 units, with what is left out; the sine then by
        // less than 2.
        BigInteger cosine = polynomial(EVEN[degree], powers, point);
        BigInteger sineOfRest =
                polynomial(ODD[degree], powers, point).multiply(r).shiftRight(point);
        Turn turn = turn(i);
        BigInteger s = turn.sine().shiftRight(BITS - point);
        BigInteger c = turn.cosine().shiftRight(BITS - point);
        // The entries are off by less than 2 units each; the two products together by less than 12, and 1 for the
        // shift.
        return (sine
                        ? s.multiply(cosine).add(c.multiply(sineOfRest))
                        : c.multiply(cosine).subtract(s.multiply(sineOfRest)))
                .shiftRight(point);
    }

    private static BigInteger[] powers(BigInteger square, int point) {
        BigInteger[] powers = new BigInteger[BLOCK];
        powers[0] = square;
        for (int i = 1; i < BLOCK; i++) {
            powers[i] = powers[i - 1].multiply(square).shiftRight(point);
        }
        return powers;
    }

    private static BigInteger polynomial(BigInteger[] coefficients, BigInteger[] powers, int point) {
        int degree = coefficients.length - 1;
        BigInteger sum = BigInteger.ZERO;
        for (int k = degree / BLOCK * BLOCK; k >= 0; k -= BLOCK) {
            sum = sum.multiply(powers[BLOCK - 1]).shiftRight(point).add(coefficients[k].shiftLeft(point));
            for (int i = 1; i < BLOCK && k + i <= degree; i++) {
                sum = sum.add(powers[i - 1].multiply(coefficients[k + i]));
            }
        }
        // The powers are off by less than 2 units and stand beside at most half of the first coefficient; so is each
        // shift.
        return sum.divide(coefficients[0]);
    }

    /** The least degree d with {@code 2^(-18 (d + 1)) / (2 d + 1)!} below a unit. */
    private static int degree(int point) {
        int degree = BLOCK;
        while (2 * (STEP + 1) * (degree + 1) + ODD[degree][0].bitLength() - 1 < point) {
            degree++;
        }
        return degree;
    }

    private static Turn turn(int i) {
        Turn known = TURNS.get(i + SIZE);
        if (known == null) {
            // Below 1: a term is off by less than 2 units, and there are far fewer than 2^GUARD of them.
            int point = BITS + GUARD;
            BigInteger term = BigInteger.ONE.shiftLeft(point);
            BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO};
            for (int k = 0; term.bitLength() > 1; ) {
                sums[k & 1] = (k & 2) == 0 ? sums[k & 1].add(term) : sums[k & 1].subtract(term);
                k++;
                term = term.multiply(BigInteger.valueOf(i)).shiftRight(STEP).divide(BigInteger.valueOf(k));
            }
            known = new Turn(sums[1].shiftRight(GUARD), sums[0].shiftRight(GUARD));
            TURNS.set(i + SIZE, known);
        }
        return known;
    }
}
