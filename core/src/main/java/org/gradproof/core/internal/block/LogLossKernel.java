package org.gradproof.core.internal.block;

import org.gradproof.core.internal.exact.AtanhSeries;

/**
 * Log loss and its gradient for a block: a · softplus(z) + b · softplus(-z) and (a σ(z) - b σ(-z)) / divisor, with a =
 * 1 - y, b = w y for a positive-class weight w.
 *
 * <p>Both come from e = e<sup>-|z|</sup>, so that neither difference cancels. The sign of z selects by multiplication
 * with 0 and 1, which is exact and needs no branch. log1p(e) is 2 artanh(e / (2 + e)) by a polynomial of degree 9 in
 * the square. The exponential is {@link ExpBlock}'s, scaled by 2<sup>512</sup> until its last rounding, so that
 * subnormal results are rounded once.
 */
public final class LogLossKernel {

    /** The sum of an ordinary block's losses, and its marks, are no larger. */
    public static final double LARGEST = 0x1p900;

    /** Logits of at most this size are ordinary. */
    private static final double ORDINARY = 1000;

    private static final double SHIFT = 0x1.8p52 + 1023 + 512;
    private static final double UNSCALE = 0x1p-512;

    // (artanh(√w)/√w - 1) · 2/w on [0, 1/9], interpolated at Chebyshev nodes: relative error of log1p below 2^-57.

    private LogLossKernel() {}

    /**
     * From b.z and b.y writes the losses to b.loss and the gradients, divided by divisor, to b.p.
     *
     * @return the sum of the losses; above {@link #LARGEST}, or NaN, where a logit is not ordinary or a label is not in
     *     [0, 1], and then the results mean nothing
     */
    public static double run(
            DoubleBlock b, int n, double positiveWeight, double divisor, boolean value, boolean gradient) {
        double[] z = b.z;
        double[] p = b.p;
        double[] w = b.w;
        double[] y = b.y;
        double[] loss = b.loss;
        for (int i = 0; i < n; i++) {
            double x = -Math.abs(z[i]);
            double shifted = x * ExpBlock.LOG2_E + SHIFT;
            double k = shifted - SHIFT;
            w[i] = shifted;
            p[i] = (x - k * ExpBlock.LN2_HIGH) - k * ExpBlock.LN2_LOW;
        }
        for (int i = 0; i < n; i++) {
            double r = p[i];
            double r2 = r * r;
            double r4 = r2 * r2;
            double c0 = ExpBlock.E3 * r + ExpBlock.E2;
            double c1 = ExpBlock.E5 * r + ExpBlock.E4;
            double c2 = ExpBlock.E7 * r + ExpBlock.E6;
            double c3 = ExpBlock.E9 * r + ExpBlock.E8;
            double c4 = ExpBlock.E11 * r + ExpBlock.E10;
            double q = c4 * (r4 * r4) + ((c3 * r2 + c2) * r4 + (c1 * r2 + c0));
            p[i] = (q * r2 + r) + 1;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        if (value) {
            log1p(p, w, loss, n);
        } else {
            for (int i = 0; i < n; i++) {
                p[i] = p[i] * w[i] * UNSCALE;
                loss[i] = 0;
            }
        }
        losses(z, y, loss, n, positiveWeight);
        if (gradient) {
            gradients(z, y, p, n, positiveWeight, divisor);
        }
        return BlockSum.ofBlock(loss, w, n);
    }

    private static void log1p(double[] p, double[] w, double[] log1p, int n) {
        for (int i = 0; i < n; i++) {
            double e = p[i] * w[i] * UNSCALE;
            double t = e / (2 + e);
            double v = t * t;
            double v2 = v * v;
            double v4 = v2 * v2;
            double a = (AtanhSeries.A3 * v + AtanhSeries.A2) * v2 + (AtanhSeries.A1 * v + AtanhSeries.A0);
            double b = (AtanhSeries.A7 * v + AtanhSeries.A6) * v2 + (AtanhSeries.A5 * v + AtanhSeries.A4);
            double q = ((AtanhSeries.A9 * v + AtanhSeries.A8) * v4 + b) * v4 + a;
            p[i] = e;
            log1p[i] = q * (v * t) + (t + t);
        }
    }

    /** a log(1 + e) + |z| (the label of the wrong side), and a mark far above any loss for what is not ordinary. */
    private static void losses(double[] z, double[] y, double[] loss, int n, double positiveWeight) {
        for (int i = 0; i < n; i++) {
            double a = 1 - y[i];
            double b = positiveWeight * y[i];
            double size = Math.abs(z[i]);
            double valid = y[i] * a;
            double beyond = size - ORDINARY;
            double mark = ((Math.abs(valid) - valid) * 0x1p1000 + (Math.abs(beyond) + beyond)) * 0x1p1000;
            loss[i] = (((size - z[i]) * b + (size + z[i]) * a) * 0.5 + (a + b) * loss[i]) + mark;
        }
    }

    private static void gradients(double[] z, double[] y, double[] p, int n, double positiveWeight, double divisor) {
        for (int i = 0; i < n; i++) {
            double e = p[i];
            double a = 1 - y[i];
            double b = positiveWeight * y[i];
            double negative = Math.min((Math.abs(z[i]) - z[i]) * 0x1p1023 * 0x1p52, 1.0);
            double positive = 1 - negative;
            p[i] = (a * (positive + negative * e) - b * (negative + positive * e)) / ((1 + e) * divisor);
        }
    }
}
