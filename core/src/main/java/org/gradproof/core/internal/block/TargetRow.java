package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Log1p;

/**
 * A row's cross entropy against one class, from the exponentials of its ordinary logits: a log(1 + rest / e<sub>t</sub>)
 * and a (e<sub>k</sub> / total), at the target -a rest / total, with rest the sum over the other classes. No difference
 * cancels.
 */
public final class TargetRow {

    /** 2<sup>12</sup> + 1, which splits a float into halves of 12 bits. */
    public static final float SPLITTER = 0x1.001p12f;

    /** Leaves 12 bits of a float. */
    private static final int UPPER = -1 << 12;

    private TargetRow() {}

    /**
     * (weight + weightLost) / ((rest + atTarget + lost) · divisor) in two parts, the divisor being the block's.
     *
     * @return a number ≥ 0, or NaN where the sum is not that of ordinary logits
     */
    public static DoubleDouble factor(
            double rest, double atTarget, double lost, double weight, double weightLost, DoubleBlock b) {
        double total = rest + atTarget;
        if (!(total > 0 && total <= ExpBlock.LARGEST_SUM)) {
            return DoubleDouble.of(Double.NaN);
        }
        double restRounded = total - atTarget;
        double tail = (rest - restRounded) + (atTarget - (total - restRounded)) + lost;
        double high = total * b.divisor;
        double low = DoubleDouble.productTail(total, b.divisor) + (tail * b.divisor + total * b.divisorLow);
        double quotient = weight / high;
        double remainder = (weight - quotient * high) - DoubleDouble.productTail(quotient, high) + weightLost;
        return new DoubleDouble(quotient, (remainder - quotient * low) / high);
    }

    /** The same for floats; NaN also where the factor is not an ordinary float. */
    public static double floatFactor(double rest, double atTarget, double weight, FloatBlock b) {
        double total = rest + atTarget;
        double factor = total > 0 && total <= FloatExpBlock.LARGEST_SUM ? weight / (total * b.divisor) : Double.NaN;
        return factor >= Float.MIN_NORMAL && factor <= 0x1p120 ? factor : Double.NaN;
    }

    /** log(1 + rest / atTarget). */
    public static double loss(double rest, double atTarget) {
        return Log1p.of(rest / atTarget);
    }

    /** Whether the factor may take up the weight without leaving the normal numbers. */
    public static boolean isModerate(double weight) {
        return weight >= 0x1p-16 && weight <= 0x1p16;
    }

    /** Multiplies a gradient by a weight that its factor did not take up. */
    public static void weigh(double[] p, int from, int n, double weight) {
        for (int i = from; !isModerate(weight) && i < from + n; i++) {
            p[i] = p[i] * weight;
        }
    }

    /** The same for floats. */
    public static void weigh(float[] p, int from, int n, double weight) {
        for (int i = from; !isModerate(weight) && i < from + n; i++) {
            p[i] = (float) (p[i] * weight);
        }
    }

    /**
     * Multiplies each element by a factor. In short rows, whose exponentials' sum is less exact, products are rounded once but
     * for some hundredths of an ulp; in longer ones twice.
     */
    public static void multiply(double[] e, int from, int n, DoubleDouble factor) {
        if (n <= FoldedSum.SHORT) {
            multiplyExactly(e, from, n, factor);
            return;
        }
        double high = factor.high();
        double low = factor.low();
        for (int i = from; i < from + n; i++) {
            e[i] = e[i] * high + e[i] * low;
        }
    }

    private static void multiplyExactly(double[] e, int from, int n, DoubleDouble factor) {
        double high = DoubleDouble.upperHalf(factor.high());
        double low = (factor.high() - high) + factor.low();
        for (int i = from; i < from + n; i++) {
            double a = e[i] * DoubleDouble.SPLITTER;
            double upper = a - (a - e[i]);
            e[i] = upper * high + ((e[i] - upper) * high + e[i] * low);
        }
    }

    /** -(rest + lost) · factor, rounded once. */
    public static double ofTarget(double rest, double lost, DoubleDouble factor) {
        double high = factor.high();
        double tail = DoubleDouble.productTail(rest, high);
        return 0 - (rest * high + (tail + (rest * factor.low() + lost * high)));
    }

    /** The first 12 bits of a factor. */
    public static float upper(double factor) {
        return Float.intBitsToFloat(Float.floatToRawIntBits((float) factor) & UPPER);
    }

    /** The same for floats, rounding once but for some thousandths of an ulp. */
    public static void multiply(float[] e, int from, int n, double factor, FloatBlock b) {
        float high = upper(factor);
        float low = (float) (factor - high);
        if (n > FloatFoldedSum.SHORT) {
            b.high = high;
            b.low = low;
            high = b.high;
            low = b.low;
        }
        for (int i = from; i < from + n; i++) {
            float a = e[i] * SPLITTER;
            float upper = a - (a - e[i]);
            e[i] = upper * high + ((e[i] - upper) * high + e[i] * low);
        }
    }
}
