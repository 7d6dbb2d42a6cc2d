// twins: LongCrossEntropyRows FloatLongCrossEntropyRows, ShortCrossEntropyRows FloatShortCrossEntropyRows
// twins: SmoothedLabels FloatSmoothedLabels, TemperedExpBlock FloatTemperedExpBlock, FoldedSum FloatFoldedSum
// twins: DoubleBlock FloatBlock
// twin: FloatCrossEntropyRows
package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.exact.DoubleDouble; // doubles
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.jspecify.annotations.Nullable;

/**
 * The cross entropy of rows against a class or labels each, where several rows share a block. A row whose logits are not all
 * ordinary goes the careful way. Longer rows are {@link LongCrossEntropyRows}'.
 */
public final class CrossEntropyRows {

    /** Up to this, sums are taken one by one. */
    private static final int SHORT = 120;

    private final CrossEntropyTerms terms;
    private final int classes;
    private final int group;
    private final TemperedExpBlock exponentials;
    private final SmoothedLabels labels;
    private final ShortCrossEntropyRows shortRows;
    private final LongCrossEntropyRows longRows;

    public CrossEntropyRows(CrossEntropyTerms terms) {
        this.terms = terms;
        this.classes = terms.classes();
        this.group = DoubleBlock.LENGTH / classes;
        this.exponentials = new TemperedExpBlock(terms.temperature());
        this.labels = new SmoothedLabels(terms);
        this.shortRows = new ShortCrossEntropyRows(terms, exponentials, labels);
        this.longRows = new LongCrossEntropyRows(terms, exponentials, labels);
    }

