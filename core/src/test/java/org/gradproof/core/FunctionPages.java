package org.gradproof.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Makes the site's page for each class of functions: formulas, edges, plots of value, gradient and error, certificates. */
final class FunctionPages {

    private static final int POINTS = 161;

    /** What is plotted along one number. */
    private record Plotted(
            String name,
            String formulas,
            String along,
            double from,
            double to,
            DoubleUnaryOperator value,
            DoubleUnaryOperator gradient,
            DoubleFunction<BigDecimal> exact,
            String certificates) {}

    private FunctionPages() {}

    /** The files, by their names below the documents' folder. */
    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Plotted each : plotted()) {
            files.put("figures/" + each.name + ".svg", figure(each));
            files.put("core-" + each.name + ".adoc", page(each));
        }
        return files;
    }

    private static List<Plotted> plotted() {
        return List.of(
                new Plotted(
                        "Sigmoid",
                        "\\sigma(z) = \\frac{1}{1 + e^{-z}}",
                        "z",
                        -40,
                        40,
                        Sigmoid::value,
                        Sigmoid::gradient,
                        HighPrecision::sigmoid,
                        "xref:log-loss.adoc#sigmoid-forms[value], xref:log-loss.adoc#sigmoid-derivative[derivative]"),
                new Plotted(
                        "LogSigmoid",
                        "\\log \\sigma(z) = -\\log(1 + e^{-z})",
                        "z",
                        -40,
                        40,
                        LogSigmoid::value,
                        LogSigmoid::gradient,
                        z -> HighPrecision.softplus(-z).negate(),
                        "xref:log-loss.adoc#log-sigmoid[value], xref:log-loss.adoc#log-sigmoid-derivative[derivative]"),
                new Plotted(
                        "Softplus",
                        "\\log(1 + e^{z})",
                        "z",
                        -40,
                        40,
                        Softplus::value,
                        Softplus::gradient,
                        HighPrecision::softplus,
                        "xref:log-loss.adoc#softplus-of-negative-label[value],"
                                + " xref:log-loss.adoc#softplus-derivative[derivative]"),
                new Plotted(
                        "Logit",
                        "\\log \\frac{p}{1 - p}",
                        "p",
                        0.005,
                        0.995,
                        Logit::value,
                        Logit::gradient,
                        HighPrecision::logit,
                        "xref:log-loss.adoc#logit[value], xref:log-loss.adoc#logit-derivative[derivative]"),
                new Plotted(
                        "LogLoss",
                        "-y \\log \\sigma(z) - (1 - y) \\log(1 - \\sigma(z))",
                        "z, y = 1",
                        -40,
                        40,
                        z -> LogLoss.value(z, 1),
                        z -> LogLoss.gradient(z, 1),
                        z -> HighPrecision.logLoss(z, 1),
                        "xref:log-loss.adoc#log-loss-value[value], xref:log-loss.adoc#log-loss-gradient[gradient],"
                                + " xref:hessian-products.adoc#log-loss-hessian-product[Hessian]"),
                new Plotted(
                        "WeightedLogLoss",
                        "-w y \\log \\sigma(z) - (1 - y) \\log(1 - \\sigma(z))",
                        "z, y = 3/4, w = 2",
                        -8,
                        8,
                        z -> WeightedLogLoss.value(z, 0.75, 2),
                        z -> WeightedLogLoss.gradient(z, 0.75, 2),
                        z -> HighPrecision.softplus(-z)
                                .multiply(new BigDecimal("1.5"))
                                .add(HighPrecision.softplus(z).multiply(new BigDecimal("0.25"))),
                        "xref:weighted-losses.adoc#weighted-log-loss-value[value],"
                                + " xref:weighted-losses.adoc#weighted-log-loss-gradient[gradient],"
                                + " xref:weighted-losses.adoc#weighted-log-loss-hessian[Hessian]"),
                new Plotted(
                        "FocalLoss",
                        "-y \\sigma(-z)^{\\gamma} \\log \\sigma(z) - (1 - y) \\sigma(z)^{\\gamma} \\log \\sigma(-z)",
                        "z, y = 1, γ = 2",
                        -8,
                        8,
                        z -> FocalLoss.value(z, 1, 2),
                        z -> FocalLoss.gradient(z, 1, 2),
                        z -> HighPrecision.sigmoid(-z).pow(2).multiply(HighPrecision.softplus(-z)),
                        "xref:focal-loss.adoc#focal-loss-value[value], xref:focal-loss.adoc#focal-loss-gradient[gradient]"),
                new Plotted(
                        "SumOfLogLosses",
                        "\\sum_i \\big( \\log(1 + e^{z_i}) - y_i z_i \\big)",
                        "z_1, with z_2 = 0, y = (1, 0)",
                        -40,
                        40,
                        z -> SumOfLogLosses.value(new double[] {z, 0}, new double[] {1, 0}),
                        z -> SumOfLogLosses.gradient(new double[] {z, 0}, new double[] {1, 0})[0],
                        z -> HighPrecision.logLoss(z, 1).add(HighPrecision.softplus(0)),
                        "xref:sum-of-log-loss.adoc#sum-of-log-loss-value[value],"
                                + " xref:sum-of-log-loss.adoc#sum-of-log-loss-gradient[gradient]"),
                new Plotted(
                        "LogSumExp",
                        "\\log \\sum_j e^{z_j}",
                        "z_1, with z_2 = -1/2",
                        -4,
                        4,
                        z -> LogSumExp.value(new double[] {z, -0.5}),
                        z -> LogSumExp.gradient(new double[] {z, -0.5})[0],
                        z -> HighPrecision.logSumExp(new double[] {z, -0.5}),
                        "xref:softmax.adoc#log-sum-exp[value], xref:softmax.adoc#log-sum-exp-gradient[gradient]"),
                new Plotted(
                        "Softmax",
                        "p_k = \\frac{e^{z_k}}{\\sum_j e^{z_j}}",
                        "z_1, with z_2 = z_3 = 0",
                        -40,
                        40,
                        z -> Softmax.value(new double[] {z, 0, 0})[0],
                        z -> Softmax.gradient(new double[] {z, 0, 0}, new double[] {1, 0, 0})[0],
                        z -> HighPrecision.softmax(new double[] {z, 0, 0})[0],
                        "xref:softmax.adoc#softmax-forms[value], xref:softmax.adoc#log-softmax[logarithm],"
                                + " xref:softmax.adoc#softmax-backwards[a gradient taken back],"
                                + " xref:softmax.adoc#log-softmax-backwards[through the logarithm]"),
                new Plotted(
                        "CrossEntropy",
                        "-\\sum_k y_k \\log p_k",
                        "z_1, with z_2 = z_3 = 0, class 1",
                        -40,
                        40,
                        z -> CrossEntropy.value(new double[] {z, 0, 0}, 0),
                        z -> CrossEntropy.gradient(new double[] {z, 0, 0}, 0)[0],
                        z -> HighPrecision.crossEntropy(new double[] {z, 0, 0}, new double[] {1, 0, 0}),
                        "xref:cross-entropy.adoc#cross-entropy-value[value],"
                                + " xref:cross-entropy.adoc#cross-entropy-gradient[gradient],"
                                + " xref:hessian-products.adoc#cross-entropy-hessian-product[Hessian]"),
                new Plotted(
                        "AdjustedCrossEntropy",
                        "-\\sum_k w_k \\Big( (1 - \\varepsilon) y_k + \\frac{\\varepsilon}{n} \\Big) \\log p_k",
                        "z_1, with z_2 = 0, class 1, ε = 1/4, T = 2",
                        -20,
                        20,
                        z -> adjusted(z, false),
                        z -> adjusted(z, true),
                        z -> HighPrecisionRows.crossEntropy(
                                new double[] {z, 0},
                                HighPrecisionRows.labels(new double[] {1, 0}, new double[] {1, 1}, 0.25),
                                2),
                        "xref:weighted-losses.adoc#adjusted-cross-entropy-value[value],"
                                + " xref:weighted-losses.adoc#adjusted-cross-entropy-gradient[gradient]"),
                new Plotted(
                        "Entropy",
                        "-\\sum_k p_k \\log p_k",
                        "z_1, with z_2 = z_3 = 0",
                        -20,
                        20,
                        z -> Entropy.ofLogits(new double[] {z, 0, 0}),
                        z -> Entropy.gradientOfLogits(new double[] {z, 0, 0})[0],
                        z -> HighPrecisionRows.entropy(
                                HighPrecisionRows.softmax(new double[] {z, 0, 0}, 1),
                                HighPrecisionRows.logSoftmax(new double[] {z, 0, 0}, 1)),
                        "xref:divergences.adoc#entropy-value[value], xref:divergences.adoc#entropy-gradient[gradient],"
                                + " xref:divergences.adoc#entropy-of-logits[of logits],"
                                + " xref:divergences.adoc#entropy-gradient-of-logits[its gradient]"),
                new Plotted(
                        "KullbackLeibler",
                        "\\sum_k p_k \\log \\frac{p_k}{q_k}",
                        "a_1, with a_2 = 0, b = (1, 0)",
                        -20,
                        20,
                        z -> KullbackLeibler.ofLogits(new double[] {z, 0}, new double[] {1, 0}),
                        z -> KullbackLeibler.gradientOfFirstLogits(new double[] {z, 0}, new double[] {1, 0})[0],
                        z -> HighPrecisionRows.divergence(new double[] {z, 0}, new double[] {1, 0}),
                        "xref:divergences.adoc#divergence-value[value],"
                                + " xref:divergences.adoc#divergence-gradient-of-first[gradient in p],"
                                + " xref:divergences.adoc#divergence-gradient-of-second[in q],"
                                + " xref:divergences.adoc#divergence-of-logits[of logits],"
                                + " xref:divergences.adoc#divergence-gradient-of-first-logits[gradient in a],"
                                + " xref:divergences.adoc#divergence-gradient-of-second-logits[in b]"),
                new Plotted(
                        "DistributionCrossEntropy",
                        "-\\sum_k p_k \\log q_k",
                        "a_1, with a_2 = 0, b = (1, 0)",
                        -20,
                        20,
                        z -> DistributionCrossEntropy.ofLogits(new double[] {z, 0}, new double[] {1, 0}),
                        z -> DistributionCrossEntropy.gradientOfFirstLogits(new double[] {z, 0}, new double[] {1, 0})[
                                0],
                        z -> HighPrecisionRows.entropy(
                                HighPrecisionRows.softmax(new double[] {z, 0}, 1),
                                HighPrecisionRows.logSoftmax(new double[] {1, 0}, 1)),
                        "xref:divergences.adoc#distribution-cross-entropy-value[value],"
                                + " xref:divergences.adoc#distribution-cross-entropy-gradient-of-first[gradient in p],"
                                + " xref:divergences.adoc#distribution-cross-entropy-gradient-of-second[in q],"
                                + " xref:divergences.adoc#distribution-cross-entropy-of-logits[of logits],"
                                + " xref:divergences.adoc#distribution-cross-entropy-gradient-of-first-logits[gradient in a],"
                                + " xref:divergences.adoc#distribution-cross-entropy-gradient-of-second-logits[in b]"));
    }

    private static double adjusted(double z, boolean slope) {
        double[] logits = {z, 0};
        double[] y = {1, 0};
        double[] w = {1, 1};
        return slope
                ? AdjustedCrossEntropy.gradient(logits, y, w, 0.25, 2)[0]
                : AdjustedCrossEntropy.value(logits, y, w, 0.25, 2);
    }

    private static String figure(Plotted each) {
        double[] x = new double[POINTS];
        double[] error = new double[POINTS];
        Arrays.setAll(x, i -> each.from + (each.to - each.from) * i / (POINTS - 1));
        Arrays.setAll(error, i -> UlpErrors.error(each.value.applyAsDouble(x[i]), each.exact.apply(x[i])));
        return SvgPlot.row(
                each.name + " along " + each.along,
                SvgPlot.curve(
                        "value, along " + each.along,
                        x,
                        Arrays.stream(x).map(each.value).toArray()),
                SvgPlot.curve(
                        "derivative", x, Arrays.stream(x).map(each.gradient).toArray()),
                SvgPlot.points("error of the value, in ulp", x, error));
    }

    private static String page(Plotted each) {
        return "= " + each.name + "\n:stem: latexmath\n\n[latexmath]\n++++\n" + each.formulas
                + "\n++++\n\nimage::figures/"
                + each.name + ".svg[" + each.name + ": value, derivative and error]\n\nCertified by derivations: "
                + each.certificates
                + ".\n\nThe largest errors over the whole range are in the xref:core.adoc[table of all"
                + " functions].\n";
    }
}
