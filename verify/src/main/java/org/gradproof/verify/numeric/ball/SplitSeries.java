package org.gradproof.verify.numeric.ball;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exponential series in fixed point for many digits: {@code Σ r^k / k!} as {@code Σ_j r^j Σ_i r^(mi) / (mi + j)!},
 * so that of n terms only about 2 √n take a multiplication of two long numbers, the others a division by a small one
 * (D. M. Smith, "Efficient multiple-precision evaluation of elementary functions", Mathematics of Computation 52, 1989).
 */
final class SplitSeries {
    private final BigInteger sum;
    private final long error;

    private SplitSeries(BigInteger sum, long error) {
        this.sum = sum;
        this.error = error;
    }

    /** The sum, in units of 2<sup>-point</sup>. */
    BigInteger sum() {
        return sum;
    }

    /** A bound of the error of the sum, in units. */
    long error() {
        return error;
    }

    /**
     * The exponential.
     *
     * @param r between 0 and 3/4, in units of 2<sup>-point</sup>; taken as exact
     * @param stride m, at least 2
     */
    static SplitSeries of(BigInteger r, int point, int stride) {
        BigInteger leap = r;
        for (int i = 1; i < stride; i++) {
            leap = leap.multiply(r).shiftRight(point);
        }
        BigInteger[] sums = new BigInteger[stride];
        Arrays.fill(sums, BigInteger.ZERO);
        BigInteger term = BigInteger.ONE.shiftLeft(point);
        int k = 0;
        while (term.signum() != 0) {
            sums[k % stride] = sums[k % stride].add(term);
            k++;
            if (k % stride == 0) {
                term = term.multiply(leap).shiftRight(point);
            }
            term = term.divide(BigInteger.valueOf(k));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int j = stride - 1; j >= 0; j--) {
            sum = sum.multiply(r).shiftRight(point).add(sums[j]);
        }
        // A leap is off by less than 4 units (each product by the last one's error times 3/4, and by 1). So a term,
        // below 1, is off by less than 6: by 3/4 of the last one's error, by 4 and by 1, over k, and by 1. What follows
        // the last term is less than the error of that, twice. The sums' errors add up; each step of Horner's adds 1.
        return new SplitSeries(sum, 6L * (k + 2) + stride);
    }
}
