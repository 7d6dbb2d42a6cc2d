package org.gradproof.core.internal.block;

import org.gradproof.core.internal.arrays.ArgumentChecks;

/**
 * Entropy, cross entropy and divergence of rows p and q of probabilities, whether or not they sum to 1. Short rows share a
 * block, a long row takes several. Where a logarithm or quotient is of an entry that is 0 or subnormal, rows may go the
 * careful way; p<sub>k</sub> = 0 alone is no such case.
 */
public final class DistributionPairs implements DivergenceRows {

    /** No sum of terms of ordinary rows is larger; entries that are not in their range make it so. */
    private static final double LARGEST = 0x1p900;

    private final DivergenceShape shape;
    private final int classes;

    public DistributionPairs(DivergenceShape shape) {
        this.shape = shape;
        this.classes = shape.classes();
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
        boolean ordinary = switch (measure) {
            case ENTROPY -> entropies(s, n * classes, count, gradientOfA);
            case CROSS_ENTROPY -> crossEntropies(s, n * classes, count, gradientOfA, gradientOfB);
            case DIVERGENCE -> divergences(s, s.a, s.b, n * classes, count, gradientOfA, gradientOfB);
        };
        if (ordinary) {
            return;
        }
        require(s.a, from, shape.strideOfA(), n);
        if (measure != Measure.ENTROPY) {
            require(s.b, first, shape.strideOfB(), n);
        }
        if (measure != Measure.DIVERGENCE || !withoutZeros(s, n, count, gradientOfA, gradientOfB)) {
            careful(measure, s, n, count, gradientOfA, gradientOfB);
        }
    }

    /** Whether the entries were ordinary; then their entropies have been added, and their gradients stand in s.u. */
    private static boolean entropies(DivergenceBlock s, int n, int count, boolean gradient) {
        boolean ordinary = true;
        boolean normal = true;
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            if (!LogBlock.run(s.a, s.ofA, s.work, k, end)) {
                normal = false;
                ordinary &= repair(s.a, s.ofA, k, end);
            }
            terms(s.a, s.ofA, s.terms, k, end);
            if (gradient) {
                slopes(s.ofA, s.u, count, 1, k, end);
            }
        }
        if (!ordinary) {
            return false;
        }
        for (int k = 0; gradient && !normal && k < n; k++) {
            // The logarithm of 0 is a finite number here, so that 0 times it is 0.
            if (s.a[k] == 0) {
                s.u[k] = Double.POSITIVE_INFINITY;
            }
        }
        s.add(DivergenceBlock.sum(s.terms, 0, n));
        return true;
    }

    private static boolean crossEntropies(
            DivergenceBlock s, int n, int count, boolean gradientOfA, boolean gradientOfB) {
        boolean ordinary = true;
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            ordinary &= LogBlock.run(s.b, s.ofB, s.work, k, end);
            marked(s.a, s.ofB, s.terms, k, end);
            if (gradientOfA) {
                slopes(s.ofB, s.u, count, 0, k, end);
            }
            if (gradientOfB) {
                quotients(s.a, s.b, s.change, count, k, end);
            }
        }
        double sum = ordinary ? DivergenceBlock.sum(s.terms, 0, n) : Double.NaN;
        if (sum <= LARGEST) {
            s.add(sum);
            return true;
        }
        return false;
    }

    private static boolean divergences(
            DivergenceBlock s, double[] p, double[] q, int n, int count, boolean gradientOfA, boolean gradientOfB) {
        boolean ordinary = true;
        for (int k = 0; k < n; k += DivergenceBlock.LENGTH) {
            int end = Math.min(n, k + DivergenceBlock.LENGTH);
            ordinary &= RatioKernel.run(p, q, s.excess, s.u, s.work, s.high, s.low, k, end);
            RatioKernel.differences(p, q, s.terms, s.work, k, end);
            if (gradientOfA) {
                slopes(s.u, s.u, count, -1, k, end);
            }
            if (gradientOfB) {
                quotients(p, q, s.change, count, k, end);
            }
        }
        if (!ordinary) {
            return false;
        }
        double excess = DivergenceBlock.sum(s.excess, 0, n);
        double difference = BlockSum.of(s.terms, 0, n) + BlockSum.of(s.work, 0, n);
        if (Math.abs(excess + difference) >= 0.5 * excess) {
            s.add(excess);
            s.add(difference);
            return true;
        }
        return false;
    }

    /** The divergences where p is 0 now and then, and all else as usual. */
    private boolean withoutZeros(DivergenceBlock s, int rows, int count, boolean gradientOfA, boolean gradientOfB) {
        int n = rows * classes;
        boolean zeros = false;
        for (int k = 0; k < n; k++) {
            boolean zero = s.a[k] == 0;
            if (!zero && !(s.a[k] >= Double.MIN_NORMAL && s.b[k] >= Double.MIN_NORMAL)) {
                return false;
            }
            zeros |= zero;
            s.ofA[k] = zero ? 1 : s.a[k];
            s.ofB[k] = zero ? 1 : s.b[k];
        }
        if (!zeros || !divergences(s, s.ofA, s.ofB, n, count, gradientOfA, gradientOfB)) {
            return false;
        }
        for (int k = 0; k < n; k++) {
            if (s.a[k] == 0) {
                s.u[k] = s.b[k] == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
                s.change[k] = 0;
            }
        }
        return true;
    }

    private void careful(
            Measure measure, DivergenceBlock s, int rows, int count, boolean gradientOfA, boolean gradientOfB) {
        double[] q = measure == Measure.ENTROPY ? s.a : s.b;
        for (int row = 0; row < rows; row++) {
            s.add(CarefulDivergence.ofDistributions(
                    measure, s, q, row * classes, classes, count, gradientOfA, gradientOfB));
        }
    }

    private void require(double[] p, int from, int stride, int rows) {
        for (int i = 0; i < rows * classes; i++) {
            ArgumentChecks.requireProbability(p[i], from + i / classes * stride + i % classes);
        }
    }

    /** Whether all are in [0, 1]; then log is right for the subnormal ones too, and 0's finite. */
    private static boolean repair(double[] x, double[] log, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(x[i] >= 0 && x[i] <= 1)) {
                return false;
            }
            if (x[i] > 0 && x[i] < Double.MIN_NORMAL) {
                log[i] = StrictMath.log(x[i]);
            }
        }
        return true;
    }

    private static void terms(double[] p, double[] log, double[] terms, int from, int to) {
        for (int i = from; i < to; i++) {
            terms[i] = 0 - p[i] * log[i];
        }
    }

    /** The same, and huge where p is not in [0, 1]. */
    private static void marked(double[] p, double[] log, double[] terms, int from, int to) {
        for (int i = from; i < to; i++) {
            double valid = p[i] * (1 - p[i]);
            terms[i] = (Math.abs(valid) - valid) * 0x1p1000 * 0x1p1000 - p[i] * log[i];
        }
    }

    /** -(log + one) / count. */
    private static void slopes(double[] log, double[] slope, double count, double one, int from, int to) {
        double inverse = 1 / count;
        double low = inverse * DivergenceShape.remainder(count, 1, inverse);
        for (int i = from; i < to; i++) {
            double sum = 0 - (log[i] + one);
            slope[i] = sum * inverse + sum * low;
        }
    }

    /** -(p / q) / count. */
    private static void quotients(double[] p, double[] q, double[] slope, double count, int from, int to) {
        for (int i = from; i < to; i++) {
            slope[i] = 0 - p[i] / (q[i] * count);
        }
    }
}
