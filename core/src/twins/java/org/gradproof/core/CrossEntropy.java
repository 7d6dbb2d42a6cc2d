package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.Deviation;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.example.RowCrossEntropy;

/**
 * The cross entropy of n logits against a target class or against labels, softmax included.
 *
 * <p>L(z, y) = -Σ<sub>k</sub> y<sub>k</sub> log softmax(z)<sub>k</sub>, in nats, with 0 · log 0 = 0; ∂L/∂z<sub>k</sub> =
 * softmax(z)<sub>k</sub> Σ<sub>j</sub> y<sub>j</sub> - y<sub>k</sub>. The labels need not sum to 1; where they do, the
 * gradient is softmax(z) - y. (Some
 * libraries return that always, which is then not the derivative of their loss.)
 *
 * <p>The loss is Σ y<sub>k</sub> ((max - z<sub>k</sub>) + log1p(rest)), without a negative term. The gradient at a
 * target class is -Σ<sub>j≠t</sub> e<sup>z_j</sup> / Σ<sub>j</sub> e<sup>z_j</sup>, so that it does not vanish at logits
 * such as (37, 0, 0). Soft labels make it a true difference; where that cancels it is taken with 106 bits, and where
 * these do not show it, with as many as it takes: the bound holds everywhere.
 *
 * <p>Edges: a masked class (-∞) with label 0 adds nothing to the loss and has gradient 0; with a positive label the loss
 * is ∞ and its gradient -y<sub>k</sub>. A single class at ∞ is certain. Where softmax has no limit (several classes at
 * ∞, all at -∞), loss and gradient are NaN wherever they depend on it. One class alone has loss and gradient 0. A NaN
 * logit makes everything NaN.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <p>For weights, label smoothing and a temperature, against a class or labels, see {@link AdjustedCrossEntropy}, for batches {@link
 * BatchCrossEntropy}.
 *
 * <pre>{@code
 * double[] z = {37, 0, 0};
 * double loss = CrossEntropy.value(z, 0); // 1.706609525148813E-16
 * double[] gradient = CrossEntropy.gradient(z, 0); // {-1.706609525148813E-16, 8.533047625744063E-17, …}
 * }</pre>
 */
public final class CrossEntropy {

    /** The largest error of the values, in ulp of the result, for up to 100,000 classes. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of the gradients, in ulp of each entry, for up to 100,000 classes. */
    public static final double GRADIENT_MAX_ULP = 2.5;

    /** The largest error of {@link #hessianProduct}, in ulp of each entry. */
    public static final double HESSIAN_MAX_ULP = 1.5;

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
        ArgumentChecks.requireClass(target, z.length);
        return RowCrossEntropy.value(new Row(Operands.first(z, null), 0, z.length, 1), target);
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
        ArgumentChecks.requireSameLength("y", y.length, "z", z.length);
        return Operands.value(z, y, RowCrossEntropy::value);
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
        double[] gradient = new double[z.length];
        valueAndGradient(z, target, gradient);
        return gradient;
    }

    /**
     * The gradient of the loss of one-hot or soft labels, softmax(z)<sub>k</sub> Σ<sub>j</sub> y<sub>j</sub> -
     * y<sub>k</sub>.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if n = 0, the lengths differ, or a label is not in [0, 1]
     */
    public static double[] gradient(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        valueAndGradient(z, y, gradient);
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
        ArgumentChecks.requireClass(target, z.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        var result = Operands.result(gradient);
        double loss =
                RowCrossEntropy.valueAndGradient(new Row(Operands.first(z, gradient), 0, z.length, 1), target, result);
        Operands.write(result, gradient);
        return loss;
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
        ArgumentChecks.requireSameLength("y", y.length, "z", z.length);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        return Operands.run(z, y, gradient, RowCrossEntropy::valueAndGradient);
    }

    /**
     * The Hessian of the loss of labels that sum to 1, or of a target class, times a vector: p<sub>k</sub> (v<sub>k</sub>
     * - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>) with p = softmax(z). The labels do not enter. It is also the Jacobian
     * of softmax times v, {@link Softmax#gradient(double[], double[])}.
     *
     * <p>A masked class, or one 2000 below the largest logit, has entry 0 and counts for nothing, whatever its
     * v<sub>k</sub>. One class at ∞ is certain: all entries are 0.
     *
     * @param z n logits, any doubles
     * @param v n numbers, finite wherever a class counts
     * @return a new array of n entries, each within {@value #HESSIAN_MAX_ULP} ulp; NaN where softmax has no limit, or
     *     v is not finite at a class that counts
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] hessianProduct(double[] z, double[] v) {
        double[] product = new double[z.length];
        hessianProduct(z, v, product);
        return product;
    }

    /**
     * The same, written into the caller's array.
     *
     * @param z n logits, any doubles
     * @param v n numbers, finite wherever a class counts
     * @param product receives the n entries; neither z nor v
     * @throws IllegalArgumentException if the lengths differ, or product is z or v
     */
    public static void hessianProduct(double[] z, double[] v, double[] product) {
        ArgumentChecks.requireSameLength("v", v.length, "z", z.length);
        ArgumentChecks.requireSameLength("product", product.length, "z", z.length);
        Operands.run(z, v, product, Deviation::run);
    }
}
