package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.exact.DoubleDouble;

/**
 * From a block's labels y to a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n), in loops that the JIT packs.
 */
public final class SmoothedLabels {

    private final CrossEntropyTerms terms;

    /** The weights, once for each row of a block, or once where a row is longer; empty where all are 1. */
    private final double[] weights;

    private final double[] uniform;

    /** The sums of the labels of each class; empty where there is no smoothing. */
    private final double[] sums;

    /** What 1 - ε lost in its rounding, and what smoothing gives all classes together. */
    private final double keptLow;

    private final double shares;

    public SmoothedLabels(CrossEntropyTerms terms) {
        this.terms = terms;
        int classes = terms.classes();
        int length = Math.max(1, DoubleBlock.LENGTH / classes) * classes;
        double[] repeated = new double[terms.weights() == null ? 0 : length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = terms.weight(i % classes);
        }
        this.weights = repeated;
        this.uniform = terms.isSmoothed() ? new double[length] : new double[0];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = terms.weight(i % classes) * terms.share();
        }
        this.sums = new double[terms.isSmoothed() ? classes : 0];
        if (!terms.isSmoothed()) {
            this.keptLow = 0;
            this.shares = 0;
            return;
        }
        DoubleDouble kept = DoubleDouble.difference(1, terms.smoothing());
        DoubleDouble share = DoubleDouble.of(terms.smoothing()).dividedBy(DoubleDouble.of(classes));
        DoubleDouble all = DoubleDouble.ZERO;
        for (int k = 0; k < sums.length; k++) {
            all = all.plus(share.times(terms.weight(k)));
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] = all.plus(kept.times(terms.weight(k))).rounded();
        }
        this.keptLow = kept.low();
        this.shares = all.rounded();
    }

    /** Writes the labels of class target from class first on to y[at], …, y[at + n - 1]. */
    public void ofTarget(int target, double[] y, int at, int first, int n) {
        System.arraycopy(uniform, first, y, at, n);
        if (target >= first && target < first + n) {
            y[at + target - first] = terms.weight(target) * (terms.kept() + terms.share());
        }
    }

    /** Turns n labels, of which the first is a row's class first, or an entry of the block, into adjusted ones. */
    public void adjust(double[] y, double[] work, int first, int n) {
        if (terms.isSmoothed()) {
            smooth(y, terms.kept(), terms.share(), n);
        }
        if (weights.length > 0) {
            System.arraycopy(weights, first, work, 0, n);
            weigh(y, work, n);
        }
    }

    /** Writes the labels of each row's class to c.y, and their sum to c.labels. */
    public void ofTargets(ClassBlock c, int n) {
        for (int k = 0; k < terms.classes(); k++) {
            Arrays.fill(c.y[k], 0, n, uniform[k]);
        }
        for (int i = 0; i < n; i++) {
            int target = c.target[i];
            c.y[target][i] = terms.weight(target) * (terms.kept() + terms.share());
        }
        sums(c, n);
    }

    /** Writes the sums of the labels of each row's class to c.labels. */
    public void sums(ClassBlock c, int n) {
        for (int i = 0; i < n; i++) {
            c.labels[i] = sums[c.target[i]];
        }
    }

    /** Turns the labels c.y into adjusted ones, and writes their sums to c.labels. */
    public void adjust(ClassBlock c, int n) {
        for (int k = 0; k < terms.classes() && weights.length > 0; k++) {
            Columns.weigh(c.y[k], terms.weight(k), n);
        }
        Columns.sums(c.y, terms.classes(), c.labels, c, n);
        for (int k = 0; k < terms.classes() && terms.isSmoothed(); k++) {
            Columns.adjust(c.y[k], terms.kept(), uniform[k], n);
        }
        smoothSums(c, n);
    }

    /** From sums of weighted labels to those of adjusted ones, off by a rounding or two whatever the labels' own. */
    public void smoothSums(ClassBlock c, int n) {
        if (terms.isSmoothed()) {
            Columns.adjust(c.labels, terms.kept(), keptLow, shares, n);
        }
    }

    private static void smooth(double[] y, double kept, double share, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * kept + share;
        }
    }

    private static void weigh(double[] y, double[] w, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * w[i];
        }
    }

    /** Whether n labels are all in [0, 1]. */
    public static boolean areProbabilities(double[] y, double[] marks, double[] work, int n) {
        mark(y, marks, n);
        return BlockSum.ofBlock(marks, work, n) == 0;
    }

    private static void mark(double[] y, double[] marks, int n) {
        for (int i = 0; i < n; i++) {
            double inside = y[i] * (1 - y[i]);
            marks[i] = Math.abs(inside) - inside;
        }
    }
}
