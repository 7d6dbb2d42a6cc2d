package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/** {@link CrossEntropyRows} of floats. Longer rows are {@link FloatLongCrossEntropyRows}'. */
final class FloatCrossEntropyRows {

    /** Up to this, sums are taken one by one. */
    private static final int SHORT = 120;

    private final CrossEntropyTerms terms;
    private final int classes;
    private final int group;
    private final FloatTemperedExpBlock exponentials;
    private final FloatSmoothedLabels labels;
    private final FloatShortCrossEntropyRows shortRows;
    private final FloatLongCrossEntropyRows longRows;

    FloatCrossEntropyRows(CrossEntropyTerms terms) {
        this.terms = terms;
        this.classes = terms.classes();
        this.group = FloatBlock.LENGTH / classes;
        this.exponentials = new FloatTemperedExpBlock(terms.temperature());
        this.labels = new FloatSmoothedLabels(terms);
        this.shortRows = new FloatShortCrossEntropyRows(terms, exponentials, labels);
        this.longRows = new FloatLongCrossEntropyRows(terms, exponentials, labels);
    }

    /** The sum of the losses of rows against one class each; writes their gradient, over count, where it is wanted. */
    double run(
            float[] z, int from, int[] targets, int first, float @Nullable [] gradient, int at, int rows, int count) {
        FloatBlock b = FloatBlock.ofThisThread();
        b.divideBy(terms.temperature(), count);
        CompensatedSum sum = new CompensatedSum();
        if (group == 0) {
            for (int i = 0; i < rows; i++) {
                int row = from + i * terms.stride();
                sum.add(longRows.ofTarget(b, z, row, targets[first + i], gradient, at + i * terms.gradientStride()));
            }
            return sum.losses();
        }
        int together = labels.areFloats() ? ClassBlock.together(classes, rows) : 0;
        if (together > 0) {
            sum.addLosses(shortRows.run(b, z, from, targets, first, gradient, at, together));
        }
        for (int start = together; start < rows; start += group) {
            int n = Math.min(group, rows - start);
            exponentials(b, z, from + start * terms.stride(), n);
            boolean unmasked = false;
            for (int i = 0; i < n; i++) {
                int target = targets[first + start + i];
                ArgumentChecks.requireClass(target, classes);
                double loss = ofTarget(b, i * classes, target, gradient != null);
                if (Double.isNaN(loss) && !unmasked && !terms.isSmoothed()) {
                    unmasked = true;
                    if (exponentials.unmask(b, false, i * classes, n * classes)) {
                        loss = ofTarget(b, i * classes, target, gradient != null);
                    }
                }
                if (Double.isNaN(loss)) {
                    loss = CarefulCrossEntropy.ofTarget(terms, z, from + (start + i) * terms.stride(), target, b.count);
                    narrow(Scratch.ofThisThread().result, b.p, i * classes, classes);
                }
                sum.add(loss);
            }
            write(b.p, gradient, at + start * terms.gradientStride(), n);
        }
        return sum.losses();
    }

    /** The same against labels. */
    double run(float[] z, int from, float[] y, int first, float @Nullable [] gradient, int at, int rows, int count) {
        FloatBlock b = FloatBlock.ofThisThread();
        b.divideBy(terms.temperature(), count);
        CompensatedSum sum = new CompensatedSum();
        if (group == 0) {
            for (int i = 0; i < rows; i++) {
                int row = from + i * terms.stride();
                int label = first + i * terms.labelStride();
                sum.add(longRows.ofLabels(b, z, row, y, label, gradient, at + i * terms.gradientStride()));
            }
            return sum.losses();
        }
        int together = labels.areFloats() ? ClassBlock.together(classes, rows) : 0;
        if (together > 0) {
            sum.addLosses(shortRows.run(b, z, from, y, first, gradient, at, together));
        }
        for (int start = together; start < rows; start += group) {
            int n = Math.min(group, rows - start);
            exponentials(b, z, from + start * terms.stride(), n);
            labels(b, y, first + start * terms.labelStride(), n);
            boolean unmasked = false;
            for (int i = 0; i < n; i++) {
                int label = first + (start + i) * terms.labelStride();
                double loss = ofLabels(b, i * classes, y, label, gradient != null);
                if (Double.isNaN(loss) && !unmasked) {
                    unmasked = true;
                    if (exponentials.unmask(b, true, i * classes, n * classes)) {
                        loss = ofLabels(b, i * classes, y, label, gradient != null);
                    }
                }
                if (Double.isNaN(loss)) {
                    int row = from + (start + i) * terms.stride();
                    loss = CarefulCrossEntropy.ofLabels(terms, z, row, y, label, b.count);
                    narrow(Scratch.ofThisThread().result, b.p, i * classes, classes);
                }
                sum.add(loss);
            }
            write(b.p, gradient, at + start * terms.gradientStride(), n);
        }
        return sum.losses();
    }

