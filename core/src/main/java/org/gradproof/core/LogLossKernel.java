package org.gradproof.core;

import java.util.Arrays;

/**
 * Log loss and its gradient for a block: a · softplus(z) + b · softplus(-z) and a σ(z) - b σ(-z), with a = 1 - y, b = w
 * y for a positive-class weight w.
 *
 * <p>The sign of z selects by multiplication with 0 and 1, which is exact and needs no branch. log1p(u) is 2 artanh(u /
 * (2 + u)) by a polynomial of degree 9 in the square.
 */
final class LogLossKernel {

    // (artanh(√w)/√w - 1) · 2/w on [0, 1/9], interpolated at Chebyshev nodes: relative error of log1p below 2^-57.
    private static final double A0 = 0x1.5555555555555p-1;
    private static final double A1 = 0x1.999999999a3ddp-2;
    private static final double A2 = 0x1.24924923d44c6p-2;
    private static final double A3 = 0x1.c71c727143318p-3;
    private static final double A4 = 0x1.745cf0b0e03bdp-3;
    private static final double A5 = 0x1.3b18b294bebf9p-3;
    private static final double A6 = 0x1.10ac75dc602b1p-3;
    private static final double A7 = 0x1.eb905e8575054p-4;
    private static final double A8 = 0x1.687a6e7c95176p-4;
    private static final double A9 = 0x1.4b0a26c5f2aefp-3;

    private LogLossKernel() {}

    /**
     * From s.logits and s.labels writes the losses to s.loss and the gradients to s.result. An infinite or NaN logit
     * leaves NaN in its loss, or an infinite loss.
     */
    static void run(Scratch s, int n, double positiveWeight) {
        double[] z = s.logits;
        double[] x = s.x;
        for (int i = 0; i < n; i++) {
            x[i] = -Math.abs(z[i]);
        }
        Arrays.fill(s.maximum, 0);
        ExpKernel.run(s, x, 1, n);
        finish(s, n, positiveWeight);
    }

    private static void finish(Scratch s, int n, double positiveWeight) {
        double[] e = s.power;
        for (int i = 0; i < n; i++) {
            e[i] = e[i] * ExpKernel.UNSCALE;
        }
        // 2 for a negative logit, else 0: the sign bit, moved to where it is the exponent of 2.
        double[] z = s.logits;
        double[] sign = s.x;
        for (int i = 0; i < n; i++) {
            sign[i] = Double.longBitsToDouble((Double.doubleToRawLongBits(z[i]) >>> 63) << 62);
        }
        double[] log1p = s.tail;
        for (int i = 0; i < n; i++) {
            double t = e[i] / (2 + e[i]);
            double v = t * t;
            double v2 = v * v;
            double v4 = v2 * v2;
            double a = (A3 * v + A2) * v2 + (A1 * v + A0);
            double b = (A7 * v + A6) * v2 + (A5 * v + A4);
            double c = A9 * v + A8;
            double q = (c * v4 + b) * v4 + a;
            log1p[i] = q * (v * t) + (t + t);
        }
        double[] y = s.labels;
        double[] loss = s.loss;
        for (int i = 0; i < n; i++) {
            double negative = sign[i] * 0.5;
            double a = 1 - y[i];
            double b = positiveWeight * y[i];
            double wrong = a * (1 - negative) + b * negative;
            loss[i] = Math.abs(z[i]) * wrong + (a + b) * log1p[i];
        }
        double[] gradient = s.result;
        for (int i = 0; i < n; i++) {
            double negative = sign[i] * 0.5;
            double positive = 1 - negative;
            double a = 1 - y[i];
            double b = positiveWeight * y[i];
            double numerator = a * (positive + negative * e[i]) - b * (negative + positive * e[i]);
            gradient[i] = numerator / (1 + e[i]);
        }
    }

    /** 2 (artanh(√w)/√w - 1)/w, for one number in [0, 1/9]. */
    static double atanhTail(double w) {
        double w2 = w * w;
        double a = (A3 * w + A2) * w2 + (A1 * w + A0);
        double b = (A7 * w + A6) * w2 + (A5 * w + A4);
        double w4 = w2 * w2;
        return ((A9 * w + A8) * w4 + b) * w4 + a;
    }
}
