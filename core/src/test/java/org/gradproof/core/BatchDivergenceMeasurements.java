package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures entropies, cross entropies and divergences of rows of logits and of probabilities. */
final class BatchDivergenceMeasurements {

    private static final int ROWS = 240;

    private BatchDivergenceMeasurements() {}

    static List<Measured> all() {
        return Stream.of(
                        logits("every pair of rows", false),
                        logits("rows nearly equal", true),
                        distributions("every pair of distributions", false),
                        distributions("distributions nearly equal", true),
                        floats())
                .flatMap(List::stream)
                .toList();
    }

    /** One measure's value and gradients over a range. */
    private record Errors(Measured value, Measured ofA, Measured ofB) {
        static Errors of(String measure, String range) {
            String terms = range + ", of the larger term";
            return new Errors(
                    Measured.of(measure + ".value", range),
                    Measured.of(measure + ".gradientOfFirst", terms),
                    Measured.of(measure + ".gradientOfSecond", terms));
        }

        List<Measured> list() {
            return List.of(value, ofA, ofB);
        }
    }

    private static List<Measured> logits(String range, boolean near) {
        Measured entropy = Measured.of("BatchEntropy.value", range);
        Measured slope = Measured.of("BatchEntropy.gradient", range + ", of the larger term");
        Errors cross = Errors.of("BatchDistributionCrossEntropy", range);
        Errors divergence = Errors.of("BatchKullbackLeibler", range);
        SplittableRandom random = new SplittableRandom(near ? 81 : 82);
        for (int i = 0; i < ROWS; i++) {
            int n = i % 60 == 0 ? 450 : i % 20 == 0 ? random.nextInt(100, 140) : random.nextInt(1, 12);
            double[] a =
                    i % 3 == 0 || near || n > 99 ? random.doubles(n, -20, 20).toArray() : Samples.row(random, n);
            double[] b = near
                    ? apart(a, random)
                    : i % 3 == 0 || n > 99 ? random.doubles(n, -20, 20).toArray() : Samples.row(random, n);
            Measures sum = Measures.sumFromLogits(n);
            BigDecimal[] p = HighPrecisionRows.softmax(a, 1);
            BigDecimal[] q = HighPrecisionRows.softmax(b, 1);
            BigDecimal[] logP = HighPrecisionRows.logSoftmax(a, 1);
            BigDecimal[] logQ = HighPrecisionRows.logSoftmax(b, 1);
            double[] ofA = new double[n];
            double[] ofB = new double[n];
            if (!near) {
                entropy.errors().add(sum.entropy().valueAndGradient(a, ofA), HighPrecisionRows.entropy(p, logP), a);
                addDeviations(slope, ofA, p, from(a, top(a)));
            }
            double value = sum.cross().valueAndGradients(a, b, ofA, ofB);
            cross.value.errors().add(value, HighPrecisionRows.entropy(p, logQ), a, b);
            addDeviations(cross.ofA, ofA, p, from(b, top(a)));
            for (int k = 0; k < n; k++) {
                BigDecimal term = p[k].max(q[k]).min(others(p, q, k));
                cross.ofB.errors().addOfTerm(ofB[k], q[k].subtract(p[k]), term, k, a, b);
            }
            value = sum.divergence().valueAndGradients(a, b, ofA, ofB);
            divergence.value.errors().add(value, HighPrecisionRows.divergence(a, b), a, b);
            BigDecimal[] ratio = new BigDecimal[n];
            // Exactly: the logarithms of huge rows have no digits of the small differences.
            BigDecimal ofTop = new BigDecimal(a[top(a)]).subtract(new BigDecimal(b[top(a)]));
            Arrays.setAll(
                    ratio,
                    k -> new BigDecimal(a[k]).subtract(new BigDecimal(b[k])).subtract(ofTop));
            addDeviations(divergence.ofA, ofA, p, ratio);
            BigDecimal[] change = new BigDecimal[n];
            Arrays.setAll(change, k -> q[k].subtract(p[k]));
            BigDecimal all = sizes(change);
            for (int k = 0; k < n; k++) {
                BigDecimal term = change[k].abs().max(q[k].multiply(all, DIGITS));
                divergence.ofB.errors().addOfTerm(ofB[k], change[k], term, k, a, b);
            }
        }
        return near
                ? divergence.list()
                : Stream.of(List.of(entropy, slope), cross.list(), divergence.list())
                        .flatMap(List::stream)
                        .toList();
    }

