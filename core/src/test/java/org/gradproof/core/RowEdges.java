package org.gradproof.core;

import static org.gradproof.core.LogitEdges.INF;
import static org.gradproof.core.LogitEdges.LEAST;
import static org.gradproof.core.LogitEdges.MAX;
import static org.gradproof.core.LogitEdges.NAN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The edges of the functions of a row of logits, alone and against a class or labels. */
final class RowEdges {

    static final double[][] ROWS = {
        {},
        {3},
        {-0.0},
        {-INF},
        {INF},
        {NAN},
        {MAX},
        {0, 0},
        {-0.0, 0},
        {0, -INF},
        {0, 0, -INF},
        {-INF, 2, 1, 0},
        {3, -INF, -INF},
        {-INF, -INF, -2},
        {-INF, -INF},
        {-INF, -INF, -INF},
        {INF, 3, -INF},
        {3, INF},
        {INF, 3, INF},
        {INF, INF},
        {INF, INF, -INF},
        {1, NAN},
        {NAN, INF, 0},
        {NAN, -INF},
        {MAX, -MAX, MAX},
        {MAX, -MAX},
        {MAX / 2, -MAX / 2, 0},
        {-MAX, -MAX},
        {MAX, -INF},
        {-MAX, -INF, -MAX},
        {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE},
        {Float.MAX_VALUE, -INF, 0},
        {LEAST, -LEAST, 0},
        {Float.MIN_VALUE, -Float.MIN_VALUE},
        {37, 0, 0},
        {17, 0, 0},
        {0, 37, -37},
        {0, -745},
        {0, -745, -745, -745},
        {0, 0, -746},
        {0, -708, -708.5},
        {0, -800},
        {0, -2500, 0},
        {-745, 0, -INF},
        {0, -103},
        {0, -104, 0},
        {0, -90, -150},
        {-Math.log(2), -Math.log(2)},
        {1000, 1000},
        {350, -350, 345},
        {1e300, 1e300}
    };

    private RowEdges() {}

    static List<Edge> all() {
        List<Edge> edges = new ArrayList<>();
        for (double[] z : ROWS) {
            RowLimits limits = new RowLimits(z);
            edges.add(
                    Edge.of(Softmax.class, z).gives("value", limits.softmax()).gives("logValue", limits.logSoftmax()));
            edges.add(Edge.of(LogSumExp.class, z)
                    .gives("value", limits.logSumExp())
                    .gives("gradient", limits.softmax()));
            for (int target = 0; target < z.length; target++) {
                edges.add(crossEntropy(limits, target, Samples.oneHot(z.length, target)));
            }
            for (double[] y : labels(z.length)) {
                edges.add(crossEntropy(limits, y, y));
                edges.add(logGradient(limits, y));
                double[] mixed = y.clone();
                mixed[0] = -3;
                edges.add(logGradient(limits, mixed));
            }
            edges.add(logGradient(limits, new double[z.length]));
        }
        return edges;
    }

    /** The gradient of cross entropy against labels -u, which need not be labels. */
    private static Edge logGradient(RowLimits limits, double[] u) {
        BigDecimal[] a = Arrays.stream(u).mapToObj(v -> new BigDecimal(-v)).toArray(BigDecimal[]::new);
        return Edge.of(Softmax.class, limits.z, u).gives("logGradient", limits.crossEntropyGradient(a));
    }

    private static Edge crossEntropy(RowLimits limits, Object label, double[] y) {
        BigDecimal[] a = HighPrecisionRows.decimals(y);
        return Edge.of(CrossEntropy.class, limits.z, label)
                .gives("value", limits.crossEntropy(a))
                .gives("gradient", limits.crossEntropyGradient(a));
    }

    /** Labels that are 0, sum to 1, to more, to less, and single ones. */
    static List<double[]> labels(int n) {
        if (n == 0) {
            return List.of();
        }
        double[] falling = new double[n];
        Arrays.setAll(falling, k -> Math.scalb(1.0, -k - 1));
        double[] masked = falling.clone();
        masked[n - 1] = -0.0;
        double[] half = new double[n];
        half[n - 1] = 0.5;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] least = falling.clone();
        least[0] = LEAST;
        return List.of(
                new double[n], Samples.oneHot(n, 0), Samples.oneHot(n, n - 1), falling, masked, half, ones, least);
    }

    /** With weights, smoothing and temperatures; a weight 0 takes a masked class out. */
    static List<Edge> adjusted() {
        List<Edge> edges = new ArrayList<>();
        for (double[] z : ROWS) {
            for (double[] y :
                    z.length == 0 ? List.<double[]>of() : labels(z.length).subList(1, 6)) {
                double[] ones = new double[z.length];
                Arrays.fill(ones, 1);
                double[] some = new double[z.length];
                Arrays.setAll(some, k -> k % 2 == 0 ? 2 : 0);
                double[] last = ones.clone();
                last[z.length - 1] = 0;
                for (int target = 0; target < z.length; target++) {
                    edges.add(adjusted(z, Samples.oneHot(z.length, target), some, 0.25, 2, target));
                }
                edges.add(adjusted(z, y, ones, 0, 2));
                edges.add(adjusted(z, y, ones, 0.5, 1));
                edges.add(adjusted(z, y, last, 0.25, 0.5));
                edges.add(adjusted(z, y, some, 1, 1));
                edges.add(adjusted(z, y, new double[z.length], 0.25, 4));
                edges.add(adjusted(z, y, ones, 0, 0x1p30));
                if (z[0] != LEAST) {
                    edges.add(adjusted(z, y, ones, 0, 0x1p-30));
                }
            }
        }
        return edges;
    }

    private static Edge adjusted(double[] z, double[] y, double[] w, double epsilon, double t) {
        return adjusted(z, y, w, epsilon, t, y);
    }

    private static Edge adjusted(double[] z, double[] y, double[] w, double epsilon, double t, Object label) {
        RowLimits limits = new RowLimits(z, t);
        BigDecimal[] a = HighPrecisionRows.labels(y, w, epsilon);
        return Edge.of(AdjustedCrossEntropy.class, z, label, w, epsilon, t)
                .gives("value", limits.crossEntropy(a))
                .gives("gradient", limits.crossEntropyGradient(a));
    }

    static List<Edge> sums() {
        return List.of(
                sum(new double[] {}, new double[] {}, 0),
                sum(new double[] {-0.0}, new double[] {1}, Math.log(2), -0.5),
                sum(new double[] {INF, -INF}, new double[] {1, 0}, 0, 0, 0),
                sum(new double[] {INF, -INF}, new double[] {0.25, -0.0}, INF, 0.75, 0),
                sum(new double[] {INF, NAN, 0}, new double[] {0, 0, 1}, NAN, 1, NAN, -0.5),
                sum(new double[] {MAX, -MAX}, new double[] {0, 1}, INF, 1, -1),
                sum(new double[] {MAX, -MAX}, new double[] {1, 0}, 0, 0, 0),
                sum(new double[] {MAX, 0, -MAX}, new double[] {0.5, 0.5, 0.5}, MAX, 0.5, 0, -0.5),
                sum(new double[] {37}, new double[] {1}, 8.533047625744066e-17, -8.533047625744065e-17),
                sum(new double[] {745}, new double[] {1}, LEAST, -LEAST),
                sum(new double[] {LEAST}, new double[] {0}, Math.log(2), 0.5));
    }

    private static Edge sum(double[] z, double[] y, double value, double... gradient) {
        return Edge.of(SumOfLogLosses.class, z, y).gives("value", value).gives("gradient", gradient);
    }
}
