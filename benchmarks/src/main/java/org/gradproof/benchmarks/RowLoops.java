package org.gradproof.benchmarks;

import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * What a careful programmer writes over {@link Math}, row by row: the row's maximum is taken off, so that nothing
 * overflows.
 */
record RowLoops(NumberBatch n) {

    DoubleSupplier of(String function) {
        return switch (function) {
            case "softmax" -> each(this::softmax);
            case "logSoftmax" -> each(this::logSoftmax);
            case "logSumExp" -> each(from -> logSumExp(n.z, from));
            case "softLabels" -> each(this::softLabels);
            case "smoothing" -> each(this::smoothing);
            case "sumOfLogLosses" -> each(this::sumOfLogLosses);
            case "crossEntropyHessian" -> each(this::hessian);
            case "entropy" -> each(this::entropy);
            case "kullbackLeibler" -> each(this::kullbackLeibler);
            default -> throw new IllegalArgumentException(function);
        };
    }

    /** The mean over the rows, each given by where it starts. */
    private DoubleSupplier each(IntToDoubleFunction row) {
        return () -> {
            double sum = 0;
            for (int r = 0; r < n.rows; r++) {
                sum += row.applyAsDouble(r * n.classes);
            }
            return sum / n.rows;
        };
    }

    private double max(double[] z, int from) {
        double max = z[from];
        for (int k = from; k < from + n.classes; k++) {
            max = Math.max(max, z[k]);
        }
        return max;
    }

    private double logSumExp(double[] z, int from) {
        double max = max(z, from);
        double sum = 0;
        for (int k = from; k < from + n.classes; k++) {
            sum += Math.exp(z[k] - max);
        }
        return max + Math.log(sum);
    }

    /** The probabilities, into the results; their log-sum-exp is returned. */
    private double softmax(int from) {
        double max = max(n.z, from);
        double sum = 0;
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] = Math.exp(n.z[k] - max);
            sum += n.out[k];
        }
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] /= sum;
        }
        return max + Math.log(sum);
    }

    private double logSoftmax(int from) {
        double all = logSumExp(n.z, from);
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] = n.z[k] - all;
        }
        return n.out[from];
    }

    private double softLabels(int from) {
        double all = softmax(from);
        double loss = 0;
        double total = 0;
        for (int k = from; k < from + n.classes; k++) {
            loss += n.soft[k] * (all - n.z[k]);
            total += n.soft[k];
        }
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] = (n.out[k] * total - n.soft[k]) / n.rows;
        }
        return loss;
    }

    private double smoothing(int from) {
        double all = softmax(from);
        double share = CoreRows.SMOOTHING / n.classes;
        double loss = 0;
        for (int k = from; k < from + n.classes; k++) {
            loss += share * (all - n.z[k]);
            n.out[k] = (n.out[k] - share) / n.rows;
        }
        int target = from + n.targets[from / n.classes];
        n.out[target] -= (1 - CoreRows.SMOOTHING) / n.rows;
        return loss + (1 - CoreRows.SMOOTHING) * (all - n.z[target]);
    }

    private double sumOfLogLosses(int from) {
        double loss = 0;
        for (int k = from; k < from + n.classes; k++) {
            double z = n.z[k];
            double e = Math.exp(-Math.abs(z));
            loss += Math.max(z, 0) - z * n.hard[k] + Math.log1p(e);
            n.out[k] = ((z >= 0 ? 1 / (1 + e) : e / (1 + e)) - n.hard[k]) / n.rows;
        }
        return loss;
    }

    private double hessian(int from) {
        softmax(from);
        double mean = 0;
        for (int k = from; k < from + n.classes; k++) {
            mean += n.out[k] * n.v[k];
        }
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] *= n.v[k] - mean;
        }
        return mean;
    }

    private double entropy(int from) {
        double all = softmax(from);
        double entropy = 0;
        for (int k = from; k < from + n.classes; k++) {
            entropy += n.out[k] * (all - n.z[k]);
        }
        for (int k = from; k < from + n.classes; k++) {
            n.out[k] *= (all - n.z[k] - entropy) / n.rows;
        }
        return entropy;
    }

    /** Of softmax(other) and softmax(z), with the gradient with respect to z. */
    private double kullbackLeibler(int from) {
        double others = logSumExp(n.other, from);
        double all = softmax(from);
        double divergence = 0;
        for (int k = from; k < from + n.classes; k++) {
            double logP = n.other[k] - others;
            double p = Math.exp(logP);
            divergence += p * (logP - (n.z[k] - all));
            n.out[k] = (n.out[k] - p) / n.rows;
        }
        return divergence;
    }
}
