package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.example.Curvature;
import org.gradproof.core.internal.example.LogLosses;

/**
 * The log loss of a logit z against a label y in [0, 1], with a weight w on the positive class.
 *
 * <p>L(z, y, w) = -w y log σ(z) - (1 - y) log(1 - σ(z)), in nats, with 0 · log 0 = 0; its derivative is ∂L/∂z = (1 - y)
 * σ(z) - w y σ(-z). w = 1 is {@link LogLoss}. The gradient's difference is taken with 106 bits, and where these do not
 * show it, with as many as it takes. (Source of the weight: G. King, L. Zeng, "Logistic regression in rare events data",
 * Political Analysis 9, 2001.) A float argument is widened without loss.
 *
 * <pre>{@code
 * double loss = WeightedLogLoss.value(0, 1, 3); // 2.0794415416798357, 3 log 2
 * double slope = WeightedLogLoss.gradient(0, 1, 3); // -1.5
 * }</pre>
 */
public final class WeightedLogLoss {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 2.5;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = 1;

    /** The largest error of {@link #hessianProduct}, in ulp of the result. */
    public static final double HESSIAN_MAX_ULP = 1;

    private WeightedLogLoss() {}

    /**
     * The loss L(z, y, w), in nats.
     *
     * <p>At z = ±∞ it is the limit: 0 where no weight is on the other side, else ∞. NaN at z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @param w the weight of the positive class, 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if y or w is out of range, NaN included
     */
    public static double value(double z, double y, double w) {
        check(y, w);
        return LogLosses.weighted(z, y, w);
    }

    /**
     * The derivative of the loss with respect to the logit, ∂L/∂z = (1 - y) σ(z) - w y σ(-z).
     *
     * <p>1 - y at z = ∞, -w y at -∞, NaN at NaN.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @param w the weight of the positive class, 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @return the derivative, within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if y or w is out of range, NaN included
     */
    public static double gradient(double z, double y, double w) {
        check(y, w);
        return Double.isNaN(z) ? z : LogLosses.difference(z, y, w);
    }

    /**
     * Loss and gradient.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @param w the weight of the positive class, 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @return what {@link #value} and {@link #gradient} return, to the bit
     * @throws IllegalArgumentException if y or w is out of range, NaN included
     */
    public static ValueAndGradient valueAndGradient(double z, double y, double w) {
        return new ValueAndGradient(value(z, y, w), gradient(z, y, w));
    }

    /**
     * The second derivative of the loss with respect to the logit times v, ((1 - y) + w y) σ(z) σ(-z) v.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @param w the weight of the positive class, 0 or in [2<sup>-300</sup>, 2<sup>300</sup>]
     * @param v a number
     * @return ∂²L/∂z² · v, within {@value #HESSIAN_MAX_ULP} ulp; infinite for an infinite v, but NaN where z is infinite too
     *     or the weights are 0
     * @throws IllegalArgumentException if y or w is out of range, NaN included
     */
    public static double hessianProduct(double z, double y, double w, double v) {
        check(y, w);
        DoubleDouble weight = DoubleDouble.difference(1, y).plus(DoubleDouble.product(w, y));
        return Curvature.times(z, weight, v);
    }

    private static void check(double y, double w) {
        ArgumentChecks.requireProbability(y);
        ArgumentChecks.requireModerateWeight(w);
    }
}
