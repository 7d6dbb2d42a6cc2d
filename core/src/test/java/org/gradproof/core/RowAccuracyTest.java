package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The functions of a row of logits, entry by entry, against {@link HighPrecision}. */
class RowAccuracyTest {

    private static final int ROWS = 600;

    @Test
    void softmax_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("Softmax.value");
        UlpErrors log = new UlpErrors("Softmax.logValue");
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            addAll(value, Softmax.value(z), HighPrecision.softmax(z), z);
            addAll(log, Softmax.logValue(z), HighPrecision.logSoftmax(z), z);
        }
        assertDocumented(value, "Softmax.value");
        assertDocumented(value, "LogSumExp.gradient");
        assertDocumented(log, "Softmax.logValue");
    }

    @Test
    void log_sum_exp_stays_within_its_documented_error() {
        UlpErrors errors = new UlpErrors("LogSumExp.value");
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            errors.add(LogSumExp.value(z), HighPrecision.logSumExp(z), z);
        }
        assertDocumented(errors, "LogSumExp.value");
    }

    @Test
    void log_sum_exp_keeps_its_digits_where_the_exponentials_sum_to_nearly_one() {
        UlpErrors errors = new UlpErrors("LogSumExp.value near 0");
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] normalised = Softmax.logValue(z);
            normalised[0] += Math.scalb(random.nextDouble(), -random.nextInt(60));
            double max = Arrays.stream(normalised).max().orElseThrow();
            errors.addCancelling(
                    LogSumExp.value(normalised), HighPrecision.logSumExp(normalised), Math.max(1, -max), normalised);
        }
        assertDocumented(errors, "LogSumExp.value");
    }

    @Test
    void cross_entropy_of_a_target_class_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("CrossEntropy.value, index");
        UlpErrors gradient = new UlpErrors("CrossEntropy.gradient, index");
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            int target = random.nextInt(z.length);
            double[] y = Samples.oneHot(z.length, target);
            value.add(CrossEntropy.value(z, target), HighPrecision.crossEntropy(z, y), z, target);
            addAll(gradient, CrossEntropy.gradient(z, target), HighPrecision.crossEntropyGradient(z, y), z, target);
        }
        assertDocumented(value, "CrossEntropy.value");
        assertDocumented(gradient, "CrossEntropy.gradient");
    }

    @Test
    void cross_entropy_of_soft_labels_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("CrossEntropy.value, soft");
        UlpErrors gradient = new UlpErrors("CrossEntropy.gradient, soft");
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = Samples.simplex(random, z.length);
            value.add(CrossEntropy.value(z, y), HighPrecision.crossEntropy(z, y), z, y);
            addAll(gradient, CrossEntropy.gradient(z, y), HighPrecision.crossEntropyGradient(z, y), z, y);
        }
        assertDocumented(value, "CrossEntropy.value");
        assertDocumented(gradient, "CrossEntropy.gradient");
    }

    @Test
    void cross_entropy_gradient_keeps_its_digits_where_the_labels_are_the_rounded_probabilities() {
        UlpErrors gradient = new UlpErrors("CrossEntropy.gradient, y = softmax(z)");
        SplittableRandom random = new SplittableRandom(16);
        for (int i = 0; i < ROWS; i++) {
            double[] z = Samples.row(random, random.nextInt(1, 9));
            double[] y = Softmax.value(z);
            double[] actual = CrossEntropy.gradient(z, y);
            BigDecimal[] exact = HighPrecision.crossEntropyGradient(z, y);
            for (int k = 0; k < z.length; k++) {
                gradient.addCancelling(actual[k], exact[k], y[k], z, y, k);
            }
        }
        assertDocumented(gradient, "CrossEntropy.gradient");
    }

    @Test
    void sum_of_log_losses_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("SumOfLogLosses.value");
        UlpErrors gradient = new UlpErrors("SumOfLogLosses.gradient");
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
                gradient.add(actual[k], HighPrecision.logLossGradient(z[k], y[k]), z[k], y[k]);
            }
            value.add(SumOfLogLosses.value(z, y), exact, z, y);
        }
        assertDocumented(value, "SumOfLogLosses.value");
        assertDocumented(gradient, "SumOfLogLosses.gradient");
    }

    @Test
    void a_hundred_thousand_classes_cost_no_digits() {
        int classes = 100_000;
        SplittableRandom random = new SplittableRandom(18);
        double[] distinct = new double[40];
        Arrays.setAll(distinct, i -> 1000 + random.nextDouble(-8, 8));
        double[] z = new double[classes];
        Arrays.setAll(z, j -> distinct[j % distinct.length]);
        BigDecimal copies = BigDecimal.valueOf(classes / distinct.length);
        BigDecimal[] once = HighPrecision.softmax(distinct);
        BigDecimal logOnce = HighPrecision.logSumExp(distinct);
        BigDecimal logAll = logOnce.add(HighPrecision.log(copies));

        double[] p = Softmax.value(z);
        double[] logP = Softmax.logValue(z);
        double[] soft = new double[classes];
        Arrays.fill(soft, 1.0 / classes);
        double[] gradient = CrossEntropy.gradient(z, soft);
        double logSumExp = LogSumExp.value(z);
        double loss = CrossEntropy.value(z, 7);

        UlpErrors softmax = new UlpErrors("Softmax.value, many classes");
        UlpErrors logs = new UlpErrors("logarithms, many classes");
        UlpErrors gradients = new UlpErrors("CrossEntropy.gradient, many classes");
        BigDecimal label = new BigDecimal(soft[0]);
        for (int j = 0; j < distinct.length; j++) {
            BigDecimal exact = once[j].divide(copies, HighPrecision.DIGITS);
            softmax.add(p[j], exact, j);
            logs.add(logP[j], new BigDecimal(distinct[j]).subtract(logAll), j);
            BigDecimal labels = label.multiply(BigDecimal.valueOf(classes));
            gradients.addCancelling(gradient[j], exact.multiply(labels).subtract(label), soft[0], j);
        }
        logs.add(logSumExp, logAll);
        logs.add(loss, logAll.subtract(new BigDecimal(distinct[7])));
        assertDocumented(softmax, "Softmax.value");
        assertDocumented(logs, "Softmax.logValue");
        assertDocumented(gradients, "CrossEntropy.gradient");
    }

    private static void addAll(UlpErrors errors, double[] actual, BigDecimal[] exact, Object... arguments) {
        for (int k = 0; k < actual.length; k++) {
            errors.add(actual[k], exact[k], k, arguments);
        }
    }

    private static void assertDocumented(UlpErrors errors, String function) {
        Accuracy documented = Accuracy.of(function).orElseThrow();
        errors.assertWithin(documented.maxUlp(), documented.rmsUlp());
    }
}
