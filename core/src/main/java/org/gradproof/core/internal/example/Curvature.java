package org.gradproof.core.internal.example;

import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;

/** σ(z) σ(-z) times a weight times v: the second derivative of the log loss in a direction, without early underflow. */
public final class Curvature {

    private static final int LIFT = 600;
    private static final double FAR = 300;

    private Curvature() {}

    public static double times(double z, DoubleDouble weight, double v) {
        if (Double.isNaN(z) || Double.isNaN(v) || Double.isInfinite(v)) {
            // At a finite z the slope is positive, though it may be no double.
            return weight.high() * (Math.abs(z) <= Double.MAX_VALUE ? 1 : Logistic.curvature(Exp.of(-Math.abs(z)))) * v;
        }
        double size = Math.abs(z);
        int lift = size > FAR ? (size > 2 * FAR ? 2 * LIFT : LIFT) : 0;
        DoubleDouble e = DoubleDouble.exp(DoubleDouble.of(-size), lift);
        // Above 300 the denominator is 1 to 433 bits.
        DoubleDouble slope = lift == 0 ? e.dividedBy(e.plus(1)).dividedBy(e.plus(1)) : e;
        int exponent = v == 0 ? 0 : Math.getExponent(v);
        double unit = Math.scalb(Math.scalb(v, -exponent / 2), -(exponent - exponent / 2));
        return Math.scalb(slope.times(weight).times(unit).rounded(), exponent - lift);
    }
}
