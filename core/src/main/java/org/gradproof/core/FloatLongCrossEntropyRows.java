package org.gradproof.core;

import org.jspecify.annotations.Nullable;

/** {@link FloatCrossEntropyRows} for rows that take several blocks. */
final class FloatLongCrossEntropyRows {

    private final CrossEntropyTerms terms;
    private final int classes;

    /** The classes in a block: rows are cut evenly, for a short last block is slow. */
    private final int block;

    private final FloatTemperedExpBlock exponentials;
    private final FloatSmoothedLabels labels;

    FloatLongCrossEntropyRows(CrossEntropyTerms terms, FloatTemperedExpBlock exponentials, FloatSmoothedLabels labels) {
        this.terms = terms;
        this.classes = terms.classes();
        this.block = FloatBlock.evenly(classes);
        this.exponentials = exponentials;
        this.labels = labels;
    }

    double ofTarget(FloatBlock b, float[] z, int row, int target, float @Nullable [] gradient, int at) {
        ArgumentChecks.requireClass(target, classes);
        double loss = terms.isSmoothed()
                ? ofAdjusted(b, z, row, target, null, 0, gradient, at)
                : ofSingle(b, z, row, target, terms.weight(target), null, gradient, at);
        if (Double.isNaN(loss)) {
            loss = CarefulCrossEntropy.ofTarget(terms, z, row, target, b.count);
            narrow(gradient, at);
        }
        return loss;
    }

    double ofLabels(FloatBlock b, float[] z, int row, float[] y, int label, float @Nullable [] gradient, int at) {
        int target = SingleLabel.of(y, label, classes);
        double loss;
        if (target >= 0 && terms.isSmoothed() && y[label + target] == 1) {
            loss = ofAdjusted(b, z, row, target, y, label, gradient, at);
        } else if (target < 0 || terms.isSmoothed()) {
            loss = ofAdjusted(b, z, row, -1, y, label, gradient, at);
        } else {
            ArgumentChecks.requireProbability(y[label + target], label + target);
            loss = ofSingle(b, z, row, target, y[label + target] * terms.weight(target), y, gradient, at);
        }
        if (Double.isNaN(loss)) {
            loss = CarefulCrossEntropy.ofLabels(terms, z, row, y, label, b.count);
            narrow(gradient, at);
        }
        return loss;
    }

