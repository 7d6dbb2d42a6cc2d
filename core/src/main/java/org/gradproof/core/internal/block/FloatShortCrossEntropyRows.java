package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.jspecify.annotations.Nullable;

/**
 * {@link CrossEntropyRows} for blocks of many rows of a few classes: each step is taken for all rows at once, class after
 * class. A row whose logits or labels are not all ordinary goes the careful way.
 */
public final class FloatShortCrossEntropyRows {

    /** Where z/T is no more than this, exponentials beside those of ordinary logits are 0. */
    private static final double MASKED = -300;

    private final CrossEntropyTerms terms;
    private final int classes;
    private final FloatTemperedExpBlock exponentials;
    private final FloatSmoothedLabels smoothed;

    public FloatShortCrossEntropyRows(
            CrossEntropyTerms terms, FloatTemperedExpBlock exponentials, FloatSmoothedLabels smoothed) {
        this.terms = terms;
        this.classes = terms.classes();
        this.exponentials = exponentials;
        this.smoothed = smoothed;
    }

    /** The sum of the losses of rows against one class each; writes their gradient where it is wanted. */
    public double run(
            FloatBlock b,
            float[] z,
            int from,
            int[] targets,
            int first,
            float @Nullable [] gradient,
            int at,
            int rows) {
        ClassBlock c = ClassBlock.ofThisThread();
        c.begin();
        FloatClassBlock f = FloatClassBlock.ofThisThread();
        f.reserve(classes, terms.isSmoothed());
        int most = ClassBlock.rows(classes);
        for (int start = 0; start < rows; start += most) {
            int n = Math.min(most, rows - start);
            for (int i = 0; i < n; i++) {
                int target = targets[first + start + i];
                ArgumentChecks.requireClass(target, classes);
                c.target[i] = target;
                c.labels[i] = terms.weight(target);
            }
            read(z, from + start * terms.stride(), terms.stride(), f.z, n);
            if (terms.isSmoothed()) {
                smoothed.ofTargets(c, f, n);
                ofLabels(c, f, b, false, gradient != null, n);
            } else {
                ofTargets(c, f, b, gradient != null, n);
            }
            finish(c, f, b, z, from + start * terms.stride(), null, 0, n);
            write(f, gradient, at + start * terms.gradientStride(), n);
        }
        return c.end();
    }

    /** The same against labels. */
    public double run(
            FloatBlock b, float[] z, int from, float[] y, int first, float @Nullable [] gradient, int at, int rows) {
        ClassBlock c = ClassBlock.ofThisThread();
        c.begin();
        FloatClassBlock f = FloatClassBlock.ofThisThread();
        f.reserve(classes, true);
        int most = ClassBlock.rows(classes);
        for (int start = 0; start < rows; start += most) {
            int n = Math.min(most, rows - start);
            int label = first + start * terms.labelStride();
            read(z, from + start * terms.stride(), terms.stride(), f.z, n);
            int single = terms.isSmoothed() ? 0 : single(c, y, label, n);
            if (single == n) {
                ofTargets(c, f, b, gradient != null, n);
            } else {
                read(y, label, terms.labelStride(), f.y, n);
                if (!FloatColumns.areProbabilities(f.y, classes, f, n)) {
                    ArgumentChecks.requireProbabilities(y, label, n, classes, terms.labelStride());
                }
                smoothed.adjust(c, f, n);
                ofLabels(c, f, b, single > 0, gradient != null, n);
            }
            finish(c, f, b, z, from + start * terms.stride(), y, label, n);
            write(f, gradient, at + start * terms.gradientStride(), n);
        }
        return c.end();
    }

