package org.gradproof.core;

import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.example.Logistic;

/**
 * The sigmoid (logistic function) σ(z) = 1 / (1 + e<sup>-z</sup>), which takes a logit to a probability.
 *
 * <p>Computed from e<sup>-|z|</sup>, which cannot overflow, as 1/(1 + e<sup>-|z|</sup>) for z ≥ 0 and
 * e<sup>-|z|</sup>/(1 + e<sup>-|z|</sup>) below (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd
 * edition, section 1.17, has the reasoning). Every double is a valid logit.
 *
 * <p>For the logarithm of a sigmoid use {@link LogSigmoid}, for 1 - σ(z) use σ(-z): both keep the digits that
 * {@code Math.log(Sigmoid.value(z))} and {@code 1 - Sigmoid.value(z)} lose.
 */
public final class Sigmoid {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = 2.5;

    private Sigmoid() {}

    /**
     * σ(z) = 1 / (1 + e<sup>-z</sup>).
     *
     * <p>σ(-∞) = 0, σ(±0) = ½, σ(∞) = 1, NaN at NaN. Below -708 the result is subnormal, below -745.2 it is 0.
     *
     * @param z a logit, any double
     * @return a probability in [0, 1], within {@value #VALUE_MAX_ULP} ulp
     */
    public static double value(double z) {
        return Logistic.sigmoid(z);
    }

    /**
     * The derivative σ′(z) = σ(z) σ(-z) = e<sup>-|z|</sup> / (1 + e<sup>-|z|</sup>)².
     *
     * <p>0 at ±∞, ¼ at 0, NaN at NaN.
     *
     * @param z a logit, any double
     * @return a number in [0, ¼], within {@value #GRADIENT_MAX_ULP} ulp
     */
    public static double gradient(double z) {
        return Logistic.curvature(Exp.of(-Math.abs(z)));
    }

    /**
     * σ(z) and σ′(z) at the cost of one exponential.
     *
     * @param z a logit, any double
     * @return what {@link #value} and {@link #gradient} return, to the bit
     */
    public static ValueAndGradient valueAndGradient(double z) {
        double e = Exp.of(-Math.abs(z));
        return new ValueAndGradient(Logistic.quotient(z < 0 ? e : 1, e), Logistic.curvature(e));
    }
}
