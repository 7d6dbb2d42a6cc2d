package org.gradproof.core;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number, applied to each element of an array: the sigmoid, its logarithm, softplus or the logit, and
 * its derivative.
 *
 * <p>Results, edges and errors are those of {@link Sigmoid}, {@link LogSigmoid}, {@link Softplus} and {@link Logit}, to
 * the bit. Floats are computed as doubles and rounded once. Results may overwrite the arguments. Nothing is allocated on
 * one thread.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * double[] z = {-1, 0, 1};
 * double[] p = new double[3];
 * BatchFunction.sigmoid().value(z, p); // {0.2689…, 0.5, 0.7310…}
 * }</pre>
 */
public final class BatchFunction {

    /** So many elements at least are worth a thread. */
    private static final int GRANULE = 1024;

    private static final BatchFunction SIGMOID = new BatchFunction(Sigmoid::value, Sigmoid::gradient, 1);
    private static final BatchFunction LOG_SIGMOID = new BatchFunction(LogSigmoid::value, LogSigmoid::gradient, 1);
    private static final BatchFunction SOFTPLUS = new BatchFunction(Softplus::value, Softplus::gradient, 1);
    private static final BatchFunction LOGIT = new BatchFunction(Logit::value, Logit::gradient, 1);

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator gradient;
    private final int threads;

    private BatchFunction(DoubleUnaryOperator value, DoubleUnaryOperator gradient, int threads) {
        this.value = value;
        this.gradient = gradient;
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
        Labels.requireThreads(count);
        return new BatchFunction(value, gradient, count);
    }

    /**
     * The values.
     *
     * @param x n numbers
     * @param values receives the n values; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void value(double[] x, double[] values) {
        Labels.requireSameLength("values", values.length, "x", x.length);
        run(value, x, 0, values, 0, x.length);
    }

    /**
     * The values of part of an array.
     *
     * @param x the array of the arguments
     * @param from the index of the first argument
     * @param values the array that receives the values; may be x itself where from = at
     * @param at the index of the first value
     * @param count how many
     * @throws IndexOutOfBoundsException if a part is not within its array
     * @throws IllegalArgumentException if the function refuses an element
     */
    public void value(double[] x, int from, double[] values, int at, int count) {
        run(value, x, from, values, at, count);
    }

    /**
     * The values, of floats.
     *
     * @param x n numbers
     * @param values receives the n values; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void value(float[] x, float[] values) {
        Labels.requireSameLength("values", values.length, "x", x.length);
        run(value, x, 0, values, 0, x.length);
    }

    /**
     * The values of part of an array of floats; see {@link #value(double[], int, double[], int, int)}.
     *
     * @param x the array of the arguments
     * @param from the index of the first argument
     * @param values the array that receives the values; may be x itself where from = at
     * @param at the index of the first value
     * @param count how many
     */
    public void value(float[] x, int from, float[] values, int at, int count) {
        run(value, x, from, values, at, count);
    }

    /**
     * The derivatives.
     *
     * @param x n numbers
     * @param gradients receives the n derivatives; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void gradient(double[] x, double[] gradients) {
        Labels.requireSameLength("gradients", gradients.length, "x", x.length);
        run(gradient, x, 0, gradients, 0, x.length);
    }

    /**
     * The derivatives of part of an array; see {@link #value(double[], int, double[], int, int)}.
     *
     * @param x the array of the arguments
     * @param from the index of the first argument
     * @param gradients the array that receives the derivatives; may be x itself where from = at
     * @param at the index of the first derivative
     * @param count how many
     */
    public void gradient(double[] x, int from, double[] gradients, int at, int count) {
        run(gradient, x, from, gradients, at, count);
    }

    /**
     * The derivatives, of floats.
     *
     * @param x n numbers
     * @param gradients receives the n derivatives; may be x itself
     * @throws IllegalArgumentException if the lengths differ, or the function refuses an element
     */
    public void gradient(float[] x, float[] gradients) {
        Labels.requireSameLength("gradients", gradients.length, "x", x.length);
        run(gradient, x, 0, gradients, 0, x.length);
    }

    private void run(DoubleUnaryOperator f, double[] x, int from, double[] into, int at, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        Objects.checkFromIndexSize(at, count, into.length);
        Chunks.sum(count, GRANULE, threads, (start, end) -> {
            for (int i = start; i < end; i++) {
                into[at + i] = f.applyAsDouble(x[from + i]);
            }
            return 0;
        });
    }

    private void run(DoubleUnaryOperator f, float[] x, int from, float[] into, int at, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        Objects.checkFromIndexSize(at, count, into.length);
        Chunks.sum(count, GRANULE, threads, (start, end) -> {
            for (int i = start; i < end; i++) {
                into[at + i] = (float) f.applyAsDouble(x[from + i]);
            }
            return 0;
        });
    }
}