    private void exponentials(FloatBlock b, float[] z, int from, int rows) {
        read(z, from, terms.stride(), b.z, rows);
        exponentials.run(b.z, b.p, b.w, rows * classes);
    }

    private void labels(FloatBlock b, float[] y, int from, int rows) {
        read(y, from, terms.labelStride(), b.y, rows);
        if (!FloatSmoothedLabels.areProbabilities(b.y, b.w, b.loss, rows * classes)) {
            ArgumentChecks.requireProbabilities(y, from, rows, classes, terms.labelStride());
        }
        labels.adjust(b.y, b.w, 0, rows * classes);
    }

    private void read(float[] from, int start, int stride, float[] block, int rows) {
        if (stride == classes) {
            System.arraycopy(from, start, block, 0, rows * classes);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, start + i * stride, block, i * classes, classes);
        }
    }

    private void write(float[] block, float @Nullable [] to, int start, int rows) {
        if (to != null && terms.gradientStride() == classes) {
            System.arraycopy(block, 0, to, start, rows * classes);
        } else if (to != null) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(block, i * classes, to, start + i * terms.gradientStride(), classes);
            }
        }
    }

    /** The row whose exponentials are p[from], …; they become its gradient. NaN where it needs care. */
    private double ofTarget(FloatBlock b, int from, int target, boolean gradient) {
        if (!terms.isSmoothed()) {
            return ofSingle(b, from, target, terms.weight(target), gradient);
        }
        labels.ofTarget(target, b.y, from, 0, classes);
        return ofAdjusted(b, from, gradient);
    }

    private double ofLabels(FloatBlock b, int from, float[] y, int label, boolean gradient) {
        int target = SingleLabel.of(y, label, classes);
        if (target >= 0 && terms.isSmoothed() && y[label + target] == 1) {
            labels.ofTarget(target, b.y, from, 0, classes);
        }
        if (target < 0 || terms.isSmoothed()) {
            return ofAdjusted(b, from, gradient);
        }
        return ofSingle(b, from, target, y[label + target] * terms.weight(target), gradient);
    }

    private double ofSingle(FloatBlock b, int from, int target, double weight, boolean gradient) {
        float[] p = b.p;
        double atTarget = p[from + target];
        p[from + target] = 0;
        double rest = FloatFoldedSum.sum(b, from, classes);
        rest += exponentials.lostAtTop(b);
        atTarget += b.top < 0 ? 0 : exponentials.lost(b.z[from + target], atTarget);
        double factor = TargetRow.floatFactor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, b);
        if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        if (gradient) {
            TargetRow.multiply(p, from, classes, factor, b);
            p[from + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, from, classes, weight);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    /** The row against the labels y[from], …: Σ a<sub>k</sub> (max - z<sub>k</sub>)/T + Σ a<sub>k</sub> log1p(rest). */
    private double ofAdjusted(FloatBlock b, int from, boolean gradient) {
        int top = LabelRows.top(b.p, from, classes);
        float atTop = b.p[from + top];
        b.p[from + top] = 0;
        double rest = FloatFoldedSum.sum(b, from, classes);
        rest += exponentials.lostAtTop(b);
        double exactTop = atTop + (b.top < 0 ? 0 : exponentials.lost(b.z[from + top], atTop));
        b.p[from + top] = atTop;
        double sum = FloatFoldedSum.sum(b, b.y, from, classes, b.w);
        if (classes == 1
                || !labels.areFloats()
                || !(sum >= CrossEntropyRows.LEAST_LABELS && sum <= CrossEntropyRows.MOST_LABELS)) {
            return Double.NaN;
        }
        double factor = TargetRow.floatFactor(rest, exactTop, sum, b);
        if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        double gap = gap(b, from, b.z[from + top]);
        if (gradient) {
            LabelRows.difference(b.p, b.y, from, classes, (float) factor, (float) (1 / b.divisor));
        }
        return gap / terms.temperature() + sum * Log1p.of(rest / exactTop);
    }

    private double gap(FloatBlock b, int from, float max) {
        if (classes <= SHORT) {
            return LabelRows.gap(b.y, b.z, from, classes, max);
        }
        LabelRows.gaps(b.y, b.z, b.w, from, classes, max);
        return FloatFoldedSum.sum(b, b.w, from, classes, b.w);
    }

    static void narrow(double[] gradient, float[] p, int at, int n) {
        for (int k = 0; k < n; k++) {
            p[at + k] = (float) gradient[k];
        }
    }
}
