package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the limits say of softmax and of what is made of it, for a row of any doubles over a temperature; where all unmasked
 * logits are finite, 100 digits of it.
 */
final class RowLimits {

    final double[] z;
    final double temperature;

    /** The classes that are not masked. */
    final int[] unmasked;

    final boolean hasNaN;
    private final int infinite;

    private BigDecimal[] exponentials = {};
    private BigDecimal logOfTotal = BigDecimal.ZERO;

    RowLimits(double[] z, double temperature) {
        this.z = z;
        this.temperature = temperature;
        this.hasNaN = Arrays.stream(z).anyMatch(Double::isNaN);
        this.infinite = (int)
                Arrays.stream(z).filter(v -> v == Double.POSITIVE_INFINITY).count();
        this.unmasked = IntStream.range(0, z.length)
                .filter(k -> z[k] > Double.NEGATIVE_INFINITY)
                .toArray();
    }

    RowLimits(double[] z) {
        this(z, 1);
    }

    /** Whether one class has all the probability in every limit. */
    boolean isCertain() {
        return !hasNaN && (z.length == 1 || infinite == 1 || (infinite == 0 && unmasked.length == 1));
    }

    /** Whether softmax has no limit at all: a NaN, or all of several classes masked. */
    boolean isNowhere() {
        return hasNaN || (z.length > 1 && unmasked.length == 0);
    }

    boolean hasInfinite() {
        return infinite > 0;
    }

    boolean hasSeveralInfinite() {
        return !hasNaN && infinite > 1;
    }

    boolean hasLimit() {
        return !isNowhere() && !hasSeveralInfinite();
    }

    /** Whether the class's probability is 0 in every limit: then its logarithm is -∞. */
    boolean vanishes(int k) {
        return z.length > 1 && (z[k] == Double.NEGATIVE_INFINITY || (infinite > 0 && z[k] < Double.POSITIVE_INFINITY));
    }

    /** A single class has a probability wherever it is; so has the only one at ∞. */
    private boolean isSure(int k) {
        return z.length == 1 || (infinite == 1 && z[k] == Double.POSITIVE_INFINITY);
    }

    /** The probability to 100 digits; null where there is no limit. */
    BigDecimal probability(int k) {
        if (isNowhere()) {
            return null;
        }
        if (vanishes(k) || isSure(k)) {
            return vanishes(k) ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        return infinite > 0 ? null : exponential(k).divide(HighPrecisionRows.sum(exponentials), DIGITS);
    }

    /** Its logarithm where the probability does not vanish; null where there is no limit. */
    BigDecimal logProbability(int k) {
        if (isNowhere() || isSure(k)) {
            return isNowhere() ? null : BigDecimal.ZERO;
        }
        if (infinite > 0) {
            return null;
        }
        BigDecimal e = exponential(k);
        BigDecimal top = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        BigDecimal gap = new BigDecimal(z[k]).subtract(top).divide(new BigDecimal(temperature), DIGITS);
        if (logOfTotal.signum() == 0 && e.signum() >= 0) {
            logOfTotal = HighPrecision.log1p(HighPrecisionRows.sum(exponentials).subtract(BigDecimal.ONE));
        }
        return gap.subtract(logOfTotal);
    }

    /** e<sup>(z_k - max)/T</sup> of an unmasked class, where all of them are finite. */
    private BigDecimal exponential(int k) {
        if (exponentials.length == 0) {
            exponentials = HighPrecisionRows.exponentials(reduced(z), temperature);
        }
        return exponentials[place(k)];
    }

    double[] softmax() {
        return numbers(this::probability);
    }

    double[] logSoftmax() {
        double[] all = numbers(k -> vanishes(k) ? null : logProbability(k));
        for (int k = 0; k < all.length; k++) {
            all[k] = vanishes(k) && !isNowhere() ? Double.NEGATIVE_INFINITY : all[k];
        }
        return all;
    }

    double logSumExp() {
        if (hasNaN || infinite > 0) {
            return hasNaN ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        if (unmasked.length < 2) {
            return unmasked.length == 0 ? Double.NEGATIVE_INFINITY : z[unmasked[0]];
        }
        return HighPrecision.logSumExp(reduced(z)).doubleValue();
    }

    /** -Σ a<sub>k</sub> log p<sub>k</sub>: an unlikely class with a label makes it ∞, whatever the others are. */
    double crossEntropy(BigDecimal[] a) {
        if (hasNaN) {
            return Double.NaN;
        }
        BigDecimal sum = BigDecimal.ZERO;
        boolean limited = true;
        for (int k = 0; k < z.length; k++) {
            if (a[k].signum() > 0) {
                if (vanishes(k) && unmasked.length > 0) {
                    return Double.POSITIVE_INFINITY;
                }
                BigDecimal log = logProbability(k);
                limited &= log != null;
                sum = log == null ? sum : sum.subtract(a[k].multiply(log, DIGITS));
            }
        }
        return limited ? sum.doubleValue() : Double.NaN;
    }

    /** (p<sub>k</sub> Σ a - a<sub>k</sub>) / T. */
    double[] crossEntropyGradient(BigDecimal[] a) {
        BigDecimal all = HighPrecisionRows.sum(a);
        if (all.signum() == 0 && !hasNaN) {
            // Whatever the probabilities are.
            return numbers(k -> a[k].negate().divide(new BigDecimal(temperature), DIGITS));
        }
        return numbers(k -> {
            boolean ordinary = infinite == 0 && z.length > 1 && !isNowhere();
            if (ordinary && !vanishes(k)) {
                BigDecimal e = exponential(k);
                return contrast(e, HighPrecisionRows.sum(exponentials), a[k], all);
            }
            BigDecimal p = probability(k);
            return p == null ? null : contrast(p, BigDecimal.ONE, a[k], all);
        });
    }

    /** (e/total · all - a) / T as (e (all - a) - a (total - e)) / (total T), which keeps what 1 - e/total would lose. */
    private BigDecimal contrast(BigDecimal e, BigDecimal total, BigDecimal a, BigDecimal all) {
        return e.multiply(all.subtract(a))
                .subtract(a.multiply(total.subtract(e)))
                .divide(total.multiply(new BigDecimal(temperature)), DIGITS);
    }

    double[] reduced(double[] values) {
        return Arrays.stream(unmasked).mapToDouble(k -> values[k]).toArray();
    }

    /** Where an unmasked class stands among these. */
    int place(int k) {
        return Arrays.binarySearch(unmasked, k);
    }

    interface Entry {
        BigDecimal of(int k);
    }

    double[] numbers(Entry entry) {
        return IntStream.range(0, z.length)
                .mapToDouble(k -> {
                    BigDecimal exact = entry.of(k);
                    return exact == null ? Double.NaN : exact.doubleValue();
                })
                .toArray();
    }
}