    /** The logits, moved by something between 2<sup>-50</sup> and 1, and now and then all by the same besides. */
    private static double[] apart(double[] a, SplittableRandom random) {
        double by = Math.scalb(1.0, -random.nextInt(50));
        double shift = random.nextInt(4) == 0 ? random.nextDouble(-9, 9) : 0;
        return Arrays.stream(a)
                .map(v -> v + by * random.nextDouble(-1, 1) + shift)
                .toArray();
    }

    private static int top(double[] a) {
        int top = 0;
        for (int k = 1; k < a.length; k++) {
            top = a[k] > a[top] ? k : top;
        }
        return top;
    }

    /** The differences of one entry from all. */
    private static BigDecimal[] from(double[] b, int top) {
        return Arrays.stream(b)
                .mapToObj(v -> new BigDecimal(b[top]).subtract(new BigDecimal(v)))
                .toArray(BigDecimal[]::new);
    }

    /** p (v - Σ p v), of the larger of p |v|, p Σ p |v| and itself. */
    private static void addDeviations(Measured measured, double[] actual, BigDecimal[] p, BigDecimal[] v) {
        BigDecimal mean = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (int k = 0; k < p.length; k++) {
            mean = mean.add(p[k].multiply(v[k], DIGITS));
            size = size.add(p[k].multiply(v[k].abs(), DIGITS));
        }
        for (int k = 0; k < p.length; k++) {
            BigDecimal exact = p[k].multiply(v[k].subtract(mean), DIGITS);
            BigDecimal term = exact.abs().max(p[k].multiply(size.max(v[k].abs()), DIGITS));
            measured.errors().addOfTerm(actual[k], exact, term, k, p, v);
        }
    }

