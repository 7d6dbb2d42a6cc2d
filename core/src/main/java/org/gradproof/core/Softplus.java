package org.gradproof.core;

import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.example.Logistic;

/**
 * Softplus log(1 + e<sup>z</sup>), the antiderivative of the sigmoid and the log loss of a negative label.
 *
 * <p>Computed as max(z, 0) + log1p(e<sup>-|z|</sup>): both terms are ≥ 0, so nothing cancels, and the exponential
 * cannot overflow. (Source of the form: M. Mächler, "Accurately computing log(1 - exp(-|a|))", 2012.)
 */
public final class Softplus {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = Sigmoid.VALUE_MAX_ULP;

    private Softplus() {}

    /**
     * log(1 + e<sup>z</sup>).
     *
     * <p>0 at -∞, log 2 at 0, ∞ at ∞, NaN at NaN; z itself from about 37 on, e<sup>z</sup> below about -37.
     *
     * @param z any double
     * @return a number ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(double z) {
        return Logistic.softplus(z);
    }

    /**
     * The derivative of softplus, σ(z).
     *
     * @param z any double
     * @return a number in [0, 1], within {@value #GRADIENT_MAX_ULP} ulp
     */
    public static double gradient(double z) {
        return Logistic.sigmoid(z);
    }

    /**
     * Softplus and its derivative at the cost of one exponential.
     *
     * @param z any double
     * @return what {@link #value} and {@link #gradient} return, to the bit
     */
    public static ValueAndGradient valueAndGradient(double z) {
        double e = Exp.of(-Math.abs(z));
        return new ValueAndGradient(Math.max(z, 0) + Log1p.of(e), Logistic.quotient(z < 0 ? e : 1, e));
    }
}
