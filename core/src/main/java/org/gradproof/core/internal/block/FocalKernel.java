package org.gradproof.core.internal.block;

/**
 * The focal loss and its gradient for a block of hard labels and small γ. With s the logit towards the label, the loss is
 * σ(-s)<sup>γ</sup> log(1 + e<sup>-s</sup>), its slope σ(-s)<sup>γ</sup> (γ σ(s) log(1 + e<sup>-s</sup>) + σ(-s)): no
 * difference cancels.
 *
 * <p>The power is e<sup>-γ log(1 + e^s)</sup>. Its exponent is -γ max(s, 0), whose product keeps its rounding error, and
 * -γ log(1 + e<sup>-|s|</sup>), which is at most γ log 2: rounded, it costs γ/2 ulp or so.
 */
public final class FocalKernel {

    /** Above this, the exponent's error would show. */
    public static final double LARGEST_GAMMA = 5;

    private static final double SPLITTER = 0x1.0000002p27;

    /** 1.5 · 2<sup>52</sup>, whose addition rounds to an integer, plus the exponent's bias. */
    private static final double SHIFT = 0x1.8p52 + 1023;

    /** Neither the loss nor its slope is subnormal at |s| (1 + γ) up to this. */
    private static final double ORDINARY = 690;

    private FocalKernel() {}

    /** Whether the first n logits in b.z are ordinary, and the labels in b.y 0 or 1. */
    public static boolean takes(DoubleBlock b, int n, double gamma) {
        double beyond = 0;
        for (int i = 0; i < n; i++) {
            // A NaN makes neither comparison true.
            boolean ordinary = Math.abs(b.z[i]) * (1 + gamma) <= ORDINARY && b.y[i] * (1 - b.y[i]) == 0;
            beyond += ordinary ? 0 : 1;
        }
        return beyond == 0 && gamma <= LARGEST_GAMMA;
    }

    /** From b.z and b.y writes the losses to b.loss and the gradients, divided by divisor, to b.p; their sum. */
    public static double run(DoubleBlock b, int n, double gamma, double divisor) {
        b.reserve(DoubleBlock.LENGTH);
        towards(b.z, b.y, n);
        SigmoidKernel.exponentials(b.z, b.p, b.w, n);
        SigmoidKernel.logarithms(b.p, b.loss, n);
        power(b.z, b.loss, b.row, b.w, n, gamma);
        gradients(b.z, b.y, b.loss, b.row, b.p, n, gamma, divisor);
        losses(b.z, b.loss, b.row, n);
        return BlockSum.ofBlock(b.loss, b.w, n);
    }

    /** From logits to those towards their labels, from labels to their signs. */
    private static void towards(double[] z, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            double sign = 2 * y[i] - 1;
            z[i] = z[i] * sign;
            y[i] = sign;
        }
    }

    private static void power(double[] s, double[] log, double[] power, double[] w, int n, double gamma) {
        double high = SPLITTER * gamma - (SPLITTER * gamma - gamma);
        double low = gamma - high;
        for (int i = 0; i < n; i++) {
            double size = Math.max(s[i], 0.0);
            double product = size * gamma;
            double c = SPLITTER * size;
            double sizeHigh = c - (c - size);
            double sizeLow = size - sizeHigh;
            double tail = ((sizeHigh * high - product) + sizeHigh * low + sizeLow * high) + sizeLow * low;
            w[i] = -product;
            power[i] = -(tail + gamma * log[i]);
        }
        exponentials(w, power, n);
    }

    /** power[i] = e<sup>w[i] + power[i]</sup>. */
    private static void exponentials(double[] w, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            double shifted = (w[i] + power[i]) * ExpBlock.LOG2_E + SHIFT;
            double k = shifted - SHIFT;
            power[i] = (w[i] - k * ExpBlock.LN2_HIGH) - (k * ExpBlock.LN2_LOW - power[i]);
            w[i] = shifted;
        }
        for (int i = 0; i < n; i++) {
            double r = power[i];
            double r2 = r * r;
            double r4 = r2 * r2;
            double c0 = ExpBlock.E3 * r + ExpBlock.E2;
            double c1 = ExpBlock.E5 * r + ExpBlock.E4;
            double c2 = ExpBlock.E7 * r + ExpBlock.E6;
            double c3 = ExpBlock.E9 * r + ExpBlock.E8;
            double c4 = ExpBlock.E11 * r + ExpBlock.E10;
            double q = c4 * (r4 * r4) + ((c3 * r2 + c2) * r4 + (c1 * r2 + c0));
            power[i] = (q * r2 + r) + 1;
        }
        for (int i = 0; i < n; i++) {
            w[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(w[i]) << 52);
        }
        for (int i = 0; i < n; i++) {
            power[i] = power[i] * w[i];
        }
    }

    private static void losses(double[] s, double[] log, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            log[i] = power[i] * (Math.max(-s[i], 0.0) + log[i]);
        }
    }

    private static void gradients(
            double[] s, double[] sign, double[] log, double[] power, double[] p, int n, double gamma, double divisor) {
        for (int i = 0; i < n; i++) {
            double e = p[i];
            double right = Math.min(Math.max(s[i], 0.0) * 0x1p1023 * 0x1p52, 1.0);
            // σ(s) and σ(-s) times 1 + e; at s = 0 both are 1.
            double towards = Math.max(e, right);
            double away = Math.max(e, 1 - right);
            double loss = Math.max(-s[i], 0.0) + log[i];
            p[i] = -sign[i] * power[i] * (gamma * towards * loss + away) / ((1 + e) * divisor);
        }
    }
}
