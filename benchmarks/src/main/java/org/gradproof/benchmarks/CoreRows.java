package org.gradproof.benchmarks;

import java.util.function.DoubleSupplier;
import org.gradproof.core.BatchCrossEntropy;
import org.gradproof.core.BatchEntropy;
import org.gradproof.core.BatchHessianProduct;
import org.gradproof.core.BatchKullbackLeibler;
import org.gradproof.core.BatchLogSumExp;
import org.gradproof.core.BatchSoftmax;
import org.gradproof.core.BatchSumOfLogLosses;

/** core's functions of rows of doubles. */
record CoreRows(NumberBatch n, int threads) {

    /** The share of the label that all classes get, here and in the loops. */
    static final double SMOOTHING = 0.1;

    DoubleSupplier of(String function) {
        BatchSoftmax softmax = BatchSoftmax.of(n.classes).withThreads(threads);
        BatchLogSumExp logSumExp = BatchLogSumExp.of(n.classes).withThreads(threads);
        BatchCrossEntropy loss = BatchCrossEntropy.mean(n.classes).withThreads(threads);
        BatchCrossEntropy smoothed = loss.withLabelSmoothing(SMOOTHING);
        BatchSumOfLogLosses labels = BatchSumOfLogLosses.mean(n.classes).withThreads(threads);
        BatchHessianProduct product = BatchHessianProduct.crossEntropy(n.classes).withThreads(threads);
        BatchEntropy entropy = BatchEntropy.meanFromLogits(n.classes).withThreads(threads);
        BatchKullbackLeibler divergence = BatchKullbackLeibler.meanFromLogits(n.classes).withThreads(threads);
        return switch (function) {
            case "softmax" ->
                () -> {
                    softmax.value(n.z, n.out);
                    return n.out[0];
                };
            case "logSoftmax" ->
                () -> {
                    softmax.logValue(n.z, n.out);
                    return n.out[0];
                };
            case "logSumExp" -> {
                double[] values = new double[n.rows];
                yield () -> {
                    logSumExp.value(n.z, values);
                    return values[0];
                };
            }
            case "softLabels" -> () -> loss.valueAndGradient(n.z, n.soft, n.out);
            case "smoothing" -> () -> smoothed.valueAndGradient(n.z, n.targets, n.out);
            case "sumOfLogLosses" -> () -> labels.valueAndGradient(n.z, n.hard, n.out);
            case "crossEntropyHessian" ->
                () -> {
                    product.product(n.z, n.v, n.out);
                    return n.out[0];
                };
            case "entropy" -> () -> entropy.valueAndGradient(n.z, n.out);
            case "kullbackLeibler" -> () -> divergence.valueAndGradients(n.other, n.z, null, n.out);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
