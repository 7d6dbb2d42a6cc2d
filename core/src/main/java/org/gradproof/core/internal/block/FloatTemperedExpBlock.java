package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.Exp;

/** e<sup>z/T</sup> for a block of ordinary floats z/T: {@link TemperedExpBlock}'s method in float arithmetic. */
public final class FloatTemperedExpBlock {

    private static final float SHIFT = 0x1.8p23f + 127;
    private static final float HUGE = 0x1p127f;

    /** Leaves 15 bits of a float. */
    private static final int UPPER = -1 << 9;

    private final double temperature;
    private final float inverse;
    private final float inverseLow;
    private final float ln2High;
    private final float ln2Low;

    public FloatTemperedExpBlock(double temperature) {
        this.temperature = temperature;
        this.inverse = (float) (1 / temperature);
        this.inverseLow = (float) (1 / temperature - inverse);
        double ln2 = temperature * Math.log(2);
        this.ln2High = Float.intBitsToFloat(Float.floatToRawIntBits((float) ln2) & UPPER);
        this.ln2Low = (float) ((ln2 - ln2High) / temperature);
    }

    /**
     * Writes e<sup>z[i]/T</sup> to e[i] for i &lt; n. Where a logit is not ordinary, NaN included, its e[i] is larger than
     * {@link FloatExpBlock#LARGEST_SUM}, or NaN.
     */
    public void run(float[] z, float[] e, float[] w, int n) {
        if (temperature == 1) {
            FloatExpBlock.run(z, e, w, n);
        } else {
            run(z, e, w, n, inverse, inverseLow, ln2High, ln2Low);
        }
    }

    /** What {@link #run} rounded off the exponential e of a logit; 0 where the class is masked or the logit not ordinary. */
    public double lost(float z, double e) {
        return e > 0 && e <= FloatExpBlock.LARGEST_SUM ? Exp.of(z / temperature) - e : 0;
    }

    /** The same of the largest exponential of the block's last sum, 0 where that is not known. */
    public double lostAtTop(FloatBlock b) {
        return b.top < 0 ? 0 : lost(b.z[b.top], b.p[b.top]);
    }

    /**
     * Computes the exponentials b.p[from] … b.p[to - 1] anew, with 0 for masked classes (-∞) whose labels, if there are
     * any, are 0 in b.y. Their logits become 0, so that they times the label are 0.
     *
     * @return whether there are any
     */
    public boolean unmask(FloatBlock b, boolean labelled, int from, int to) {
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
    private static void find(float[] z, float[] kept, int n) {
        for (int i = 0; i < n; i++) {
            kept[i] = Math.min(Math.abs(1 / z[i]) * 0x1p127f * 0x1p23f, 1.0f);
        }
    }

    /** ∞ becomes NaN. */
    private static void replace(float[] z, float[] kept, float[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            unmasked[i] = Math.max(z[i], -Float.MAX_VALUE) * kept[i];
        }
    }

    /** A masked class with a label becomes a logit that is not ordinary. */
    private static void refuse(float[] y, float[] kept, float[] unmasked, int n) {
        for (int i = 0; i < n; i++) {
            float labelled = Math.min(y[i] * 0x1p127f * 0x1p23f, 1.0f);
            unmasked[i] = unmasked[i] - (1 - kept[i]) * labelled * Float.MAX_VALUE;
        }
    }

    private static void weigh(float[] e, float[] kept, int n) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * kept[i];
        }
    }

    private static void run(
            float[] z, float[] e, float[] w, int n, float inverse, float inverseLow, float ln2High, float ln2Low) {
        float log2e = FloatExpBlock.LOG2_E * inverse;
        for (int i = 0; i < n; i++) {
            float shifted = z[i] * log2e + SHIFT;
            float k = shifted - SHIFT;
            w[i] = shifted;
            e[i] = z[i] - k * ln2High;
        }
        for (int i = 0; i < n; i++) {
            float t = e[i] * inverse;
            float low = (w[i] - SHIFT) * ln2Low - e[i] * inverseLow;
            float r = t - low;
            float r2 = r * r;
            float q = (FloatExpBlock.E6 * r2 + (FloatExpBlock.E5 * r + FloatExpBlock.E4)) * r2
                    + (FloatExpBlock.E3 * r + FloatExpBlock.E2);
            float one = 1 + t;
            e[i] = one + (((1 - one) + t) + (q * r2 - low));
        }
        for (int i = 0; i < n; i++) {
            w[i] = Float.intBitsToFloat(Float.floatToRawIntBits(w[i]) << 23);
        }
        for (int i = 0; i < n; i++) {
            float beyond = Math.abs(z[i] * inverse) - FloatExpBlock.ORDINARY;
            e[i] = e[i] * w[i] + (Math.abs(beyond) + beyond) * HUGE;
        }
    }
}
