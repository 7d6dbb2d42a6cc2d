package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.Copy;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Log1p;
import org.gradproof.core.internal.example.Row;
import org.gradproof.core.internal.example.RowLogSumExp;
import org.gradproof.core.internal.example.RowSoftmax;

/**
 * Softmax, its logarithm and log-sum-exp of one row of any logits: seen from its maximum in blocks, which huge logits and
 * masked classes (-∞) need, and where there is no finite maximum, by {@link Row}.
 */
public final class CarefulRow {

    private CarefulRow() {}

    /** Writes softmax of z[from], …, or its logarithms, to p[at], …. */
    public static void softmax(double[] z, int from, int n, boolean logarithms, double[] p, int at) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(n);
        Copy.read(z, from, s.logits, 0, n);
        softmax(s, n, logarithms);
        Copy.write(s.result, 0, p, at, n);
    }

    public static double logSumExp(double[] z, int from, int n) {
        Scratch s = Scratch.ofThisThread();
        s.reserve(n);
        Copy.read(z, from, s.logits, 0, n);
        return logSumExp(s, n);
    }

    private static void softmax(Scratch s, int n, boolean logarithms) {
        SoftmaxKernel.exponentials(s, 1, n, 1);
        if (logarithms) {
            double logOfTotal = logOfTotal(s, n);
            if (Double.isNaN(logOfTotal)) {
                RowSoftmax.logValue(new Row(s.logits, 0, n, 1), s.result);
                return;
            }
            double max = s.maxima[0];
            for (int k = 0; k < n; k++) {
                s.result[k] = 0 - ((max - s.logits[k]) + logOfTotal);
            }
            return;
        }
        DoubleDouble total = SoftmaxKernel.sum(s, 0, n);
        if (total.high() <= Double.MAX_VALUE) {
            SoftmaxKernel.multiply(s.result, 0, n, total.reciprocal());
        } else {
            RowSoftmax.value(new Row(s.logits, 0, n, 1), s.result);
        }
    }

    private static double logSumExp(Scratch s, int n) {
        SoftmaxKernel.exponentials(s, 1, n, 1);
        double logOfTotal = logOfTotal(s, n);
        double max = s.maxima[0];
        double value = max + logOfTotal;
        boolean plain = max > 0 || Math.abs(value) >= 2 * logOfTotal;
        return plain ? value : RowLogSumExp.value(new Row(s.logits, 0, n, 1));
    }

    /** log Σ e<sup>z - max</sup>; NaN where the row has a NaN, no finite maximum, a huge one, or a single class. */
    private static double logOfTotal(Scratch s, int n) {
        if (Double.isNaN(s.maxima[0])) {
            return Double.NaN;
        }
        int argMax = 0;
        while (s.logits[argMax] != s.maxima[0]) {
            argMax++;
        }
        s.result[argMax] = 0;
        DoubleDouble rest = SoftmaxKernel.sum(s, 0, n);
        // A NaN logit shows in the sum.
        return rest.high() <= Double.MAX_VALUE
                ? Log1p.of(rest.high() * ExpKernel.UNSCALE, rest.low() * ExpKernel.UNSCALE)
                : Double.NaN;
    }
}
