package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the limits say of the cross entropy and the divergence of the softmaxes of two rows, and of their gradients. */
final class PairLimits {

    private static final double INF = Double.POSITIVE_INFINITY;

    private final RowLimits a;
    private final RowLimits b;

    PairLimits(RowLimits a, RowLimits b) {
        this.a = a;
        this.b = b;
    }

    double crossEntropy() {
        return value(false);
    }

    double divergence() {
        return value(true);
    }

    private double value(boolean divergence) {
        if (a.z.length == 0) {
            return 0;
        }
        if (!a.hasLimit() || b.isNowhere()) {
            return Double.NaN;
        }
        BigDecimal sum = BigDecimal.ZERO;
        boolean limited = true;
        for (int k = 0; k < a.z.length; k++) {
            if (!a.vanishes(k)) {
                if (b.vanishes(k)) {
                    return INF;
                }
                BigDecimal log = b.logProbability(k);
                limited &= log != null;
                BigDecimal own = divergence ? a.logProbability(k) : BigDecimal.ZERO;
                sum = log == null ? sum : sum.subtract(a.probability(k).multiply(log.subtract(own), DIGITS));
            }
        }
        if (divergence && isTiny(a) && isTiny(b)) {
            return halfVariance();
        }
        boolean same = divergence && Arrays.equals(a.z, b.z);
        return limited ? (same ? 0 : sum.doubleValue()) : Double.NaN;
    }

    private static boolean isTiny(RowLimits row) {
        return Arrays.stream(row.z).allMatch(v -> Math.abs(v - row.z[0]) < 1e-40);
    }

    /** Of logits so near each other that 100 digits show no divergence: half the variance of their differences. */
    private double halfVariance() {
        int n = a.z.length;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int k = 0; k < n; k++) {
            // Each row from its first logit: its size is no matter.
            BigDecimal ofA = new BigDecimal(a.z[k]).subtract(new BigDecimal(a.z[0]));
            BigDecimal c = ofA.subtract(new BigDecimal(b.z[k]).subtract(new BigDecimal(b.z[0])));
            sum = sum.add(c);
            squares = squares.add(c.multiply(c));
        }
        BigDecimal count = BigDecimal.valueOf(n);
        return squares.multiply(count)
                .subtract(sum.multiply(sum))
                .divide(count.multiply(count).multiply(BigDecimal.valueOf(2)), DIGITS)
                .doubleValue();
    }

    /** softmax(b) - softmax(a), as Σ<sub>j</sub> of what 100 digits of both would lose. */
    double[] gradientOfSecond() {
        boolean nowhere = a.isNowhere() || b.isNowhere();
        return a.numbers(k -> {
            BigDecimal p = nowhere ? null : a.probability(k);
            BigDecimal q = nowhere ? null : b.probability(k);
            if (p == null || q == null) {
                return null;
            }
            // 1 - p - (1 - q): exact where both are near 1.
            return q.compareTo(p) == 0 && p.signum() > 0 ? others(a, k).subtract(others(b, k)) : q.subtract(p);
        });
    }

    private static BigDecimal others(RowLimits row, int k) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < row.z.length; j++) {
            sum = j == k ? sum : sum.add(row.probability(j));
        }
        return sum;
    }

    /**
     * p<sub>k</sub> (c<sub>k</sub> - Σ p c) with c = -b, or a - b. Where c is infinite at one class that is not masked in
     * a, that entry goes its way and all others the opposite one; where it is at several, the entries whose terms
     * pull in both directions have no limit.
     */
    double[] gradientOfFirst(boolean divergence) {
        int n = a.z.length;
        double[] all = new double[n];
        if (!a.hasLimit() || b.hasNaN) {
            Arrays.fill(all, Double.NaN);
            return all;
        }
        if (a.isCertain() || n == 0) {
            return all;
        }
        int[] up = IntStream.of(a.unmasked).filter(k -> b.z[k] == -INF).toArray();
        int[] down = IntStream.of(a.unmasked).filter(k -> b.z[k] == INF).toArray();
        if (up.length + down.length > 0) {
            for (int k : a.unmasked) {
                if (b.z[k] == -INF) {
                    all[k] = up.length == 1 ? INF : Double.NaN;
                } else if (b.z[k] == INF) {
                    all[k] = down.length == 1 ? -INF : Double.NaN;
                } else {
                    all[k] = up.length == 0 ? INF : down.length == 0 ? -INF : Double.NaN;
                }
            }
            return all;
        }
        BigDecimal[] c = Arrays.stream(a.unmasked)
                .mapToObj(k -> (divergence ? new BigDecimal(a.z[k]) : BigDecimal.ZERO).subtract(new BigDecimal(b.z[k])))
                .toArray(BigDecimal[]::new);
        BigDecimal[] some = HighPrecisionRows.deviation(a.reduced(a.z), c);
        return a.numbers(k -> a.vanishes(k) ? BigDecimal.ZERO : some[a.place(k)]);
    }
}
