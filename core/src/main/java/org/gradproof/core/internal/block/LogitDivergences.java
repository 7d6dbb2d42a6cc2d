package org.gradproof.core.internal.block;

import java.util.Arrays;

/**
 * The divergence of softmaxes p and q of rows a and b: Σ p<sub>k</sub> (e<sup>u_k</sup> - 1 - u<sub>k</sub>) with
 * u<sub>k</sub> = log(q<sub>k</sub>/p<sub>k</sub>), as Σ p<sub>k</sub> e<sup>u_k</sup> = Σ q<sub>k</sub> = 1.
 *
 * <p>No term is negative. An error ε of u, which is that of the two log-sum-exps, makes the sum larger by ε²/2 only; Σ
 * p<sub>k</sub> (e<sup>u_k</sup> - 1), which should be 0, tells ε. Where it matters it is taken off.
 */
public final class LogitDivergences {

    /** Below this, what ε adds to a divergence, or to a gradient, may show. */
    private static final double SMALL = 0x1p-30;

    private static final int REFINEMENTS = 2;

    private static final double NEGLIGIBLE = 0x1p-52;

    private final int classes;

    public LogitDivergences(int classes) {
        this.classes = classes;
    }

    /** Of rows in s.a and s.b with their exponentials beside them, as {@link LogitPairs} has it. */
    public void run(DivergenceBlock s, int rows, int count, boolean gradientOfA, boolean gradientOfB) {
        int n = rows * classes;
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            s.total[row] = DivergenceBlock.sum(s.ofA, at, classes);
            double other = DivergenceBlock.sum(s.ofB, at, classes);
            s.careful[row] =
                    !LogitPairLoops.isOrdinary(s.total[row]) || !LogitPairLoops.isOrdinary(other) || classes == 1;
            if (!s.careful[row]) {
                // Rounded: the error is part of ε.
                Arrays.fill(s.high, at, at + classes, LogParts.value(s.total[row] / other));
            }
        }
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            LogitPairLoops.logarithms(s.a, s.b, s.high, s.u, s.low, k, end);
            ExcessKernel.run(s.u, s.low, s.excess, s.change, s.terms, s.work, k, end);
            LogitPairLoops.multiply(s.ofA, s.excess, s.terms, k, end);
            if (gradientOfB) {
                LogitPairLoops.multiply(s.ofA, s.change, s.work, k, end);
            }
        }
        for (int row = 0; row < rows; row++) {
            if (!s.careful[row]) {
                s.add(divergence(s, row, gradientOfB));
            }
        }
        if (gradientOfA) {
            gradientOfA(s, rows);
        }
        if (gradientOfA || gradientOfB) {
            LogitPairLoops.inverses(s.total, rows, classes, count, s.terms, s.work);
        }
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            if (gradientOfA) {
                LogitPairLoops.deviations(s.ofA, s.terms, s.work, s.u, s.high, k, end);
            }
            if (gradientOfB) {
                LogitPairLoops.changes(s.ofA, s.terms, s.work, s.change, s.excess, k, end);
            }
        }
    }

    /** One row's divergence; for the gradient in b spreads ε to s.excess. */
    private double divergence(DivergenceBlock s, int row, boolean gradient) {
        int at = row * classes;
        double total = s.total[row];
        double excess = DivergenceBlock.sum(s.terms, at, classes) / total;
        if (!(excess <= ExpBlock.LARGEST_SUM)) {
            s.careful[row] = true;
            return 0;
        }
        double shift = gradient ? DivergenceBlock.sum(s.work, at, classes) / total : Double.NaN;
        for (int i = 0; i < REFINEMENTS && excess < SMALL; i++) {
            shift = refine(s, at, total, shift);
            excess = DivergenceBlock.sum(s.terms, at, classes) / total;
        }
        if (excess < SMALL && shift * shift > NEGLIGIBLE * excess) {
            s.careful[row] = true;
            return 0;
        }
        if (gradient) {
            Arrays.fill(s.excess, at, at + classes, shift);
        }
        return excess;
    }

    /** Takes ε off all u of a row of nearly equal distributions; what is left of it. */
    private double refine(DivergenceBlock s, int at, double total, double known) {
        int end = at + classes;
        double shift = known;
        if (Double.isNaN(known)) {
            LogitPairLoops.multiply(s.ofA, s.change, s.work, at, end);
            shift = DivergenceBlock.sum(s.work, at, classes) / total;
        }
        double log = shift - 0.5 * shift * shift;
        for (int k = at; k < end; k++) {
            double u = s.u[k] - log;
            double rounded = u - s.u[k];
            double lost = (s.u[k] - (u - rounded)) - (log + rounded) + s.low[k];
            s.u[k] = u + lost;
            s.low[k] = lost - (s.u[k] - u);
        }
        ExcessKernel.run(s.u, s.low, s.excess, s.change, s.terms, s.work, at, end);
        LogitPairLoops.multiply(s.ofA, s.excess, s.terms, at, end);
        LogitPairLoops.multiply(s.ofA, s.change, s.work, at, end);
        return DivergenceBlock.sum(s.work, at, classes) / total;
    }

    /** Leaves in s.u what p is multiplied by but for the mean, which goes to s.high. */
    private void gradientOfA(DivergenceBlock s, int rows) {
        int n = rows * classes;
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            int top = LogitPairLoops.top(s.a, at, classes);
            double d = s.a[top] - s.b[top];
            double rounded = d - s.a[top];
            Arrays.fill(s.high, at, at + classes, d);
            Arrays.fill(s.low, at, at + classes, (s.a[top] - (d - rounded)) - (s.b[top] + rounded));
        }
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            LogitPairLoops.contrasts(s.a, s.b, s.high, s.low, s.u, s.ofA, s.terms, k, end);
        }
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            double mean = DivergenceBlock.sum(s.terms, at, classes) / s.total[row];
            Arrays.fill(s.high, at, at + classes, mean);
        }
    }
}
