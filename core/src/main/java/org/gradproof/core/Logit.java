package org.gradproof.core;

import org.gradproof.core.internal.example.Logistic;

/**
 * The logit (log odds) log(p / (1 - p)), the inverse of the sigmoid.
 *
 * <p>Near p = ½ it is ±log1p(|1 - 2p| / min(p, 1 - p)), whose arguments are exact there; elsewhere log p -
 * log1p(-p), which does not cancel.
 */
public final class Logit {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 2;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = 2;

    private Logit() {}

    /**
     * log(p / (1 - p)).
     *
     * <p>-∞ at 0, 0 at ½, ∞ at 1, NaN at NaN.
     *
     * @param p a probability in [0, 1]
     * @return the logit, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    public static double value(double p) {
        return Logistic.logit(p);
    }

    /**
     * The derivative 1 / (p (1 - p)).
     *
     * <p>∞ at 0 and at 1, and where it exceeds the range of doubles; NaN at NaN.
     *
     * @param p a probability in [0, 1]
     * @return a number ≥ 4, within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    public static double gradient(double p) {
        return Logistic.logitSlope(p);
    }

    /**
     * The logit and its derivative.
     *
     * @param p a probability in [0, 1]
     * @return what {@link #value} and {@link #gradient} return, to the bit
     * @throws IllegalArgumentException if p is outside [0, 1]
     */
    public static ValueAndGradient valueAndGradient(double p) {
        return new ValueAndGradient(value(p), gradient(p));
    }
}
