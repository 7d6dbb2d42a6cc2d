package org.gradproof.core;

import java.math.BigInteger;

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

    /** The scale, as a power of two, that lifts e<sup>z</sup> and y away from underflow. */
    private static final int LIFT = 600;

    private static final double NEAR = 0.5;
    private static final double FAR = 300;

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
        double negative = 1 - y;
        double positive = w * y;
        double linear = z > 0 ? linear(z, negative, 1) : linear(z, y, w);
        return Double.isNaN(z) ? z : linear + rest(Math.abs(z), negative + positive);
    }

    /** |z| w y, also where w y alone would be subnormal; 0 where w y is 0. */
    private static double linear(double z, double y, double w) {
        double size = Math.abs(z);
        if (w == 0 || y == 0 || size < 1) {
            return w == 0 || y == 0 ? 0 : size * (w * y);
        }
        return Math.scalb(size, -LIFT) * (w * Math.scalb(y, LIFT));
    }

    /** The weight times log(1 + e<sup>-size</sup>), also where the exponential alone would be subnormal. */
    private static double rest(double size, double weight) {
        return size > 2 * FAR
                ? DoubleDouble.exp(DoubleDouble.of(-size), LIFT).high() * Math.scalb(weight, -LIFT)
                : weight * Log1p.of(Exp.of(-size));
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
        return Double.isNaN(z) ? z : difference(z, y, w);
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

    /** (a - b e<sup>-z</sup>) / (1 + e<sup>-z</sup>) with a = 1 - y, b = w y, or its mirror image. */
    static double difference(double z, double y, double w) {
        double size = Math.abs(z);
        DoubleDouble a = DoubleDouble.difference(1, y);
        if (size <= NEAR) {
            // a and b cancel first, so that z = 10⁻²⁰, y = ½ keeps its digits.
            DoubleDouble m = DoubleDouble.expm1(DoubleDouble.of(-size));
            DoubleDouble b = DoubleDouble.product(w, y);
            DoubleDouble bias = a.minus(b);
            DoubleDouble pull = z >= 0 ? m.times(b).negated() : m.times(a);
            DoubleDouble numerator = bias.plus(pull);
            return kept(numerator, bias) ? numerator.dividedBy(m.plus(2)).rounded() : exactly(z, y, w);
        }
        int lift = z < -FAR || (z > FAR && y == 1) ? LIFT : 0;
        DoubleDouble e = DoubleDouble.exp(DoubleDouble.of(-size), lift);
        DoubleDouble b = DoubleDouble.product(w, z > 0 ? y : Math.scalb(y, lift));
        DoubleDouble pull = z > 0 ? a : a.times(e);
        DoubleDouble numerator = pull.minus(z > 0 ? b.times(e) : b);
        if (!kept(numerator, pull)) {
            return exactly(z, y, w);
        }
        // Above 300 the denominator is 1 to 433 bits.
        DoubleDouble quotient = lift == 0 ? numerator.dividedBy(e.plus(1)) : numerator;
        return Math.scalb(quotient.rounded(), -lift);
    }

    private static boolean kept(DoubleDouble difference, DoubleDouble term) {
        return Math.abs(difference.high()) >= CancellingDifference.KEPT * Math.abs(term.high());
    }

    private static double exactly(double z, double y, double w) {
        int scale = Math.max(0, Math.getExponent(w));
        return FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger e = arithmetic.exp(arithmetic.of(-Math.abs(z)));
                    BigInteger a = arithmetic.one().subtract(arithmetic.of(y)).shiftRight(scale);
                    BigInteger b = arithmetic.times(arithmetic.of(w, -scale), arithmetic.of(y));
                    BigInteger numerator = z >= 0
                            ? a.subtract(arithmetic.times(b, e))
                            : arithmetic.times(a, e).subtract(b);
                    return new FixedPoint.Ratio(numerator, arithmetic.one().add(e));
                },
                scale);
    }

    private static void check(double y, double w) {
        ArgumentChecks.requireProbability(y);
        ArgumentChecks.requireModerateWeight(w);
    }
}
