package org.gradproof.core;

import java.math.BigInteger;
import org.gradproof.core.internal.arrays.ArgumentChecks;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.FixedPoint;
import org.gradproof.core.internal.exact.PreciseLog;

/**
 * The focal loss of a logit z against a label y in [0, 1]: log loss whose well-classified examples count less.
 *
 * <p>L(z, y, γ) = y σ(-z)<sup>γ</sup> log(1 + e<sup>-z</sup>) + (1 - y) σ(z)<sup>γ</sup> log(1 + e<sup>z</sup>), in nats;
 * γ = 0 is the log loss (T.-Y. Lin et al., "Focal loss for dense object detection", ICCV 2017). The gradient is (1 - y)
 * s(-z) - y s(z) with s(z) = σ(-z)<sup>γ</sup> (γ σ(z) log(1 + e<sup>-z</sup>) + σ(-z)), none of whose terms is
 * negative.
 *
 * <p>The power is e<sup>-γ log(1 + e^z)</sup> with an exponent of 106 bits: rounded, it would cost γ ulp. A soft label's
 * gradient is a difference, taken with as many bits as it takes.
 *
 * <pre>{@code
 * double loss = FocalLoss.value(0, 1, 2); // 0.17328679513998632, ¼ log 2
 * double slope = FocalLoss.gradient(0, 1, 2); // -0.29828679513998635
 * }</pre>
 */
public final class FocalLoss {

    /** The largest error of {@link #value}, in ulp of the result. */
    public static final double VALUE_MAX_ULP = 1;

    /** The largest error of {@link #gradient}, in ulp of the result. */
    public static final double GRADIENT_MAX_ULP = 1;

    private static final int LIFT = 600;
    private static final double FAR = 300;

    /** Beyond this the probability is 0 or 1, whatever γ. */
    private static final double CERTAIN = 0x1p400;

    private FocalLoss() {}

    /**
     * The loss, in nats.
     *
     * <p>At ±∞ the limit: 0 where the label is wholly on that side, else ∞. NaN at z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, in [0, 1]
     * @param gamma γ in [0, 2<sup>30</sup>]
     * @return the loss ≥ 0, within {@value #VALUE_MAX_ULP} ulp
     * @throws IllegalArgumentException if y or γ is out of range
     */
    public static double value(double z, double y, double gamma) {
        check(y, gamma);
        if (Double.isNaN(z)) {
            return z;
        }
        if (Math.abs(z) > CERTAIN) {
            double wrong = z > 0 ? 1 - y : y;
            return wrong == 0 ? 0 : Math.abs(z) * wrong;
        }
        DoubleDouble loss = DoubleDouble.ZERO;
        if (y > 0) {
            loss = new Terms(z, gamma).value().times(y);
        }
        if (y < 1) {
            loss = loss.plus(new Terms(-z, gamma).value().times(DoubleDouble.difference(1, y)));
        }
        return Math.scalb(loss.rounded(), -LIFT);
    }

    /**
     * The derivative of the loss with respect to the logit.
     *
     * <p>At ±∞ the limit, 1 - y at ∞ and -y at -∞; NaN at z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, in [0, 1]
     * @param gamma γ in [0, 2<sup>30</sup>]
     * @return ∂L/∂z, within {@value #GRADIENT_MAX_ULP} ulp
     * @throws IllegalArgumentException if y or γ is out of range
     */
    public static double gradient(double z, double y, double gamma) {
        check(y, gamma);
        if (Double.isNaN(z)) {
            return z;
        }
        if (Math.abs(z) > CERTAIN) {
            return z > 0 ? 1 - y : 0 - y;
        }
        DoubleDouble up =
                y == 1 ? DoubleDouble.ZERO : new Terms(-z, gamma).slope().times(DoubleDouble.difference(1, y));
        DoubleDouble down =
                y == 0 ? DoubleDouble.ZERO : new Terms(z, gamma).slope().times(y);
        DoubleDouble difference = up.minus(down);
        return Math.abs(difference.high()) >= DoubleDouble.KEPT * up.high()
                ? Math.scalb(difference.rounded(), -LIFT)
                : exactly(z, y, gamma);
    }

