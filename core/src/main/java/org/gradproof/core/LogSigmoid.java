package org.gradproof.core;

import org.gradproof.core.internal.example.Logistic;

/**
 * The logarithm of the sigmoid, log σ(z) = -log(1 + e<sup>-z</sup>), the log probability of a positive label.
 *
 * <p>It is -softplus(-z); see {@link Softplus} for the method.
 */
public final class LogSigmoid {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = Softplus.VALUE_MAX_ULP;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = Sigmoid.VALUE_MAX_ULP;

    private LogSigmoid() {}

    /**
     * log σ(z), in nats.
     *
     * <p>-∞ at -∞, -log 2 at 0, 0 at ∞, NaN at NaN.
     *
     * @param z a logit, any double
     * @return a number ≤ 0, within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(double z) {
        return 0 - Logistic.softplus(-z);
    }

    /**
     * The derivative of log σ(z), which is σ(-z) = 1 - σ(z).
     *
     * @param z a logit, any double
     * @return a probability in [0, 1], within {@value #GRADIENT_MAX_ULP} ulp
     */
    public static double gradient(double z) {
        return Logistic.sigmoid(-z);
    }

    /**
     * log σ(z) and its derivative at the cost of one exponential.
     *
     * @param z a logit, any double
     * @return what {@link #value} and {@link #gradient} return, to the bit
     */
    public static ValueAndGradient valueAndGradient(double z) {
        ValueAndGradient softplus = Softplus.valueAndGradient(-z);
        return new ValueAndGradient(0 - softplus.value(), softplus.gradient());
    }
}