    /** The sum of the losses of rows against one class each; writes their gradient, over count, where it is wanted. */
    public double run(
            double[] z, int from, int[] targets, int first, double @Nullable [] gradient, int at, int rows, int count) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        b.divideBy(terms.temperature(), count);
        CompensatedSum sum = new CompensatedSum();
        if (group == 0) {
            for (int i = 0; i < rows; i++) {
                int row = from + i * terms.stride();
                sum.add(longRows.ofTarget(b, z, row, targets[first + i], gradient, at + i * terms.gradientStride()));
            }
            return sum.losses();
        }
        int together = ClassBlock.together(classes, rows); // doubles
        // floats: int together = labels.areFloats() ? ClassBlock.together(classes, rows) : 0;
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
                    Copy.write(Scratch.ofThisThread().result, 0, b.p, i * classes, classes);
                }
                sum.add(loss);
            }
            write(b.p, gradient, at + start * terms.gradientStride(), n);
        }
        return sum.losses();
    }

    /** The same against labels. */
    public double run(
            double[] z, int from, double[] y, int first, double @Nullable [] gradient, int at, int rows, int count) {
        DoubleBlock b = DoubleBlock.ofThisThread();
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
        int together = ClassBlock.together(classes, rows); // doubles
        // floats: int together = labels.areFloats() ? ClassBlock.together(classes, rows) : 0;
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
                    Copy.write(Scratch.ofThisThread().result, 0, b.p, i * classes, classes);
                }
                sum.add(loss);
            }
            write(b.p, gradient, at + start * terms.gradientStride(), n);
        }
        return sum.losses();
    }

    private void exponentials(DoubleBlock b, double[] z, int from, int rows) {
        read(z, from, terms.stride(), b.z, rows);
        exponentials.run(b.z, b.p, b.w, rows * classes);
    }

    private void labels(DoubleBlock b, double[] y, int from, int rows) {
        read(y, from, terms.labelStride(), b.y, rows);
        if (!SmoothedLabels.areProbabilities(b.y, b.w, b.loss, rows * classes)) {
            ArgumentChecks.requireProbabilities(y, from, rows, classes, terms.labelStride());
        }
        labels.adjust(b.y, b.w, 0, rows * classes);
    }

    private void read(double[] from, int start, int stride, double[] block, int rows) {
        if (stride == classes) {
            System.arraycopy(from, start, block, 0, rows * classes);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, start + i * stride, block, i * classes, classes);
        }
    }

    private void write(double[] block, double @Nullable [] to, int start, int rows) {
        if (to != null && terms.gradientStride() == classes) {
            System.arraycopy(block, 0, to, start, rows * classes);
        } else if (to != null) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(block, i * classes, to, start + i * terms.gradientStride(), classes);
            }
        }
    }

    /** The row whose exponentials are p[from], …; they become its gradient. NaN where it needs care. */
    private double ofTarget(DoubleBlock b, int from, int target, boolean gradient) {
        if (!terms.isSmoothed()) {
            return ofSingle(b, from, target, terms.weight(target), gradient);
        }
        labels.ofTarget(target, b.y, from, 0, classes);
        return ofAdjusted(b, from, gradient);
    }

    private double ofLabels(DoubleBlock b, int from, double[] y, int label, boolean gradient) {
        int target = SingleLabel.of(y, label, classes);
        if (target >= 0 && terms.isSmoothed() && y[label + target] == 1) {
            labels.ofTarget(target, b.y, from, 0, classes);
        }
        if (target < 0 || terms.isSmoothed()) {
            return ofAdjusted(b, from, gradient);
        }
        return ofSingle(b, from, target, b.y[from + target], gradient); // doubles
        // floats: return ofSingle(b, from, target, y[label + target] * terms.weight(target), gradient);
    }

    private double ofSingle(DoubleBlock b, int from, int target, double weight, boolean gradient) {
        double[] p = b.p;
        double atTarget = p[from + target];
        p[from + target] = 0;
        double rest = FoldedSum.sum(b, from, classes);
        double lost = b.lost + exponentials.lostAtTop(b); // doubles
        double lostAtTarget = b.top < 0 ? 0 : exponentials.lost(b.z[from + target], atTarget); // doubles
        double moderate = TargetRow.isModerate(weight) ? weight : 1;
        DoubleDouble factor = TargetRow.factor(rest, atTarget, lost + lostAtTarget, moderate, 0, b); // doubles
        if (Double.isNaN(factor.high())) { // doubles
            // floats: rest += exponentials.lostAtTop(b);
            // floats: atTarget += b.top < 0 ? 0 : exponentials.lost(b.z[from + target], atTarget);
            // floats: double factor = TargetRow.floatFactor(rest, atTarget, moderate, b);
            // floats: if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        if (gradient) {
            TargetRow.multiply(p, from, classes, factor); // doubles
            p[from + target] = TargetRow.ofTarget(rest, lost, factor); // doubles
            // floats: TargetRow.multiply(p, from, classes, factor, b);
            // floats: p[from + target] = (float) (0 - rest * factor);
            TargetRow.weigh(p, from, classes, weight);
        }
        return weight * TargetRow.loss(rest, atTarget);
    }

    /** The row against the labels y[from], …: Σ a<sub>k</sub> (max - z<sub>k</sub>)/T + Σ a<sub>k</sub> log1p(rest). */
    private double ofAdjusted(DoubleBlock b, int from, boolean gradient) {
        int top = LabelRows.top(b.p, from, classes);
        double atTop = b.p[from + top]; // doubles
        // floats: float atTop = b.p[from + top];
        b.p[from + top] = 0;
        double rest = FoldedSum.sum(b, from, classes);
        double lost = b.lost + exponentials.lostAtTop(b); // doubles
        lost += b.top < 0 ? 0 : exponentials.lost(b.z[from + top], atTop); // doubles
        // floats: rest += exponentials.lostAtTop(b);
        // floats: double exactTop = atTop + (b.top < 0 ? 0 : exponentials.lost(b.z[from + top], atTop));
        b.p[from + top] = atTop;
        double sum = FoldedSum.exactly(b, b.y, from, classes); // doubles
        if (classes == 1 || !CrossEntropyTerms.areModerate(sum)) { // doubles
            // floats: double sum = FloatFoldedSum.sum(b, b.y, from, classes, b.w);
            // floats: if (classes == 1 || !labels.areFloats() || !CrossEntropyTerms.areModerate(sum)) {
            return Double.NaN;
        }
        DoubleDouble factor = TargetRow.factor(rest, atTop, lost, sum, b.lost, b); // doubles
        if (Double.isNaN(factor.high())) { // doubles
            // floats: double factor = TargetRow.floatFactor(rest, exactTop, sum, b);
            // floats: if (Double.isNaN(factor)) {
            return Double.NaN;
        }
        double gap = gap(b, from, b.z[from + top]);
        if (gradient) {
            LabelRows.difference(b.p, b.y, from, classes, factor, b); // doubles
            // floats: LabelRows.difference(b.p, b.y, from, classes, (float) factor, (float) (1 / b.divisor));
        }
        return gap / terms.temperature() + sum * Log1p.of(rest / atTop); // doubles
        // floats: return gap / terms.temperature() + sum * Log1p.of(rest / exactTop);
    }

    private double gap(DoubleBlock b, int from, double max) { // doubles
        // floats: private double gap(FloatBlock b, int from, float max) {
        if (classes <= SHORT) {
            return LabelRows.gap(b.y, b.z, from, classes, max);
        }
        LabelRows.gaps(b.y, b.z, b.w, from, classes, max);
        return FoldedSum.sum(b, b.w, from, classes, b.w);
    }
}