    /**
     * Loss and gradient.
     *
     * @param z a logit, any double
     * @param y the label, in [0, 1]
     * @param gamma γ in [0, 2<sup>30</sup>]
     * @return what {@link #value} and {@link #gradient} return, to the bit
     * @throws IllegalArgumentException if y or γ is out of range
     */
    public static ValueAndGradient valueAndGradient(double z, double y, double gamma) {
        return new ValueAndGradient(value(z, y, gamma), gradient(z, y, gamma));
    }

    /** What the loss of a positive label and its derivative are made of, for a finite z. */
    private static final class Terms {
        private final double z;
        private final double gamma;

        /** e<sup>-|z|</sup> and log(1 + e<sup>-|z|</sup>), times 2<sup>lift</sup>. */
        private final DoubleDouble e;

        private final DoubleDouble log;
        private final int lift;

        Terms(double z, double gamma) {
            this.z = z;
            this.gamma = gamma;
            this.lift = Math.abs(z) > FAR ? LIFT : 0;
            this.e = DoubleDouble.exp(DoubleDouble.of(-Math.abs(z)), lift);
            // Above 300, e² is nothing beside e.
            this.log = lift == 0 ? PreciseLog.log1p(e) : e;
        }

        /** σ(-z)<sup>γ</sup> · 2<sup>LIFT - extra</sup>. */
        private DoubleDouble power(int extra) {
            DoubleDouble exponent = z > 0
                    ? DoubleDouble.product(gamma, z).plus(log.scaled(-lift).times(gamma))
                    : log.scaled(-lift).times(gamma);
            return DoubleDouble.exp(exponent.negated(), LIFT - extra);
        }

        /** σ(-z)<sup>γ</sup> log(1 + e<sup>-z</sup>) · 2<sup>LIFT</sup>. */
        DoubleDouble value() {
            if (z > 0) {
                return power(0).times(log).scaled(-lift);
            }
            // In two steps: the product of the largest logit and the lift would overflow.
            return power(LIFT).times(log.scaled(-lift).plus(-z)).scaled(LIFT);
        }

        /** σ(-z)<sup>γ</sup> (γ σ(z) log(1 + e<sup>-z</sup>) + σ(-z)) · 2<sup>LIFT</sup>. */
        DoubleDouble slope() {
            DoubleDouble large = lift == 0 ? e.plus(1).reciprocal() : DoubleDouble.ONE;
            DoubleDouble small = lift == 0 ? e.times(large) : e;
            if (z > 0) {
                DoubleDouble focus = large.times(log).times(gamma);
                return power(0).times(focus.plus(small)).scaled(-lift);
            }
            DoubleDouble loss = log.scaled(-lift).plus(-z);
            DoubleDouble focus = small.scaled(-lift).times(gamma).times(loss);
            return power(0).times(focus.plus(large));
        }
    }

    private static double exactly(double z, double y, double gamma) {
        return FixedPoint.evaluate(
                arithmetic -> {
                    BigInteger negative = arithmetic.one().subtract(arithmetic.of(y));
                    BigInteger up = arithmetic.times(negative, slope(arithmetic, -z, gamma));
                    BigInteger down = arithmetic.times(arithmetic.of(y), slope(arithmetic, z, gamma));
                    return new FixedPoint.Ratio(up.subtract(down), arithmetic.one());
                },
                0);
    }

    private static BigInteger slope(FixedPoint arithmetic, double z, double gamma) {
        BigInteger one = arithmetic.one();
        BigInteger size = arithmetic.of(Math.abs(z));
        BigInteger e = arithmetic.exp(size.negate());
        BigInteger log = arithmetic.log(one.add(e));
        BigInteger large = arithmetic.over(one, one.add(e));
        BigInteger small = arithmetic.over(e, one.add(e));
        BigInteger wrongLoss = z > 0 ? size.add(log) : log;
        BigInteger loss = z > 0 ? log : size.add(log);
        BigInteger power =
                arithmetic.exp(arithmetic.times(arithmetic.of(gamma), wrongLoss).negate());
        BigInteger focus = arithmetic.times(arithmetic.times(arithmetic.of(gamma), z > 0 ? large : small), loss);
        return arithmetic.times(power, focus.add(z > 0 ? small : large));
    }

    private static void check(double y, double gamma) {
        ArgumentChecks.requireProbability(y);
        ArgumentChecks.requireFocus(gamma);
    }
}
