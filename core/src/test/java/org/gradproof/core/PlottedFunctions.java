package org.gradproof.core;

import static java.math.BigDecimal.ONE;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** What the site's pages plot of each function: value and derivative along one number, and both at 100 digits. */
final class PlottedFunctions {

    /**
     * A function along one number.
     *
     * @param name the page, as the class
     * @param along the axis
     * @param from where the curves start; errors are plotted over five times their range, where the function is defined
     */
    record Plotted(String name, String along, double from, double to, Part value, Part gradient) {}

    /** One of a plot's curves: its name in the legend, the documented function, the function and what it should be. */
    record Part(String legend, String function, DoubleUnaryOperator actual, DoubleFunction<BigDecimal> exact) {}

    private PlottedFunctions() {}

    static List<Plotted> all() {
        return List.of(
                sigmoid(),
                logSigmoid(),
                softplus(),
                logit(),
                logLoss(),
                weightedLogLoss(),
                focalLoss(),
                sumOfLogLosses(),
                logSumExp(),
                softmax(),
                crossEntropy(),
                adjustedCrossEntropy(),
                entropy(),
                kullbackLeibler(),
                distributionCrossEntropy(),
                linearModel());
    }

    private static Plotted sigmoid() {
        return new Plotted(
                "Sigmoid",
                "logit z",
                -8,
                8,
                new Part("σ(z), a probability", "Sigmoid.value", Sigmoid::value, HighPrecision::sigmoid),
                new Part("derivative σ′(z)", "Sigmoid.gradient", Sigmoid::gradient, HighPrecision::sigmoidGradient));
    }

    private static Plotted logSigmoid() {
        return new Plotted(
                "LogSigmoid",
                "logit z",
                -8,
                8,
                new Part(
                        "log σ(z), nats",
                        "LogSigmoid.value",
                        LogSigmoid::value,
                        z -> HighPrecision.softplus(-z).negate()),
                new Part(
                        "derivative σ(−z)",
                        "LogSigmoid.gradient",
                        LogSigmoid::gradient,
                        z -> HighPrecision.sigmoid(-z)));
    }

    private static Plotted softplus() {
        return new Plotted(
                "Softplus",
                "logit z",
                -8,
                8,
                new Part("log(1 + exp z), nats", "Softplus.value", Softplus::value, HighPrecision::softplus),
                new Part("derivative σ(z)", "Softplus.gradient", Softplus::gradient, HighPrecision::sigmoid));
    }

    private static Plotted logit() {
        return new Plotted(
                "Logit",
                "probability p",
                0.03,
                0.97,
                new Part("logit(p), nats", "Logit.value", Logit::value, HighPrecision::logit),
                new Part("derivative 1/(p (1 − p))", "Logit.gradient", Logit::gradient, p -> {
                    BigDecimal exact = new BigDecimal(p);
                    return ONE.divide(exact.multiply(ONE.subtract(exact)), HighPrecision.DIGITS);
                }));
    }

    private static Plotted logLoss() {
        return new Plotted(
                "LogLoss",
                "logit z, with label y = 1",
                -8,
                8,
                new Part("loss, nats", "LogLoss.value", z -> LogLoss.value(z, 1), z -> HighPrecision.logLoss(z, 1)),
                new Part(
                        "derivative",
                        "LogLoss.gradient",
                        z -> LogLoss.gradient(z, 1),
                        z -> HighPrecision.logLossGradient(z, 1)));
    }

    private static Plotted weightedLogLoss() {
        return new Plotted(
                "WeightedLogLoss",
                "logit z, with label y = 3/4 and weight w = 2",
                -8,
                8,
                new Part(
                        "loss, nats",
                        "WeightedLogLoss.value",
                        z -> WeightedLogLoss.value(z, 0.75, 2),
                        z -> HighPrecision.softplus(-z)
                                .multiply(new BigDecimal("1.5"))
                                .add(HighPrecision.softplus(z).multiply(new BigDecimal("0.25")))),
                new Part(
                        "derivative",
                        "WeightedLogLoss.gradient",
                        z -> WeightedLogLoss.gradient(z, 0.75, 2),
                        z -> HighPrecision.sigmoid(z)
                                .multiply(new BigDecimal("0.25"))
                                .subtract(HighPrecision.sigmoid(-z).multiply(new BigDecimal("1.5")))));
    }

