package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Operands;
import org.gradproof.core.internal.example.LabelRow;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.example.SoftLabels;

/**
 * Cross entropy with class weights, label smoothing and a temperature, for one row of n logits.
 *
 * <p>L = Σ<sub>k</sub> a<sub>k</sub> (log Σ<sub>j</sub> e<sup>z_j/T</sup> - z<sub>k</sub>/T), in nats, with
 * a<sub>k</sub> = w<sub>k</sub> ((1 - ε) y<sub>k</sub> + ε/n); its gradient is ∂L/∂z<sub>k</sub> = (softmax(z/T)<sub>k</sub>
 * Σ<sub>j</sub> a<sub>j</sub> - a<sub>k</sub>)/T. The a<sub>k</sub> are taken with 106 bits, and where the difference
 * cancels beyond that, exactly. (Sources: C. Szegedy et al., "Rethinking the Inception architecture for computer
 * vision", CVPR 2016, for the smoothing; G. Hinton, O. Vinyals, J. Dean, "Distilling the knowledge in a neural network",
 * 2015, for the temperature.)
 *
 * <p>A class c in place of the labels y stands for y<sub>c</sub> = 1 and 0 elsewhere; without weights or smoothing take w
 * of ones, or ε = 0. Edges are those of {@link CrossEntropy}, with a for its labels. {@link BatchCrossEntropy} has the same
 * for many rows.
 *
 * <p>Floats are computed as doubles; their gradients are rounded once, and within 0.51 ulp of a float.
 *
 * <pre>{@code
 * double[] z = {1, 2, 4};
 * double[] y = {0, 0, 1};
 * double[] w = {1, 1, 2};
 * double loss = AdjustedCrossEntropy.value(z, y, w, 0.1, 2); // 0.9811129826086934
 * double[] gradient = AdjustedCrossEntropy.gradient(z, y, w, 0.1, 2); // {0.1189…, 0.2068…, -0.3257…}
 * double sameLoss = AdjustedCrossEntropy.value(z, 2, w, 0.1, 2); // 0.9811129826086934
 * }</pre>
 */
public final class AdjustedCrossEntropy {

    /** The largest error of {@link #value}, in ulp of the result, for up to 100,000 classes. */
    public static final double VALUE_MAX_ULP = 3;

    /** The largest error of {@link #gradient}, in ulp of each entry, for up to 100,000 classes. */
    public static final double GRADIENT_MAX_ULP = 3;

    private AdjustedCrossEntropy() {}

    /**
     * The loss of one-hot or soft labels, in nats.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if n = 0, the lengths differ or a number is out of its range
     */
    public static double value(double[] z, double[] y, double[] w, double epsilon, double temperature) {
        ArgumentChecks.requireSameLength("y", y.length, "z", z.length);
        check(y, z.length, w, epsilon, temperature);
        Row row = new Row(Operands.first(z, null), 0, z.length, temperature);
        return SoftLabels.value(row, LabelRow.of(Operands.second(y, null), z.length, Operands.third(w, null), epsilon));
    }

    /**
     * The gradient of the loss of one-hot or soft labels with respect to the logits.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if n = 0, the lengths differ or a number is out of its range
     */
    public static double[] gradient(double[] z, double[] y, double[] w, double epsilon, double temperature) {
        double[] gradient = new double[z.length];
        valueAndGradient(z, y, w, epsilon, temperature, gradient);
        return gradient;
    }

    /**
     * The loss of one-hot or soft labels, returned, and its gradient, written into the caller's array.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @param gradient receives the n entries; may be z, y or w itself
     * @return the loss
     * @throws IllegalArgumentException if n = 0, the lengths differ or a number is out of its range
     */
    public static double valueAndGradient(
            double[] z, double[] y, double[] w, double epsilon, double temperature, double[] gradient) {
        ArgumentChecks.requireSameLength("y", y.length, "z", z.length);
        check(y, z.length, w, epsilon, temperature);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Row row = new Row(Operands.first(z, gradient), 0, z.length, temperature);
        LabelRow labels = LabelRow.of(Operands.second(y, gradient), z.length, Operands.third(w, gradient), epsilon);
        var result = Operands.result(gradient);
        double loss = SoftLabels.valueAndGradient(row, labels, temperature, result);
        Operands.write(result, gradient);
        return loss;
    }

    /**
     * The loss of a target class, in nats.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static double value(double[] z, int target, double[] w, double epsilon, double temperature) {
        check(target, z.length, w, epsilon, temperature);
        Row row = new Row(Operands.first(z, null), 0, z.length, temperature);
        return SoftLabels.value(row, LabelRow.of(target, z.length, Operands.third(w, null), epsilon));
    }

    /**
     * The gradient of the loss of a target class with respect to the logits.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static double[] gradient(double[] z, int target, double[] w, double epsilon, double temperature) {
        double[] gradient = new double[z.length];
        valueAndGradient(z, target, w, epsilon, temperature, gradient);
        return gradient;
    }

    /**
     * The loss of a target class, returned, and its gradient, written into the caller's array.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param target the index of the true class, from 0
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @param gradient receives the n entries; may be z or w itself
     * @return the loss
     * @throws IndexOutOfBoundsException if target is not in 0 … n - 1
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static double valueAndGradient(
            double[] z, int target, double[] w, double epsilon, double temperature, double[] gradient) {
        check(target, z.length, w, epsilon, temperature);
        ArgumentChecks.requireSameLength("gradient", gradient.length, "z", z.length);
        Row row = new Row(Operands.first(z, gradient), 0, z.length, temperature);
        LabelRow labels = LabelRow.of(target, z.length, Operands.third(w, gradient), epsilon);
        var result = Operands.result(gradient);
        double loss = SoftLabels.valueAndGradient(row, labels, temperature, result);
        Operands.write(result, gradient);
        return loss;
    }

    private static void check(int target, int n, double[] w, double epsilon, double temperature) {
        ArgumentChecks.requireClass(target, n);
        checkWeights(n, w, epsilon, temperature);
    }

    private static void check(double[] y, int n, double[] w, double epsilon, double temperature) {
        ArgumentChecks.requireClasses(n);
        for (int k = 0; k < n; k++) {
            ArgumentChecks.requireProbability(y[k], k);
        }
        checkWeights(n, w, epsilon, temperature);
    }

    private static void checkWeights(int n, double[] w, double epsilon, double temperature) {
        ArgumentChecks.requireSameLength("w", w.length, "z", n);
        for (int k = 0; k < n; k++) {
            ArgumentChecks.requireModerateWeight(w[k]);
        }
        ArgumentChecks.requireSmoothing(epsilon);
        ArgumentChecks.requireTemperature(temperature);
    }
}
