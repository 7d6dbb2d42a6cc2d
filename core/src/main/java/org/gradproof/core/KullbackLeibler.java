package org.gradproof.core;

/**
 * The Kullback-Leibler divergence KL(p ‖ q) = Σ<sub>k</sub> p<sub>k</sub> log(p<sub>k</sub>/q<sub>k</sub>), in nats, of
 * distributions or of the softmaxes of logits.
 *
 * <p>The terms have both signs, and for p near q they cancel to second order. So p log(p/q) is split into (p - q), whose
 * sum is exact, and p (d - log(1 + d)) ≥ 0 with d = (q - p)/p, which has its own series for small d.
 */
public final class KullbackLeibler {

    private KullbackLeibler() {}

    /**
     * The divergence of two distributions.
     *
     * <p>A class with p<sub>k</sub> = 0 adds nothing; one with q<sub>k</sub> = 0 &lt; p<sub>k</sub> makes it ∞. Entries
     * need not sum to 1; the formula is taken as it stands, and may then be negative. Error: a few ulp of the sum of its
     * terms p<sub>k</sub> (d - log(1 + d)) and |p<sub>k</sub> - q<sub>k</sub>|, the latter only where they do not sum
     * to 0.
     *
     * @param p n probabilities, each in [0, 1]
     * @param q n probabilities, each in [0, 1]
     * @return KL(p ‖ q)
     * @throws IllegalArgumentException if the lengths differ or an entry is not in [0, 1]
     */
    public static double value(double[] p, double[] q) {
        Labels.requireSameLength("q", q.length, "p", p.length);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < p.length; k++) {
            Labels.requireProbability(p[k], k);
            Labels.requireProbability(q[k], k);
            if (p[k] == 0) {
                continue;
            }
            if (q[k] >= p[k] / 2 && q[k] / 2 <= p[k]) {
                sum.add(p[k] * excess((q[k] - p[k]) / p[k]));
                sum.add(p[k]);
                sum.add(-q[k]);
            } else {
                sum.add(p[k] * (StrictMath.log(p[k]) - StrictMath.log(q[k])));
            }
        }
        return sum.value();
    }

    /**
     * The divergence of softmax(a) from softmax(b), KL(softmax(a) ‖ softmax(b)), as Σ p<sub>k</sub> (e<sup>d</sup> - 1 -
     * d) with d = log q<sub>k</sub> - log p<sub>k</sub>: all terms are ≥ 0.
     *
     * <p>Classes masked in a add nothing but e<sup>d</sup>'s share of q; classes masked in b only make it ∞. NaN where a
     * softmax has no limit. Error: a few ulp of Σ p<sub>k</sub> |d|.
     *
     * @param a n logits, any doubles
     * @param b n logits, any doubles
     * @return the divergence ≥ 0
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double ofLogits(double[] a, double[] b) {
        Labels.requireSameLength("b", b.length, "a", a.length);
        double[] p = Softmax.value(a);
        double[] q = Softmax.value(b);
        double[] logP = Softmax.logValue(a);
        double[] logQ = Softmax.logValue(b);
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k < a.length; k++) {
            double d = logQ[k] - logP[k];
            if (logP[k] == Double.NEGATIVE_INFINITY) {
                sum.add(q[k]);
            } else if (Math.abs(d) < 0.5) {
                sum.add(p[k] * exponentialExcess(d));
            } else if (d > 0) {
                sum.add(q[k] - p[k] * (1 + d));
            } else {
                sum.add(p[k] * (-d - 1) + q[k]);
            }
        }
        return sum.value();
    }

    /** d - log(1 + d) for d in [-½, 1]: with s = d/(2 + d) it is s (d - s² A(s²)). */
    private static double excess(double d) {
        double s = d / (2 + d);
        double w = s * s;
        return s * (d - w * LogLossKernel.atanhTail(w));
    }

    /** e<sup>d</sup> - 1 - d for |d| ≤ ½, by its Taylor series. */
    private static double exponentialExcess(double d) {
        double sum = 0;
        for (int i = 16; i >= 3; i--) {
            sum = (sum + 1) * d / i;
        }
        return d * d / 2 * (1 + sum);
    }
}