    private static Plotted focalLoss() {
        return new Plotted(
                "FocalLoss",
                "logit z, with label y = 1 and γ = 2",
                -8,
                8,
                new Part(
                        "loss, nats",
                        "FocalLoss.value",
                        z -> FocalLoss.value(z, 1, 2),
                        z -> FocalMeasurements.value(z, 1, 2)),
                new Part(
                        "derivative",
                        "FocalLoss.gradient",
                        z -> FocalLoss.gradient(z, 1, 2),
                        z -> FocalMeasurements.gradient(z, 1, 2)));
    }

    private static Plotted sumOfLogLosses() {
        return new Plotted(
                "SumOfLogLosses",
                "first logit of two, the other 0, labels (1, 0)",
                -8,
                8,
                new Part(
                        "loss, nats",
                        "SumOfLogLosses.value",
                        z -> SumOfLogLosses.value(new double[] {z, 0}, new double[] {1, 0}),
                        z -> HighPrecision.logLoss(z, 1).add(HighPrecision.softplus(0))),
                new Part(
                        "first entry of the gradient",
                        "SumOfLogLosses.gradient",
                        z -> SumOfLogLosses.gradient(new double[] {z, 0}, new double[] {1, 0})[0],
                        z -> HighPrecision.logLossGradient(z, 1)));
    }

    private static Plotted logSumExp() {
        return new Plotted(
                "LogSumExp",
                "first logit of two, the other −1/2",
                -8,
                8,
                new Part(
                        "log-sum-exp, nats",
                        "LogSumExp.value",
                        z -> LogSumExp.value(new double[] {z, -0.5}),
                        z -> HighPrecision.logSumExp(new double[] {z, -0.5})),
                new Part(
                        "first entry of the gradient",
                        "LogSumExp.gradient",
                        z -> LogSumExp.gradient(new double[] {z, -0.5})[0],
                        z -> HighPrecision.softmax(new double[] {z, -0.5})[0]));
    }

    private static Plotted softmax() {
        return new Plotted(
                "Softmax",
                "first logit of three, the others 0",
                -8,
                8,
                new Part(
                        "probability of the first class",
                        "Softmax.value",
                        z -> Softmax.value(new double[] {z, 0, 0})[0],
                        z -> HighPrecision.softmax(new double[] {z, 0, 0})[0]),
                new Part(
                        "its derivative",
                        "Softmax.gradient",
                        z -> Softmax.gradient(new double[] {z, 0, 0}, new double[] {1, 0, 0})[0],
                        z -> HighPrecisionRows.deviation(
                                new double[] {z, 0, 0}, HighPrecisionRows.decimals(new double[] {1, 0, 0}))[0]));
    }

    private static Plotted crossEntropy() {
        double[] y = {1, 0, 0};
        return new Plotted(
                "CrossEntropy",
                "logit of the target class, the two others 0",
                -8,
                8,
                new Part(
                        "loss, nats",
                        "CrossEntropy.value",
                        z -> CrossEntropy.value(new double[] {z, 0, 0}, 0),
                        z -> HighPrecision.crossEntropy(new double[] {z, 0, 0}, y)),
                new Part(
                        "the target's entry of the gradient",
                        "CrossEntropy.gradient",
                        z -> CrossEntropy.gradient(new double[] {z, 0, 0}, 0)[0],
                        z -> HighPrecision.crossEntropyGradient(new double[] {z, 0, 0}, y)[0]));
    }

    private static Plotted adjustedCrossEntropy() {
        double[] y = {1, 0};
        double[] w = {1, 1};
        BigDecimal[] a = HighPrecisionRows.labels(y, w, 0.25);
        return new Plotted(
                "AdjustedCrossEntropy",
                "logit of the target class, the other 0, ε = 1/4, T = 2",
                -16,
                16,
                new Part(
                        "loss, nats",
                        "AdjustedCrossEntropy.value",
                        z -> AdjustedCrossEntropy.value(new double[] {z, 0}, y, w, 0.25, 2),
                        z -> HighPrecisionRows.crossEntropy(new double[] {z, 0}, a, 2)),
                new Part(
                        "the target's entry of the gradient",
                        "AdjustedCrossEntropy.gradient",
                        z -> AdjustedCrossEntropy.gradient(new double[] {z, 0}, y, w, 0.25, 2)[0],
                        z -> HighPrecisionRows.crossEntropyGradient(new double[] {z, 0}, a, 2)[0]));
    }

