package org.gradproof.core.internal.block;

import java.util.Arrays;
import org.gradproof.core.internal.exact.Log1p;

/**
 * Entropy, cross entropy and divergence of softmaxes p and q of rows a and b of logits. Short rows share a block, a long
 * row takes several. A row with a logit that is not ordinary goes the careful way.
 *
 * <p>The cross entropy is Σ p<sub>k</sub> (max b - b<sub>k</sub>) + log Σ e<sup>b_j - max b</sup>, none of whose terms is
 * negative; the divergence is {@link LogitDivergences}'. A gradient in a, p<sub>k</sub> (v<sub>k</sub> - Σ p<sub>j</sub>
 * v<sub>j</sub>), has its v seen from that of p's largest class, so that this class's entry does not cancel.
 */
public final class LogitPairs implements DivergenceRows {

    private final int classes;
    private final LogitDivergences divergences;

    public LogitPairs(int classes) {
        this.classes = classes;
        this.divergences = new LogitDivergences(classes);
    }

    @Override
    public void run(
            Measure measure,
            DivergenceBlock s,
            int n,
            int from,
            int first,
            int count,
            boolean gradientOfA,
            boolean gradientOfB) {
        LogitPairLoops.exponentials(s, s.a, s.ofA, n * classes);
        double[] second = s.a;
        double[] ofSecond = s.ofA;
        if (measure != Measure.ENTROPY) {
            LogitPairLoops.exponentials(s, s.b, s.ofB, n * classes);
            second = s.b;
            ofSecond = s.ofB;
        }
        if (measure == Measure.DIVERGENCE) {
            divergences.run(s, n, count, gradientOfA, gradientOfB);
        } else {
            crossEntropies(s, second, ofSecond, n, count, gradientOfA, gradientOfB);
        }
        careful(measure, s, second, n, count, gradientOfA, gradientOfB);
    }

    private void crossEntropies(
            DivergenceBlock s,
            double[] b,
            double[] ofB,
            int rows,
            int count,
            boolean gradientOfA,
            boolean gradientOfB) {
        int n = rows * classes;
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            int top = LogitPairLoops.top(b, at, classes);
            double atTop = ofB[top];
            ofB[top] = 0;
            double rest = DivergenceBlock.sum(ofB, at, classes);
            ofB[top] = atTop;
            s.total[row] = DivergenceBlock.sum(s.ofA, at, classes);
            s.other[row] = rest + atTop;
            s.careful[row] = !LogitPairLoops.isOrdinary(s.total[row])
                    || !LogitPairLoops.isOrdinary(s.other[row])
                    || classes == 1;
            if (!s.careful[row]) {
                s.add(Log1p.of(rest / atTop));
            }
            Arrays.fill(s.high, at, at + classes, b[top]);
        }
        gaps(s, b, n);
        for (int row = 0; row < rows; row++) {
            s.mean[row] = DivergenceBlock.sum(s.terms, row * classes, classes) / s.total[row];
            if (!s.careful[row]) {
                s.add(s.mean[row]);
            }
        }
        if (gradientOfA) {
            gradientOfA(s, b, rows, count);
        }
        if (gradientOfB) {
            gradientOfB(s, ofB, rows, count);
        }
    }

    private static void gaps(DivergenceBlock s, double[] b, int n) {
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            LogitPairLoops.gaps(b, s.high, s.u, s.ofA, s.terms, k, Math.min(n, k + DivergenceBlock.LENGTH));
        }
    }

    private void gradientOfA(DivergenceBlock s, double[] b, int rows, int count) {
        int n = rows * classes;
        if (b != s.a) {
            for (int row = 0; row < rows; row++) {
                int at = row * classes;
                Arrays.fill(s.high, at, at + classes, b[LogitPairLoops.top(s.a, at, classes)]);
            }
            gaps(s, b, n);
        }
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            double mean = b == s.a ? s.mean[row] : DivergenceBlock.sum(s.terms, at, classes) / s.total[row];
            Arrays.fill(s.high, at, at + classes, mean);
        }
        LogitPairLoops.inverses(s.total, rows, classes, count, s.low, s.work);
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            LogitPairLoops.deviations(s.ofA, s.low, s.work, s.u, s.high, k, end);
        }
    }

    private void gradientOfB(DivergenceBlock s, double[] ofB, int rows, int count) {
        int n = rows * classes;
        LogitPairLoops.inverses(s.total, rows, classes, count, s.low, s.work);
        LogitPairLoops.inverses(s.other, rows, classes, count, s.high, s.terms);
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            LogitPairLoops.differences(ofB, s.high, s.terms, s.ofA, s.low, s.work, s.change, k, end);
        }
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            int top = LogitPairLoops.top(ofB, at, classes);
            if (ofB[top] > 0.5 * s.other[row] && s.ofA[top] > 0.5 * s.total[row]) {
                // Both near 1, their difference cancels; but all differences add up to 0.
                s.change[top] = 0;
                s.change[top] = 0 - DivergenceBlock.sum(s.change, at, classes);
            }
        }
    }

    private void careful(
            Measure measure,
            DivergenceBlock s,
            double[] b,
            int rows,
            int count,
            boolean gradientOfA,
            boolean gradientOfB) {
        for (int row = 0; row < rows; row++) {
            if (s.careful[row]) {
                s.add(CarefulDivergence.ofLogits(
                        measure, s, b, row * classes, classes, count, gradientOfA, gradientOfB));
            }
        }
    }
}
