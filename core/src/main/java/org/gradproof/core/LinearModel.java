package org.gradproof.core;

/**
 * The last step of a chain rule: from a loss's gradient with respect to the logits of a linear model to that with
 * respect to its parameters.
 *
 * <p>The model is z = W x + b, a row of inputs x (features) to a row of logits z (outputs), with W stored row after row
 * (outputs × features). With G the gradient of the logits (rows × outputs): ∂L/∂W = G<sup>T</sup> X and ∂L/∂b =
 * Σ<sub>rows</sub> G. Sums are plain: errors grow with the number of rows, as in any matrix product.
 */
public final class LinearModel {

    private LinearModel() {}

    /**
     * The gradient of the weights, G<sup>T</sup> X.
     *
     * @param inputs rows × features, row after row
     * @param features the number of inputs of a row, at least 1
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @return a new array of outputs × features entries
     * @throws IllegalArgumentException if the arrays do not have these shapes
     */
    public static double[] weightGradient(double[] inputs, int features, double[] gradient, int outputs) {
        int rows = rows(gradient, outputs);
        Labels.requireSize("features", features);
        Labels.requireShape("inputs", inputs.length, rows, features);
        double[] result = new double[Math.multiplyExact(outputs, features)];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < outputs; k++) {
                addProduct(gradient[row * outputs + k], inputs, row * features, result, k * features, features);
            }
        }
        return result;
    }

    /**
     * The gradient of the bias, the sum of the rows of G.
     *
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @return a new array of outputs entries
     * @throws IllegalArgumentException if the array's length is not a multiple of outputs
     */
    public static double[] biasGradient(double[] gradient, int outputs) {
        int rows = rows(gradient, outputs);
        double[] result = new double[outputs];
        for (int row = 0; row < rows; row++) {
            addProduct(1, gradient, row * outputs, result, 0, outputs);
        }
        return result;
    }

    private static int rows(double[] gradient, int outputs) {
        Labels.requireSize("outputs", outputs);
        int rows = gradient.length / outputs;
        Labels.requireShape("gradient", gradient.length, rows, outputs);
        return rows;
    }

    private static void addProduct(double factor, double[] x, int from, double[] result, int at, int n) {
        for (int i = 0; i < n; i++) {
            result[at + i] += factor * x[from + i];
        }
    }
}
