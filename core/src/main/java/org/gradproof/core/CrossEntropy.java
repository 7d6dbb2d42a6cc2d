package org.gradproof.core;

/**
 * The cross entropy of n logits against a target class or against labels, softmax included.
 *
 * <p>L(z, y) = -Σ<sub>k</sub> y<sub>k</sub> log softmax(z)<sub>k</sub>, in nats, with 0 · log 0 = 0; ∂L/∂z<sub>k</sub> =
 * softmax(z)<sub>k</sub> Σ<sub>j</sub> y<sub>j</sub> - y<sub>k</sub>. The labels need not sum to 1; where they do, the
 * gradient is softmax(z) - y. (Some libraries return that always, which is then not the derivative of their loss.)
 *
 * <p>The loss is Σ y<sub>k</sub> ((max - z<sub>k</sub>) + log1p(rest)), without a negative term. The gradient at a
 * target class is -Σ<sub>j≠t</sub> e<sup>z_j</sup> / Σ<sub>j</sub> e<sup>z_j</sup>, so that it does not vanish at logits
 * such as (37, 0, 0). Soft labels make it a true difference; where that cancels it is taken with 106 bits, and its
 * error is at most {@link #GRADIENT_MAX_ULP} ulp, or 2<sup>-95</sup> of the larger term.
 *
 * <p>Edges: a masked class (-∞) with label 0 adds nothing to the loss and has gradient 0; with a positive label the loss
 * is ∞ and its gradient -y<sub>k</sub>. A single class at ∞ is certain. Where softmax has no limit (several classes at
 * ∞, all at -∞), loss and gradient are NaN wherever they depend on it. One class alone has loss and gradient 0. A NaN
 * logit makes everything NaN.
 */
public final class CrossEntropy {

    /** The largest error of the values, in ulp of the result, for up to 100,000 classes. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of the gradients, in ulp of each entry, for up to 100,000 classes. */
    public static final double GRADIENT_MAX_ULP = 2.5;

    private CrossEntropy() {}

    /**
     * The loss of a target class, -log softmax(z)<sub>target</sub>, in nats.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     */
    public static double value(double[] z, int target) {
        Labels.requireClass(target, z.length);
        return value(new Row(z), target);
    }

    /**
     * The loss of one-hot or soft labels, -Σ<sub>k</sub> y<sub>k</sub> log softmax(z)<sub>k</sub>, in nats.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if n = 0, the lengths differ, or a label is not in [0, 1]
     */
    public static double value(double[] z, double[] y) {
        int target = requireLabels(z, y);
        Row row = new Row(z);
        return target >= 0 ? value(row, target) : SoftLabels.value(row, y);
    }

    /**
     * The gradient of the loss of a target class, softmax(z)<sub>k</sub> - 1{k = target}.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @return a new array of n entries in [-1, 1], each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     */
    public static double[] gradient(double[] z, int target) {
        Labels.requireClass(target, z.length);
        double[] gradient = new double[z.length];
        gradient(new Row(z), target, gradient);
        return gradient;
    }

    /**
     * The gradient of the loss of one-hot or soft labels, softmax(z)<sub>k</sub> Σ<sub>j</sub> y<sub>j</sub> -
     * y<sub>k</sub>.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp (see the class comment for soft
     *     labels)
     * @throws IllegalArgumentException if n = 0, the lengths differ, or a label is not in [0, 1]
     */
    public static double[] gradient(double[] z, double[] y) {
        int target = requireLabels(z, y);
        double[] gradient = new double[z.length];
        gradient(new Row(z), y, target, gradient);
        return gradient;
    }

    /**
     * The loss of a target class, returned, and its gradient, written into the caller's array.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @param gradient receives the n entries; not z
     * @return the loss
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     * @throws IllegalArgumentException if the lengths differ or gradient is z
     */
    public static double valueAndGradient(double[] z, int target, double[] gradient) {
        Labels.requireClass(target, z.length);
        requireGradient(z, gradient);
        Row row = new Row(z);
        gradient(row, target, gradient);
        return value(row, target);
    }

