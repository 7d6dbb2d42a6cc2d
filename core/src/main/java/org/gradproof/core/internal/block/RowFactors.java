package org.gradproof.core.internal.block;

/**
 * What rows' cross entropies need once each, for all rows of a block together: the factor A / (total · divisor) of the
 * gradient, and the loss gap / T + A log(1 + rest / at), with total = rest + at and A the sum of the labels.
 */
public final class RowFactors {

    private static final double SPLITTER = 0x1.0000002p27;

    /** The bits of √½: a number's bits above these are its exponent, and where it stands in [√½, √2). */
    private static final long ROOT = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);

    private static final long FRACTION = 0x000F_FFFF_FFFF_FFFFL;

    // (artanh(√w)/√w - 1) · 2/w on [0, 0.0295], interpolated at Chebyshev nodes: relative error of the logarithm below
    // 2^-57.
    private static final double L0 = 0x1.5555555555558p-1;
    private static final double L1 = 0x1.99999999952e2p-2;
    private static final double L2 = 0x1.2492492df148dp-2;
    private static final double L3 = 0x1.c71c62e5800a1p-3;
    private static final double L4 = 0x1.7462b4ab2ef6bp-3;
    private static final double L5 = 0x1.39fe606542ddep-3;
    private static final double L6 = 0x1.2b584aae78a57p-3;

    /** 1.5 · 2<sup>52</sup>, whose lowest bits are an integer added to it. */
    private static final double SHIFT = 0x1.8p52;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    private RowFactors() {}

    /**
     * Writes the losses of n rows to c.loss, and the factors, in two parts, to c.high and c.low, from c.at, c.rest, c.labels
     * and c.gap, with a divisor in two parts. The loss is NaN where a row is not ordinary: a total above the largest sum of exponentials, labels that are
     * not 0 and whose sum is below 2<sup>-30</sup> or far above 2<sup>60</sup>. Spoils c.w, c.mark and c.lost.
     *
     * <p>One method, too large to be inlined into loops that the JIT would then not pack.
     */
    public static void run(
            ClassBlock c, double divisor, double divisorLow, double largestSum, double temperature, int n) {
        double[] at = c.at;
        double[] rest = c.rest;
        double[] labels = c.labels;
        double[] gap = c.gap;
        double[] loss = c.loss;
        double[] high = c.high;
        double[] low = c.low;
        double[] total = c.total;
        double[] fraction = c.ratio;
        double[] quotient = c.w;
        double[] correction = c.mark;
        double[] exponent = c.lost;
        for (int i = 0; i < n; i++) {
            double t = rest[i] + at[i];
            double rounded = t - rest[i];
            total[i] = t;
            low[i] = (rest[i] - (t - rounded)) + (at[i] - rounded);
            fraction[i] = rest[i] / at[i];
        }
        // (total + low) · divisor, by Dekker's product.
        double split = SPLITTER * divisor;
        double divisorUpper = split - (split - divisor);
        double divisorLower = divisor - divisorUpper;
        for (int i = 0; i < n; i++) {
            double x = total[i];
            double s = SPLITTER * x;
            double upper = s - (s - x);
            double lower = x - upper;
            double p = x * divisor;
            high[i] = p;
            low[i] = (((upper * divisorUpper - p) + upper * divisorLower + lower * divisorUpper) + lower * divisorLower)
                    + (low[i] * divisor + x * divisorLow);
        }
        // 26 bits of the quotient by that, whose product with it is exact, and the remainder's quotient.
        for (int i = 0; i < n; i++) {
            double d = high[i];
            double inverse = 1 / d;
            double q = labels[i] * inverse;
            double s = SPLITTER * q;
            double upper = s - (s - q);
            double t = SPLITTER * d;
            double dUpper = t - (t - d);
            double remainder = ((labels[i] - upper * dUpper) - upper * (d - dUpper)) - upper * low[i];
            high[i] = upper;
            low[i] = remainder * inverse;
        }
        // 1 + rest / at and, over that, what its rounding lost.
        for (int i = 0; i < n; i++) {
            double u = fraction[i];
            double y = 1 + u;
            double rounded = y - 1;
            correction[i] = ((1 - (y - rounded)) + (u - rounded)) / y;
            fraction[i] = y;
        }
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToRawLongBits(fraction[i]) - ROOT;
            fraction[i] = Double.longBitsToDouble((bits & FRACTION) + ROOT);
            exponent[i] = Double.longBitsToDouble((bits >> 52) + SHIFT_BITS);
        }
        for (int i = 0; i < n; i++) {
            double f = fraction[i] - 1;
            quotient[i] = f / (2 + f);
        }
        for (int i = 0; i < n; i++) {
            double w = quotient[i] * quotient[i];
            double w2 = w * w;
            double a = (L3 * w + L2) * w2 + (L1 * w + L0);
            loss[i] = w * ((L6 * w2 + (L5 * w + L4)) * (w2 * w2) + a);
        }
        for (int i = 0; i < n; i++) {
            double f = fraction[i] - 1;
            double k = exponent[i] - SHIFT;
            double halfSquare = 0.5 * f * f;
            double series = quotient[i] * (halfSquare + loss[i]) + (k * ExpBlock.LN2_LOW + correction[i]);
            loss[i] = k * ExpBlock.LN2_HIGH - ((halfSquare - series) - f);
        }
        double scale = 0x1p1023 / largestSum;
        // 0 times an infinity is NaN.
        for (int i = 0; i < n; i++) {
            double lifted = labels[i] * 0x1p400;
            double below = (CrossEntropyTerms.LEAST_LABELS * 0x1p400 - lifted) * lifted;
            double mark = (Math.abs(below) + below) * 0x1p1023 * 0x1p1023 + total[i] * scale * 2;
            loss[i] = gap[i] / temperature + (labels[i] * loss[i] + mark * 0);
        }
    }
}
