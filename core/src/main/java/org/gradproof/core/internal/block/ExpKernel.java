package org.gradproof.core.internal.block;

import java.util.Arrays;

/**
 * e<sup>(z - max)/temperature</sup> for a block of logits and their maxima, times 2<sup>512</sup>, in loops that the JIT
 * compiler vectorises.
 *
 * <p>The difference keeps its rounding error, and so does its quotient by a temperature. Then: range reduction with a
 * shift constant, whose low bits then hold k; a polynomial of degree 11 in Estrin's form; 2<sup>k</sup> by a shift of
 * those bits, a loop of its own, in which loading and storing turn doubles into longs for free; their product. The factor
 * 2<sup>512</sup> keeps 2<sup>k</sup> a normal number down to e<sup>-1000</sup>, so that subnormal results are rounded
 * once, by whoever takes the factor off.
 *
 * <p>There is no {@link Math#fma}: without the instruction it is thousands of times slower, and with it results would
 * differ between machines. The shape of the code is what the compiler asks for: small loops, each of which touches all
 * its arrays at one index, in a method too large (325 bytecodes) to be inlined into loops that it would then not
 * vectorise.
 */
public final class ExpKernel {

    /** What a result is multiplied by to be e<sup>x</sup>. */
    public static final double UNSCALE = 0x1p-512;

    /** Arguments below this are raised to it; with the scale taken off, their exponential is 0 either way. */
    public static final double LOWEST = -1000;

    private static final double SPLITTER = 0x1.0000002p27;
    private static final double LOG2_E = 0x1.71547652b82fep0;

    /** 1.5 · 2<sup>52</sup>, whose addition rounds to an integer, plus the exponent's bias and the scale. */
    private static final double SHIFT = 0x1.8p52 + 1023 + 512;

    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    // (e^r - 1 - r) / r² on |r| ≤ ½ ln 2, interpolated at Chebyshev nodes: relative error of e^r below 2^-55.
    private static final double E2 = 0x1.0000000000001p-1;
    private static final double E3 = 0x1.5555555555556p-3;
    private static final double E4 = 0x1.5555555553d05p-5;
    private static final double E5 = 0x1.1111111110996p-7;
    private static final double E6 = 0x1.6c16c178b0646p-10;
    private static final double E7 = 0x1.a01a01a7da98dp-13;
    private static final double E8 = 0x1.a019b87f7a6e9p-16;
    private static final double E9 = 0x1.71de0d573888bp-19;
    private static final double E10 = 0x1.28922d8c8d4fbp-22;
    private static final double E11 = 0x1.af39789bfd689p-26;

    private ExpKernel() {}

    /**
     * Writes 2<sup>512</sup> e<sup>(z - maximum)/temperature</sup> of the first n logits to s.power, where s.maximum
     * holds the maximum for each.
     */
    public static void run(Scratch s, double[] z, double temperature, int n) {
        double[] maximum = s.maximum;
        double[] x = s.x;
        double[] tail = s.tail;
        double lowest = LOWEST * temperature;
        raise(z, maximum, x, lowest, n);
        differences(x, maximum, x, tail, n);
        if (temperature != 1) {
            divide(x, tail, temperature, n);
        }
        exponentials(s, n);
    }

    /**
     * Writes 2<sup>512</sup> e<sup>(z - max)/temperature</sup> of n of the logits in s.logits to s.power, for any max up
     * to 2<sup>1000</sup>; 0 where the exponent is at most {@link #LOWEST}.
     */
    public static void gaps(Scratch s, int from, double max, double temperature, int n) {
        double[] x = s.x;
        double lowest = LOWEST * temperature;
        // Beside a huge maximum lowest is nothing, and a logit raised to it would be a tie.
        double least = max - Math.max(-lowest, 4 * Math.ulp(max));
        System.arraycopy(s.logits, from, s.loss, 0, n);
        Arrays.fill(s.maximum, 0, n, max);
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(s.loss[i], least);
        }
        differences(x, s.maximum, x, s.tail, n);
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(x[i], lowest);
        }
        if (temperature != 1) {
            divide(x, s.tail, temperature, n);
        }
        exponentials(s, n);
        vanish(s.loss, max, lowest, s.power, n);
    }

    private static void vanish(double[] z, double max, double lowest, double[] power, int n) {
        for (int i = 0; i < n; i++) {
            double above = ((z[i] - max) - lowest) * 0x1p1023;
            power[i] = power[i] * Math.min(Math.max(above, 0.0), 1.0);
        }
    }

    /** Logits too far below the maximum to matter, -∞ among them, as near as that. */
    private static void raise(double[] z, double[] maximum, double[] raised, double lowest, int n) {
        for (int i = 0; i < n; i++) {
            raised[i] = Math.max(z[i], maximum[i] + lowest);
        }
    }

    private static void differences(double[] z, double[] maximum, double[] x, double[] tail, int n) {
        for (int i = 0; i < n; i++) {
            double v = z[i];
            double m = maximum[i];
            double d = v - m;
            double negatedMaximum = d - v;
            x[i] = d;
            tail[i] = (v - (d - negatedMaximum)) - (m + negatedMaximum);
        }
    }

    private static void exponentials(Scratch s, int n) {
        double[] x = s.x;
        double[] tail = s.tail;
        // Few arrays, each used again: together they must fit into the first-level cache.
        double[] power = s.power;
        for (int i = 0; i < n; i++) {
            double shifted = x[i] * LOG2_E + SHIFT;
            double k = shifted - SHIFT;
            double r = x[i] - k * LN2_HIGH;
            power[i] = shifted;
            tail[i] = r - (k * LN2_LOW - tail[i]);
        }
        for (int i = 0; i < n; i++) {
            double r2 = tail[i] * tail[i];
            double r4 = r2 * r2;
            double r8 = r4 * r4;
            double a = E3 * tail[i] + E2;
            double b = E5 * tail[i] + E4;
            double c = E7 * tail[i] + E6;
            double d = E9 * tail[i] + E8;
            double e = E11 * tail[i] + E10;
            double ab = b * r2 + a;
            double cd = d * r2 + c;
            double q = cd * r4 + ab;
            q = e * r8 + q;
            tail[i] = (q * r2 + tail[i]) + 1;
        }
        for (int i = 0; i < n; i++) {
            power[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(power[i]) << 52);
        }
        for (int i = 0; i < n; i++) {
            power[i] = tail[i] * power[i];
        }
    }

    /** (x + tail) / t with the quotient's remainder, by Dekker's product. */
    private static void divide(double[] x, double[] tail, double t, int n) {
        double tHigh = SPLITTER * t - (SPLITTER * t - t);
        double tLow = t - tHigh;
        for (int i = 0; i < n; i++) {
            double q = x[i] / t;
            double p = q * t;
            double c = SPLITTER * q;
            double qHigh = c - (c - q);
            double qLow = q - qHigh;
            double pTail = ((qHigh * tHigh - p) + qHigh * tLow + qLow * tHigh) + qLow * tLow;
            tail[i] = (((x[i] - p) - pTail) + tail[i]) / t;
            x[i] = q;
        }
    }
}
