package org.gradproof.core;

import java.util.Arrays;

/**
 * Loss and gradient of rows that {@link SoftmaxKernel} has prepared. A row's labels, weights and smoothing are one row of
 * a<sub>k</sub> ≥ 0; with A = Σ a<sub>k</sub> its loss is Σ a<sub>k</sub> (lse(z/T) - z<sub>k</sub>/T), its gradient
 * (p<sub>k</sub> A - a<sub>k</sub>)/T.
 */
final class CrossEntropyKernel {

    private CrossEntropyKernel() {}

    /** A row against one class of weight a. Leaves the gradient in s.result; NaN if the row needs care. */
    static double target(Scratch s, int row, int classes, int target, double a, double temperature) {
        int from = row * classes;
        double atTarget = s.result[from + target];
        s.result[from + target] = 0;
        DoubleDouble others = SoftmaxKernel.sum(s, from, classes);
        DoubleDouble total = others.plus(atTarget);
        if (!(total.high() <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        DoubleDouble inverse = total.reciprocal();
        double scale = a / temperature;
        SoftmaxKernel.multiply(s.result, from, classes, scale == 1 ? inverse : inverse.times(scale));
        s.result[from + target] = -Row.product(others.high(), inverse) * scale;
        double gap = (s.maxima[row] - s.logits[from + target]) / temperature;
        // At the maximum the rest is small beside 1, and log1p keeps its digits.
        double logOfTotal = gap == 0
                ? Log1p.of(others.high() * ExpKernel.UNSCALE, others.low() * ExpKernel.UNSCALE)
                : Log1p.of(total.high() * ExpKernel.UNSCALE - 1, total.low() * ExpKernel.UNSCALE);
        return a == 0 ? 0 : a * (gap + logOfTotal);
    }

    /** A row against the a<sub>k</sub> in s.labels. Leaves the gradient in s.result; NaN if the row needs care. */
    static double labels(Scratch s, int row, int classes, double temperature) {
        int from = row * classes;
        DoubleDouble total = SoftmaxKernel.sum(s, from, classes);
        if (!(total.high() <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        double max = s.maxima[row];
        CompensatedSum gaps = new CompensatedSum();
        CompensatedSum labels = new CompensatedSum();
        for (int k = from; k < from + classes; k++) {
            double a = s.labels[k];
            labels.add(a);
            if (a > 0) {
                gaps.add(a * ((max - s.logits[k]) / temperature));
            }
        }
        DoubleDouble sum = DoubleDouble.sum(labels.high(), labels.tail());
        SoftmaxKernel.multiply(s.result, from, classes, sum.dividedBy(total));
        for (int k = from; k < from + classes; k++) {
            s.result[k] = (s.result[k] - s.labels[k]) / temperature;
        }
        return gaps.value()
                + sum.high() * Log1p.of(total.high() * ExpKernel.UNSCALE - 1, total.low() * ExpKernel.UNSCALE);
    }

    /** The row again, for a NaN, an infinite or huge maximum, or a single class. The temperature divides the logits. */
    static double careful(Scratch s, int row, int classes, double temperature) {
        int from = row * classes;
        double[] z = Arrays.copyOfRange(s.logits, from, from + classes);
        LabelRow labels = LabelRow.of(Arrays.copyOfRange(s.labels, from, from + classes));
        double[] gradient = new double[classes];
        Row careful = new Row(z, 0, classes, temperature);
        SoftLabels.gradient(careful, labels, temperature, gradient);
        System.arraycopy(gradient, 0, s.result, from, classes);
        return SoftLabels.value(careful, labels);
    }
}
