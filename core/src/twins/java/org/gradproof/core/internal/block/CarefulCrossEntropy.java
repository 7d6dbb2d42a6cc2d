package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * The cross entropy of one row of any logits and labels, NaN, infinities, masked classes, huge numbers and weights among
 * them, as the batches' blocks cannot take it. Its gradient, divided as the block says, is left in the scratch's result.
 * Nothing is allocated.
 *
 * <p>With the largest logit M: loss Σ a<sub>k</sub> (M - z<sub>k</sub>)/T + Σ a<sub>k</sub> log1p(rest), gradient
 * e<sub>k</sub> Σ a<sub>j</sub> / total - a<sub>k</sub>; against one label, a and at its class -a · others / total. The
 * exponentials are scaled by 2<sup>512</sup>, the labels to about 1; both scales come off with the last rounding.
 */
public final class CarefulCrossEntropy {

    private static final double SCALE = 0x1p512;

    /** Below this, scale included, a number is its own log1p, and without the scale might be subnormal. */
    private static final double SMALL = 0x1p400;

    /** Logits above this, whose differences may overflow, are taken by 2<sup>-200</sup>, and so is the temperature. */
    private static final double HUGE = 0x1p900;

    private static final int DOWN = 200;

    /** From this exponent of a weight on, exponentials that have vanished may show. */
    private static final int HEAVY = 300;

    private static final int LIFT = 1200;

    private CarefulCrossEntropy() {}

