package org.gradproof.benchmarks;

import java.util.function.DoubleSupplier;
import org.gradproof.core.BatchCrossEntropy;
import org.gradproof.core.BatchEntropy;
import org.gradproof.core.BatchHessianProduct;
import org.gradproof.core.BatchKullbackLeibler;
import org.gradproof.core.BatchLogSumExp;
import org.gradproof.core.BatchSoftmax;
import org.gradproof.core.BatchSumOfLogLosses;

/** core's functions of rows of floats. */
record CoreFloatRows(NumberBatch n) {

    DoubleSupplier of(String function) {
        BatchSoftmax softmax = BatchSoftmax.of(n.classes);
        BatchLogSumExp logSumExp = BatchLogSumExp.of(n.classes);
        BatchCrossEntropy loss = BatchCrossEntropy.mean(n.classes);
        BatchCrossEntropy smoothed = loss.withLabelSmoothing(CoreRows.SMOOTHING);
        BatchSumOfLogLosses labels = BatchSumOfLogLosses.mean(n.classes);
        BatchHessianProduct product = BatchHessianProduct.crossEntropy(n.classes);
        BatchEntropy entropy = BatchEntropy.meanFromLogits(n.classes);
        BatchKullbackLeibler divergence = BatchKullbackLeibler.meanFromLogits(n.classes);
        return switch (function) {
            case "softmax" ->
                () -> {
                    softmax.value(n.singleZ, n.singleOut);
                    return n.singleOut[0];
                };
            case "logSoftmax" ->
                () -> {
                    softmax.logValue(n.singleZ, n.singleOut);
                    return n.singleOut[0];
                };
            case "logSumExp" -> {
                float[] values = new float[n.rows];
                yield () -> {
                    logSumExp.value(n.singleZ, values);
                    return values[0];
                };
            }
            case "softLabels" -> () -> loss.valueAndGradient(n.singleZ, n.singleSoft, n.singleOut);
            case "smoothing" -> () -> smoothed.valueAndGradient(n.singleZ, n.targets, n.singleOut);
            case "sumOfLogLosses" -> () -> labels.valueAndGradient(n.singleZ, n.singleHard, n.singleOut);
            case "crossEntropyHessian" ->
                () -> {
                    product.product(n.singleZ, n.singleV, n.singleOut);
                    return n.singleOut[0];
                };
            case "entropy" -> () -> entropy.valueAndGradient(n.singleZ, n.singleOut);
            case "kullbackLeibler" -> () -> divergence.valueAndGradients(n.singleOther, n.singleZ, null, n.singleOut);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
