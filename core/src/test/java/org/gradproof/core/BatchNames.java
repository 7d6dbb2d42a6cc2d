package org.gradproof.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which function of many examples computes what a function of one example does. */
final class BatchNames {

    private static final Map<String, String> NAMES = names();

    private BatchNames() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String function : List.of("Sigmoid", "LogSigmoid", "Softplus", "Logit")) {
            String batch = "BatchFunction." + Character.toLowerCase(function.charAt(0)) + function.substring(1);
            both(names, function, batch);
        }
        both(names, "LogLoss", "BatchLogLoss");
        names.put("LogLoss.hessianProduct", "BatchHessianProduct.logLoss");
        both(names, "WeightedLogLoss", "BatchLogLoss");
        both(names, "FocalLoss", "BatchFocalLoss");
        both(names, "SumOfLogLosses", "BatchSumOfLogLosses");
        names.put("LogSumExp.value", "BatchLogSumExp.value");
        names.put("LogSumExp.gradient", "BatchSoftmax.value");
        names.put("Softmax.value", "BatchSoftmax.value");
        names.put("Softmax.logValue", "BatchSoftmax.logValue");
        both(names, "CrossEntropy", "BatchCrossEntropy");
        names.put("CrossEntropy.hessianProduct", "BatchHessianProduct.crossEntropy");
        both(names, "AdjustedCrossEntropy", "BatchCrossEntropy");
        names.put("Entropy.valueFromLogits", "BatchEntropy.value");
        names.put("DistributionCrossEntropy.valueFromLogits", "BatchDistributionCrossEntropy.value");
        names.put("KullbackLeibler.valueFromLogits", "BatchKullbackLeibler.value");
        names.put("Entropy.gradientFromLogits", "BatchEntropy.gradient");
        names.put(
                "DistributionCrossEntropy.gradientOfFirstFromLogits", "BatchDistributionCrossEntropy.gradientOfFirst");
        names.put(
                "DistributionCrossEntropy.gradientOfSecondFromLogits",
                "BatchDistributionCrossEntropy.gradientOfSecond");
        names.put("KullbackLeibler.gradientOfFirstFromLogits", "BatchKullbackLeibler.gradientOfFirst");
        names.put("KullbackLeibler.gradientOfSecondFromLogits", "BatchKullbackLeibler.gradientOfSecond");
        return names;
    }

    private static void both(Map<String, String> names, String function, String batch) {
        names.put(function + ".value", batch + ".value");
        names.put(function + ".gradient", batch + ".gradient");
    }

    static Optional<String> of(String function) {
        return Optional.ofNullable(NAMES.get(function));
    }

    static Set<String> all() {
        return Set.copyOf(NAMES.values());
    }

    /** A class's functions, and behind them those of their batches. */
    static List<String> ofPage(String page) {
        Set<String> functions = new LinkedHashSet<>();
        Accuracy.all().stream()
                .map(Accuracy::function)
                .filter(name -> name.startsWith(page + "."))
                .forEach(functions::add);
        for (String function : List.copyOf(functions)) {
            of(function).ifPresent(functions::add);
        }
        return new ArrayList<>(functions);
    }

    static Accuracy documented(String function) {
        return Stream.concat(Accuracy.all().stream(), Accuracy.batches().stream())
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
