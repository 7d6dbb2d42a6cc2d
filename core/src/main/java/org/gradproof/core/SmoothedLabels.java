package org.gradproof.core;

/**
 * From a block's labels y to a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n), in loops that the JIT packs.
 */
final class SmoothedLabels {

    private final CrossEntropyTerms terms;

    /** The weights, once for each row of a block, or once where a row is longer; empty where all are 1. */
    private final double[] weights;

    private final double[] uniform;

    SmoothedLabels(CrossEntropyTerms terms) {
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
    }

    /** Writes the labels of class target from class first on to y[at], …, y[at + n - 1]. */
    void ofTarget(int target, double[] y, int at, int first, int n) {
        System.arraycopy(uniform, first, y, at, n);
        if (target >= first && target < first + n) {
            y[at + target - first] = terms.weight(target) * (terms.kept() + terms.share());
        }
    }

    /** Turns n labels, of which the first is a row's class first, or an entry of the block, into adjusted ones. */
    void adjust(double[] y, double[] work, int first, int n) {
        if (terms.isSmoothed()) {
            smooth(y, terms.kept(), terms.share(), n);
        }
        if (weights.length > 0) {
            System.arraycopy(weights, first, work, 0, n);
            weigh(y, work, n);
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
    static boolean areProbabilities(double[] y, double[] marks, double[] work, int n) {
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
