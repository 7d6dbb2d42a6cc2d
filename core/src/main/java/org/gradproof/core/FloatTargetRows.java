package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/**
 * The cross entropy of rows of floats against one class each: short rows share a block, long rows take several. A row
 * whose logits are not all ordinary goes the careful way.
 */
final class FloatTargetRows {

    private final int classes;
    private final double @Nullable [] weights;
    private final double divisor;
    private final TargetRows.Careful careful;

    FloatTargetRows(int classes, double @Nullable [] weights, double divisor, TargetRows.Careful careful) {
        this.classes = classes;
        this.weights = weights;
        this.divisor = divisor;
        this.careful = careful;
    }

    /** The sum of the losses of the rows from, …, to - 1; writes their gradient where there is an array for it. */
    double run(float[] z, int[] targets, float @Nullable [] gradient, int from, int to) {
        FloatBlock b = FloatBlock.ofThisThread();
        CompensatedSum sum = new CompensatedSum();
        if (classes > FloatBlock.LENGTH) {
            b.reserve(classes);
            for (int index = from; index < to; index++) {
                sum.add(longRow(b, z, targets[index], gradient, index));
            }
            return sum.value();
        }
        int group = FloatBlock.LENGTH / classes;
        for (int start = from; start < to; start += group) {
            int rows = Math.min(group, to - start);
            System.arraycopy(z, start * classes, b.z, 0, rows * classes);
            FloatExpBlock.run(b.z, b.p, b.w, rows * classes);
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
    private double shortRow(FloatBlock b, int from, int target, int index, boolean gradient) {
        Labels.requireClass(target, classes);
        float[] p = b.p;
        double atTarget = p[from + target];
        p[from + target] = 0;
        double rest = FloatFoldedSum.sum(b, from, classes);
        double weight = weights == null ? 1 : weights[target];
        float factor = TargetRow.floatFactor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, divisor);
        if (Float.isNaN(factor)) {
            double loss = careful.row(index);
            narrow(Scratch.ofThisThread().result, p, from);
            return loss;
        }
        if (gradient) {
            TargetRow.multiply(p, from, classes, factor);
            p[from + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, from, classes, weight);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    private double longRow(FloatBlock b, float[] z, int target, float @Nullable [] gradient, int index) {
        Labels.requireClass(target, classes);
        int start = index * classes;
        // Where the gradient replaces the logits they must outlive the row, for it may have to go the careful way.
        float[] p = gradient == null || gradient == z ? b.row : gradient;
        int to = p == gradient ? start : 0;
        CompensatedSum others = new CompensatedSum();
        double atTarget = 0;
        for (int k = 0; k < classes; k += FloatBlock.LENGTH) {
            int n = Math.min(FloatBlock.LENGTH, classes - k);
            System.arraycopy(z, start + k, b.z, 0, n);
            FloatExpBlock.run(b.z, b.p, b.w, n);
            if (target >= k && target < k + n) {
                atTarget = b.p[target - k];
                b.p[target - k] = 0;
            }
            others.add(FloatFoldedSum.sum(b, 0, n));
            System.arraycopy(b.p, 0, p, to + k, n);
        }
        double rest = others.value();
        double weight = weights == null ? 1 : weights[target];
        float factor = TargetRow.floatFactor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, divisor);
        if (Float.isNaN(factor)) {
            double loss = careful.row(index);
            narrow(Scratch.ofThisThread().result, p, to);
            copy(p, to, gradient, start);
            return loss;
        }
        if (gradient != null) {
            TargetRow.multiply(p, to, classes, factor);
            p[to + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, to, classes, weight);
            copy(p, to, gradient, start);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    private void copy(float[] p, int from, float @Nullable [] gradient, int to) {
        if (gradient != null && gradient != p) {
            System.arraycopy(p, from, gradient, to, classes);
        }
    }

    private void narrow(double[] gradient, float[] p, int from) {
        for (int k = 0; k < classes; k++) {
            p[from + k] = (float) gradient[k];
        }
    }
}
