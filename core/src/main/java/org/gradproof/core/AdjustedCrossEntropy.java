package org.gradproof.core;

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
 * <p>Edges are those of {@link CrossEntropy}, with a for its labels. {@link BatchCrossEntropy} has the same for many rows.
 *
 * <pre>{@code
 * double[] z = {1, 2, 4};
 * double[] y = {0, 0, 1};
 * double[] w = {1, 1, 2};
 * double loss = AdjustedCrossEntropy.value(z, y, w, 0.1, 2); // 0.9811129826086934
 * double[] gradient = AdjustedCrossEntropy.gradient(z, y, w, 0.1, 2);
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
     * @throws IllegalArgumentException if n = 0, the lengths differ, or a number is out of its range
     */
    public static double value(double[] z, double[] y, double[] w, double epsilon, double temperature) {
        check(z, y, w, epsilon, temperature);
        return SoftLabels.value(new Row(z, 0, z.length, temperature), LabelRow.of(y, w, epsilon));
    }

    /**
     * The gradient of the loss with respect to the logits.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @return a new array of n entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if n = 0, the lengths differ, or a number is out of its range
     */
    public static double[] gradient(double[] z, double[] y, double[] w, double epsilon, double temperature) {
        double[] gradient = new double[z.length];
        valueAndGradient(z, y, w, epsilon, temperature, gradient);
        return gradient;
    }

    /**
     * The loss, returned, and its gradient, written into the caller's array.
     *
     * @param z n ≥ 1 logits, any doubles
     * @param y n labels, each in [0, 1], usually summing to 1
     * @param w n class weights, each 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param epsilon the label smoothing ε, in [0, 1]
     * @param temperature T, in [2<sup>-30</sup>, 2<sup>30</sup>]
     * @param gradient receives the n entries; neither z nor y nor w
     * @return the loss
     * @throws IllegalArgumentException if n = 0, the lengths differ, a number is out of its range, or gradient is another
     *     argument
     */
    public static double valueAndGradient(
            double[] z, double[] y, double[] w, double epsilon, double temperature, double[] gradient) {
        check(z, y, w, epsilon, temperature);
        Labels.requireOwn("gradient", gradient, "z", z);
        Labels.requireOwn("gradient", gradient, "y", y);
        Labels.requireOwn("gradient", gradient, "w", w);
        Row row = new Row(z, 0, z.length, temperature);
        LabelRow labels = LabelRow.of(y, w, epsilon);
        SoftLabels.gradient(row, labels, temperature, gradient);
        return SoftLabels.value(row, labels);
    }

    private static void check(double[] z, double[] y, double[] w, double epsilon, double temperature) {
        Labels.requireClasses(z.length);
        Labels.requireSameLength("y", y.length, "z", z.length);
        Labels.requireSameLength("w", w.length, "z", z.length);
        for (int k = 0; k < y.length; k++) {
            Labels.requireProbability(y[k], k);
            Labels.requireModerateWeight(w[k]);
        }
        Labels.requireSmoothing(epsilon);
        Labels.requireTemperature(temperature);
    }
}