    private static Plotted entropy() {
        return new Plotted(
                "Entropy",
                "first logit of three, the others 0",
                -8,
                8,
                new Part(
                        "entropy, nats",
                        "Entropy.valueFromLogits",
                        z -> Entropy.valueFromLogits(new double[] {z, 0, 0}),
                        z -> HighPrecisionRows.entropy(
                                HighPrecisionRows.softmax(new double[] {z, 0, 0}, 1),
                                HighPrecisionRows.logSoftmax(new double[] {z, 0, 0}, 1))),
                new Part(
                        "first entry of the gradient",
                        "Entropy.gradientFromLogits",
                        z -> Entropy.gradientFromLogits(new double[] {z, 0, 0})[0],
                        z -> pull(new double[] {z, 0, 0}, new double[] {z, 0, 0})
                                .negate()));
    }

    private static Plotted kullbackLeibler() {
        double[] b = {1, 0};
        return new Plotted(
                "KullbackLeibler",
                "first logit of the first row, (a, 0); second row (1, 0)",
                -8,
                8,
                new Part(
                        "divergence, nats",
                        "KullbackLeibler.valueFromLogits",
                        z -> KullbackLeibler.valueFromLogits(new double[] {z, 0}, b),
                        z -> HighPrecisionRows.divergence(new double[] {z, 0}, b)),
                new Part(
                        "derivative with respect to a",
                        "KullbackLeibler.gradientOfFirstFromLogits",
                        z -> KullbackLeibler.gradientOfFirstFromLogits(new double[] {z, 0}, b)[0],
                        z -> pull(new double[] {z, 0}, new double[] {z, 0}).subtract(pull(new double[] {z, 0}, b))));
    }

    private static Plotted distributionCrossEntropy() {
        double[] b = {1, 0};
        return new Plotted(
                "DistributionCrossEntropy",
                "first logit of the first row, (a, 0); second row (1, 0)",
                -8,
                8,
                new Part(
                        "cross entropy, nats",
                        "DistributionCrossEntropy.valueFromLogits",
                        z -> DistributionCrossEntropy.valueFromLogits(new double[] {z, 0}, b),
                        z -> HighPrecisionRows.entropy(
                                HighPrecisionRows.softmax(new double[] {z, 0}, 1), HighPrecisionRows.logSoftmax(b, 1))),
                new Part(
                        "derivative with respect to a",
                        "DistributionCrossEntropy.gradientOfFirstFromLogits",
                        z -> DistributionCrossEntropy.gradientOfFirstFromLogits(new double[] {z, 0}, b)[0],
                        z -> pull(new double[] {z, 0}, b).negate()));
    }

    /** p<sub>1</sub> (v<sub>1</sub> - Σ p<sub>j</sub> v<sub>j</sub>), p the softmax of z. */
    private static BigDecimal pull(double[] z, double[] v) {
        return HighPrecisionRows.deviation(z, HighPrecisionRows.decimals(v))[0];
    }

    private static Plotted linearModel() {
        double[] inputs = {0.1, 0.7};
        double second = -0.3;
        BigDecimal[] x = HighPrecisionRows.decimals(inputs);
        return new Plotted(
                "LinearModel",
                "first entry of the logits' gradient, of two rows (g, −0.3)",
                -8,
                8,
                new Part(
                        "gradient of the weight, inputs 0.1 and 0.7",
                        "LinearModel.weightGradient",
                        g -> LinearModel.weightGradient(inputs, 1, new double[] {g, second}, 1)[0],
                        g -> new BigDecimal(g).multiply(x[0]).add(new BigDecimal(second).multiply(x[1]))),
                new Part(
                        "gradient of the bias",
                        "LinearModel.biasGradient",
                        g -> LinearModel.biasGradient(new double[] {g, second}, 1)[0],
                        g -> new BigDecimal(g).add(new BigDecimal(second))));
    }
}
