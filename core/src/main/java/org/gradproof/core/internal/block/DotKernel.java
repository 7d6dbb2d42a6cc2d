package org.gradproof.core.internal.block;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Σ<sub>r</sub> a<sub>rk</sub> x<sub>rf</sub> for one k and a block of f, with twice a double's precision, in loops that
 * vectorise. Factors are doubles or floats; without the a, the sum of the x.
 */
public final class DotKernel {

    private static final double SPLITTER = 0x1.0000002p27;

    /** What a sum must keep of its terms; the error is some 2<sup>-100</sup> of these. */
    private static final double KEPT = 0x1p-20;

    /** Below this, products may have lost bits to underflow. */
    private static final double TINY = 0x1p-900;

    private final double @Nullable [] a;
    private final float @Nullable [] singleA;
    private final double @Nullable [] x;
    private final float @Nullable [] singleX;
    private final int strideOfA;
    private final int strideOfX;
    private final int rows;

    private DotKernel(
            double @Nullable [] a,
            float @Nullable [] singleA,
            double @Nullable [] x,
            float @Nullable [] singleX,
            int strideOfA,
            int strideOfX,
            int rows) {
        this.a = a;
        this.singleA = singleA;
        this.x = x;
        this.singleX = singleX;
        this.strideOfA = strideOfA;
        this.strideOfX = strideOfX;
        this.rows = rows;
    }

    public static DotKernel of(double[] a, double[] x, int strideOfA, int strideOfX, int rows) {
        return new DotKernel(a, null, x, null, strideOfA, strideOfX, rows);
    }

    public static DotKernel of(float[] a, float[] x, int strideOfA, int strideOfX, int rows) {
        return new DotKernel(null, a, null, x, strideOfA, strideOfX, rows);
    }

    /** Without factors. */
    public static DotKernel ofSums(double[] x, int stride, int rows) {
        return new DotKernel(null, null, x, null, 0, stride, rows);
    }

    public static DotKernel ofSums(float[] x, int stride, int rows) {
        return new DotKernel(null, null, null, x, 0, stride, rows);
    }

    /** The sums for k and f = from … from + n - 1, in an array that the next call overwrites. */
    public double[] products(int k, int from, int n) {
        Scratch s = Scratch.ofThisThread();
        double[] high = s.x;
        double[] low = s.tail;
        double[] size = s.power;
        for (int i = 0; i < n; i++) {
            high[i] = 0;
            low[i] = 0;
            size[i] = 0;
        }
        for (int row = 0; row < rows; row++) {
            read(row * strideOfX + from, s.loss, n);
            add(factor(row, k), s.loss, high, low, size, n);
        }
        double[] result = s.folded;
        for (int i = 0; i < n; i++) {
            double sum = high[i] + low[i];
            boolean kept = Math.abs(sum) >= KEPT * size[i] && Math.abs(sum) >= TINY;
            result[i] = kept || size[i] == 0 ? sum : careful(k, from + i);
        }
        return result;
    }

    private double factor(int row, int k) {
        int at = row * strideOfA + k;
        return a != null ? a[at] : singleA != null ? singleA[at] : 1;
    }

    private void read(int at, double[] into, int n) {
        if (x != null) {
            System.arraycopy(x, at, into, 0, n);
        } else if (singleX != null) {
            for (int i = 0; i < n; i++) {
                into[i] = singleX[at + i];
            }
        }
    }

    /** Dekker's product and Knuth's sum; what both round off is collected apart. */
    private static void add(double factor, double[] x, double[] high, double[] low, double[] size, int n) {
        double c = SPLITTER * factor;
        double upper = c - (c - factor);
        double lower = factor - upper;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double p = factor * v;
            double d = SPLITTER * v;
            double vUpper = d - (d - v);
            double vLower = v - vUpper;
            double lost = ((upper * vUpper - p) + upper * vLower + lower * vUpper) + lower * vLower;
            double sum = high[i] + p;
            double rounded = sum - high[i];
            low[i] += lost + ((high[i] - (sum - rounded)) + (p - rounded));
            high[i] = sum;
            size[i] += Math.abs(p);
        }
    }

    /** One sum exactly; or if a term is infinite or NaN, as plain addition has it. */
    private double careful(int k, int f) {
        double[] one = new double[1];
        double plain = 0;
        BigDecimal exact = BigDecimal.ZERO;
        boolean finite = true;
        for (int row = 0; row < rows; row++) {
            read(row * strideOfX + f, one, 1);
            double factor = factor(row, k);
            plain += factor * one[0];
            finite &= Double.isFinite(factor) && Double.isFinite(one[0]);
            if (finite) {
                exact = exact.add(new BigDecimal(factor).multiply(new BigDecimal(one[0])));
            }
        }
        return finite ? exact.doubleValue() : plain;
    }
}
