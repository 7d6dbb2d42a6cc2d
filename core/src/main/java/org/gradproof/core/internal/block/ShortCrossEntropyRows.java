package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.jspecify.annotations.Nullable;

/**
 * {@link CrossEntropyRows} for blocks of many rows of a few classes: each step is taken for all rows at once, class after
 * class. A row whose logits or labels are not all ordinary goes the careful way.
 */
public final class ShortCrossEntropyRows {

    /** Where z/T is no more than this, exponentials beside those of ordinary logits are 0. */
    private static final double MASKED = -1200;

    private final CrossEntropyTerms terms;
    private final int classes;
    private final TemperedExpBlock exponentials;
    private final SmoothedLabels smoothed;

    public ShortCrossEntropyRows(CrossEntropyTerms terms, TemperedExpBlock exponentials, SmoothedLabels smoothed) {
        this.terms = terms;
        this.classes = terms.classes();
        this.exponentials = exponentials;
        this.smoothed = smoothed;
    }

    /** The sum of the losses of rows against one class each; writes their gradient where it is wanted. */
    public double run(
            DoubleBlock b,
            double[] z,
            int from,
            int[] targets,
            int first,
            double @Nullable [] gradient,
            int at,
            int rows) {
        ClassBlock c = ClassBlock.ofThisThread();
        c.begin(classes, terms.isSmoothed());
        int most = ClassBlock.rows(classes);
        for (int start = 0; start < rows; start += most) {
            int n = Math.min(most, rows - start);
            for (int i = 0; i < n; i++) {
                int target = targets[first + start + i];
                ArgumentChecks.requireClass(target, classes);
                c.target[i] = target;
                c.labels[i] = terms.weight(target);
            }
            read(z, from + start * terms.stride(), terms.stride(), c.z, n);
            if (terms.isSmoothed()) {
                smoothed.ofTargets(c, n);
                ofLabels(c, b, false, gradient != null, n);
            } else {
                ofTargets(c, b, gradient != null, n);
            }
            finish(c, b, z, from + start * terms.stride(), null, 0, n);
            write(c, gradient, at + start * terms.gradientStride(), n);
        }
        return c.end();
    }

    /** The same against labels. */
    public double run(
            DoubleBlock b,
            double[] z,
            int from,
            double[] y,
            int first,
            double @Nullable [] gradient,
            int at,
            int rows) {
        ClassBlock c = ClassBlock.ofThisThread();
        c.begin(classes, true);
        int most = ClassBlock.rows(classes);
        for (int start = 0; start < rows; start += most) {
            int n = Math.min(most, rows - start);
            int label = first + start * terms.labelStride();
            read(z, from + start * terms.stride(), terms.stride(), c.z, n);
            int single = terms.isSmoothed() ? 0 : single(c, y, label, n);
            if (single == n) {
                ofTargets(c, b, gradient != null, n);
            } else {
                read(y, label, terms.labelStride(), c.y, n);
                if (!Columns.areProbabilities(c.y, classes, c, n)) {
                    ArgumentChecks.requireProbabilities(y, label, n, classes, terms.labelStride());
                }
                smoothed.adjust(c, n);
                ofLabels(c, b, single > 0, gradient != null, n);
            }
            finish(c, b, z, from + start * terms.stride(), y, label, n);
            write(c, gradient, at + start * terms.gradientStride(), n);
        }
        return c.end();
    }

    /** Finds rows with one label that is not 0, and what it weighs; their number. */
    private int single(ClassBlock c, double[] y, int label, int n) {
        int found = 0;
        for (int i = 0; i < n; i++) {
            int at = label + i * terms.labelStride();
            int target = SingleLabel.of(y, at, classes);
            c.target[i] = target;
            if (target >= 0) {
                ArgumentChecks.requireProbability(y[at + target], at + target);
                c.labels[i] = y[at + target] * terms.weight(target);
                found++;
            }
        }
        return found;
    }

    private void ofTargets(ClassBlock c, DoubleBlock b, boolean gradient, int n) {
        exponentials(c, false, n);
        losses(c, b, n);
        if (!c.masked && !areNumbers(c, n)) {
            c.masked = true;
            exponentials(c, false, n);
            losses(c, b, n);
        }
        if (gradient) {
            for (int k = 0; k < classes; k++) {
                Columns.multiply(c.e[k], c.high, c.low, n);
            }
            slopesAtTargets(c, n);
        }
    }

