package org.gradproof.core;

/**
 * The focal loss of a logit z against a label y in [0, 1]: log loss whose well-classified examples count less.
 *
 * <p>L(z, y) = y σ(-z)<sup>γ</sup> softplus(-z) + (1 - y) σ(z)<sup>γ</sup> softplus(z), in nats; γ = 0 is the log loss
 * (T.-Y. Lin et al., "Focal loss for dense object detection", ICCV 2017). For y = 1 the gradient is -σ(-z)<sup>γ</sup>
 * (γ σ(z) softplus(-z) + σ(-z)), for y = 0 its mirror image: neither has a term that cancels. A label between takes both
 * with their weights.
 *
 * <p>Errors: for hard labels within 4 + 2γ ulp; a soft label's gradient is a difference, within that of its larger term.
 */
public final class FocalLoss {

    private FocalLoss() {}

    /**
     * The loss, in nats.
     *
     * <p>At ±∞ the limit: 0 where the label is wholly on that side, else ∞. NaN at z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, in [0, 1]
     * @param gamma γ ≥ 0, finite
     * @return the loss ≥ 0
     * @throws IllegalArgumentException if y or γ is out of range
     */
    public static double value(double z, double y, double gamma) {
        check(y, gamma);
        if (Double.isNaN(z)) {
            return z;
        }
        double positive = y == 0 ? 0 : y * positiveValue(z, gamma);
        return positive + (y == 1 ? 0 : (1 - y) * positiveValue(-z, gamma));
    }

    /**
     * The derivative of the loss with respect to the logit.
     *
     * <p>At ±∞ the limit; NaN at z = NaN.
     *
     * @param z a logit, any double
     * @param y the label, in [0, 1]
     * @param gamma γ ≥ 0, finite
     * @return ∂L/∂z
     * @throws IllegalArgumentException if y or γ is out of range
     */
    public static double gradient(double z, double y, double gamma) {
        check(y, gamma);
        if (y == 0) {
            return positiveSlope(-z, gamma);
        }
        if (y == 1) {
            return -positiveSlope(z, gamma);
        }
        return (1 - y) * positiveSlope(-z, gamma) - y * positiveSlope(z, gamma);
    }

    private static double positiveValue(double z, double gamma) {
        double loss = Softplus.value(-z);
        return loss == Double.POSITIVE_INFINITY ? loss : StrictMath.pow(Sigmoid.value(-z), gamma) * loss;
    }

    /** Minus the derivative of the loss of a positive label. */
    private static double positiveSlope(double z, double gamma) {
        double right = Sigmoid.value(z);
        double wrong = Sigmoid.value(-z);
        double focus = right == 0 ? 0 : gamma * right * Softplus.value(-z);
        return StrictMath.pow(wrong, gamma) * (focus + wrong);
    }

    private static void check(double y, double gamma) {
        Labels.requireProbability(y);
        if (!(gamma >= 0 && gamma <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("gamma " + gamma + " is not in [0, ∞)");
        }
    }
}
