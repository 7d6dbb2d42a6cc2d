package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.DotKernel;
import org.gradproof.core.internal.block.Scratch;

/**
 * The last step of a chain rule: from a loss's gradient with respect to the logits of a linear model to that with
 * respect to its parameters.
 *
 * <p>The model is z<sub>rk</sub> = Σ<sub>f</sub> W<sub>kf</sub> x<sub>rf</sub> + b<sub>k</sub>: a row of inputs
 * (features) to a row of logits (outputs), with W stored row after row (outputs × features). With G the gradient of the
 * logits (rows × outputs), ∂L/∂W<sub>kf</sub> = Σ<sub>r</sub> G<sub>rk</sub> x<sub>rf</sub> and ∂L/∂b<sub>k</sub> =
 * Σ<sub>r</sub> G<sub>rk</sub>. One example is a batch of one row.
 *
 * <p>Products and sums keep what they round off (T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J.
 * Sci. Comput. 26, 2005); an entry whose terms cancel beyond that is taken exactly. Infinite and NaN entries give what
 * the plain sum gives.
 *
 * <pre>{@code
 * double[] x = {1, 2, 3, 4, 5, 6}; // two rows of three features
 * double[] g = {1, -1, 0.5, 2}; // two rows of two logits
 * double[] w = LinearModel.weightGradient(x, 3, g, 2); // {3, 4.5, 6, 7, 8, 9}
 * double[] b = LinearModel.biasGradient(g, 2); // {1.5, 1}
 * }</pre>
 */
public final class LinearModel {

    /** The largest error of {@link #weightGradient} and {@link #biasGradient}, in ulp of each entry. */
    public static final double GRADIENT_MAX_ULP = 1;

    private LinearModel() {}

    /**
     * The gradient of the weights, G<sup>T</sup> X.
     *
     * @param inputs rows × features, row after row
     * @param features the number of inputs of a row, at least 1
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @return a new array of outputs × features entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the arrays do not have these shapes
     */
    public static double[] weightGradient(double[] inputs, int features, double[] gradient, int outputs) {
        checkShapes(inputs.length, features, gradient.length, outputs);
        double[] result = new double[Math.multiplyExact(outputs, features)];
        weightGradient(inputs, features, gradient, outputs, result);
        return result;
    }

    /**
     * The gradient of the weights, written into the caller's array.
     *
     * @param inputs rows × features, row after row
     * @param features the number of inputs of a row, at least 1
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @param result receives outputs × features entries; another array than the arguments
     * @throws IllegalArgumentException if the arrays do not have these shapes, or the result is an argument
     */
    public static void weightGradient(double[] inputs, int features, double[] gradient, int outputs, double[] result) {
        int rows = checkShapes(inputs.length, features, gradient.length, outputs);
        ArgumentChecks.requireShape("result", result.length, outputs, features);
        Overlap.refuse("result", result, 0, result.length, "inputs", inputs, 0, inputs.length);
        Overlap.refuse("result", result, 0, result.length, "gradient", gradient, 0, gradient.length);
        DotKernel dot = DotKernel.of(gradient, inputs, outputs, features, rows);
        for (int k = 0; k < outputs; k++) {
            for (int from = 0; from < features; from += Scratch.BLOCK) {
                int n = Math.min(Scratch.BLOCK, features - from);
                Copy.write(dot.products(k, from, n), 0, result, k * features + from, n);
            }
        }
    }

    /**
     * The gradient of the bias, the sum of the rows of G.
     *
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @return a new array of outputs entries, each within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if the array's length is not a multiple of outputs
     */
    public static double[] biasGradient(double[] gradient, int outputs) {
        rows(gradient.length, outputs);
        double[] result = new double[outputs];
        biasGradient(gradient, outputs, result);
        return result;
    }

    /**
     * The gradient of the bias, written into the caller's array.
     *
     * @param gradient the logits' gradient, rows × outputs
     * @param outputs the number of logits of a row, at least 1
     * @param result receives the outputs entries; another array than gradient
     * @throws IllegalArgumentException if the arrays do not have these shapes, or the result is an argument
     */
    public static void biasGradient(double[] gradient, int outputs, double[] result) {
        int rows = rows(gradient.length, outputs);
        ArgumentChecks.requireShape("result", result.length, 1, outputs);
        Overlap.refuse("result", result, 0, result.length, "gradient", gradient, 0, gradient.length);
        DotKernel sum = DotKernel.ofSums(gradient, outputs, rows);
        for (int from = 0; from < outputs; from += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, outputs - from);
            Copy.write(sum.products(0, from, n), 0, result, from, n);
        }
    }

    private static int checkShapes(int inputs, int features, int gradient, int outputs) {
        int rows = rows(gradient, outputs);
        ArgumentChecks.requireSize("features", features);
        ArgumentChecks.requireShape("inputs", inputs, rows, features);
        return rows;
    }

    private static int rows(int length, int outputs) {
        ArgumentChecks.requireSize("outputs", outputs);
        int rows = length / outputs;
        ArgumentChecks.requireShape("gradient", length, rows, outputs);
        return rows;
    }
}
