package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of the functions of one logit: limits as they follow by hand, finite answers from 100 digits. */
final class LogitEdges {

    static final double INF = Double.POSITIVE_INFINITY;
    static final double NAN = Double.NaN;
    static final double MAX = Double.MAX_VALUE;
    static final double LEAST = Double.MIN_VALUE;

    static final double[] LOGITS = {
        MAX,
        -MAX,
        INF,
        -INF,
        NAN,
        0,
        -0.0,
        LEAST,
        -LEAST,
        37,
        -37,
        700,
        -700,
        745,
        -745,
        746,
        -746,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        103,
        -103,
        104,
        -104,
        17,
        -17
    };

    private static final double[] LABELS = {0, -0.0, 1, 0.25, 0.5, LEAST, Float.MIN_VALUE, Math.nextDown(1.0)};

    private static final double[] PROBABILITIES = {
        0,
        -0.0,
        LEAST,
        1e-310,
        Double.MIN_NORMAL,
        Float.MIN_VALUE,
        0.25,
        Math.nextDown(0.5),
        0.5,
        Math.nextUp(0.5),
        0.75,
        Math.nextDown(1.0),
        1,
        NAN
    };

    private static final double[] FACTORS = {1, -2, 0, -0.0, MAX, LEAST, INF, -INF, NAN};

    private static final Map<Double, BigDecimal> SOFTPLUS = new HashMap<>();
    private static final Map<Double, BigDecimal> SIGMOID = new HashMap<>();

    private LogitEdges() {}

    static List<Edge> all() {
        List<Edge> edges = new ArrayList<>();
        for (double z : LOGITS) {
            edges.add(Edge.of(Sigmoid.class, z).gives("value", sigmoid(z)).gives("gradient", sigmoidGradient(z)));
            edges.add(Edge.of(Softplus.class, z).gives("value", softplus(z)).gives("gradient", sigmoid(z)));
            edges.add(Edge.of(LogSigmoid.class, z)
                    .gives("value", 0 - softplus(-z))
                    .gives("gradient", sigmoid(-z)));
            for (double y : LABELS) {
                edges.add(Edge.of(LogLoss.class, z, y)
                        .gives("value", loss(z, y, 1))
                        .gives("gradient", slope(z, y, 1)));
                for (double w : new double[] {0, 1, 3, 0x1p-300, 0x1p300}) {
                    edges.add(Edge.of(WeightedLogLoss.class, z, y, w)
                            .gives("value", loss(z, y, w))
                            .gives("gradient", slope(z, y, w)));
                }
            }
            for (double v : FACTORS) {
                edges.add(Edge.of(LogLoss.class, z, v).gives("hessianProduct", curvature(z, BigDecimal.ONE, v)));
                BigDecimal weight = new BigDecimal("1.5");
                edges.add(Edge.of(WeightedLogLoss.class, z, 0.25, 3.0, v)
                        .gives("hessianProduct", curvature(z, weight, v)));
                edges.add(Edge.of(WeightedLogLoss.class, z, 1.0, 0.0, v)
                        .gives("hessianProduct", Double.isFinite(v) && !Double.isNaN(z) ? 0 : NAN));
            }
        }
        for (double p : PROBABILITIES) {
            edges.add(Edge.of(Logit.class, p).gives("value", logit(p)).gives("gradient", logitGradient(p)));
        }
        return edges;
    }

    private static double sigmoid(double z) {
        return Double.isFinite(z) ? HighPrecision.sigmoid(z).doubleValue() : z > 0 ? 1 : z < 0 ? 0 : NAN;
    }

    private static double sigmoidGradient(double z) {
        return Double.isFinite(z) ? HighPrecision.sigmoidGradient(z).doubleValue() : !Double.isNaN(z) ? 0 : NAN;
    }

    private static double softplus(double z) {
        return Double.isFinite(z) ? HighPrecision.softplus(z).doubleValue() : z < 0 ? 0 : z;
    }

    /** w y log(1 + e<sup>-z</sup>) + (1 - y) log(1 + e<sup>z</sup>). */
    private static double loss(double z, double y, double w) {
        if (Double.isInfinite(z)) {
            return (z > 0 ? y < 1 : w > 0 && y > 0) ? INF : 0;
        }
        if (Double.isNaN(z)) {
            return NAN;
        }
        BigDecimal label = new BigDecimal(y);
        BigDecimal positive =
                new BigDecimal(w).multiply(label).multiply(SOFTPLUS.computeIfAbsent(-z, HighPrecision::softplus));
        return positive.add(
                        BigDecimal.ONE.subtract(label).multiply(SOFTPLUS.computeIfAbsent(z, HighPrecision::softplus)),
                        DIGITS)
                .doubleValue();
    }

    private static double slope(double z, double y, double w) {
        if (!Double.isFinite(z)) {
            return z > 0 ? 1 - y : z < 0 ? 0 - w * y : NAN;
        }
        if (w == 1) {
            return HighPrecision.logLossGradient(z, y).doubleValue();
        }
        BigDecimal label = new BigDecimal(y);
        BigDecimal positive =
                new BigDecimal(w).multiply(label).multiply(SIGMOID.computeIfAbsent(-z, HighPrecision::sigmoid));
        return BigDecimal.ONE
                .subtract(label)
                .multiply(SIGMOID.computeIfAbsent(z, HighPrecision::sigmoid))
                .subtract(positive, DIGITS)
                .doubleValue();
    }

    /** At a finite z the factor of v is positive, though it may be no double: an infinite v stays infinite. */
    private static double curvature(double z, BigDecimal weight, double v) {
        if (Double.isNaN(z) || Double.isNaN(v) || (Double.isInfinite(z) && Double.isInfinite(v))) {
            return NAN;
        }
        if (Double.isInfinite(v)) {
            return v;
        }
        return Double.isInfinite(z)
                ? 0
                : HighPrecision.sigmoidGradient(z)
                        .multiply(weight)
                        .multiply(new BigDecimal(v))
                        .doubleValue();
    }

    private static double logit(double p) {
        if (p == 0.5) {
            return 0;
        }
        return p > 0 && p < 1 ? HighPrecision.logit(p).doubleValue() : p == 0 ? -INF : p == 1 ? INF : NAN;
    }

    private static double logitGradient(double p) {
        if (!(p > 0 && p < 1)) {
            return !Double.isNaN(p) ? INF : NAN;
        }
        BigDecimal exact = new BigDecimal(p);
        return BigDecimal.ONE
                .divide(exact.multiply(BigDecimal.ONE.subtract(exact)), DIGITS)
                .doubleValue();
    }
}