    /** Σ max(p<sub>j</sub>, q<sub>j</sub>) of all classes but one, or q alone where there is no other. */
    private static BigDecimal others(BigDecimal[] p, BigDecimal[] q, int k) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < p.length; j++) {
            sum = j == k ? sum : sum.add(p[j].max(q[j]));
        }
        return p.length == 1 ? q[k] : sum;
    }

    private static BigDecimal sizes(BigDecimal[] values) {
        return Arrays.stream(values).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Measured> distributions(String range, boolean near) {
        Measured entropy = Measured.of("BatchEntropy.value", range);
        Measured slope = Measured.of("BatchEntropy.gradient", range + ", of the larger term");
        Errors cross = Errors.of("BatchDistributionCrossEntropy", range);
        Errors divergence = Errors.of("BatchKullbackLeibler", range);
        SplittableRandom random = new SplittableRandom(near ? 83 : 84);
        for (int i = 0; i < ROWS; i++) {
            int n = i % 60 == 0 ? 450 : random.nextInt(1, 12);
            double[] p = near ? Softmax.value(random.doubles(n, -9, 9).toArray()) : Samples.simplex(random, n);
            double by = Math.scalb(1.0, -random.nextInt(1, 50));
            double[] q = near
                    ? Arrays.stream(p)
                            .map(v -> Math.min(1, v + v * by * random.nextDouble(-1, 1)))
                            .toArray()
                    : Samples.positive(Softmax.value(Samples.row(random, n)));
            Measures sum = Measures.sumFromProbabilities(n);
            BigDecimal[] exactP = HighPrecisionRows.decimals(p);
            BigDecimal[] logP = HighPrecisionRows.logs(p);
            BigDecimal[] logQ = HighPrecisionRows.logs(q);
            double[] ofA = new double[n];
            double[] ofB = new double[n];
            if (!near) {
                entropy.errors()
                        .add(sum.entropy().valueAndGradient(p, ofA), HighPrecisionRows.entropy(exactP, logP), p);
            }
            for (int k = 0; k < n && !near; k++) {
                add(slope, ofA[k], p[k], logP[k].negate(), BigDecimal.ONE.negate());
            }
            cross.value
                    .errors()
                    .add(sum.cross().valueAndGradients(p, q, ofA, ofB), HighPrecisionRows.entropy(exactP, logQ), p, q);
            for (int k = 0; k < n; k++) {
                cross.ofA.errors().add(ofA[k], logQ[k].negate(), k, p, q);
                cross.ofB
                        .errors()
                        .add(
                                ofB[k],
                                exactP[k].divide(new BigDecimal(q[k]), DIGITS).negate(),
                                k,
                                p,
                                q);
            }
            BigDecimal exact = BigDecimal.ZERO;
            double value = sum.divergence().valueAndGradients(p, q, ofA, ofB);
            for (int k = 0; k < n; k++) {
                BigDecimal log = near && p[k] > 0
                        ? HighPrecision.log1p(
                                exactP[k].subtract(new BigDecimal(q[k])).divide(new BigDecimal(q[k]), DIGITS))
                        : logP[k].subtract(logQ[k]);
                exact = exact.add(exactP[k].multiply(log, DIGITS));
                add(divergence.ofA, ofA[k], p[k], log, BigDecimal.ONE);
                divergence
                        .ofB
                        .errors()
                        .add(
                                ofB[k],
                                exactP[k].divide(new BigDecimal(q[k]), DIGITS).negate(),
                                k,
                                p,
                                q);
            }
            divergence.value.errors().add(value, exact, p, q);
        }
        return near
                ? divergence.list()
                : Stream.of(List.of(entropy, slope), cross.list(), divergence.list())
                        .flatMap(List::stream)
                        .toList();
    }

    /** a + b, of the larger of them, for p &gt; 0. */
    private static void add(Measured measured, double actual, double p, BigDecimal a, BigDecimal b) {
        if (p > 0) {
            BigDecimal exact = a.add(b);
            BigDecimal term = exact.abs().max(a.abs()).max(b.abs());
            measured.errors().addOfTerm(actual, exact, term, p);
        }
    }

    private static List<Measured> floats() {
        Measured value = Measured.ofFloats("BatchKullbackLeibler.value", "every pair of rows");
        Measured slope = Measured.ofFloats("BatchKullbackLeibler.gradientOfSecond", "every pair of rows");
        Measured entropy = Measured.ofFloats("BatchEntropy.value", "every row");
        SplittableRandom random = new SplittableRandom(85);
        for (int i = 0; i < ROWS; i++) {
            int n = random.nextInt(1, 9);
            float[] f = Samples.floats(Samples.row(random, n));
            float[] g = Samples.floats(Samples.row(random, n));
            double[] a = Samples.widened(f);
            double[] b = Samples.widened(g);
            float[] ofB = new float[n];
            Measures sum = Measures.sumFromLogits(n);
            value.errors()
                    .addFloat(
                            sum.divergence().valueAndGradients(f, g, null, ofB),
                            HighPrecisionRows.divergence(a, b),
                            a,
                            b);
            BigDecimal[] p = HighPrecisionRows.softmax(a, 1);
            BigDecimal[] q = HighPrecisionRows.softmax(b, 1);
            for (int k = 0; k < n; k++) {
                slope.errors().addFloatOfTerm(ofB[k], q[k].subtract(p[k]), p[k].max(q[k]), k, a, b);
            }
            entropy.errors()
                    .addFloat(
                            sum.entropy().value(f),
                            HighPrecisionRows.entropy(p, HighPrecisionRows.logSoftmax(a, 1)),
                            a);
        }
        return List.of(value, slope, entropy);
    }
}
