package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;
import static org.gradproof.core.LogitEdges.INF;
import static org.gradproof.core.LogitEdges.LEAST;
import static org.gradproof.core.LogitEdges.NAN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The edges of the functions of distributions: probabilities 0, 1 and subnormal, sums that are not 1, no entries. */
final class DistributionEdges {

    private static final double[][] DISTRIBUTIONS = {
        {},
        {0},
        {1},
        {0.5},
        {1, 0},
        {0, 1},
        {-0.0, 1},
        {1, -0.0},
        {0, 0},
        {-0.0, 0},
        {1, 1},
        {0.5, 0.5},
        {LEAST, 1},
        {1, LEAST},
        {LEAST, LEAST},
        {1e-310, Math.nextDown(1.0)},
        {Float.MIN_VALUE, 0.25},
        {0.25, 0.75},
        {0.25, 0.125},
        {0.5, 0, 0.5},
        {0, 0.25, 0.75},
        {0.75, 0.75, 0.75}
    };

    /** e<sup>-2000</sup> and some. */
    private static final BigDecimal COUNTS = new BigDecimal("1e-860");

    private DistributionEdges() {}

    static List<Edge> all() {
        List<Edge> edges = new ArrayList<>();
        for (double[] p : DISTRIBUTIONS) {
            edges.add(Edge.of(Entropy.class, p)
                    .gives("valueFromProbabilities", sum(p.length, k -> entropy(p[k])))
                    .gives("gradientFromProbabilities", each(p.length, k -> p[k] == 0 ? INF : slope(p[k]))));
            for (double[] q : DISTRIBUTIONS) {
                if (p.length == q.length) {
                    edges.add(pair(DistributionCrossEntropy.class, p, q)
                            .gives("valueFromProbabilities", sum(p.length, k -> crossEntropy(p[k], q[k])))
                            .gives("gradientOfFirstFromProbabilities", each(p.length, k -> 0 - log(q[k]))));
                    edges.add(pair(KullbackLeibler.class, p, q)
                            .gives("valueFromProbabilities", sum(p.length, k -> divergence(p[k], q[k])))
                            .gives("gradientOfFirstFromProbabilities", each(p.length, k -> slope(p[k], q[k]))));
                }
            }
        }
        return edges;
    }

    private static Edge pair(Class<?> type, double[] p, double[] q) {
        return Edge.of(type, p, q)
                .gives(
                        "gradientOfSecondFromProbabilities",
                        each(p.length, k -> p[k] == 0 ? 0 : q[k] == 0 ? -INF : 0 - p[k] / q[k]));
    }

    private static double log(double q) {
        return q == 0 ? -INF : q == 1 ? 0 : HighPrecision.log(new BigDecimal(q)).doubleValue();
    }

    /** -log p - 1. */
    private static double slope(double p) {
        return HighPrecision.log(new BigDecimal(p)).add(BigDecimal.ONE).negate().doubleValue();
    }

    /** log(p/q) + 1; where one is 0 the limit, where both are there is none. */
    private static double slope(double p, double q) {
        if (p == 0 || q == 0) {
            return p > 0 ? INF : q > 0 ? -INF : NAN;
        }
        return HighPrecision.log(new BigDecimal(p))
                .subtract(HighPrecision.log(new BigDecimal(q)))
                .add(BigDecimal.ONE)
                .doubleValue();
    }

    private static BigDecimal entropy(double p) {
        return crossEntropy(p, p);
    }

    /** -p log q; null for ∞. */
    private static BigDecimal crossEntropy(double p, double q) {
        if (p == 0 || q == 0) {
            return p == 0 ? BigDecimal.ZERO : null;
        }
        return q == 1
                ? BigDecimal.ZERO
                : HighPrecision.log(new BigDecimal(q))
                        .multiply(new BigDecimal(p), DIGITS)
                        .negate();
    }

    /** p log(p/q); null for ∞. */
    private static BigDecimal divergence(double p, double q) {
        BigDecimal cross = crossEntropy(p, q);
        return cross == null || p == q ? (cross == null ? null : BigDecimal.ZERO) : cross.subtract(entropy(p));
    }