    private void losses(ClassBlock c, DoubleBlock b, int n) {
        for (int i = 0; i < n; i++) {
            double[] column = c.e[c.target[i]];
            c.at[i] = column[i];
            column[i] = 0;
        }
        Columns.sums(c.e, classes, c.rest, c, n);
        Arrays.fill(c.gap, 0, n, 0);
        RowFactors.run(c, b.divisor, b.divisorLow, ExpBlock.LARGEST_SUM, 1, n);
    }

    /** Against the labels c.y: Σ a<sub>k</sub> (max - z<sub>k</sub>)/T + Σ a<sub>k</sub> log1p(rest). */
    private void ofLabels(ClassBlock c, DoubleBlock b, boolean single, boolean gradient, int n) {
        exponentials(c, true, n);
        lossesOfLabels(c, b, single, n);
        if (!c.masked && !terms.isSmoothed() && !areNumbers(c, n)) {
            c.masked = true;
            exponentials(c, true, n);
            lossesOfLabels(c, b, single, n);
        }
        if (gradient) {
            for (int k = 0; k < classes; k++) {
                Columns.difference(c.e[k], c.y[k], c.high, c.low, b.inverse, b.inverseLow, n);
            }
            if (single) {
                slopesAtTargets(c, n);
            }
        }
    }

    private void lossesOfLabels(ClassBlock c, DoubleBlock b, boolean single, int n) {
        if (single) {
            takeSingle(c, n);
        }
        Columns.tops(c.e, classes, c, n);
        Columns.maxima(c.z, classes, c.max, n);
        if (single) {
            putSingle(c, n);
        }
        Columns.gaps(classes, c, n);
        RowFactors.run(c, b.divisor, b.divisorLow, ExpBlock.LARGEST_SUM, terms.temperature(), n);
    }

    /** A row with a single label is seen from its class, not from the largest. */
    private static void takeSingle(ClassBlock c, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                double[] column = c.e[c.target[i]];
                c.single[i] = column[i];
                column[i] = 0;
            }
        }
    }

    private static void putSingle(ClassBlock c, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                c.rest[i] += c.at[i];
                c.at[i] = c.single[i];
                c.max[i] = c.z[c.target[i]][i];
            }
        }
    }

    /** At a row's one class the gradient is -rest · factor, which no difference spoils. */
    private static void slopesAtTargets(ClassBlock c, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                c.e[c.target[i]][i] = 0 - (c.rest[i] * c.high[i] + c.rest[i] * c.low[i]);
            }
        }
    }

    private void exponentials(ClassBlock c, boolean labelled, int n) {
        double least = MASKED * terms.temperature();
        for (int k = 0; k < classes; k++) {
            if (!c.masked) {
                exponentials.run(c.z[k], c.e[k], c.w, n);
                continue;
            }
            Columns.unmask(c.z[k], least, c.kept, c.unmasked, n);
            exponentials.run(c.unmasked, c.e[k], c.w, n);
            if (labelled) {
                Columns.mask(c.e[k], c.kept, c.y[k], n);
            } else {
                Columns.mask(c.e[k], c.kept, n);
            }
        }
    }

    private static boolean areNumbers(ClassBlock c, int n) {
        return !Double.isNaN(Columns.total(c.loss, n));
    }

    /** Adds the losses; rows without one go the careful way. */
    private void finish(ClassBlock c, DoubleBlock b, double[] z, int from, double @Nullable [] y, int label, int n) {
        if (!areNumbers(c, n)) {
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(c.loss[i])) {
                    int row = from + i * terms.stride();
                    c.addLoss(
                            y == null
                                    ? CarefulCrossEntropy.ofTarget(terms, z, row, c.target[i], b.count)
                                    : CarefulCrossEntropy.ofLabels(
                                            terms, z, row, y, label + i * terms.labelStride(), b.count));
                    c.loss[i] = 0;
                    double[] result = Scratch.ofThisThread().result;
                    for (int k = 0; k < classes; k++) {
                        c.e[k][i] = result[k];
                    }
                }
            }
        }
        c.addLosses(n);
    }

    private void read(double[] from, int start, int stride, double[][] columns, int n) {
        for (int k = 0; k < classes; k++) {
            Columns.read(from, start + k, stride, columns[k], n);
        }
    }

    private void write(ClassBlock c, double @Nullable [] to, int start, int n) {
        for (int k = 0; to != null && k < classes; k++) {
            Columns.write(c.e[k], to, start + k, terms.gradientStride(), n);
        }
    }
}
