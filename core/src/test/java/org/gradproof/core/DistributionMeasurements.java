package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures entropies, cross entropies and divergences of distributions and of logits. */
final class DistributionMeasurements {

    private static final int ROWS = 150;

    private DistributionMeasurements() {}

    static List<Measured> all() {
        return Stream.of(entropies(), pairs(), ofLogits(), near())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Measured> entropies() {
        Measured value = Measured.of("Entropy.valueFromProbabilities", "every distribution");
        Measured slope = Measured.of("Entropy.gradientFromProbabilities", "p in (0, 1]");
        Measured logits = Measured.of("Entropy.valueFromLogits", "every row");
        Measured both = Measured.of("Entropy.valueFromLogits", "every row, with the gradient");
        Measured logitSlope = Measured.of("Entropy.gradientFromLogits", "every row");
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(2, 9));
            double[] p = Samples.simplex(random, z.length);
            value.errors()
                    .add(
                            Entropy.valueFromProbabilities(p),
                            HighPrecisionRows.entropy(decimals(p), HighPrecisionRows.logs(p)),
                            p);
            BigDecimal entropy = entropyOfLogits(z);
            logits.errors().add(Entropy.valueFromLogits(z), entropy, z);
            both.errors().add(Entropy.valueAndGradientFromLogits(z, new double[z.length]), entropy, z);
            BigDecimal[] exact = HighPrecisionRows.deviation(z, decimals(z));
            logitSlope.errors().addAll(Entropy.gradientFromLogits(z), negated(exact), z);
            double q = i % 3 == 0 ? Samples.softLabel(random) : StrictMath.exp(-1) + (i - 200) * 0x1p-54;
            BigDecimal log = HighPrecision.log(new BigDecimal(q));
            slope.errors()
                    .add(
                            Entropy.gradientFromProbabilities(new double[] {q})[0],
                            log.add(BigDecimal.ONE).negate(),
                            q);
        }
        return List.of(value, slope, logits, both, logitSlope);
    }

    private static BigDecimal entropyOfLogits(double[] z) {
        return HighPrecisionRows.entropy(HighPrecisionRows.softmax(z, 1), HighPrecisionRows.logSoftmax(z, 1));
    }

    private static List<Measured> pairs() {
        Measured cross = Measured.of("DistributionCrossEntropy.valueFromProbabilities", "every pair of distributions");
        Measured crossFirst =
                Measured.of("DistributionCrossEntropy.gradientOfFirstFromProbabilities", "every pair of distributions");
        Measured crossSecond = Measured.of(
                "DistributionCrossEntropy.gradientOfSecondFromProbabilities", "every pair of distributions");
        Measured divergence = Measured.of("KullbackLeibler.valueFromProbabilities", "every pair of distributions");
        Measured first = Measured.of("KullbackLeibler.gradientOfFirstFromProbabilities", "every pair of distributions");
        Measured second =
                Measured.of("KullbackLeibler.gradientOfSecondFromProbabilities", "every pair of distributions");
        SplittableRandom random = new SplittableRandom(35);
        for (int i = 0; i < ROWS; i++) {
            double[] p = Samples.positive(Samples.simplex(random, random.nextInt(1, 9)));
            double[] q = Samples.positive(Softmax.value(Samples.row(random, p.length)));
            if (i % 4 == 0) {
                Arrays.setAll(q, k -> p[k] * StrictMath.exp(-1));
            }
            BigDecimal[] logP = HighPrecisionRows.logs(p);
            BigDecimal[] logQ = HighPrecisionRows.logs(q);
            BigDecimal[] difference = new BigDecimal[p.length];
            BigDecimal[] quotient = new BigDecimal[p.length];
            BigDecimal[] onePlus = new BigDecimal[p.length];
            BigDecimal exact = BigDecimal.ZERO;
            for (int k = 0; k < p.length; k++) {
                difference[k] = logP[k].subtract(logQ[k]);
                onePlus[k] = difference[k].add(BigDecimal.ONE);
                quotient[k] = new BigDecimal(p[k])
                        .divide(new BigDecimal(q[k]), DIGITS)
                        .negate();
                exact = exact.add(new BigDecimal(p[k]).multiply(difference[k]));
            }
            cross.errors()
                    .add(
                            DistributionCrossEntropy.valueFromProbabilities(p, q),
                            HighPrecisionRows.entropy(decimals(p), logQ),
                            p,
                            q);
            crossFirst
                    .errors()
                    .addAll(DistributionCrossEntropy.gradientOfFirstFromProbabilities(p, q), negated(logQ), p, q);
            crossSecond
                    .errors()
                    .addAll(DistributionCrossEntropy.gradientOfSecondFromProbabilities(p, q), quotient, p, q);
            divergence.errors().add(KullbackLeibler.valueFromProbabilities(p, q), exact, p, q);
            first.errors().addAll(KullbackLeibler.gradientOfFirstFromProbabilities(p, q), onePlus, p, q);
            second.errors().addAll(KullbackLeibler.gradientOfSecondFromProbabilities(p, q), quotient, p, q);
        }
        return List.of(cross, crossFirst, crossSecond, divergence, first, second);
    }

    private static List<Measured> ofLogits() {
        Measured cross = Measured.of("DistributionCrossEntropy.valueFromLogits", "every pair of rows");
        Measured crossFirst = Measured.of("DistributionCrossEntropy.gradientOfFirstFromLogits", "every pair of rows");
        Measured crossSecond = Measured.of("DistributionCrossEntropy.gradientOfSecondFromLogits", "every pair of rows");
        Measured divergence = Measured.of("KullbackLeibler.valueFromLogits", "every pair of rows");
        Measured first = Measured.of("KullbackLeibler.gradientOfFirstFromLogits", "every pair of rows");
        Measured second = Measured.of("KullbackLeibler.gradientOfSecondFromLogits", "every pair of rows");
        Measured crossBoth =
                Measured.of("DistributionCrossEntropy.valueFromLogits", "every pair of rows, with a gradient");
        Measured both = Measured.of("KullbackLeibler.valueFromLogits", "every pair of rows, with a gradient");
        SplittableRandom random = new SplittableRandom(36);
        for (int i = 0; i < ROWS; i++) {
            double[] a = Samples.row(random, random.nextInt(1, 9));
            double[] b = Samples.row(random, a.length);
            BigDecimal[] p = HighPrecisionRows.softmax(a, 1);
            BigDecimal[] logQ = HighPrecisionRows.logSoftmax(b, 1);
            BigDecimal[] pull = negated(HighPrecisionRows.deviation(a, decimals(b)));
            BigDecimal[] push = difference(a, b);
            BigDecimal entropy = HighPrecisionRows.entropy(p, logQ);
            BigDecimal exact = HighPrecisionRows.divergence(a, b);
            double[] slopes = new double[a.length];
            cross.errors().add(DistributionCrossEntropy.valueFromLogits(a, b), entropy, a, b);
            crossBoth
                    .errors()
                    .add(DistributionCrossEntropy.valueAndGradientOfFirstFromLogits(a, b, slopes), entropy, a, b);
            both.errors().add(KullbackLeibler.valueAndGradientOfFirstFromLogits(a, b, slopes), exact, a, b);
            both.errors().add(KullbackLeibler.valueAndGradientOfSecondFromLogits(a, b, slopes), exact, a, b);
            crossFirst.errors().addAll(DistributionCrossEntropy.gradientOfFirstFromLogits(a, b), pull, a, b);
            crossSecond.errors().addAll(DistributionCrossEntropy.gradientOfSecondFromLogits(a, b), push, a, b);
            divergence.errors().add(KullbackLeibler.valueFromLogits(a, b), exact, a, b);
            first.errors().addAll(KullbackLeibler.gradientOfFirstFromLogits(a, b), slope(a, b), a, b);
            second.errors().addAll(KullbackLeibler.gradientOfSecondFromLogits(a, b), push, a, b);
        }
        return List.of(cross, crossBoth, crossFirst, crossSecond, divergence, both, first, second);
    }

    /** Pairs that differ in the last bits: divergences of 10<sup>-32</sup>. */
    private static List<Measured> near() {
        Measured divergence = Measured.of("KullbackLeibler.valueFromProbabilities", "distributions some ulp apart");
        Measured ofLogits = Measured.of("KullbackLeibler.valueFromLogits", "rows some ulp apart");
        Measured both = Measured.of("KullbackLeibler.valueFromLogits", "rows some ulp apart, with a gradient");
        Measured first = Measured.of("KullbackLeibler.gradientOfFirstFromLogits", "rows some ulp apart");
        Measured second = Measured.of("KullbackLeibler.gradientOfSecondFromLogits", "rows some ulp apart");
        SplittableRandom random = new SplittableRandom(37);
        for (int i = 0; i < ROWS / 3; i++) {
            double[] a = new double[random.nextInt(2, 9)];
            Arrays.setAll(a, k -> random.nextDouble(-9, 9));
            double apart = Math.scalb(1.0, -random.nextInt(10, 53));
            double[] b = Arrays.stream(a).map(v -> v + v * apart).toArray();
            double[] p = Softmax.value(a);
            double[] q = Arrays.stream(p)
                    .map(v -> Math.min(1, v + v * apart * random.nextInt(-2, 3)))
                    .toArray();
            BigDecimal exact = BigDecimal.ZERO;
            for (int k = 0; k < p.length; k++) {
                BigDecimal ratio =
                        new BigDecimal(p[k]).subtract(new BigDecimal(q[k])).divide(new BigDecimal(q[k]), DIGITS);
                exact = exact.add(new BigDecimal(p[k]).multiply(HighPrecision.log1p(ratio)));
            }
            divergence.errors().add(KullbackLeibler.valueFromProbabilities(p, q), exact, p, q);
            BigDecimal exactly = HighPrecisionRows.divergence(a, b);
            double[] slopes = new double[a.length];
            ofLogits.errors().add(KullbackLeibler.valueFromLogits(a, b), exactly, a, b);
            both.errors().add(KullbackLeibler.valueAndGradientOfFirstFromLogits(a, b, slopes), exactly, a, b);
            both.errors().add(KullbackLeibler.valueAndGradientOfSecondFromLogits(a, b, slopes), exactly, a, b);
            first.errors().addAll(KullbackLeibler.gradientOfFirstFromLogits(a, b), slope(a, b), a, b);
            second.errors().addAll(KullbackLeibler.gradientOfSecondFromLogits(a, b), difference(a, b), a, b);
        }
        return List.of(divergence, ofLogits, both, first, second);
    }

    private static BigDecimal[] slope(double[] a, double[] b) {
        BigDecimal[] c = new BigDecimal[a.length];
        Arrays.setAll(c, k -> new BigDecimal(a[k]).subtract(new BigDecimal(b[k])));
        return HighPrecisionRows.deviation(a, c);
    }

    private static BigDecimal[] difference(double[] a, double[] b) {
        BigDecimal[] ofA = HighPrecisionRows.exponentials(a, 1);
        BigDecimal[] ofB = HighPrecisionRows.exponentials(b, 1);
        BigDecimal totalOfA = HighPrecisionRows.sum(ofA);
        BigDecimal totalOfB = HighPrecisionRows.sum(ofB);
        BigDecimal[] difference = new BigDecimal[a.length];
        Arrays.setAll(
                difference,
                k -> ofB[k].multiply(totalOfA)
                        .subtract(ofA[k].multiply(totalOfB))
                        .divide(totalOfA.multiply(totalOfB), DIGITS));
        return difference;
    }

    private static BigDecimal[] decimals(double[] values) {
        return HighPrecisionRows.decimals(values);
    }

    private static BigDecimal[] negated(BigDecimal[] values) {
        return Arrays.stream(values).map(BigDecimal::negate).toArray(BigDecimal[]::new);
    }
}