    private double ofSingle(
            FloatBlock b,
            float[] z,
            int row,
            int target,
            double weight,
            float @Nullable [] y,
            float @Nullable [] gradient,
            int at) {
        float[] p = room(b, z, y, gradient);
        int to = p == gradient ? at : 0;
        CompensatedSum others = new CompensatedSum();
        float logit = z[row + target];
        double atTarget = 0;
        for (int k = 0; k < classes; k += block) {
            int n = exponentials(b, z, row, k);
            if (target >= k && target < k + n) {
                atTarget = b.p[target - k];
                b.p[target - k] = 0;
            }
            double part = FloatFoldedSum.sum(b, 0, n);
            if (!(part + atTarget <= FloatExpBlock.LARGEST_SUM) && exponentials.unmask(b, false, 0, n)) {
                if (target >= k && target < k + n) {
                    atTarget = b.p[target - k];
                    b.p[target - k] = 0;
                }
                part = FloatFoldedSum.sum(b, 0, n);
            }
            others.add(part);
            others.add(exponentials.lostAtTop(b));
            System.arraycopy(b.p, 0, p, to + k, n);
        }
        double rest = others.value();
        atTarget += exponentials.lost(logit, atTarget);
        double factor = TargetRow.floatFactor(rest, atTarget, TargetRow.isModerate(weight) ? weight : 1, b);
        if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        if (gradient != null) {
            TargetRow.multiply(p, to, classes, factor, b);
            p[to + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, to, classes, weight);
            if (p != gradient) {
                copy(p, gradient, at);
            }
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    /** Against a class, smoothed, or labels. The largest logit so far is kept out of the sum, and what it weighs in. */
    private double ofAdjusted(
            FloatBlock b,
            float[] z,
            int row,
            int target,
            float @Nullable [] y,
            int label,
            float @Nullable [] gradient,
            int at) {
        float[] p = room(b, z, y, gradient);
        int to = p == gradient ? at : 0;
        CompensatedSum others = new CompensatedSum();
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum gap = new CompensatedSum();
        float max = Float.NEGATIVE_INFINITY;
        double atTop = 0;
        for (int k = 0; k < classes; k += block) {
            labels(b, target, y, label, k);
            int n = exponentials(b, z, row, k);
            if (!(FloatFoldedSum.sum(b, 0, n) <= FloatExpBlock.LARGEST_SUM)) {
                exponentials.unmask(b, true, 0, n);
            }
            System.arraycopy(b.p, 0, p, to + k, n);
            int top = LabelRows.top(b.p, 0, n);
            if (b.z[top] > max) {
                others.add(atTop + exponentials.lost(max, atTop));
                gap.add(k == 0 ? 0 : sum.value() * ((double) b.z[top] - max));
                max = b.z[top];
                atTop = b.p[top];
                b.p[top] = 0;
            }
            others.add(FloatFoldedSum.sum(b, 0, n));
            others.add(exponentials.lostAtTop(b));
            sum.add(FloatFoldedSum.sum(b, b.y, 0, n, b.w));
            LabelRows.gaps(b.y, b.z, b.w, 0, n, max);
            gap.add(FloatFoldedSum.sum(b, b.w, 0, n, b.w));
        }
        atTop += exponentials.lost(max, atTop);
        double all = sum.value();
        double rest = others.value();
        if (!labels.areFloats() || !(all >= CrossEntropyRows.LEAST_LABELS && all <= CrossEntropyRows.MOST_LABELS)) {
            return Double.NaN;
        }
        double factor = TargetRow.floatFactor(rest, atTop, all, b);
        if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        float inverse = (float) (1 / b.divisor);
        if (gradient != null) {
            for (int k = 0; k < classes; k += block) {
                int n = Math.min(block, classes - k);
                labels(b, target, y, label, k);
                System.arraycopy(p, to + k, b.p, 0, n);
                LabelRows.difference(b.p, b.y, 0, n, (float) factor, inverse);
                System.arraycopy(b.p, 0, p, to + k, n);
            }
            if (p != gradient) {
                copy(p, gradient, at);
            }
        }
        return gap.value() / terms.temperature() + all * Log1p.of(rest / atTop);
    }

    /** Where the gradient replaces logits or labels these must outlive the row, for it may have to go the careful way. */
    private float[] room(FloatBlock b, float[] z, float @Nullable [] y, float @Nullable [] gradient) {
        if (gradient != null && gradient != z && gradient != y) {
            return gradient;
        }
        b.reserve(classes);
        return b.row;
    }

    private int exponentials(FloatBlock b, float[] z, int row, int k) {
        int n = Math.min(block, classes - k);
        System.arraycopy(z, row + k, b.z, 0, n);
        exponentials.run(b.z, b.p, b.w, n);
        return n;
    }

    private void labels(FloatBlock b, int target, float @Nullable [] y, int label, int k) {
        int n = Math.min(block, classes - k);
        if (target >= 0 || y == null) {
            labels.ofTarget(target, b.y, 0, k, n);
            return;
        }
        System.arraycopy(y, label + k, b.y, 0, n);
        if (!FloatSmoothedLabels.areProbabilities(b.y, b.w, b.loss, n)) {
            ArgumentChecks.requireProbabilities(y, label + k, 1, n, n);
        }
        labels.adjust(b.y, b.w, k, n);
    }

    private void copy(float[] p, float @Nullable [] gradient, int at) {
        if (gradient != null) {
            System.arraycopy(p, 0, gradient, at, classes);
        }
    }

    private void narrow(float @Nullable [] gradient, int at) {
        if (gradient != null) {
            FloatCrossEntropyRows.narrow(Scratch.ofThisThread().result, gradient, at, classes);
        }
    }
}