    /** Finds rows with one label that is not 0, and what it weighs; their number. */
    private int single(ClassBlock c, float[] y, int label, int n) {
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

    private void ofTargets(ClassBlock c, FloatClassBlock f, FloatBlock b, boolean gradient, int n) {
        exponentials(c, f, false, n);
        losses(c, f, b, n);
        if (!c.masked && !areNumbers(c, n)) {
            c.masked = true;
            exponentials(c, f, false, n);
            losses(c, f, b, n);
        }
        if (gradient) {
            for (int k = 0; k < classes; k++) {
                FloatColumns.multiply(f.e[k], f.factor, n);
            }
            slopesAtTargets(c, f, n);
        }
    }

    private void losses(ClassBlock c, FloatClassBlock f, FloatBlock b, int n) {
        for (int i = 0; i < n; i++) {
            float[] column = f.e[c.target[i]];
            c.at[i] = column[i];
            column[i] = 0;
        }
        FloatColumns.sums(f.e, classes, f, c.rest, n);
        Arrays.fill(c.gap, 0, n, 0);
        factors(c, f, b, 1, n);
    }

    /** Against the labels c.y: Σ a<sub>k</sub> (max - z<sub>k</sub>)/T + Σ a<sub>k</sub> log1p(rest). */
    private void ofLabels(ClassBlock c, FloatClassBlock f, FloatBlock b, boolean single, boolean gradient, int n) {
        exponentials(c, f, true, n);
        lossesOfLabels(c, f, b, single, n);
        if (!c.masked && !terms.isSmoothed() && !areNumbers(c, n)) {
            c.masked = true;
            exponentials(c, f, true, n);
            lossesOfLabels(c, f, b, single, n);
        }
        if (gradient) {
            for (int k = 0; k < classes; k++) {
                FloatColumns.difference(f.e[k], f.y[k], f.factor, (float) (1 / b.divisor), n);
            }
            if (single) {
                slopesAtTargets(c, f, n);
            }
        }
    }

    private void lossesOfLabels(ClassBlock c, FloatClassBlock f, FloatBlock b, boolean single, int n) {
        if (single) {
            takeSingle(c, f, n);
        }
        FloatColumns.tops(f.e, classes, f, c, n);
        FloatColumns.maxima(f.z, classes, f.max, n);
        if (single) {
            putSingle(c, f, n);
        }
        FloatColumns.gaps(classes, f, c, n);
        factors(c, f, b, terms.temperature(), n);
    }

    /** A row whose factor is not an ordinary float goes the careful way, unless all its labels are 0. */
    private static void factors(ClassBlock c, FloatClassBlock f, FloatBlock b, double temperature, int n) {
        RowFactors.run(c, b.divisor, 0, FloatExpBlock.LARGEST_SUM, temperature, n);
        for (int i = 0; i < n; i++) {
            double factor = c.high[i] + c.low[i];
            f.factor[i] = (float) factor;
            if (!(factor >= Float.MIN_NORMAL && factor <= 0x1p120) && c.labels[i] != 0) {
                c.loss[i] = Double.NaN;
            }
        }
    }

    /** A row with a single label is seen from its class, not from the largest. */
    private static void takeSingle(ClassBlock c, FloatClassBlock f, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                float[] column = f.e[c.target[i]];
                c.single[i] = column[i];
                column[i] = 0;
            }
        }
    }

    private static void putSingle(ClassBlock c, FloatClassBlock f, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                c.rest[i] += c.at[i];
                c.at[i] = c.single[i];
                f.max[i] = f.z[c.target[i]][i];
            }
        }
    }

    /** At a row's one class the gradient is -rest · factor, which no difference spoils. */
    private static void slopesAtTargets(ClassBlock c, FloatClassBlock f, int n) {
        for (int i = 0; i < n; i++) {
            if (c.target[i] >= 0) {
                f.e[c.target[i]][i] = (float) (0 - c.rest[i] * (c.high[i] + c.low[i]));
            }
        }
    }

    private void exponentials(ClassBlock c, FloatClassBlock f, boolean labelled, int n) {
        float least = (float) (MASKED * terms.temperature());
        for (int k = 0; k < classes; k++) {
            if (!c.masked) {
                exponentials.run(f.z[k], f.e[k], f.w, n);
                continue;
            }
            FloatColumns.unmask(f.z[k], least, f.kept, f.unmasked, n);
            exponentials.run(f.unmasked, f.e[k], f.w, n);
            if (labelled) {
                FloatColumns.mask(f.e[k], f.kept, f.y[k], n);
            } else {
                FloatColumns.mask(f.e[k], f.kept, n);
            }
        }
    }

    private static boolean areNumbers(ClassBlock c, int n) {
        return !Double.isNaN(Columns.total(c.loss, n));
    }

    /** Adds the losses; rows without one go the careful way. */
    private void finish(
            ClassBlock c,
            FloatClassBlock f,
            FloatBlock b,
            float[] z,
            int from,
            float @Nullable [] y,
            int label,
            int n) {
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
                        f.e[k][i] = (float) result[k];
                    }
                }
            }
        }
        c.addLosses(n);
    }

    private void read(float[] from, int start, int stride, float[][] columns, int n) {
        for (int k = 0; k < classes; k++) {
            FloatColumns.read(from, start + k, stride, columns[k], n);
        }
    }

    private void write(FloatClassBlock f, float @Nullable [] to, int start, int n) {
        for (int k = 0; to != null && k < classes; k++) {
            FloatColumns.write(f.e[k], to, start + k, terms.gradientStride(), n);
        }
    }
}
