package org.gradproof.docsgen.experiments;

/** What is measured of one example. */
final class Measures {
    private Measures() {}

    /** Whether every class with a label has a larger logit than every class without. */
    static boolean labelsAreLargest(double[] z, double[] y) {
        return least(z, y, true) > -least(negated(z), y, false);
    }

    /** The mean probability of the labels. */
    static double meanLabel(double[] p, double[] y) {
        double sum = 0;
        int labels = 0;
        for (int k = 0; k < p.length; k++) {
            if (y[k] > 0) {
                sum += p[k];
                labels++;
            }
        }
        return sum / labels;
    }

    /** The probability of the least likely label. */
    static double leastLabel(double[] p, double[] y) {
        return least(p, y, true);
    }

    /** The probability of the likeliest label. */
    static double largestLabel(double[] p, double[] y) {
        return -least(negated(p), y, true);
    }

    /** The share of the labels whose probability is above the given one. */
    static double labelsAbove(double[] p, double[] y, double bound) {
        double above = 0;
        int labels = 0;
        for (int k = 0; k < p.length; k++) {
            labels += y[k] > 0 ? 1 : 0;
            above += y[k] > 0 && p[k] > bound ? 1 : 0;
        }
        return above / labels;
    }

    /** The sum of the positive entries. */
    static double positivePart(double[] gradient) {
        double sum = 0;
        for (double each : gradient) {
            sum += Math.max(each, 0);
        }
        return sum;
    }

    private static double least(double[] values, double[] y, boolean ofLabels) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < values.length; k++) {
            if (y[k] > 0 == ofLabels) {
                least = Math.min(least, values[k]);
            }
        }
        return least;
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            negated[k] = -values[k];
        }
        return negated;
    }
}
