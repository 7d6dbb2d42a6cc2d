package org.gradproof.core;

/**
 * A row's cross entropy against one class, from the exponentials of its ordinary logits: a log(1 + rest / e<sub>t</sub>)
 * and a (e<sub>k</sub> / total), at the target -a rest / total, with rest the sum over the other classes. No difference
 * cancels.
 */
final class TargetRow {

    private TargetRow() {}

    /**
     * weight / ((rest + atTarget) · divisor) in two parts, the divisor being the block's.
     *
     * @return a number ≥ 0, or NaN where the sum is not that of ordinary logits
     */
    static DoubleDouble factor(double rest, double atTarget, double weight, DoubleBlock b) {
        double total = rest + atTarget;
        if (!(total > 0 && total <= ExpBlock.LARGEST_SUM)) {
            return DoubleDouble.of(Double.NaN);
        }
        double restRounded = total - atTarget;
        double tail = (rest - restRounded) + (atTarget - (total - restRounded));
        DoubleDouble d = DoubleDouble.product(total, b.divisor);
        double low = d.low() + (tail * b.divisor + total * b.divisorLow);
        double quotient = weight / d.high();
        DoubleDouble product = DoubleDouble.product(quotient, d.high());
        double remainder = (weight - product.high()) - product.low();
        return new DoubleDouble(quotient, (remainder - quotient * low) / d.high());
    }

    /** The same for floats; NaN also where the factor is not an ordinary float. */
    static float floatFactor(double rest, double atTarget, double weight, FloatBlock b) {
        double total = rest + atTarget;
        double factor = total > 0 && total <= FloatExpBlock.LARGEST_SUM ? weight / (total * b.divisor) : Double.NaN;
        return factor >= Float.MIN_NORMAL && factor <= 0x1p120 ? (float) factor : Float.NaN;
    }

    /** log(1 + rest / atTarget). */
    static double loss(double rest, double atTarget) {
        return Log1p.of(rest / atTarget);
    }

    /** Whether the factor may take up the weight without leaving the normal numbers. */
    static boolean isModerate(double weight) {
        return weight >= 0x1p-16 && weight <= 0x1p16;
    }

    /** Multiplies a gradient by a weight that its factor did not take up. */
    static void weigh(double[] p, int from, int n, double weight) {
        if (!isModerate(weight)) {
            multiply(p, from, n, DoubleDouble.of(weight));
        }
    }

    /** The same for floats. */
    static void weigh(float[] p, int from, int n, double weight) {
        for (int i = from; !isModerate(weight) && i < from + n; i++) {
            p[i] = (float) (p[i] * weight);
        }
    }

    static void multiply(double[] e, int from, int n, DoubleDouble factor) {
        double high = factor.high();
        double low = factor.low();
        for (int i = from; i < from + n; i++) {
            e[i] = e[i] * high + e[i] * low;
        }
    }

    static void multiply(float[] e, int from, int n, float factor) {
        for (int i = from; i < from + n; i++) {
            e[i] = e[i] * factor;
        }
    }
}
