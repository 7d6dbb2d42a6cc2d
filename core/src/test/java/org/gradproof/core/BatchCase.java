package org.gradproof.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * An edge of a function of one example as a batch of one: the batch, its methods with the outputs of each, arguments, and
 * the terms whose ulp bound the error where these are larger than the entry.
 */
record BatchCase(
        Object receiver,
        boolean mean,
        Map<String, List<String>> methods,
        List<Object> arguments,
        Edge edge,
        Map<String, double[]> terms) {

    private static final Map<String, List<String>> LOSS = Map.of(
            "value", List.of("value"),
            "gradient", List.of("gradient"),
            "valueAndGradient", List.of("value", "gradient"));

    String type() {
        return receiver.getClass().getSimpleName();
    }

    /** The same batch of another example. */
    BatchCase with(Edge other) {
        return of(other).stream()
                .filter(c -> c.mean == mean
                        && c.methods.equals(methods)
                        && c.arguments.get(c.arguments.size() - 1).getClass()
                                == arguments.get(arguments.size() - 1).getClass())
                .findFirst()
                .orElseThrow();
    }

    /** The batch on so many threads. */
    Object threaded(int count) {
        try {
            return receiver.getClass().getMethod("withThreads", int.class).invoke(receiver, count);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(missing.getMessage(), missing);
        }
    }

    double[] terms(String output) {
        return terms.getOrDefault(output, new double[edge.expected().get(output).length]);
    }

    /** The largest error that is documented for the batch, and half an ulp for the mean's division. */
    double bound() {
        return 0.5
                + Accuracy.batches().stream()
                        .filter(entry -> entry.function().startsWith(type() + "."))
                        .mapToDouble(Accuracy::maxUlp)
                        .max()
                        .orElseThrow();
    }

    static List<BatchCase> of(Edge edge) {
        boolean ofRow = edge.arguments().get(0) instanceof double[];
        int n = ofRow ? edge.array(0).length : 1;
        if (n == 0) {
            return List.of();
        }
        return switch (edge.type()) {
            case "Sigmoid" -> elementwise(BatchFunction.sigmoid(), edge);
            case "LogSigmoid" -> elementwise(BatchFunction.logSigmoid(), edge);
            case "Softplus" -> elementwise(BatchFunction.softplus(), edge);
            case "Logit" -> elementwise(BatchFunction.logit(), edge);
            case "LogLoss" -> edge.expected().containsKey("value") ? logLosses(edge, 1) : curvatures(edge);
            case "WeightedLogLoss" ->
                edge.expected().containsKey("value") ? logLosses(edge, edge.number(2)) : List.of();
            case "FocalLoss" -> focalLosses(edge);
            case "SumOfLogLosses" ->
                with(edge, softTerms(edge), edge.arguments(), BatchSumOfLogLosses.sum(n), BatchSumOfLogLosses.mean(n));
            case "Softmax" -> edge.expected().containsKey("value") ? softmaxes(edge, n) : List.of();
            case "LogSumExp" -> with(edge, Map.of(), edge.arguments(), BatchLogSumExp.of(n));
            case "CrossEntropy" -> edge.expected().containsKey("value") ? crossEntropies(edge, n) : deviations(edge, n);
            case "AdjustedCrossEntropy" -> adjusted(edge, n);
            case "Entropy" ->
                measures(
                        edge,
                        n,
                        BatchEntropy::sumFromLogits,
                        BatchEntropy::meanFromLogits,
                        BatchEntropy::sumFromProbabilities,
                        BatchEntropy::meanFromProbabilities);
            case "DistributionCrossEntropy" ->
                measures(
                        edge,
                        n,
                        BatchDistributionCrossEntropy::sumFromLogits,
                        BatchDistributionCrossEntropy::meanFromLogits,
                        BatchDistributionCrossEntropy::sumFromProbabilities,
                        BatchDistributionCrossEntropy::meanFromProbabilities);
            case "KullbackLeibler" ->
                measures(
                        edge,
                        n,
                        BatchKullbackLeibler::sumFromLogits,
                        BatchKullbackLeibler::meanFromLogits,
                        BatchKullbackLeibler::sumFromProbabilities,
                        BatchKullbackLeibler::meanFromProbabilities);
            case "LinearModel" -> List.of();
            default -> throw new AssertionError(edge.type() + " is in no batch");
        };
    }

    private static List<BatchCase> softmaxes(Edge edge, int n) {
        return List.of(new BatchCase(
                BatchSoftmax.of(n),
                false,
                Map.of("value", List.of("value"), "logValue", List.of("logValue")),
                edge.arguments(),
                edge,
                Map.of()));
    }

    private static List<BatchCase> with(
            Edge edge, Map<String, double[]> terms, List<Object> arguments, Object... receivers) {
        return Arrays.stream(receivers)
                .map(receiver -> new BatchCase(receiver, receiver != receivers[0], LOSS, arguments, edge, terms))
                .toList();
    }

    private static List<BatchCase> elementwise(BatchFunction function, Edge edge) {
        return with(edge, Map.of(), arrays(edge, 1), function);
    }

    private static List<Object> arrays(Edge edge, int count) {
        List<Object> arrays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arrays.add(new double[] {edge.number(i)});
        }
        return arrays;
    }

    private static List<BatchCase> logLosses(Edge edge, double w) {
        double term = larger(edge.number(0), edge.number(1), w);
        return with(
                edge,
                Map.of("gradient", new double[] {term}),
                arrays(edge, 2),
                BatchLogLoss.sum().withPositiveWeight(w),
                BatchLogLoss.mean().withPositiveWeight(w));
    }

    /** The larger of (1 - y) σ(z) and w y σ(-z). */
    private static double larger(double z, double y, double w) {
        return Double.isNaN(z) ? 0 : Math.max((1 - y) * Sigmoid.value(z), w * y * Sigmoid.value(-z));
    }

    private static Map<String, double[]> softTerms(Edge edge) {
        double[] terms = new double[edge.array(0).length];
        Arrays.setAll(terms, i -> larger(edge.array(0)[i], edge.array(1)[i], 1));
        return Map.of("gradient", terms);
    }

    private static List<BatchCase> curvatures(Edge edge) {
        Map<String, List<String>> methods = Map.of("product", List.of("hessianProduct"));
        return List.of(new BatchCase(BatchHessianProduct.logLoss(), false, methods, arrays(edge, 2), edge, Map.of()));
    }

    private static List<BatchCase> focalLosses(Edge edge) {
        double gamma = edge.number(2);
        return with(edge, Map.of(), arrays(edge, 2), BatchFocalLoss.sum(gamma), BatchFocalLoss.mean(gamma));
    }

    private static List<BatchCase> crossEntropies(Edge edge, int n) {
        Object label = edge.arguments().get(1);
        List<Object> arguments = List.of(edge.array(0), label instanceof Integer k ? new int[] {k} : label);
        double[] y = label instanceof Integer k ? Samples.oneHot(n, k) : edge.array(1);
        return with(edge, terms(edge, y, 1, false), arguments, BatchCrossEntropy.sum(n), BatchCrossEntropy.mean(n));
    }

    private static List<BatchCase> adjusted(Edge edge, int n) {
        if (edge.arguments().get(1) instanceof Integer) {
            // The batch against a class is that against its one-hot labels, which have an edge of their own.
            return List.of();
        }
        double[] w = edge.array(2);
        double[] y = edge.array(1);
        double epsilon = edge.number(3);
        BatchCrossEntropy[] losses = Stream.of(BatchCrossEntropy.sum(n), BatchCrossEntropy.mean(n))
                .map(loss ->
                        loss.withClassWeights(w).withLabelSmoothing(epsilon).withTemperature(edge.number(4)))
                .toArray(BatchCrossEntropy[]::new);
        double[] a = new double[n];
        Arrays.setAll(a, k -> w[k] * ((1 - epsilon) * y[k] + epsilon / n));
        Map<String, double[]> terms = terms(edge, a, edge.number(4), epsilon > 0);
        List<BatchCase> cases = new ArrayList<>(with(edge, terms, List.of(edge.array(0), y), (Object[]) losses));
        for (int target : new int[] {0, n - 1}) {
            if (Arrays.equals(y, Samples.oneHot(n, target))) {
                cases.addAll(with(edge, terms, List.of(edge.array(0), new int[] {target}), (Object[]) losses));
            }
        }
        return cases;
    }

    /** The larger of p<sub>k</sub> Σ a / T and a<sub>k</sub> / T. A single label's entry has an error of its own ulp. */
    private static Map<String, double[]> terms(Edge edge, double[] a, double t, boolean smoothed) {
        if (!smoothed && Arrays.stream(a).filter(v -> v > 0).count() < 2) {
            return Map.of();
        }
        double max = Arrays.stream(edge.array(0)).max().orElseThrow();
        // Where there is no finite maximum, the differences are NaN, 0 or -∞, and the terms no matter.
        double[] p = Softmax.value(
                Arrays.stream(edge.array(0)).map(z -> (z - max) / t).toArray());
        double sum = Arrays.stream(a).sum();
        double[] terms = new double[a.length];
        Arrays.setAll(terms, k -> Double.isNaN(p[k]) ? 0 : Math.max(p[k] * sum, a[k]) / t);
        return Map.of("gradient", terms);
    }

    private static List<BatchCase> deviations(Edge edge, int n) {
        double[] p = Softmax.value(edge.array(0));
        double[] v = edge.array(1);
        double mean = 0;
        for (int k = 0; k < n; k++) {
            mean += p[k] > 0 && Double.isFinite(v[k]) ? p[k] * Math.abs(v[k]) : 0;
        }
        double[] terms = new double[n];
        for (int k = 0; k < n; k++) {
            terms[k] = p[k] > 0 && Double.isFinite(v[k]) ? p[k] * Math.max(mean, Math.abs(v[k])) : 0;
        }
        return List.of(new BatchCase(
                BatchHessianProduct.crossEntropy(n),
                false,
                Map.of("product", List.of("hessianProduct")),
                List.of(edge.array(0), v),
                edge,
                Map.of("hessianProduct", terms)));
    }

    private static List<BatchCase> measures(
            Edge edge,
            int n,
            IntFunction<Object> sumFromLogits,
            IntFunction<Object> meanFromLogits,
            IntFunction<Object> sumFromProbabilities,
            IntFunction<Object> meanFromProbabilities) {
        boolean ofLogits = edge.expected().containsKey("valueFromLogits");
        String kind = ofLogits ? "FromLogits" : "FromProbabilities";
        boolean entropy = edge.type().equals("Entropy");
        List<String> names = entropy
                ? List.of("value" + kind, "gradient" + kind)
                : List.of("value" + kind, "gradientOfFirst" + kind, "gradientOfSecond" + kind);
        Map<String, List<String>> methods = new TreeMap<>();
        methods.put("value", names.subList(0, 1));
        if (entropy) {
            methods.put("gradient", names.subList(1, 2));
            methods.put("valueAndGradient", names);
        } else {
            methods.put("gradientOfFirst", names.subList(1, 2));
            methods.put("gradientOfSecond", names.subList(2, 3));
            methods.put("valueAndGradients", names);
        }
        Map<String, double[]> terms = ofLogits ? logitTerms(edge, names) : Map.of(names.get(1), filled(n, 1));
        Object sum = (ofLogits ? sumFromLogits : sumFromProbabilities).apply(n);
        Object mean = (ofLogits ? meanFromLogits : meanFromProbabilities).apply(n);
        return List.of(
                new BatchCase(sum, false, methods, edge.arguments(), edge, terms),
                new BatchCase(mean, true, methods, edge.arguments(), edge, terms));
    }

    private static double[] filled(int n, double number) {
        double[] filled = new double[n];
        Arrays.fill(filled, number);
        return filled;
    }

    /** p<sub>k</sub> times the larger of |v<sub>k</sub> - v<sub>t</sub>| and their mean, t p's largest; and p or q. */
    private static Map<String, double[]> logitTerms(Edge edge, List<String> names) {
        double[] a = edge.array(0);
        double[] b = names.size() == 2 ? a : edge.array(1);
        double[] p = new RowLimits(a).softmax();
        double[] q = new RowLimits(b).softmax();
        int top = 0;
        for (int k = 1; k < a.length; k++) {
            top = p[k] > p[top] ? k : top;
        }
        double[] sizes = new double[a.length];
        double mean = 0;
        for (int k = 0; k < a.length; k++) {
            double v = edge.type().equals("KullbackLeibler") ? (a[k] - a[top]) - (b[k] - b[top]) : b[k] - b[top];
            sizes[k] = p[k] > 0 && Double.isFinite(v) ? Math.abs(v) : 0;
            mean += p[k] > 0 ? p[k] * sizes[k] : 0;
        }
        double[] first = new double[a.length];
        double[] second = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            first[k] = p[k] > 0 ? p[k] * Math.max(mean, sizes[k]) : 0;
            double rest = 0;
            for (int j = 0; j < a.length; j++) {
                rest += j == k ? 0 : Math.max(p[j], q[j]);
            }
            second[k] = Double.isNaN(p[k] + q[k] + rest) ? 0 : Math.min(Math.max(p[k], q[k]), rest);
        }
        return names.size() == 2 ? Map.of(names.get(1), first) : Map.of(names.get(1), first, names.get(2), second);
    }
}
