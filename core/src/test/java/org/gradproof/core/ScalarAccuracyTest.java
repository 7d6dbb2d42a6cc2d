package org.gradproof.core;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The functions of one logit, against {@link HighPrecision} over the whole range of doubles. */
class ScalarAccuracyTest {

    private static final double[] LOGITS = Samples.logits(1500);

    @Test
    void exp_is_within_six_tenths_of_an_ulp() {
        UlpErrors errors = errors("Exp.of", x -> Exp.of(-Math.abs(x)), x -> HighPrecision.exp(-Math.abs(x)));
        errors.assertWithin(0.6, 0.35);
    }

    @Test
    void exp_of_an_exact_difference_is_within_six_tenths_of_an_ulp() {
        UlpErrors errors = new UlpErrors("Exp.ofDifference");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            double b = random.nextDouble(-1000, 1000);
            double a = b - random.nextDouble(0, 700) * (i % 3) / 2;
            BigDecimal exact = HighPrecision.exp(new BigDecimal(a).subtract(new BigDecimal(b)));
            errors.add(Exp.ofDifference(a, b), exact, a, b);
        }
        errors.assertWithin(0.6, 0.35);
    }

    @Test
    void sigmoid_stays_within_its_documented_error() {
        assertDocumented(errors("Sigmoid.value", Sigmoid::value, HighPrecision::sigmoid), "Sigmoid.value");
        assertDocumented(
                errors("Sigmoid.gradient", Sigmoid::gradient, HighPrecision::sigmoidGradient), "Sigmoid.gradient");
    }

    @Test
    void softplus_stays_within_its_documented_error() {
        assertDocumented(errors("Softplus.value", Softplus::value, HighPrecision::softplus), "Softplus.value");
        assertDocumented(errors("Softplus.gradient", Softplus::gradient, HighPrecision::sigmoid), "Softplus.gradient");
    }

    @Test
    void log_sigmoid_stays_within_its_documented_error() {
        assertDocumented(
                errors(
                        "LogSigmoid.value",
                        LogSigmoid::value,
                        z -> HighPrecision.softplus(-z).negate()),
                "LogSigmoid.value");
        assertDocumented(
                errors("LogSigmoid.gradient", LogSigmoid::gradient, z -> HighPrecision.sigmoid(-z)),
                "LogSigmoid.gradient");
    }

    @Test
    void logit_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("Logit.value");
        UlpErrors gradient = new UlpErrors("Logit.gradient");
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1500; i++) {
            double p = i % 2 == 0 ? Samples.softLabel(random) : 0.5 + Math.scalb(random.nextDouble(-1, 1), -1 - i % 50);
            BigDecimal exact = new BigDecimal(p);
            value.add(Logit.value(p), HighPrecision.logit(p), p);
            gradient.add(
                    Logit.gradient(p),
                    BigDecimal.ONE.divide(exact.multiply(BigDecimal.ONE.subtract(exact)), HighPrecision.DIGITS),
                    p);
        }
        assertDocumented(value, "Logit.value");
        assertDocumented(gradient, "Logit.gradient");
    }

    @Test
    void log_loss_of_hard_labels_stays_within_its_documented_error() {
        for (double y : new double[] {0, 1}) {
            assertDocumented(
                    errors("LogLoss.value y = " + y, z -> LogLoss.value(z, y), z -> HighPrecision.logLoss(z, y)),
                    "LogLoss.value");
            assertDocumented(
                    errors(
                            "LogLoss.gradient y = " + y,
                            z -> LogLoss.gradient(z, y),
                            z -> HighPrecision.logLossGradient(z, y)),
                    "LogLoss.gradient");
        }
    }

    @Test
    void log_loss_of_soft_labels_stays_within_its_documented_error() {
        UlpErrors value = new UlpErrors("LogLoss.value, soft");
        UlpErrors gradient = new UlpErrors("LogLoss.gradient, soft");
        SplittableRandom random = new SplittableRandom(5);
        for (double z : LOGITS) {
            double y = Samples.softLabel(random);
            value.add(LogLoss.value(z, y), HighPrecision.logLoss(z, y), z, y);
            gradient.add(LogLoss.gradient(z, y), HighPrecision.logLossGradient(z, y), z, y);
        }
        assertDocumented(value, "LogLoss.value");
        assertDocumented(gradient, "LogLoss.gradient");
    }

    @Test
    void log_loss_gradient_keeps_its_digits_where_the_label_is_the_rounded_probability() {
        UlpErrors gradient = new UlpErrors("LogLoss.gradient, y = σ(z)");
        for (double z : LOGITS) {
            double y = Sigmoid.value(z);
            gradient.addCancelling(LogLoss.gradient(z, y), HighPrecision.logLossGradient(z, y), y, z, y);
        }
        assertDocumented(gradient, "LogLoss.gradient");
    }

    private static UlpErrors errors(String name, DoubleUnaryOperator actual, DoubleFunction<BigDecimal> exact) {
        UlpErrors errors = new UlpErrors(name);
        for (double z : LOGITS) {
            errors.add(actual.applyAsDouble(z), exact.apply(z), z);
        }
        return errors;
    }

    private static void assertDocumented(UlpErrors errors, String function) {
        Accuracy documented = Accuracy.of(function).orElseThrow();
        errors.assertWithin(documented.maxUlp(), documented.rmsUlp());
    }
}
