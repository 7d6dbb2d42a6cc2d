// twins: DoubleBlock FloatBlock
package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.arrays.Overlap;
import org.gradproof.core.internal.block.BlockFunction;
import org.gradproof.core.internal.block.DoubleBlock;
import org.gradproof.core.internal.block.LogitFunction;
import org.gradproof.core.internal.block.SigmoidFunction;
import org.gradproof.core.internal.sum.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * A function of one number, applied to each element of an array: the sigmoid, its logarithm, softplus or the logit, and
 * its derivative, alone or both in one pass.
 *
 * <p>Formulas and edges are those of {@link Sigmoid}, {@link LogSigmoid}, {@link Softplus} and {@link Logit}. Errors are
 * within {@value #MAX_ULP} ulp of the exact result for doubles; floats are computed as floats, and their errors are as many
 * ulp of a float. The logit is computed one by one, as {@link Logit} computes it.
 *
 * <p>Results may overwrite the arguments. The loops work in blocks that stay in cache; nothing is allocated on one thread
 * where the caller brings the arrays.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] z = {-1, 0, 1};
 * double[] p = BatchFunction.sigmoid().value(z); // {0.2689…, 0.5, 0.7310…}
 * }</pre>
 */
public final class BatchFunction {

    /** The largest error of a value or a derivative, in ulp. */
    public static final double MAX_ULP = 2.5;

    private static final BatchFunction SIGMOID = new BatchFunction(SigmoidFunction.SIGMOID, 1);
    private static final BatchFunction LOG_SIGMOID = new BatchFunction(SigmoidFunction.LOG_SIGMOID, 1);
    private static final BatchFunction SOFTPLUS = new BatchFunction(SigmoidFunction.SOFTPLUS, 1);
    private static final BatchFunction LOGIT = new BatchFunction(new LogitFunction(), 1);

    private final BlockFunction function;
    private final int threads;

    private BatchFunction(BlockFunction function, int threads) {
        this.function = function;
        this.threads = threads;
    }

    /**
     * The sigmoid, 1/(1 + e<sup>-z</sup>).
     *
     * @return the function, on one thread
     */
    public static BatchFunction sigmoid() {
        return SIGMOID;
    }

    /**
     * The logarithm of the sigmoid, -log(1 + e<sup>-z</sup>).
     *
     * @return the function, on one thread
     */
    public static BatchFunction logSigmoid() {
        return LOG_SIGMOID;
    }

    /**
     * Softplus, log(1 + e<sup>z</sup>).
     *
     * @return the function, on one thread
     */
    public static BatchFunction softplus() {
        return SOFTPLUS;
    }

    /**
     * The logit, log(p/(1 - p)).
     *
     * @return the function, on one thread; it refuses elements outside [0, 1]
     */
    public static BatchFunction logit() {
        return LOGIT;
    }

    /**
     * The same function, on several threads of the common pool.
     *
     * @param count at least 1
     * @return the function on that many threads
     * @throws IllegalArgumentException if count is below 1
     */
    public BatchFunction withThreads(int count) {
        ArgumentChecks.requireThreads(count);
        return new BatchFunction(function, count);
    }

    /**
     * The values.
     *
     * @param x n doubles
     * @return a new array of n values
     * @throws IllegalArgumentException if the function refuses an element
     */
    public double[] value(double[] x) {
        double[] values = new double[x.length];
        value(x, 0, values, 0, x.length);
        return values;
    }

    /**
     * The values, written into the caller's array.
     *
     * @param x n doubles
     * @param values receives the n values; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void value(double[] x, double[] values) {
        ArgumentChecks.requireSameLength("values", values.length, "x", x.length);
        value(x, 0, values, 0, x.length);
    }

    /**
     * The values of part of an array.
     *
     * @param x the array of the arguments
     * @param xOffset the index of the first argument
     * @param values the array that receives the values; may be x itself where from = at
     * @param valuesOffset the index of the first value
     * @param count how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if count is below 0, or the function refuses an element; part of the values may be
     *     written then
     */
    public void value(double[] x, int xOffset, double[] values, int valuesOffset, int count) {
        ArgumentChecks.requirePart("values", values.length, valuesOffset, count);
        run(x, xOffset, values, null, valuesOffset, count);
    }

    /**
     * The derivatives.
     *
     * @param x n doubles
     * @return a new array of n derivatives
     * @throws IllegalArgumentException if the function refuses an element
     */
    public double[] gradient(double[] x) {
        double[] gradients = new double[x.length];
        gradient(x, 0, gradients, 0, x.length);
        return gradients;
    }

    /**
     * The derivatives, written into the caller's array.
     *
     * @param x n doubles
     * @param gradients receives the n derivatives; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void gradient(double[] x, double[] gradients) {
        ArgumentChecks.requireSameLength("gradients", gradients.length, "x", x.length);
        gradient(x, 0, gradients, 0, x.length);
    }

    /**
     * The derivatives of part of an array; see {@link #value(double[], int, double[], int, int)}.
     *
     * @param x the array of the arguments
     * @param xOffset the index of the first argument
     * @param gradients the array that receives the derivatives; may be x itself where from = at
     * @param gradientsOffset the index of the first derivative
     * @param count how many
     */
    public void gradient(double[] x, int xOffset, double[] gradients, int gradientsOffset, int count) {
        ArgumentChecks.requirePart("gradients", gradients.length, gradientsOffset, count);
        run(x, xOffset, null, gradients, gradientsOffset, count);
    }

    /**
     * The values and the derivatives, at the cost of one exponential each.
     *
     * @param x n doubles
     * @param values receives the n values; may be x itself
     * @param gradients receives the n derivatives; may be x itself, not values
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void valueAndGradient(double[] x, double[] values, double[] gradients) {
        ArgumentChecks.requireSameLength("values", values.length, "x", x.length);
        ArgumentChecks.requireSameLength("gradients", gradients.length, "x", x.length);
        run(x, 0, values, gradients, 0, x.length);
    }

    private void run(
            double[] x, int xOffset, double @Nullable [] values, double @Nullable [] gradients, int offset, int count) {
        ArgumentChecks.requirePart("x", x.length, xOffset, count);
        Overlap.refuse("values", values, offset, "x", x, xOffset, count);
        Overlap.refuse("gradients", gradients, offset, "x", x, xOffset, count);
        Overlap.refuse("values", values, offset, count, "gradients", gradients, offset, count);
        if (threads == 1) {
            part(x, xOffset, values, gradients, offset, count);
            return;
        }
        Chunks.sum(count, DoubleBlock.LENGTH, threads, (start, end) -> {
            part(x, xOffset + start, values, gradients, offset + start, end - start);
            return 0;
        });
    }

    private void part(
            double[] x, int xOffset, double @Nullable [] values, double @Nullable [] gradients, int offset, int count) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        for (int start = 0; start < count; start += DoubleBlock.LENGTH) {
            int n = Math.min(DoubleBlock.LENGTH, count - start);
            System.arraycopy(x, xOffset + start, b.z, 0, n);
            function.run(b, n, values != null, gradients != null);
            if (values != null) {
                System.arraycopy(b.loss, 0, values, offset + start, n);
            }
            if (gradients != null) {
                System.arraycopy(b.y, 0, gradients, offset + start, n);
            }
        }
    }
}
