package org.gradproof.core.internal.block;

import java.util.Arrays;

/** {@link SmoothedLabels} of floats. */
public final class FloatSmoothedLabels {

    private final CrossEntropyTerms terms;

    /** The weights, once for each row of a block, or once where a row is longer; empty where all are 1. */
    private final float[] weights;

    private final float[] uniform;
    private final SmoothedLabels doubles;
    private final boolean areFloats;

    public FloatSmoothedLabels(CrossEntropyTerms terms) {
        this.terms = terms;
        int classes = terms.classes();
        int length = Math.max(1, FloatBlock.LENGTH / classes) * classes;
        float[] repeated = new float[terms.weights() == null ? 0 : length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = (float) terms.weight(i % classes);
        }
        this.weights = repeated;
        this.uniform = terms.isSmoothed() ? new float[length] : new float[0];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = (float) (terms.weight(i % classes) * terms.share());
        }
        this.doubles = new SmoothedLabels(terms);
        boolean ordinary = isOrdinary(terms.share());
        for (int k = 0; k < classes; k++) {
            ordinary &= isOrdinary(terms.weight(k));
        }
        this.areFloats = ordinary;
    }

    private static boolean isOrdinary(double factor) {
        return factor == 0 || (factor >= 0x1p-60 && factor <= 0x1p60);
    }

    /** Whether weights and smoothing are ordinary floats, as their products with labels need it. */
    public boolean areFloats() {
        return areFloats;
    }

    /** Writes the labels of class target from class first on to y[at], …, y[at + n - 1]. */
    public void ofTarget(int target, float[] y, int at, int first, int n) {
        System.arraycopy(uniform, first, y, at, n);
        if (target >= first && target < first + n) {
            y[at + target - first] = (float) (terms.weight(target) * (terms.kept() + terms.share()));
        }
    }

    /** Turns n labels, of which the first is a row's class first, or an entry of the block, into adjusted ones. */
    public void adjust(float[] y, float[] work, int first, int n) {
        if (terms.isSmoothed()) {
            smooth(y, (float) terms.kept(), (float) terms.share(), n);
        }
        if (weights.length > 0) {
            System.arraycopy(weights, first, work, 0, n);
            weigh(y, work, n);
        }
    }

    /** Writes the labels of each row's class to f.y, and their sum to c.labels. */
    public void ofTargets(ClassBlock c, FloatClassBlock f, int n) {
        for (int k = 0; k < terms.classes(); k++) {
            Arrays.fill(f.y[k], 0, n, uniform[k]);
        }
        for (int i = 0; i < n; i++) {
            int target = c.target[i];
            f.y[target][i] = (float) (terms.weight(target) * (terms.kept() + terms.share()));
        }
        doubles.sums(c, n);
    }

    /** Turns the labels f.y into adjusted ones, and writes their sums to c.labels. */
    public void adjust(ClassBlock c, FloatClassBlock f, int n) {
        for (int k = 0; k < terms.classes() && weights.length > 0; k++) {
            FloatColumns.weigh(f.y[k], weights[k], n);
        }
        FloatColumns.sums(f.y, terms.classes(), f, c.labels, n);
        for (int k = 0; k < terms.classes() && terms.isSmoothed(); k++) {
            FloatColumns.adjust(f.y[k], (float) terms.kept(), uniform[k], n);
        }
        doubles.smoothSums(c, n);
    }

    private static void smooth(float[] y, float kept, float share, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * kept + share;
        }
    }

    private static void weigh(float[] y, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = y[i] * w[i];
        }
    }

    /** Whether n labels are all in [0, 1]. */
    public static boolean areProbabilities(float[] y, float[] marks, float[] work, int n) {
        mark(y, marks, n);
        return BlockSum.ofBlock(marks, work, n) == 0;
    }

    private static void mark(float[] y, float[] marks, int n) {
        for (int i = 0; i < n; i++) {
            float inside = y[i] * (1 - y[i]);
            marks[i] = Math.abs(inside) - inside;
        }
    }
}
