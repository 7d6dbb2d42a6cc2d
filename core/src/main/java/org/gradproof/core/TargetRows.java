package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/**
 * The cross entropy of rows of doubles against one class each: short rows share a block, long rows take several. A row
 * whose logits are not all ordinary goes the careful way.
 */
final class TargetRows {

    /** The careful way: the loss of a row, its gradient left in the scratch's result. */
    @FunctionalInterface
    interface Careful {
        double row(int index);
    }

    private final int classes;
    private final double @Nullable [] weights;
    private final double divisor;
    private final Careful careful;

    TargetRows(int classes, double @Nullable [] weights, double divisor, Careful careful) {
        this.classes = classes;
        this.weights = weights;
        this.divisor = divisor;
        this.careful = careful;
    }

    /** The sum of the losses of the rows from, …, to - 1; writes their gradient where there is an array for it. */
    double run(double[] z, int[] targets, double @Nullable [] gradient, int from, int to) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        CompensatedSum sum = new CompensatedSum();
        if (classes > DoubleBlock.LENGTH) {
            b.reserve(classes);
            for (int index = from; index < to; index++) {
                sum.add(longRow(b, z, targets[index], gradient, index));
            }
            return sum.value();
        }
        int group = DoubleBlock.LENGTH / classes;
        for (int start = from; start < to; start += group) {
            int rows = Math.min(group, to - start);
            System.arraycopy(z, start * classes, b.z, 0, rows * classes);
            ExpBlock.run(b.z, b.p, b.w, rows * classes);
            for (int i = 0; i < rows; i++) {
                sum.add(shortRow(b, i * classes, targets[start + i], start + i, gradient != null));
            }
            if (gradient != null) {
                System.arraycopy(b.p, 0, gradient, start * classes, rows * classes);
            }
        }
        return sum.value();
    }

    /** The row whose exponentials are p[from], …; they become its gradient. */
    private double shortRow(DoubleBlock b, int from, int target, int index, boolean gradient) {
        Labels.requireClass(target, classes);
        double[] p = b.p;
        double atTarget = p[from + target];
        p[from + target] = 0;
        double rest = FoldedSum.sum(b, from, classes);
        double weight = weights == null ? 1 : weights[target];
        DoubleDouble factor = TargetRow.factor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, divisor);
        if (Double.isNaN(factor.high())) {
            double loss = careful.row(index);
            System.arraycopy(Scratch.ofThisThread().result, 0, p, from, classes);
            return loss;
        }
        if (gradient) {
            TargetRow.multiply(p, from, classes, factor);
            p[from + target] = 0 - (rest * factor.high() + rest * factor.low());
            TargetRow.weigh(p, from, classes, weight);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    private double longRow(DoubleBlock b, double[] z, int target, double @Nullable [] gradient, int index) {
        Labels.requireClass(target, classes);
        int start = index * classes;
        // Where the gradient replaces the logits they must outlive the row, for it may have to go the careful way.
        double[] p = gradient == null || gradient == z ? b.row : gradient;
        int to = p == gradient ? start : 0;
        CompensatedSum others = new CompensatedSum();
        double atTarget = 0;
        for (int k = 0; k < classes; k += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, classes - k);
            System.arraycopy(z, start + k, b.z, 0, n);
            ExpBlock.run(b.z, b.p, b.w, n);
            if (target >= k && target < k + n) {
                atTarget = b.p[target - k];
                b.p[target - k] = 0;
            }
            others.add(FoldedSum.sum(b, 0, n));
            System.arraycopy(b.p, 0, p, to + k, n);
        }
        double rest = others.value();
        double weight = weights == null ? 1 : weights[target];
        DoubleDouble factor = TargetRow.factor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, divisor);
        if (Double.isNaN(factor.high())) {
            double loss = careful.row(index);
            System.arraycopy(Scratch.ofThisThread().result, 0, p, to, classes);
            copy(p, to, gradient, start);
            return loss;
        }
        if (gradient != null) {
            TargetRow.multiply(p, to, classes, factor);
            p[to + target] = 0 - (rest * factor.high() + rest * factor.low());
            TargetRow.weigh(p, to, classes, weight);
            copy(p, to, gradient, start);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    private void copy(double[] p, int from, double @Nullable [] gradient, int to) {
        if (gradient != null && gradient != p) {
            System.arraycopy(p, from, gradient, to, classes);
        }
    }
}