    public static double ofTarget(CrossEntropyTerms terms, double[] z, int row, int target, int count) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(terms.classes());
        Copy.read(z, row, s.logits, 0, terms.classes());
        return ofTarget(terms, s, target, count);
    }

    public static double ofLabels(CrossEntropyTerms terms, double[] z, int row, double[] y, int label, int count) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(terms.classes());
        Copy.read(z, row, s.logits, 0, terms.classes());
        Copy.read(y, label, s.labels, 0, terms.classes());
        return ofLabels(terms, s, count);
    }

    private static double ofTarget(CrossEntropyTerms terms, Scratch s, int target, int count) {
        Arrays.fill(s.labels, 0, terms.classes(), 0);
        s.labels[target] = 1;
        return terms.isSmoothed() ? ofLabels(terms, s, count) : ofSingle(terms, s, target, count);
    }

    private static double ofLabels(CrossEntropyTerms terms, Scratch s, int count) {
        int target = terms.isSmoothed() ? -1 : SingleLabel.of(s.labels, 0, terms.classes());
        return target >= 0
                ? ofSingle(terms, s, target, count)
                : run(terms, s, -1, CarefulLabels.adjust(s, terms), count);
    }

    private static double ofSingle(CrossEntropyTerms terms, Scratch s, int target, int count) {
        double y = s.labels[target];
        double w = terms.weight(target);
        s.labels[target] = CarefulLabels.fraction(y) * CarefulLabels.fraction(w);
        return run(terms, s, target, Math.getExponent(y) + Math.getExponent(w), count);
    }

    /** A row whose labels have been taken by 2<sup>-exponent</sup>; target is the one that is not 0, or -1. */
    private static double run(CrossEntropyTerms terms, Scratch s, int target, int exponent, int count) {
        int n = terms.classes();
        DoubleBlock b = DoubleBlock.ofThisThread();
        b.divideBy(terms.temperature(), count);
        double max = Double.NEGATIVE_INFINITY;
        double least = 0;
        boolean nan = false;
        int top = 0;
        for (int k = 0; k < n; k++) {
            double v = s.logits[k];
            nan |= Double.isNaN(v);
            if (v > max) {
                max = v;
                top = k;
            } else if (v < least) {
                least = v == Double.NEGATIVE_INFINITY ? least : v;
            }
        }
        if (n == 1 || nan || Double.isInfinite(max)) {
            return limit(s, n, max, exponent, b);
        }
        boolean huge = max > HUGE || least < -HUGE;
        for (int k = 0; huge && k < n; k++) {
            s.logits[k] = Math.scalb(s.logits[k], -DOWN);
        }
        return finite(terms, s, target, top, huge ? DOWN : 0, exponent, b);
    }

    /** A row with a finite maximum, taken by 2<sup>-down</sup>. */
    private static double finite(
            CrossEntropyTerms terms, Scratch s, int target, int top, int down, int exponent, DoubleBlock b) {
        int n = terms.classes();
        double max = s.logits[top];
        double[] e = s.result;
        for (int from = 0; from < n; from += Scratch.BLOCK) {
            int length = Math.min(Scratch.BLOCK, n - from);
            ExpKernel.gaps(s, from, max, Math.scalb(terms.temperature(), -down), length);
            System.arraycopy(s.power, 0, e, from, length);
        }
        e[top] = 0;
        double rest = sum(e, n, b);
        e[top] = SCALE;
        double[] a = s.labels;
        double sum = target >= 0 ? a[target] : sum(a, n, b);
        double gap = target >= 0 ? gap(a[target], max - s.logits[target]) : gap(a, s.logits, n, max);
        double loss = Math.scalb(gap / terms.temperature(), exponent + down)
                + (rest < SMALL
                        ? Math.scalb(sum * rest, exponent - 512)
                        : Math.scalb(sum * Log1p.of(rest / SCALE), exponent));
        DoubleDouble factor = TargetRow.factor(rest / SCALE, 1, 0, sum, 0, b);
        if (target >= 0) {
            double others = target == top ? rest : (rest - e[target]) + SCALE;
            TargetRow.multiply(e, 0, n, factor);
            e[target] = 0 - (others * factor.high() + others * factor.low());
        } else {
            for (int k = 0; k < n; k++) {
                a[k] = a[k] * SCALE;
            }
            LabelRows.difference(e, a, 0, n, factor, b);
        }
        unscale(e, n, exponent - 512);
        if (exponent > HEAVY) {
            double vanished = vanished(terms, s, max, down, factor.high(), exponent);
            loss += Math.scalb(sum * vanished, exponent - LIFT);
            if (target == top) {
                e[target] -= Math.scalb(vanished * factor.high(), exponent - LIFT);
            }
        }
        return loss;
    }

    // doubles:
    private static double sum(double[] v, int n, DoubleBlock b) {
        CompensatedSum sum = new CompensatedSum();
        for (int from = 0; from < n; from += DoubleBlock.LENGTH) {
            sum.add(FoldedSum.sum(b, v, from, Math.min(DoubleBlock.LENGTH, n - from), b.w));
        }
        return sum.value();
    }

    // doubles:
    private static double gap(double[] a, double[] z, int n, double max) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            sum.add(gap(a[k], max - z[k]));
        }
        return sum.value();
    }

    /** A masked class without a label adds nothing. */
    private static double gap(double a, double distance) {
        return a == 0 ? 0 : a * distance;
    }

    /** Multiplies by 2<sup>exponent</sup>, which may itself be no double, with one rounding where it shows. */
    // doubles:
    private static void unscale(double[] gradient, int n, int exponent) {
        double first = Math.scalb(1.0, exponent / 2);
        double second = Math.scalb(1.0, exponent - exponent / 2);
        for (int k = 0; k < n; k++) {
            gradient[k] = gradient[k] * first * second;
        }
    }

    /**
     * A huge weight makes numbers even of exponentials too small for the block: writes them as the gradient of classes
     * without a label.
     *
     * @return their sum, lifted
     */
    private static double vanished(
            CrossEntropyTerms terms, Scratch s, double max, int down, double factor, int exponent) {
        double t = Math.scalb(terms.temperature(), -down);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < terms.classes(); k++) {
            double d = s.logits[k] - max;
            if (d - ExpKernel.LOWEST * t <= 0 && d / t > Row.VANISHED) {
                DoubleDouble gap =
                        new DoubleDouble(d, Exp.differenceTail(s.logits[k], max, d)).dividedBy(DoubleDouble.of(t));
                double e = DoubleDouble.exp(gap, LIFT).rounded();
                sum.add(e);
                if (s.labels[k] == 0) {
                    s.result[k] = Math.scalb(e * factor, exponent - LIFT);
                }
            }
        }
        return sum.value();
    }

    /** A row with a NaN, with one class, or without a finite maximum. */
    private static double limit(Scratch s, int n, double max, int exponent, DoubleBlock b) {
        double[] a = s.labels;
        double loss = 0;
        int certain = 0;
        boolean nan = false;
        for (int k = 0; k < n; k++) {
            nan |= Double.isNaN(s.logits[k]);
            certain += s.logits[k] == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        if (nan) {
            Arrays.fill(s.result, 0, n, Double.NaN);
            return Double.NaN;
        }
        boolean limited = certain == 1 || n == 1;
        for (int k = 0; k < n; k++) {
            if (a[k] > 0 && s.logits[k] < max) {
                loss = Double.POSITIVE_INFINITY;
            } else if (a[k] > 0 && !limited && loss == 0) {
                loss = Double.NaN;
            }
        }
        double sum = sum(a, n, b);
        for (int k = 0; k < n; k++) {
            double slope = 0 - a[k];
            if (s.logits[k] == max && sum > 0) {
                slope = limited ? sumWithout(a, n, k) : Double.NaN;
            }
            s.result[k] = slope * b.inverse + slope * b.inverseLow;
        }
        unscale(s.result, n, exponent);
        return loss;
    }

    // doubles:
    private static double sumWithout(double[] a, int n, int excluded) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k++) {
            sum.add(k == excluded ? 0 : a[k]);
        }
        return sum.value();
    }
}
