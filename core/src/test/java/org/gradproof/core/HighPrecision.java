package org.gradproof.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The reference: exp and log to about 90 digits, and the losses straight from their definitions.
 *
 * <p>exp by halving the argument and the Taylor series; log by Halley's iteration on exp, or for log1p of a small
 * argument by the series of atanh. Doubles enter exactly. Nothing is shared with what is tested.
 */
final class HighPrecision {

    static final MathContext DIGITS = new MathContext(100);

    /** Below this, e<sup>x</sup> is 0: nothing that a double can show depends on it. */
    private static final BigDecimal VANISHED = BigDecimal.valueOf(-3000);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private HighPrecision() {}

    static BigDecimal exp(BigDecimal x) {
        if (x.compareTo(VANISHED) < 0) {
            return BigDecimal.ZERO;
        }
        int halvings = Math.max(0, (int) Math.ceil(Math.log(Math.abs(x.doubleValue()) + 1e-300) / Math.log(2)) + 10);
        BigDecimal r = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; term.signum() != 0 && term.precision() - term.scale() > -DIGITS.getPrecision() - 3; i++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    static BigDecimal exp(double x) {
        return exp(new BigDecimal(x));
    }

    /** log(1 + x), relatively accurate for small x too. */
    static BigDecimal log1p(BigDecimal x) {
        if (x.abs().compareTo(new BigDecimal("0.01")) < 0) {
            BigDecimal s = x.divide(x.add(TWO), DIGITS);
            BigDecimal s2 = s.multiply(s, DIGITS);
            BigDecimal power = s;
            BigDecimal sum = s;
            for (int i = 3; i < 60; i += 2) {
                power = power.multiply(s2, DIGITS);
                sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS), DIGITS);
            }
            return sum.multiply(TWO, DIGITS);
        }
        return log(x.add(BigDecimal.ONE, DIGITS));
    }

    static BigDecimal log(BigDecimal x) {
        int exponent = x.precision() - x.scale() - 1;
        BigDecimal y = new BigDecimal(Math.log(x.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10));
        for (int i = 0; i < 3; i++) {
            BigDecimal e = exp(y);
            y = y.add(TWO.multiply(x.subtract(e, DIGITS)).divide(x.add(e, DIGITS), DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal sigmoid(double z) {
        BigDecimal e = exp(-Math.abs(z));
        return (z < 0 ? e : BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
    }

    static BigDecimal sigmoidGradient(double z) {
        return sigmoid(z).multiply(sigmoid(-z), DIGITS);
    }

    static BigDecimal softplus(double z) {
        return new BigDecimal(Math.max(z, 0)).add(log1p(exp(-Math.abs(z))), DIGITS);
    }

    static BigDecimal logLoss(double z, double y) {
        return new BigDecimal(y)
                .multiply(softplus(-z))
                .add(BigDecimal.ONE.subtract(new BigDecimal(y)).multiply(softplus(z)), DIGITS);
    }

    /** σ(z) - y = (½ - y) + tanh(z/2)/2 near 0, where 100 digits of σ(z) would not show a tiny z. */
    static BigDecimal logLossGradient(double z, double y) {
        BigDecimal label = new BigDecimal(y);
        if (Math.abs(z) < 1e-4) {
            BigDecimal half = new BigDecimal(z).divide(TWO);
            BigDecimal cube = half.pow(3, DIGITS);
            BigDecimal square = half.multiply(half, DIGITS);
            // tanh x = x - x³/3 + 2x⁵/15 - 17x⁷/315 + 62x⁹/2835 - …, cut where 10⁻⁴ leaves 50 digits.
            BigDecimal[] numerators = decimals(-1, 2, -17, 62, -1382, 21844, -929569);
            BigDecimal[] denominators = decimals(3, 15, 315, 2835, 155925, 6081075, 638512875);
            BigDecimal tanh = half;
            BigDecimal power = cube;
            for (int i = 0; i < numerators.length; i++) {
                tanh = tanh.add(power.multiply(numerators[i]).divide(denominators[i], DIGITS));
                power = power.multiply(square, DIGITS);
            }
            return new BigDecimal("0.5").subtract(label).add(tanh.divide(TWO));
        }
        BigDecimal positive = BigDecimal.ONE.subtract(label).multiply(sigmoid(z));
        return positive.subtract(label.multiply(sigmoid(-z)), DIGITS);
    }

    private static BigDecimal[] decimals(long... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
    }

    static BigDecimal logit(double p) {
        return log(new BigDecimal(p)).subtract(log1p(new BigDecimal(p).negate()), DIGITS);
    }

    static BigDecimal logSumExp(double[] z) {
        BigDecimal max = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        return max.add(log1p(total(z).subtract(BigDecimal.ONE)), DIGITS);
    }

    static BigDecimal[] softmax(double[] z) {
        BigDecimal total = total(z);
        return Arrays.stream(exponentials(z)).map(e -> e.divide(total, DIGITS)).toArray(BigDecimal[]::new);
    }

    static BigDecimal[] logSoftmax(double[] z) {
        BigDecimal max = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        BigDecimal log = log1p(total(z).subtract(BigDecimal.ONE));
        return Arrays.stream(z)
                .mapToObj(v -> new BigDecimal(v).subtract(max).subtract(log, DIGITS))
                .toArray(BigDecimal[]::new);
    }

    static BigDecimal crossEntropy(double[] z, double[] y) {
        BigDecimal[] logP = logSoftmax(z);
        BigDecimal loss = BigDecimal.ZERO;
        for (int k = 0; k < z.length; k++) {
            loss = loss.subtract(new BigDecimal(y[k]).multiply(logP[k], DIGITS));
        }
        return loss;
    }

    /** p<sub>k</sub> Σ y - y<sub>k</sub> as Σ<sub>j</sub> (p<sub>k</sub> y<sub>j</sub> - y<sub>k</sub> p<sub>j</sub>). */
    static BigDecimal[] crossEntropyGradient(double[] z, double[] y) {
        BigDecimal[] e = exponentials(z);
        BigDecimal total = total(z);
        BigDecimal[] gradient = new BigDecimal[z.length];
        BigDecimal labels = BigDecimal.ZERO;
        for (double label : y) {
            labels = labels.add(new BigDecimal(label));
        }
        for (int k = 0; k < z.length; k++) {
            BigDecimal label = new BigDecimal(y[k]);
            BigDecimal others = total.subtract(e[k]);
            BigDecimal otherLabels = labels.subtract(label);
            gradient[k] =
                    e[k].multiply(otherLabels).subtract(label.multiply(others)).divide(total, DIGITS);
        }
        return gradient;
    }

    /** e<sup>z_j - max</sup>. The largest is 1, and every other is added to full scale: no digits are lost. */
    private static BigDecimal[] exponentials(double[] z) {
        BigDecimal max = new BigDecimal(Arrays.stream(z).max().orElseThrow());
        return Arrays.stream(z)
                .mapToObj(v -> exp(new BigDecimal(v).subtract(max)))
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal total(double[] z) {
        return Arrays.stream(exponentials(z)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
