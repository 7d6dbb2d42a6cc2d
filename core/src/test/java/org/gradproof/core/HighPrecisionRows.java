package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;

/** The reference for rows and distributions, from the definitions, to {@link HighPrecision#DIGITS} digits. */
final class HighPrecisionRows {

    private HighPrecisionRows() {}

    /** e<sup>(z_j - max)/t</sup>. */
    static BigDecimal[] exponentials(double[] z, double t) {
        BigDecimal max = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        BigDecimal temperature = new BigDecimal(t);
        return Arrays.stream(z)
                .mapToObj(v -> HighPrecision.exp(new BigDecimal(v).subtract(max).divide(temperature, DIGITS)))
                .toArray(BigDecimal[]::new);
    }

    static BigDecimal sum(BigDecimal[] values) {
        return Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal[] softmax(double[] z, double t) {
        BigDecimal[] e = exponentials(z, t);
        BigDecimal total = sum(e);
        return Arrays.stream(e).map(v -> v.divide(total, DIGITS)).toArray(BigDecimal[]::new);
    }

    /** log of each probability, the smallest ones too. */
    static BigDecimal[] logSoftmax(double[] z, double t) {
        BigDecimal max = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        BigDecimal log = HighPrecision.log1p(sum(exponentials(z, t)).subtract(BigDecimal.ONE));
        return Arrays.stream(z)
                .mapToObj(v -> new BigDecimal(v)
                        .subtract(max)
                        .divide(new BigDecimal(t), DIGITS)
                        .subtract(log))
                .toArray(BigDecimal[]::new);
    }

    static BigDecimal[] labels(double[] y, double[] w, double epsilon) {
        BigDecimal keep = BigDecimal.ONE.subtract(new BigDecimal(epsilon));
        BigDecimal share = new BigDecimal(epsilon).divide(BigDecimal.valueOf(y.length), DIGITS);
        BigDecimal[] a = new BigDecimal[y.length];
        for (int k = 0; k < y.length; k++) {
            a[k] = keep.multiply(new BigDecimal(y[k])).add(share).multiply(new BigDecimal(w[k]));
        }
        return a;
    }

    static BigDecimal crossEntropy(double[] z, BigDecimal[] a, double t) {
        BigDecimal[] logP = logSoftmax(z, t);
        BigDecimal loss = BigDecimal.ZERO;
        for (int k = 0; k < z.length; k++) {
            loss = loss.subtract(a[k].multiply(logP[k], DIGITS));
        }
        return loss;
    }

    static BigDecimal[] crossEntropyGradient(double[] z, BigDecimal[] a, double t) {
        BigDecimal[] e = exponentials(z, t);
        BigDecimal total = sum(e);
        BigDecimal all = sum(a);
        BigDecimal[] gradient = new BigDecimal[z.length];
        for (int k = 0; k < z.length; k++) {
            gradient[k] =
                    e[k].multiply(all).subtract(a[k].multiply(total)).divide(total.multiply(new BigDecimal(t)), DIGITS);
        }
        return gradient;
    }

    /** p<sub>k</sub> (v<sub>k</sub> - Σ p<sub>j</sub> v<sub>j</sub>). */
    static BigDecimal[] deviation(double[] z, BigDecimal[] v) {
        BigDecimal[] e = exponentials(z, 1);
        BigDecimal total = sum(e);
        BigDecimal weighted = BigDecimal.ZERO;
        for (int k = 0; k < z.length; k++) {
            weighted = weighted.add(e[k].multiply(v[k]));
        }
        BigDecimal[] result = new BigDecimal[z.length];
        for (int k = 0; k < z.length; k++) {
            BigDecimal difference = v[k].multiply(total).subtract(weighted);
            result[k] = e[k].multiply(difference).divide(total.multiply(total), DIGITS);
        }
        return result;
    }

    static BigDecimal entropy(BigDecimal[] p, BigDecimal[] logP) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < p.length; k++) {
            sum = sum.subtract(p[k].multiply(logP[k], DIGITS));
        }
        return sum;
    }

    static BigDecimal divergence(double[] a, double[] b) {
        BigDecimal[] p = softmax(a, 1);
        BigDecimal[] logP = logSoftmax(a, 1);
        BigDecimal[] logQ = logSoftmax(b, 1);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < p.length; k++) {
            sum = sum.add(p[k].multiply(logP[k].subtract(logQ[k]), DIGITS));
        }
        return sum;
    }

    static BigDecimal[] decimals(double[] values) {
        return Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    /** log of each entry, and 0 of an entry 0, which is only ever multiplied by 0. */
    static BigDecimal[] logs(double[] values) {
        return Arrays.stream(values)
                .mapToObj(v -> v == 0 ? BigDecimal.ZERO : HighPrecision.log(new BigDecimal(v)))
                .toArray(BigDecimal[]::new);
    }
}
