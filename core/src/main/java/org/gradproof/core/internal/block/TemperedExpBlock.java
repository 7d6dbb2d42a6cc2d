package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.DoubleDouble;

/**
 * e<sup>z/T</sup> for a block of ordinary logits z/T, T a temperature: {@link ExpBlock}'s method.
 *
 * <p>z = k (T ln 2) + T r, with T ln 2 in two parts whose upper one times k is exact, so that the division by T comes after
 * the cancellation and costs e<sup>r</sup> a quarter of an ulp.
 */
public final class TemperedExpBlock {

    private static final double SHIFT = 0x1.8p52 + 1023;
    private static final double HUGE = 0x1p1023;

    /** Leaves 32 bits of a double. */
    private static final long UPPER = -1L << 21;

    private final double temperature;

    /** 1/T in two parts. */
    private final double inverse;

    private final double inverseLow;

    /** T ln 2: its upper 32 bits, and the rest over T. */
    private final double ln2High;

    private final double ln2Low;

    public TemperedExpBlock(double temperature) {
        this.temperature = temperature;
        DoubleDouble quotient = DoubleDouble.of(temperature).reciprocal();
        this.inverse = quotient.high();
        this.inverseLow = quotient.low();
        DoubleDouble high = DoubleDouble.product(temperature, ExpBlock.LN2_HIGH);
        this.ln2High = Double.longBitsToDouble(Double.doubleToRawLongBits(high.high()) & UPPER);
        double rest = (high.high() - ln2High) + (high.low() + temperature * ExpBlock.LN2_LOW);
        this.ln2Low = rest / temperature;
    }

    /**
     * Writes e<sup>z[i]/T</sup> to e[i] for i &lt; n. Where a logit is not ordinary, NaN included, its e[i] is larger than
     * {@link ExpBlock#LARGEST_SUM}, or NaN.
     */
    public void run(double[] z, double[] e, double[] w, int n) {
        if (temperature == 1) {
            ExpBlock.run(z, e, w, n);
        } else {
            run(z, e, w, n, inverse, inverseLow, ln2High, ln2Low);
        }
    }

    /** What {@link #run} rounded off an ordinary logit's exponential e, to a third of itself; 0 where the class is masked. */
    public double lost(double z, double e) {
        return e == 0 ? 0 : lost(z);
    }

    private double lost(double z) {
        double shifted = z * (ExpBlock.LOG2_E * inverse) + SHIFT;
        double k = shifted - SHIFT;
        double x = z - k * ln2High;
        double t = x * inverse;
        double low = k * ln2Low - x * inverseLow;
        double r = t - low;
        double one = 1 + t;
        double beyond = ((1 - one) + t) + (ExpBlock.beyondLinear(r) - low);
        double rounded = one + beyond;
        double lost = (beyond - (rounded - one)) + DoubleDouble.productTail(x, inverse);
        return lost * Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    }

    /** The same of the largest exponential of the block's last sum, 0 where that is not known or is 0. */
    public double lostAtTop(DoubleBlock b) {
        return b.top < 0 ? 0 : lost(b.z[b.top], b.p[b.top]);
    }

    /**
     * Computes the exponentials b.p[from] … b.p[to - 1] anew, with 0 for masked classes (-∞) whose labels, if there are
     * any, are 0 in b.y. Their logits become 0, so that they times the label are 0.
     *
     * @return whether there are any
     */
    public boolean unmask(DoubleBlock b, boolean labelled, int from, int to) {
        find(b.z, b.kept, to);
        if (BlockSum.of(b.kept, 0, to) == to) {
            return false;
        }
        replace(b.z, b.kept, b.unmasked, to);
        if (labelled) {
            refuse(b.y, b.kept, b.unmasked, to);
        }
        run(b.unmasked, b.again, b.w, to);
        weigh(b.again, b.kept, to);
        System.arraycopy(b.unmasked, from, b.z, from, to - from);
        System.arraycopy(b.again, from, b.p, from, to - from);
        return true;
    }

    /** 1/z is 0 at an infinity, and at no other number. */
    private static void find(double[] z, double[] kept, int n) {
        for (int i = 0; i < n; i++) {
            kept[i] = Math.min(Math.abs(1 / z[i]) * 0x1p1023 * 0x1p52, 1.0);
        }
    }

    /** ∞ becomes NaN. */
    private static void replace(double[] z, double[] kept, double[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            unmasked[i] = Math.max(z[i], -Double.MAX_VALUE) * kept[i];
        }
    }

    /** A masked class with a label becomes a logit that is not ordinary. */
    private static void refuse(double[] y, double[] kept, double[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            double labelled = Math.min(y[i] * 0x1p1023 * 0x1p52, 1.0);
            unmasked[i] = unmasked[i] - (1 - kept[i]) * labelled * Double.MAX_VALUE;
        }
    }

    private static void weigh(double[] e, double[] kept, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * kept[i];
        }
    }

    private static void run(
            double[] z,
            double[] e,
            double[] w,
            int n,
            double inverse,
            double inverseLow,
            double ln2High,
            double ln2Low) {
        double log2e = ExpBlock.LOG2_E * inverse;
        for (int i = 0; i < n; i++) {
            double shifted = z[i] * log2e + SHIFT;
            double k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = z[i] - k * ln2High;
        }
        for (int i = 0; i < n; i++) {
            double t = e[i] * inverse;
            double low = (w[i] - SHIFT) * ln2Low - e[i] * inverseLow;
            double r = t - low;
            double r2 = r * r;
            double r4 = r2 * r2;
            double a = ExpBlock.E3 * r + ExpBlock.E2;
            double b = ExpBlock.E5 * r + ExpBlock.E4;
            double c = ExpBlock.E7 * r + ExpBlock.E6;
            double d = ExpBlock.E9 * r + ExpBlock.E8;
            double f = ExpBlock.E11 * r + ExpBlock.E10;
            double q = f * (r4 * r4) + ((d * r2 + c) * r4 + (b * r2 + a));
            double one = 1 + t;
            e[i] = one + (((1 - one) + t) + (q * r2 - low));
        }
        for (int i = 0; i < n; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        for (int i = 0; i < n; i++) {
            double beyond = Math.abs(z[i] * inverse) - ExpBlock.ORDINARY;
            e[i] = e[i] * w[i] + (Math.abs(beyond) + beyond) * HUGE;
        }
    }
}