    private static double sum(int n, RowLimits.Entry term) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < n; k++) {
            BigDecimal next = term.of(k);
            if (next == null) {
                return INF;
            }
            sum = sum.add(next);
        }
        return sum.doubleValue();
    }

    private static double[] each(int n, IntToDoubleFunction entry) {
        double[] all = new double[n];
        Arrays.setAll(all, entry);
        return all;
    }

    /** Pairs of rows of logits, of which the first's edges are {@link RowEdges}'. */
    static List<Edge> ofLogits() {
        List<Edge> edges = new ArrayList<>();
        for (double[] a : RowEdges.ROWS) {
            edges.add(entropyOfLogits(new RowLimits(a)));
            for (double[] b : RowEdges.ROWS) {
                // At logits so near 0 the 100 digits do not show the gradients.
                if (a.length == b.length && (a.length == 0 || a[0] != LEAST)) {
                    edges.addAll(pairOfLogits(new RowLimits(a), new RowLimits(b)));
                }
            }
            for (double[] v : directions(a.length)) {
                double[] product = product(new RowLimits(a), v);
                edges.add(Edge.of(CrossEntropy.class, a, v).gives("hessianProduct", product));
                edges.add(Edge.of(Softmax.class, a, v).gives("gradient", product));
            }
        }
        return edges;
    }

    private static List<double[]> directions(int n) {
        double[] rising = new double[n];
        Arrays.setAll(rising, k -> k + 1);
        double[] mixed = new double[n];
        Arrays.setAll(mixed, k -> k % 2 == 0 ? 1e300 : -1e-300);
        double[] last = new double[n];
        double[] first = new double[n];
        double[] none = new double[n];
        for (int k = 0; k < n; k++) {
            last[k] = k == n - 1 ? NAN : 0.5;
            first[k] = k == 0 ? INF : -0.0;
            none[k] = LEAST;
        }
        return List.of(rising, mixed, last, first, none, new double[n]);
    }

    /** p<sub>k</sub> (v<sub>k</sub> - Σ p v); v counts where p does not vanish. */
    private static double[] product(RowLimits z, double[] v) {
        if ((z.isCertain() && (v.length == 1 || z.hasInfinite())) || v.length == 0) {
            return new double[v.length];
        }
        boolean finite = z.hasLimit()
                && IntStream.range(0, v.length)
                        .noneMatch(k -> z.probability(k).compareTo(COUNTS) > 0 && !Double.isFinite(v[k]));
        if (!finite) {
            double[] nan = new double[v.length];
            Arrays.fill(nan, NAN);
            return nan;
        }
        double[] known = Arrays.stream(v).map(x -> Double.isFinite(x) ? x : 0).toArray();
        return deviations(z, HighPrecisionRows.decimals(known));
    }

    private static double[] deviations(RowLimits z, BigDecimal[] v) {
        BigDecimal[] some = Arrays.stream(z.unmasked).mapToObj(k -> v[k]).toArray(BigDecimal[]::new);
        BigDecimal[] all = HighPrecisionRows.deviation(z.reduced(z.z), some);
        return z.numbers(k -> z.vanishes(k) ? BigDecimal.ZERO : all[z.place(k)]);
    }

    private static Edge entropyOfLogits(RowLimits z) {
        Edge edge = Edge.of(Entropy.class, z.z);
        double[] nan = new double[z.z.length];
        Arrays.fill(nan, NAN);
        if (z.isCertain() || z.z.length == 0) {
            return edge.gives("valueFromLogits", 0).gives("gradientFromLogits", new double[z.z.length]);
        }
        if (!z.hasLimit()) {
            return edge.gives("valueFromLogits", NAN).gives("gradientFromLogits", nan);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int k : z.unmasked) {
            sum = sum.subtract(z.probability(k).multiply(z.logProbability(k), DIGITS));
        }
        BigDecimal[] negative = Arrays.stream(z.z)
                .mapToObj(v -> v == -INF ? BigDecimal.ZERO : new BigDecimal(v).negate())
                .toArray(BigDecimal[]::new);
        return edge.gives("valueFromLogits", sum.doubleValue()).gives("gradientFromLogits", deviations(z, negative));
    }

    private static List<Edge> pairOfLogits(RowLimits a, RowLimits b) {
        PairLimits limits = new PairLimits(a, b);
        return List.of(
                Edge.of(DistributionCrossEntropy.class, a.z, b.z)
                        .gives("valueFromLogits", limits.crossEntropy())
                        .gives("gradientOfFirstFromLogits", limits.gradientOfFirst(false))
                        .gives("gradientOfSecondFromLogits", limits.gradientOfSecond()),
                Edge.of(KullbackLeibler.class, a.z, b.z)
                        .gives("valueFromLogits", limits.divergence())
                        .gives("gradientOfFirstFromLogits", limits.gradientOfFirst(true))
                        .gives("gradientOfSecondFromLogits", limits.gradientOfSecond()));
    }
}
