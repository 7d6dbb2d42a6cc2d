// twins: CrossEntropyRows FloatCrossEntropyRows, SmoothedLabels FloatSmoothedLabels
// twins: TemperedExpBlock FloatTemperedExpBlock, FoldedSum FloatFoldedSum, ExpBlock FloatExpBlock
// twins: DoubleBlock FloatBlock
// twin: FloatLongCrossEntropyRows
package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.exact.DoubleDouble; // doubles
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/** {@link CrossEntropyRows} for rows that take several blocks. */
public final class LongCrossEntropyRows {

    private final CrossEntropyTerms terms;
    private final int classes;

    /** The classes in a block: rows are cut evenly, for a short last block is slow. */
    private final int block;

    private final TemperedExpBlock exponentials;
    private final SmoothedLabels labels;

    public LongCrossEntropyRows(CrossEntropyTerms terms, TemperedExpBlock exponentials, SmoothedLabels labels) {
        this.terms = terms;
        this.classes = terms.classes();
        this.block = DoubleBlock.evenly(classes);
        this.exponentials = exponentials;
        this.labels = labels;
    }

    public double ofTarget(DoubleBlock b, double[] z, int row, int target, double @Nullable [] gradient, int at) {
        ArgumentChecks.requireClass(target, classes);
        double loss = terms.isSmoothed()
                ? ofAdjusted(b, z, row, target, null, 0, gradient, at)
                : ofSingle(b, z, row, target, terms.weight(target), null, gradient, at);
        if (Double.isNaN(loss)) {
            loss = CarefulCrossEntropy.ofTarget(terms, z, row, target, b.count);
            if (gradient != null) {
                Copy.write(Scratch.ofThisThread().result, 0, gradient, at, classes);
            }
        }
        return loss;
    }

