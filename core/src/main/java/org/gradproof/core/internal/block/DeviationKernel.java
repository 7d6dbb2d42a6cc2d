package org.gradproof.core.internal.block;

import org.gradproof.core.internal.example.Deviation;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.sum.CompensatedSum;

/**
 * p<sub>k</sub> (v<sub>k</sub> - Σ<sub>j</sub> p<sub>j</sub> v<sub>j</sub>) with p = softmax(z) for one row, in loops that
 * the JIT packs; a row with a logit that is not ordinary, or where the mean over- or underflows, goes to {@link Deviation}.
 */
public final class DeviationKernel {

    /** Below this, products of probabilities and v's may be subnormal. */
    private static final double SMALLEST = 0x1p-960;

    private DeviationKernel() {}

    /** From z in s.logits and v in s.labels to s.result. */
    public static void run(Scratch s, int n) {
        DoubleBlock b = DoubleBlock.ofThisThread();
        double total = exponentials(b, s.logits, s.result, n);
        if (total > 0 && total <= ExpBlock.LARGEST_SUM) {
            divide(s.result, n, total);
            double size = sumOfProducts(b, s.result, s.labels, n, true);
            double mean = sumOfProducts(b, s.result, s.labels, n, false);
            if ((size >= SMALLEST && size <= Double.MAX_VALUE) || size == 0) {
                deviations(s.result, s.labels, n, mean);
                return;
            }
        }
        Deviation.run(new Row(s.logits, 0, n, 1), s.labels, null, s.result);
    }

    private static double exponentials(DoubleBlock b, double[] z, double[] e, int n) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += DoubleBlock.LENGTH) {
            int length = Math.min(DoubleBlock.LENGTH, n - k);
            System.arraycopy(z, k, b.z, 0, length);
            ExpBlock.run(b.z, b.p, b.w, length);
            System.arraycopy(b.p, 0, e, k, length);
            sum.add(FoldedSum.sum(b, 0, length));
        }
        return sum.value();
    }

    /** Σ p v, or Σ p |v|. */
    private static double sumOfProducts(DoubleBlock b, double[] p, double[] v, int n, boolean sizes) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < n; k += DoubleBlock.LENGTH) {
            int length = Math.min(DoubleBlock.LENGTH, n - k);
            System.arraycopy(p, k, b.p, 0, length);
            System.arraycopy(v, k, b.y, 0, length);
            multiply(b.p, b.y, length);
            if (sizes) {
                absolute(b.p, length);
            }
            sum.add(FoldedSum.sum(b, 0, length));
        }
        return sum.value();
    }

    private static void divide(double[] e, int n, double total) {
        for (int i = 0; i < n; i++) {
            e[i] = e[i] / total;
        }
    }

    private static void multiply(double[] p, double[] v, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = p[i] * v[i];
        }
    }

    private static void absolute(double[] p, int n) {
        for (int i = 0; i < n; i++) {
            p[i] = Math.abs(p[i]);
        }
    }

    private static void deviations(double[] p, double[] v, int n, double mean) {
        for (int i = 0; i < n; i++) {
            p[i] = p[i] * (v[i] - mean);
        }
    }
}