    /**
     * The loss of one-hot or soft labels, returned, and its gradient, written into the caller's array.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param gradient receives the n entries; neither z nor y
     * @return the loss
     * @throws IllegalArgumentException if n = 0, the lengths differ, a label is not in [0, 1], or gradient is z or y
     */
    public static double valueAndGradient(double[] z, double[] y, double[] gradient) {
        int target = requireLabels(z, y);
        requireGradient(z, gradient);
        if (gradient == y) {
            throw new IllegalArgumentException("gradient is the array y, which is still read");
        }
        Row row = new Row(z);
        gradient(row, y, target, gradient);
        return target >= 0 ? value(row, target) : SoftLabels.value(row, y);
    }

    /**
     * The Hessian of the loss of labels that sum to 1, or of a target class, times a vector: p<sub>k</sub> (v<sub>k</sub>
     * - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>) with p = softmax(z). The labels do not enter. It is also the Jacobian
     * of softmax times v.
     *
     * <p>A difference by nature: its error is a few ulp of p<sub>k</sub> max |v|. A masked class has entry 0, whatever
     * its finite v<sub>k</sub>.
     *
     * @param z n logits, any doubles
     * @param v n numbers
     * @return a new array of n entries; NaN where softmax has no limit
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] hessianProduct(double[] z, double[] v) {
        Labels.requireSameLength("v", v.length, "z", z.length);
        double[] p = Softmax.value(z);
        CompensatedSum mean = new CompensatedSum();
        for (int k = 0; k < v.length; k++) {
            mean.add(p[k] * v[k]);
        }
        double[] product = new double[v.length];
        for (int k = 0; k < v.length; k++) {
            product[k] = p[k] * (v[k] - mean.value());
        }
        return product;
    }

    /**
     * The cross entropy of two distributions, H(p, q) = -Σ<sub>k</sub> p<sub>k</sub> log q<sub>k</sub>, in nats, with 0
     * · log 0 = 0; ∞ where q<sub>k</sub> = 0 &lt; p<sub>k</sub>.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return H(p, q) ≥ 0, within {@link Entropy#VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double ofDistributions(double[] p, double[] q) {
        Labels.requireSameLength("q", q.length, "p", p.length);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < p.length; k++) {
            Labels.requireProbability(p[k], k);
            Labels.requireProbability(q[k], k);
            if (p[k] > 0) {
                sum.add(0 - p[k] * StrictMath.log(q[k]));
            }
        }
        return sum.value();
    }

    static double value(Row row, int target) {
        if (!row.isOrdinary()) {
            return limit(row, target);
        }
        double logOfTotal = Row.logOfTotal(row.rest());
        return (row.max - row.logit(target)) + logOfTotal;
    }

    private static double limit(Row row, int target) {
        if (row.hasNaN) {
            return Double.NaN;
        }
        if (row.size == 1) {
            return 0;
        }
        if (row.infinite == 0) {
            return Double.NaN;
        }
        if (row.logit(target) < row.max) {
            return Double.POSITIVE_INFINITY;
        }
        return row.infinite > 1 ? Double.NaN : 0;
    }

    private static void gradient(Row row, double[] y, int target, double[] gradient) {
        if (target >= 0) {
            gradient(row, target, gradient);
        } else {
            SoftLabels.gradient(row, y, gradient);
        }
    }

    static void gradient(Row row, int target, double[] gradient) {
        if (!row.isOrdinary()) {
            Softmax.limits(row, gradient);
            gradient[target] -= 1;
            return;
        }
        DoubleDouble others = row.sumWithout(target);
        DoubleDouble total = others.plus(row.exp(target));
        for (int k = 0; k < row.size; k++) {
            gradient[k] = Row.quotient(row.exp(k), total);
        }
        // p_t - 1 = -others / total, where the difference would cancel.
        gradient[target] = -others.dividedBy(total).rounded();
    }

    /** Checks the labels and returns the index of the 1 if they are one-hot, else -1. */
    private static int requireLabels(double[] z, double[] y) {
        if (z.length == 0) {
            throw new IllegalArgumentException("z has length 0, but cross entropy needs at least one class");
        }
        Labels.requireSameLength("y", y.length, "z", z.length);
        int target = -1;
        int positive = 0;
        for (int k = 0; k < y.length; k++) {
            Labels.requireProbability(y[k], k);
            if (y[k] > 0) {
                positive++;
                target = k;
            }
        }
        return positive == 1 && y[target] == 1 ? target : -1;
    }

    private static void requireGradient(double[] z, double[] gradient) {
        Labels.requireSameLength("gradient", gradient.length, "z", z.length);
        if (gradient == z) {
            throw new IllegalArgumentException("gradient is the array z, which is still read");
        }
    }
}
