package org.gradproof.benchmarks;

import java.util.function.DoubleSupplier;
import org.gradproof.core.BatchCrossEntropy;
import org.gradproof.core.BatchDivergence;
import org.gradproof.core.BatchHessianProduct;
import org.gradproof.core.BatchLogSumExp;
import org.gradproof.core.BatchSoftmax;
import org.gradproof.core.BatchSumOfLogLosses;

/** core's functions of rows of floats. */
record CoreFloatRows(NumberBatch n) {

    private static final float[] NOTHING = {};

    DoubleSupplier of(String function) {
        BatchSoftmax softmax = BatchSoftmax.of(n.classes);
        BatchLogSumExp logSumExp = BatchLogSumExp.of(n.classes);
        BatchCrossEntropy loss = BatchCrossEntropy.mean(n.classes);
        BatchCrossEntropy smoothed = loss.withLabelSmoothing(CoreRows.SMOOTHING);
        BatchSumOfLogLosses labels = BatchSumOfLogLosses.mean(n.classes);
        BatchHessianProduct product = BatchHessianProduct.onOneThread();
        BatchDivergence divergence = BatchDivergence.mean(n.classes);
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
                    product.crossEntropy(n.singleZ, n.classes, n.singleV, n.singleOut);
                    return n.singleOut[0];
                };
            case "entropy" -> () -> divergence.entropy(n.singleZ, n.singleOut);
            case "kullbackLeibler" -> () -> divergence.kullbackLeibler(n.singleOther, n.singleZ, NOTHING, n.singleOut);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
