package org.gradproof.core;

import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.example.Curvature;
import org.gradproof.core.internal.example.LogLosses;

/**
 * The log loss (binary cross entropy) of a logit z against a label y in [0, 1].
 *
 * <p>L(z, y) = -y log σ(z) - (1 - y) log(1 - σ(z)), in nats, with 0 · log 0 = 0; its derivative is ∂L/∂z = σ(z) - y.
 * Neither is computed so. The loss is |z| · w + log1p(e<sup>-|z|</sup>), where w is the label's weight on the wrong
 * side (1 - y for z &gt; 0, y for z &lt; 0): no term is negative. The gradient is (1 - y) σ(z) - y σ(-z): the textbook
 * form σ(z) - y is 0 at z = 37, y = 1, where the derivative is -8.5·10<sup>-17</sup>.
 *
 * <p>A label strictly between 0 and 1 makes the gradient a true difference. It is then taken with 106 bits, and where σ(z)
 * and y agree so far that these do not show it, with as many as it takes: the bound holds everywhere.
 *
 * <p>A float argument is widened without loss, so that these are the functions of floats too; {@link BatchLogLoss} has
 * arrays of either.
 *
 * <pre>{@code
 * double loss = LogLoss.value(37, 1); // 8.533047625744066E-17
 * double slope = LogLoss.gradient(37, 1); // -8.533047625744065E-17
 * }</pre>
 */
public final class LogLoss {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 2.0;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = 2.5;

    /** The largest error of {@link #hessianProduct}, in ulp of the result. */
    public static final double HESSIAN_MAX_ULP = 1;

    private LogLoss() {}

    /**
     * The loss L(z, y) = log(1 + e<sup>z</sup>) - y z, in nats.
     *
     * <p>At z = ±∞ it is the limit: 0 where the label is wholly on that side (y = 1 at ∞, y = 0 at -∞), else ∞. NaN at
     * z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if y is not in [0, 1], NaN included
     */
    public static double value(double z, double y) {
        ArgumentChecks.requireProbability(y);
        return LogLosses.value(z, y, Exp.of(-Math.abs(z)));
    }

    /**
     * The derivative of the loss with respect to the logit, ∂L/∂z = (1 - y) σ(z) - y σ(-z) = σ(z) - y.
     *
     * <p>1 - y at z = ∞, -y at -∞, ½ - y at 0, NaN at NaN. For y = 1 it is -σ(-z), for y = 0 it is σ(z): accurate down
     * to the subnormal numbers.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @return the derivative, in [-1, 1], within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if y is not in [0, 1], NaN included
     */
    public static double gradient(double z, double y) {
        ArgumentChecks.requireProbability(y);
        return LogLosses.gradient(z, y, Exp.of(-Math.abs(z)));
    }

    /**
     * Loss and gradient at the cost of one exponential.
     *
     * @param z a logit, any double
     * @param y the label, the probability of the positive class, in [0, 1]
     * @return what {@link #value} and {@link #gradient} return, to the bit
     * @throws IllegalArgumentException if y is not in [0, 1], NaN included
     */
    public static ValueAndGradient valueAndGradient(double z, double y) {
        ArgumentChecks.requireProbability(y);
        double e = Exp.of(-Math.abs(z));
        return new ValueAndGradient(LogLosses.value(z, y, e), LogLosses.gradient(z, y, e));
    }

    /**
     * The second derivative of the loss with respect to the logit times v, σ(z) σ(-z) v; the label does not enter.
     *
     * @param z a logit, any double
     * @param v a number
     * @return ∂²L/∂z² · v, within {@value #HESSIAN_MAX_ULP} ulp; infinite for an infinite v, but NaN where z is infinite too
     */
    public static double hessianProduct(double z, double v) {
        return Curvature.times(z, DoubleDouble.ONE, v);
    }
}