    public double ofLabels(
            DoubleBlock b, double[] z, int row, double[] y, int label, double @Nullable [] gradient, int at) {
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
            if (gradient != null) {
                Copy.write(Scratch.ofThisThread().result, 0, gradient, at, classes);
            }
        }
        return loss;
    }

    private double ofSingle(
            DoubleBlock b,
            double[] z,
            int row,
            int target,
            double weight,
            double @Nullable [] y,
            double @Nullable [] gradient,
            int at) {
        double[] p = room(b, z, y, gradient);
        int to = p == gradient ? at : 0;
        CompensatedSum others = new CompensatedSum();
        double lost = 0; // doubles
        double logit = z[row + target]; // doubles
        // floats: float logit = z[row + target];
        double atTarget = 0;
        for (int k = 0; k < classes; k += block) {
            int n = exponentials(b, z, row, k);
            if (target >= k && target < k + n) {
                atTarget = b.p[target - k];
                b.p[target - k] = 0;
            }
            double part = FoldedSum.sum(b, 0, n);
            if (!(part + atTarget <= ExpBlock.LARGEST_SUM) && exponentials.unmask(b, false, 0, n)) {
                if (target >= k && target < k + n) {
                    atTarget = b.p[target - k];
                    b.p[target - k] = 0;
                }
                part = FoldedSum.sum(b, 0, n);
            }
            others.add(part);
            lost += b.lost + exponentials.lostAtTop(b); // doubles
            // floats: others.add(exponentials.lostAtTop(b));
            System.arraycopy(b.p, 0, p, to + k, n);
        }
        double rest = others.value();
        lost += others.lost(); // doubles
        double lostAtTarget = exponentials.lost(logit, atTarget); // doubles
        double moderate = TargetRow.isModerate(weight) ? weight : 1;
        DoubleDouble factor = TargetRow.factor(rest, atTarget, lost + lostAtTarget, moderate, 0, b); // doubles
        if (Double.isNaN(factor.high())) { // doubles
            // floats: atTarget += exponentials.lost(logit, atTarget);
            // floats: double factor = TargetRow.floatFactor(rest, atTarget, moderate, b);
            // floats: if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        if (gradient != null) {
            TargetRow.multiply(p, to, classes, factor); // doubles
            p[to + target] = TargetRow.ofTarget(rest, lost, factor); // doubles
            // floats: TargetRow.multiply(p, to, classes, factor, b);
            // floats: p[to + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, to, classes, weight);
            if (p != gradient) {
                copy(p, gradient, at);
            }
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    /** Against a class, smoothed, or labels. The largest logit so far is kept out of the sum, and what it weighs in. */
    private double ofAdjusted(
            DoubleBlock b,
            double[] z,
            int row,
            int target,
            double @Nullable [] y,
            int label,
            double @Nullable [] gradient,
            int at) {
        double[] p = room(b, z, y, gradient);
        int to = p == gradient ? at : 0;
        CompensatedSum others = new CompensatedSum();
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum gap = new CompensatedSum();
        double max = Double.NEGATIVE_INFINITY; // doubles
        // floats: float max = Float.NEGATIVE_INFINITY;
        double atTop = 0;
        double lost = 0; // doubles
        for (int k = 0; k < classes; k += block) {
            labels(b, target, y, label, k);
            int n = exponentials(b, z, row, k);
            if (!(FoldedSum.sum(b, 0, n) <= ExpBlock.LARGEST_SUM)) {
                exponentials.unmask(b, true, 0, n);
            }
            System.arraycopy(b.p, 0, p, to + k, n);
            int top = LabelRows.top(b.p, 0, n);
            if (b.z[top] > max) {
                others.add(atTop); // doubles
                lost += k == 0 ? 0 : exponentials.lost(max, atTop); // doubles
                gap.add(k == 0 ? 0 : sum.value() * (b.z[top] - max)); // doubles
                // floats: others.add(atTop + exponentials.lost(max, atTop));
                // floats: gap.add(k == 0 ? 0 : sum.value() * ((double) b.z[top] - max));
                max = b.z[top];
                atTop = b.p[top];
                b.p[top] = 0;
            }
            others.add(FoldedSum.sum(b, 0, n));
            lost += b.lost + exponentials.lostAtTop(b); // doubles
            sum.add(FoldedSum.exactly(b, b.y, 0, n)); // doubles
            sum.add(b.lost); // doubles
            // floats: others.add(exponentials.lostAtTop(b));
            // floats: sum.add(FloatFoldedSum.sum(b, b.y, 0, n, b.w));
            LabelRows.gaps(b.y, b.z, b.w, 0, n, max);
            gap.add(FoldedSum.sum(b, b.w, 0, n, b.w));
        }
        // floats: atTop += exponentials.lost(max, atTop);
        double all = sum.value();
        double rest = others.value();
        lost += others.lost() + exponentials.lost(max, atTop); // doubles
        if (!CrossEntropyTerms.areModerate(all)) { // doubles
            // floats: if (!labels.areFloats() || !CrossEntropyTerms.areModerate(all)) {
            return Double.NaN;
        }
        DoubleDouble factor = TargetRow.factor(rest, atTop, lost, all, sum.lost(), b); // doubles
        if (Double.isNaN(factor.high())) { // doubles
            // floats: double factor = TargetRow.floatFactor(rest, atTop, all, b);
            // floats: if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        // floats: float inverse = (float) (1 / b.divisor);
        if (gradient != null) {
            for (int k = 0; k < classes; k += block) {
                int n = Math.min(block, classes - k);
                labels(b, target, y, label, k);
                System.arraycopy(p, to + k, b.p, 0, n);
                LabelRows.difference(b.p, b.y, 0, n, factor, b); // doubles
                // floats: LabelRows.difference(b.p, b.y, 0, n, (float) factor, inverse);
                System.arraycopy(b.p, 0, p, to + k, n);
            }
            if (p != gradient) {
                copy(p, gradient, at);
            }
        }
        return gap.value() / terms.temperature() + all * Log1p.of(rest / atTop);
    }

    /** Where the gradient replaces logits or labels these must outlive the row, for it may have to go the careful way. */
    private double[] room(DoubleBlock b, double[] z, double @Nullable [] y, double @Nullable [] gradient) {
        if (gradient != null && gradient != z && gradient != y) {
            return gradient;
        }
        b.reserve(classes);
        return b.row;
    }

    private int exponentials(DoubleBlock b, double[] z, int row, int k) {
        int n = Math.min(block, classes - k);
        System.arraycopy(z, row + k, b.z, 0, n);
        exponentials.run(b.z, b.p, b.w, n);
        return n;
    }

    private void labels(DoubleBlock b, int target, double @Nullable [] y, int label, int k) {
        int n = Math.min(block, classes - k);
        if (target >= 0 || y == null) {
            labels.ofTarget(target, b.y, 0, k, n);
            return;
        }
        System.arraycopy(y, label + k, b.y, 0, n);
        if (!SmoothedLabels.areProbabilities(b.y, b.w, b.loss, n)) {
            ArgumentChecks.requireProbabilities(y, label + k, 1, n, n);
        }
        labels.adjust(b.y, b.w, k, n);
    }

    private void copy(double[] p, double @Nullable [] gradient, int at) {
        if (gradient != null) {
            System.arraycopy(p, 0, gradient, at, classes);
        }
    }
}
