package org.gradproof.core;

import static org.gradproof.core.HighPrecision.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of the focal loss: limits as they follow by hand, finite answers from 100 digits. */
final class FocalEdges {

    private static final double[] LABELS = {0, -0.0, 1, 0.25, 0.5, Double.MIN_VALUE};
    private static final double[] FOCUSES = {0, -0.0, 1, 2, 0.5, 5, 6, Double.MIN_VALUE, 0x1p30};

    private static final Map<Double, BigDecimal> SOFTPLUS = new HashMap<>();
    private static final Map<Double, BigDecimal> SIGMOID = new HashMap<>();
    private static final Map<List<Double>, BigDecimal> POWERS = new HashMap<>();

    private FocalEdges() {}

    static List<Edge> all() {
        List<Edge> edges = new ArrayList<>();
        for (double z : LogitEdges.LOGITS) {
            for (double y : LABELS) {
                for (double gamma : FOCUSES) {
                    edges.add(Edge.of(FocalLoss.class, z, y, gamma)
                            .gives("value", value(z, y, gamma))
                            .gives("gradient", gradient(z, y, gamma)));
                }
            }
        }
        return edges;
    }

    private static double value(double z, double y, double gamma) {
        if (Double.isInfinite(z)) {
            return (z > 0 ? y < 1 : y > 0) ? Double.POSITIVE_INFINITY : 0;
        }
        if (Double.isNaN(z)) {
            return z;
        }
        BigDecimal label = new BigDecimal(y);
        return label.multiply(loss(z, gamma))
                .add(BigDecimal.ONE.subtract(label).multiply(loss(-z, gamma)), DIGITS)
                .doubleValue();
    }

    private static double gradient(double z, double y, double gamma) {
        if (!Double.isFinite(z)) {
            return z > 0 ? 1 - y : z < 0 ? 0 - y : z;
        }
        if (gamma == 0) {
            return HighPrecision.logLossGradient(z, y).doubleValue();
        }
        BigDecimal label = new BigDecimal(y);
        return BigDecimal.ONE
                .subtract(label)
                .multiply(slope(-z, gamma))
                .subtract(label.multiply(slope(z, gamma)), DIGITS)
                .doubleValue();
    }

    private static BigDecimal loss(double z, double gamma) {
        return power(z, gamma).multiply(SOFTPLUS.computeIfAbsent(-z, HighPrecision::softplus), DIGITS);
    }

    private static BigDecimal slope(double z, double gamma) {
        BigDecimal focus = new BigDecimal(gamma)
                .multiply(SIGMOID.computeIfAbsent(z, HighPrecision::sigmoid))
                .multiply(SOFTPLUS.computeIfAbsent(-z, HighPrecision::softplus), DIGITS);
        return power(z, gamma).multiply(focus.add(SIGMOID.computeIfAbsent(-z, HighPrecision::sigmoid)), DIGITS);
    }

    /** σ(-z)<sup>γ</sup> = e<sup>-γ log(1 + e^z)</sup>. */
    private static BigDecimal power(double z, double gamma) {
        return POWERS.computeIfAbsent(
                List.of(z, gamma),
                key -> HighPrecision.exp(SOFTPLUS.computeIfAbsent(z, HighPrecision::softplus)
                        .multiply(new BigDecimal(gamma), DIGITS)
                        .negate()));
    }
}
