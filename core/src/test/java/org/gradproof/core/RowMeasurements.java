package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures the functions of a row of logits, entry by entry. */
final class RowMeasurements {

    private static final String ALL = "every row";
    private static final int ROWS = 250;

    private RowMeasurements() {}

    static List<Measured> all() {
        return Stream.of(
                        softmax(),
                        logSumExp(),
                        classes(),
                        softLabels(),
                        cancelling(),
                        adjusted(),
                        hessians(),
                        logGradients(),
                        sums())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Measured> softmax() {
        Measured value = Measured.of("Softmax.value", ALL);
        Measured log = Measured.of("Softmax.logValue", ALL);
        Measured slope = Measured.of("LogSumExp.gradient", ALL);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            BigDecimal[] exact = HighPrecision.softmax(z);
            value.errors().addAll(Softmax.value(z), exact, z);
            slope.errors().addAll(LogSumExp.gradient(z), exact, z);
            log.errors().addAll(Softmax.logValue(z), HighPrecision.logSoftmax(z), z);
        }
        return List.of(value, log, slope);
    }

    private static List<Measured> logSumExp() {
        Measured all = Measured.of("LogSumExp.value", ALL);
        Measured near = Measured.of("LogSumExp.value", "rows that cross 0");
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            all.errors().add(LogSumExp.value(z), HighPrecision.logSumExp(z), z);
            double[] normalised = Softmax.logValue(z);
            int moved = random.nextInt(z.length);
            switch (random.nextInt(4)) {
                case 0 -> normalised[moved] += Math.scalb(random.nextDouble(), -random.nextInt(60));
                case 1 -> normalised[moved] = Math.nextDown(normalised[moved]);
                case 2 -> Arrays.setAll(normalised, k -> normalised[k] + random.nextDouble(-1, 1));
                default -> {}
            }
            near.errors().add(LogSumExp.value(normalised), HighPrecision.logSumExp(normalised), normalised);
        }
        return List.of(all, near);
    }

    private static List<Measured> classes() {
        Measured value = Measured.of("CrossEntropy.value", "every row, a class");
        Measured gradient = Measured.of("CrossEntropy.gradient", "every row, a class");
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            int target = random.nextInt(z.length);
            double[] y = Samples.oneHot(z.length, target);
            value.errors().add(CrossEntropy.value(z, target), HighPrecision.crossEntropy(z, y), z, target);
            gradient.errors()
                    .addAll(CrossEntropy.gradient(z, target), HighPrecision.crossEntropyGradient(z, y), z, target);
        }
        return List.of(value, gradient);
    }

    private static List<Measured> softLabels() {
        Measured value = Measured.of("CrossEntropy.value", "every row, soft labels");
        Measured gradient = Measured.of("CrossEntropy.gradient", "every row, soft labels");
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = Samples.simplex(random, z.length);
            value.errors().add(CrossEntropy.value(z, y), HighPrecision.crossEntropy(z, y), z, y);
            gradient.errors().addAll(CrossEntropy.gradient(z, y), HighPrecision.crossEntropyGradient(z, y), z, y);
        }
        return List.of(value, gradient);
    }

    private static List<Measured> cancelling() {
        Measured gradient = Measured.of("CrossEntropy.gradient", "y the doubles next to softmax(z)");
        SplittableRandom random = new SplittableRandom(16);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = Softmax.value(z);
            gradient.errors().addAll(CrossEntropy.gradient(z, y), HighPrecision.crossEntropyGradient(z, y), z, y);
        }
        return List.of(gradient);
    }

    private static List<Measured> adjusted() {
        Measured value = Measured.of("AdjustedCrossEntropy.value", "every row, weights, smoothing, temperature");
        Measured gradient = Measured.of("AdjustedCrossEntropy.gradient", "every row, weights, smoothing, temperature");
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = random.nextBoolean()
                    ? Samples.oneHot(z.length, random.nextInt(z.length))
                    : Samples.simplex(random, z.length);
            double[] w = new double[z.length];
            Arrays.setAll(w, k -> random.nextInt(5) == 0 ? 0 : Math.scalb(random.nextDouble(0.5, 1), k - 4));
            double epsilon = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            double t = random.nextInt(3) == 0 ? 1 : Math.scalb(random.nextDouble(0.5, 1), random.nextInt(-8, 9));
            BigDecimal[] a = HighPrecisionRows.labels(y, w, epsilon);
            value.errors()
                    .add(
                            AdjustedCrossEntropy.value(z, y, w, epsilon, t),
                            HighPrecisionRows.crossEntropy(z, a, t),
                            z,
                            y,
                            w,
                            epsilon,
                            t);
            gradient.errors()
                    .addAll(
                            AdjustedCrossEntropy.gradient(z, y, w, epsilon, t),
                            HighPrecisionRows.crossEntropyGradient(z, a, t),
                            z,
                            y,
                            w,
                            epsilon,
                            t);
        }
        return List.of(value, gradient);
    }

    private static List<Measured> hessians() {
        Measured product = Measured.of("CrossEntropy.hessianProduct", "every row and v");
        Measured near = Measured.of("CrossEntropy.hessianProduct", "v where it crosses 0");
        Measured softmax = Measured.of("Softmax.gradient", "every row and u");
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] v = Samples.row(random, z.length);
            product.errors()
                    .addAll(
                            CrossEntropy.hessianProduct(z, v),
                            HighPrecisionRows.deviation(z, HighPrecisionRows.decimals(v)),
                            z,
                            v);
            softmax.errors()
                    .addAll(
                            Softmax.gradient(z, v),
                            HighPrecisionRows.deviation(z, HighPrecisionRows.decimals(v)),
                            z,
                            v);
            double[] p = Softmax.value(z);
            double[] u = new double[z.length];
            Arrays.setAll(u, k -> random.nextInt(-9, 9));
            double mean = 0;
            for (int k = 1; k < z.length; k++) {
                mean += p[k] * u[k];
            }
            u[0] = p[0] < 0.99 ? mean / (1 - p[0]) : 3;
            near.errors()
                    .addAll(
                            CrossEntropy.hessianProduct(z, u),
                            HighPrecisionRows.deviation(z, HighPrecisionRows.decimals(u)),
                            z,
                            u);
        }
        return List.of(product, near, softmax);
    }

    private static List<Measured> logGradients() {
        Measured all = Measured.of("Softmax.logGradient", "every row and u");
        Measured labels = Measured.of("Softmax.logGradient", "u of one class");
        Measured near = Measured.of("Softmax.logGradient", "u the doubles next to softmax(z)");
        Measured balanced = Measured.of("Softmax.logGradient", "u that sum to 0, or nearly");
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] u = Samples.row(random, z.length);
            all.errors().addAll(Softmax.logGradient(z, u), exact(z, u), z, u);
            double[] one = new double[z.length];
            one[random.nextInt(z.length)] = random.nextDouble(-2, 2);
            labels.errors().addAll(Softmax.logGradient(z, one), exact(z, one), z, one);
            double[] p = Softmax.value(z);
            double factor = random.nextDouble(-3, 3);
            double[] next = Arrays.stream(p).map(v -> v * factor).toArray();
            near.errors().addAll(Softmax.logGradient(z, next), exact(z, next), z, next);
            double[] even = new double[z.length];
            Arrays.setAll(even, k -> random.nextInt(-9, 9));
            even[0] -= Arrays.stream(even).sum() - (i % 2 == 0 ? 0 : Math.scalb(1.0, -random.nextInt(70)));
            balanced.errors().addAll(Softmax.logGradient(z, even), exact(z, even), z, even);
        }
        return List.of(all, labels, near, balanced);
    }

    private static BigDecimal[] exact(double[] z, double[] u) {
        BigDecimal[] negated = HighPrecisionRows.crossEntropyGradient(z, HighPrecisionRows.decimals(u), 1);
        return Arrays.stream(negated).map(BigDecimal::negate).toArray(BigDecimal[]::new);
    }

    private static List<Measured> sums() {
        Measured value = Measured.of("SumOfLogLosses.value", ALL);
        Measured gradient = Measured.of("SumOfLogLosses.gradient", ALL);
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < ROWS / 2; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = Arrays.stream(z)
                    .map(v -> random.nextBoolean() ? random.nextInt(2) : Samples.softLabel(random))
                    .toArray();
            double[] actual = SumOfLogLosses.gradient(z, y);
            BigDecimal exact = BigDecimal.ZERO;
            for (int k = 0; k < z.length; k++) {
                exact = exact.add(HighPrecision.logLoss(z[k], y[k]));
                gradient.errors().add(actual[k], HighPrecision.logLossGradient(z[k], y[k]), z[k], y[k]);
            }
            value.errors().add(SumOfLogLosses.value(z, y), exact, z, y);
        }
        return List.of(value, gradient);
    }
}
