package org.gradproof.core.internal.block;

import java.util.Arrays;

/**
 * A row of labels a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n) of any size, divided by a power of two that
 * makes the largest a number of about 1, so that none that matters is subnormal.
 */
public final class CarefulLabels {

    /** Lifts labels and smoothing, which are at most 1, from among the subnormal numbers. */
    private static final int LIFT = 500;

    private CarefulLabels() {}

    /** Between these, labels need no scale. */
    private static final double LEAST = 0x1p-400;

    private static final double MOST = 0x1p200;

    /**
     * Replaces the labels y in s.labels by the a.
     *
     * @return the binary exponent that was taken off
     */
    public static int adjust(Scratch s, CrossEntropyTerms terms) {
        double[] y = s.labels;
        int n = terms.classes();
        double least = MOST;
        double most = LEAST;
        for (int k = 0; k < n; k++) {
            double a = terms.weight(k) * (terms.kept() * y[k] + terms.share());
            s.result[k] = a;
            most = Math.max(most, a);
            boolean counts = terms.weight(k) > 0 && (y[k] > 0 || terms.isSmoothed());
            least = counts ? Math.min(least, a) : least;
        }
        if (least < LEAST || most > MOST) {
            return scaled(y, terms);
        }
        System.arraycopy(s.result, 0, y, 0, n);
        return 0;
    }

    private static int scaled(double[] y, CrossEntropyTerms terms) {
        int n = terms.classes();
        double kept = terms.kept();
        double share = Math.scalb(terms.smoothing(), LIFT) / n;
        int largest = Integer.MIN_VALUE;
        for (int k = 0; k < n; k++) {
            y[k] = kept * Math.scalb(y[k], LIFT) + share;
            if (y[k] > 0 && terms.weight(k) > 0) {
                largest = Math.max(largest, Math.getExponent(y[k]) + Math.getExponent(terms.weight(k)));
            }
        }
        if (largest == Integer.MIN_VALUE) {
            Arrays.fill(y, 0, n, 0);
            return 0;
        }
        for (int k = 0; k < n; k++) {
            double w = terms.weight(k);
            int exponent = Math.getExponent(y[k]) + Math.getExponent(w);
            y[k] = Math.scalb(fraction(y[k]) * fraction(w), exponent - largest);
        }
        return largest - LIFT;
    }

    /** A number ≥ 0 without its binary exponent; 0 for 0. */
    public static double fraction(double a) {
        return Math.scalb(a, -Math.getExponent(a));
    }
}
