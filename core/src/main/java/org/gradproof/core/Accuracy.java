package org.gradproof.core;

import java.util.List;
import java.util.Optional;

/**
 * The documented error of a function of this package, in ulp of the exact result, for a caller that checks it.
 *
 * <p>The tests assert these bounds against references of 100 digits. For functions of several results a bound holds for
 * each entry. It holds everywhere that the function accepts, also where the result is the small difference of large terms:
 * there is no other condition. A gradient of floats is computed as doubles and rounded once, so that it is within 0.51 ulp of
 * a float; a loss of floats is a double within the same bound.
 *
 * @param function the function as {@code Class.method}, such as {@code LogLoss.gradient}
 * @param maxUlp the largest error
 * @param rmsUlp the root mean square of the error over the reference points
 */
public record Accuracy(String function, double maxUlp, double rmsUlp) {

    private static final List<Accuracy> ALL = List.of(
            new Accuracy("Sigmoid.value", Sigmoid.VALUE_MAX_ULP, 0.5),
            new Accuracy("Sigmoid.gradient", Sigmoid.GRADIENT_MAX_ULP, 0.8),
            new Accuracy("LogSigmoid.value", LogSigmoid.VALUE_MAX_ULP, 0.5),
            new Accuracy("LogSigmoid.gradient", LogSigmoid.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("Softplus.value", Softplus.VALUE_MAX_ULP, 0.5),
            new Accuracy("Softplus.gradient", Softplus.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("Logit.value", Logit.VALUE_MAX_ULP, 0.5),
            new Accuracy("Logit.gradient", Logit.GRADIENT_MAX_ULP, 0.7),
            new Accuracy("LogLoss.value", LogLoss.VALUE_MAX_ULP, 0.5),
            new Accuracy("LogLoss.gradient", LogLoss.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("LogLoss.hessianProduct", LogLoss.HESSIAN_MAX_ULP, 0.4),
            new Accuracy("WeightedLogLoss.value", WeightedLogLoss.VALUE_MAX_ULP, 0.6),
            new Accuracy("WeightedLogLoss.gradient", WeightedLogLoss.GRADIENT_MAX_ULP, 0.4),
            new Accuracy("WeightedLogLoss.hessianProduct", WeightedLogLoss.HESSIAN_MAX_ULP, 0.4),
            new Accuracy("FocalLoss.value", FocalLoss.VALUE_MAX_ULP, 0.4),
            new Accuracy("FocalLoss.gradient", FocalLoss.GRADIENT_MAX_ULP, 0.4),
            new Accuracy("SumOfLogLosses.value", SumOfLogLosses.VALUE_MAX_ULP, 0.5),
            new Accuracy("SumOfLogLosses.gradient", SumOfLogLosses.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("LogSumExp.value", LogSumExp.VALUE_MAX_ULP, 0.5),
            new Accuracy("LogSumExp.gradient", LogSumExp.GRADIENT_MAX_ULP, 0.6),
            new Accuracy("Softmax.value", Softmax.VALUE_MAX_ULP, 0.6),
            new Accuracy("Softmax.logValue", Softmax.LOG_VALUE_MAX_ULP, 0.5),
            new Accuracy("Softmax.gradient", Softmax.GRADIENT_MAX_ULP, 0.4),
            new Accuracy("Softmax.logGradient", Softmax.LOG_GRADIENT_MAX_ULP, 0.4),
            new Accuracy("CrossEntropy.value", CrossEntropy.VALUE_MAX_ULP, 0.6),
            new Accuracy("CrossEntropy.gradient", CrossEntropy.GRADIENT_MAX_ULP, 0.6),
            new Accuracy("CrossEntropy.hessianProduct", CrossEntropy.HESSIAN_MAX_ULP, 0.4),
            new Accuracy("AdjustedCrossEntropy.value", AdjustedCrossEntropy.VALUE_MAX_ULP, 0.7),
            new Accuracy("AdjustedCrossEntropy.gradient", AdjustedCrossEntropy.GRADIENT_MAX_ULP, 0.6),
            new Accuracy("Entropy.valueFromProbabilities", Entropy.VALUE_MAX_ULP, 0.6),
            new Accuracy("Entropy.gradientFromProbabilities", Entropy.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("Entropy.valueFromLogits", Entropy.VALUE_MAX_ULP, 0.7),
            new Accuracy("Entropy.gradientFromLogits", Entropy.GRADIENT_MAX_ULP, 0.5),
            new Accuracy(
                    "DistributionCrossEntropy.valueFromProbabilities", DistributionCrossEntropy.VALUE_MAX_ULP, 0.7),
            new Accuracy(
                    "DistributionCrossEntropy.gradientOfFirstFromProbabilities",
                    DistributionCrossEntropy.GRADIENT_MAX_ULP,
                    0.5),
            new Accuracy(
                    "DistributionCrossEntropy.gradientOfSecondFromProbabilities",
                    DistributionCrossEntropy.GRADIENT_MAX_ULP,
                    0.5),
            new Accuracy("DistributionCrossEntropy.valueFromLogits", DistributionCrossEntropy.VALUE_MAX_ULP, 0.7),
            new Accuracy(
                    "DistributionCrossEntropy.gradientOfFirstFromLogits",
                    DistributionCrossEntropy.GRADIENT_MAX_ULP,
                    0.5),
            new Accuracy(
                    "DistributionCrossEntropy.gradientOfSecondFromLogits",
                    DistributionCrossEntropy.GRADIENT_MAX_ULP,
                    0.7),
            new Accuracy("KullbackLeibler.valueFromProbabilities", KullbackLeibler.VALUE_MAX_ULP, 0.7),
            new Accuracy("KullbackLeibler.gradientOfFirstFromProbabilities", KullbackLeibler.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("KullbackLeibler.gradientOfSecondFromProbabilities", KullbackLeibler.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("KullbackLeibler.valueFromLogits", KullbackLeibler.VALUE_MAX_ULP, 0.7),
            new Accuracy("KullbackLeibler.gradientOfFirstFromLogits", KullbackLeibler.GRADIENT_MAX_ULP, 0.5),
            new Accuracy("KullbackLeibler.gradientOfSecondFromLogits", KullbackLeibler.GRADIENT_MAX_ULP, 0.7),
            new Accuracy("LinearModel.weightGradient", LinearModel.GRADIENT_MAX_ULP, 0.4),
            new Accuracy("LinearModel.biasGradient", LinearModel.GRADIENT_MAX_ULP, 0.4));

    private static final List<Accuracy> BATCHES = List.of(
            new Accuracy("BatchFunction.sigmoid.value", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.sigmoid.gradient", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.logSigmoid.value", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.logSigmoid.gradient", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.softplus.value", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.softplus.gradient", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.logit.value", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchFunction.logit.gradient", BatchFunction.MAX_ULP, 0.7),
            new Accuracy("BatchSoftmax.value", BatchSoftmax.MAX_ULP, 0.7),
            new Accuracy("BatchSoftmax.logValue", BatchSoftmax.MAX_ULP, 0.7),
            new Accuracy("BatchLogSumExp.value", BatchLogSumExp.MAX_ULP, 0.7),
            new Accuracy("BatchLogLoss.value", BatchLogLoss.MAX_ULP, 0.7),
            new Accuracy("BatchLogLoss.gradient", BatchLogLoss.MAX_ULP, 0.7),
            new Accuracy("BatchSumOfLogLosses.value", BatchSumOfLogLosses.MAX_ULP, 0.7),
            new Accuracy("BatchSumOfLogLosses.gradient", BatchSumOfLogLosses.MAX_ULP, 0.7),
            new Accuracy("BatchCrossEntropy.value", BatchCrossEntropy.MAX_ULP, 0.8),
            new Accuracy("BatchCrossEntropy.gradient", BatchCrossEntropy.MAX_ULP, 0.8),
            new Accuracy("BatchFocalLoss.value", BatchFocalLoss.MAX_ULP, 1),
            new Accuracy("BatchFocalLoss.gradient", BatchFocalLoss.MAX_ULP, 1),
            new Accuracy("BatchHessianProduct.logLoss", BatchHessianProduct.LOG_LOSS_MAX_ULP, 0.7),
            new Accuracy("BatchHessianProduct.crossEntropy", BatchHessianProduct.CROSS_ENTROPY_MAX_ULP, 0.8),
            new Accuracy("BatchEntropy.value", BatchEntropy.VALUE_MAX_ULP, 1),
            new Accuracy("BatchEntropy.gradient", BatchEntropy.GRADIENT_MAX_ULP, 1),
            new Accuracy("BatchDistributionCrossEntropy.value", BatchDistributionCrossEntropy.VALUE_MAX_ULP, 1),
            new Accuracy(
                    "BatchDistributionCrossEntropy.gradientOfFirst", BatchDistributionCrossEntropy.GRADIENT_MAX_ULP, 1),
            new Accuracy(
                    "BatchDistributionCrossEntropy.gradientOfSecond",
                    BatchDistributionCrossEntropy.GRADIENT_MAX_ULP,
                    1),
            new Accuracy("BatchKullbackLeibler.value", BatchKullbackLeibler.VALUE_MAX_ULP, 1),
            new Accuracy("BatchKullbackLeibler.gradientOfFirst", BatchKullbackLeibler.GRADIENT_MAX_ULP, 1),
            new Accuracy("BatchKullbackLeibler.gradientOfSecond", BatchKullbackLeibler.GRADIENT_MAX_ULP, 1));

    /**
     * The documented error of every function of one example that has one.
     *
     * @return an unmodifiable list
     */
    public static List<Accuracy> all() {
        return ALL;
    }

    /**
     * The documented errors of the functions of many examples. The bounds hold for doubles, and for floats in ulp of a
     * float; for a sum, of one example.
     *
     * @return an unmodifiable list; {@link #find} does not look here
     */
    public static List<Accuracy> batches() {
        return BATCHES;
    }

    /**
     * The documented error of one function of one example.
     *
     * @param function its name, such as {@code LogLoss.gradient}
     * @return its entry, or nothing if there is no such function
     */
    public static Optional<Accuracy> find(String function) {
        return ALL.stream().filter(entry -> entry.function.equals(function)).findFirst();
    }
}
