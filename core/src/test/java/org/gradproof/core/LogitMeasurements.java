package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Measures the functions of one logit over the whole range of doubles. */
final class LogitMeasurements {

    private static final String ALL = "every z";
    private static final double[] LOGITS = Samples.logits(500);

    /** Errors of one number are largest at few of many. */
    private static final double[] MANY_LOGITS = Samples.logits(6000);

    private LogitMeasurements() {}

    static List<Measured> all() {
        List<Measured> all = new ArrayList<>(List.of(
                measured("Sigmoid.value", ALL, Sigmoid::value, HighPrecision::sigmoid),
                measured("Sigmoid.gradient", ALL, Sigmoid::gradient, HighPrecision::sigmoidGradient),
                measured("Softplus.value", ALL, Softplus::value, HighPrecision::softplus),
                measured("Softplus.gradient", ALL, Softplus::gradient, HighPrecision::sigmoid),
                measured(
                        "LogSigmoid.value",
                        ALL,
                        LogSigmoid::value,
                        z -> HighPrecision.softplus(-z).negate()),
                measured("LogSigmoid.gradient", ALL, LogSigmoid::gradient, z -> HighPrecision.sigmoid(-z))));
        all.addAll(logit());
        for (double y : new double[] {0, 1}) {
            String range = "every z, y = " + (int) y;
            all.add(measured("LogLoss.value", range, z -> LogLoss.value(z, y), z -> HighPrecision.logLoss(z, y)));
            all.add(measured(
                    "LogLoss.gradient", range, z -> LogLoss.gradient(z, y), z -> HighPrecision.logLossGradient(z, y)));
        }
        all.addAll(softLabels());
        all.add(cancelling());
        all.addAll(weighted());
        return all;
    }

    private static List<Measured> logit() {
        Measured value = Measured.of("Logit.value", "p in (0, 1)");
        Measured gradient = Measured.of("Logit.gradient", "p in (0, 1)");
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 6000; i++) {
            double p = i % 2 == 0 ? Samples.softLabel(random) : 0.5 + Math.scalb(random.nextDouble(-1, 1), -1 - i % 50);
            BigDecimal exact = new BigDecimal(p);
            value.errors().add(Logit.value(p), HighPrecision.logit(p), p);
            BigDecimal product = exact.multiply(BigDecimal.ONE.subtract(exact));
            gradient.errors().add(Logit.gradient(p), BigDecimal.ONE.divide(product, DIGITS), p);
        }
        return List.of(value, gradient);
    }

    private static List<Measured> softLabels() {
        Measured value = Measured.of("LogLoss.value", "every z, y in (0, 1)");
        Measured gradient = Measured.of("LogLoss.gradient", "every z, y in (0, 1)");
        Measured hessian = Measured.of("LogLoss.hessianProduct", "every z and v");
        SplittableRandom random = new SplittableRandom(5);
        for (double z : LOGITS) {
            double y = Samples.softLabel(random);
            double v = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
            value.errors().add(LogLoss.value(z, y), HighPrecision.logLoss(z, y), z, y);
            gradient.errors().add(LogLoss.gradient(z, y), HighPrecision.logLossGradient(z, y), z, y);
            BigDecimal curvature = HighPrecision.sigmoidGradient(z);
            hessian.errors().add(LogLoss.hessianProduct(z, v), curvature.multiply(new BigDecimal(v)), z, v);
        }
        return List.of(value, gradient, hessian);
    }

    private static Measured cancelling() {
        Measured gradient = Measured.of("LogLoss.gradient", "y the double next to σ(z)");
        for (double z : LOGITS) {
            double y = Sigmoid.value(z);
            gradient.errors().add(LogLoss.gradient(z, y), HighPrecision.logLossGradient(z, y), z, y);
        }
        return gradient;
    }

    private static List<Measured> weighted() {
        Measured value = Measured.of("WeightedLogLoss.value", "every z and y, w to 2^±300");
        Measured gradient = Measured.of("WeightedLogLoss.gradient", "every z and y, w to 2^±300");
        Measured near = Measured.of("WeightedLogLoss.gradient", "w where it crosses 0");
        Measured hessian = Measured.of("WeightedLogLoss.hessianProduct", "every z, y and v, w to 2^±300");
        SplittableRandom random = new SplittableRandom(6);
        for (double z : LOGITS) {
            double y = random.nextInt(3) == 0 ? random.nextInt(2) : Samples.softLabel(random);
            double w = random.nextBoolean() ? random.nextDouble(0, 9) : Math.scalb(1.5, random.nextInt(-300, 299));
            double v = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-600, 600));
            value.errors().add(WeightedLogLoss.value(z, y, w), loss(z, y, w), z, y, w);
            gradient.errors().add(WeightedLogLoss.gradient(z, y, w), slope(z, y, w), z, y, w);
            BigDecimal weight =
                    BigDecimal.ONE.subtract(new BigDecimal(y)).add(new BigDecimal(w).multiply(new BigDecimal(y)));
            BigDecimal curvature =
                    HighPrecision.sigmoidGradient(z).multiply(weight).multiply(new BigDecimal(v));
            hessian.errors().add(WeightedLogLoss.hessianProduct(z, y, w, v), curvature, z, y, w, v);
            double level = (1 - y) * StrictMath.exp(z) / y;
            if (level > 1e-80 && level < 1e80 && Math.abs(z) > 1e-4) {
                near.errors().add(WeightedLogLoss.gradient(z, y, level), slope(z, y, level), z, y, level);
            }
        }
        return List.of(value, gradient, near, hessian);
    }

    private static BigDecimal loss(double z, double y, double w) {
        BigDecimal positive = new BigDecimal(w).multiply(new BigDecimal(y)).multiply(HighPrecision.softplus(-z));
        BigDecimal negative = BigDecimal.ONE.subtract(new BigDecimal(y)).multiply(HighPrecision.softplus(z));
        return positive.add(negative);
    }

    private static BigDecimal slope(double z, double y, double w) {
        BigDecimal positive = new BigDecimal(w).multiply(new BigDecimal(y)).multiply(HighPrecision.sigmoid(-z));
        BigDecimal negative = BigDecimal.ONE.subtract(new BigDecimal(y)).multiply(HighPrecision.sigmoid(z));
        return negative.subtract(positive);
    }

    private static Measured measured(
            String function, String range, DoubleUnaryOperator actual, DoubleFunction<BigDecimal> exact) {
        Measured measured = Measured.of(function, range);
        for (double z : MANY_LOGITS) {
            measured.errors().add(actual.applyAsDouble(z), exact.apply(z), z);
        }
        return measured;
    }
}
