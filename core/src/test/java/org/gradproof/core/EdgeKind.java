package org.gradproof.core;

import static org.gradproof.core.LogitEdges.INF;
import static org.gradproof.core.LogitEdges.LEAST;
import static org.gradproof.core.LogitEdges.MAX;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** The edges that a function of a logit, of a row of logits or of probabilities has to be tried at, by its first argument. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates are lambdas that capture nothing
enum EdgeKind {
    LARGEST_LOGIT(Domain.LOGIT, v -> v[0] == MAX),
    LEAST_LOGIT(Domain.LOGIT, v -> v[0] == -MAX),
    CERTAIN_LOGIT(Domain.LOGIT, v -> v[0] == INF),
    IMPOSSIBLE_LOGIT(Domain.LOGIT, v -> v[0] == -INF),
    NAN_LOGIT(Domain.LOGIT, v -> Double.isNaN(v[0])),
    NEGATIVE_ZERO_LOGIT(Domain.LOGIT, v -> isNegativeZero(v[0])),
    SUBNORMAL_LOGIT(Domain.LOGIT, v -> v[0] == LEAST),
    ROUNDS_TO_ONE(Domain.LOGIT, v -> v[0] == 37),
    SUBNORMAL_RESULT(Domain.LOGIT, v -> v[0] == -745),
    SUBNORMAL_COMPLEMENT(Domain.LOGIT, v -> v[0] == 745),

    NO_CLASS(Domain.ROW, row -> row.length == 0),
    ONE_CLASS(Domain.ROW, row -> row.length == 1 && row[0] == 3),
    ONE_CLASS_MASKED(Domain.ROW, row -> row.length == 1 && row[0] == -INF),
    ONE_CLASS_NAN(Domain.ROW, row -> row.length == 1 && Double.isNaN(row[0])),
    ONE_MASKED(Domain.ROW, row -> row.length > 2 && count(row, v -> v == -INF) == 1),
    ALL_BUT_ONE_MASKED(Domain.ROW, row -> row.length > 2 && count(row, v -> v == -INF) == row.length - 1),
    ALL_MASKED(Domain.ROW, row -> row.length > 1 && count(row, v -> v == -INF) == row.length),
    ONE_CERTAIN(Domain.ROW, row -> row.length > 1 && count(row, v -> v == INF) == 1),
    SEVERAL_CERTAIN(Domain.ROW, row -> count(row, v -> v == INF) > 1),
    NAN_AMONG_OTHERS(Domain.ROW, row -> row.length > 1 && count(row, Double::isNaN) == 1),
    LARGEST_AND_LEAST(Domain.ROW, row -> count(row, v -> v == MAX) > 0 && count(row, v -> v == -MAX) > 0),
    NEGATIVE_ZERO_LOGITS(Domain.ROW, row -> row.length > 1 && count(row, EdgeKind::isNegativeZero) > 0),
    SUBNORMAL_LOGITS(Domain.ROW, row -> count(row, v -> v == LEAST || v == Float.MIN_VALUE) > 0),
    DOMINANT_CLASS(Domain.ROW, row -> Arrays.equals(row, new double[] {37, 0, 0})),
    SUBNORMAL_PROBABILITY(Domain.ROW, row -> Arrays.equals(row, new double[] {0, -745})),

    NO_PROBABILITY(Domain.DISTRIBUTION, p -> p.length == 0),
    ONE_PROBABILITY(Domain.DISTRIBUTION, p -> p.length == 1),
    PROBABILITY_0(Domain.DISTRIBUTION, p -> p.length > 1 && p[0] == 0 && !isNegativeZero(p[0])),
    PROBABILITY_NEGATIVE_0(Domain.DISTRIBUTION, p -> count(p, EdgeKind::isNegativeZero) > 0),
    PROBABILITY_1(Domain.DISTRIBUTION, p -> p.length > 1 && p[0] == 1),
    SUBNORMAL(Domain.DISTRIBUTION, p -> count(p, v -> v == LEAST) > 0),
    SUM_BELOW_1(Domain.DISTRIBUTION, p -> p.length > 1 && Arrays.stream(p).sum() < 1),
    SUM_ABOVE_1(Domain.DISTRIBUTION, p -> Arrays.stream(p).sum() > 1);

    private enum Domain {
        LOGIT,
        ROW,
        DISTRIBUTION,
        OTHER
    }

    private final Domain domain;
    private final Predicate<double[]> test;

    EdgeKind(Domain domain, Predicate<double[]> test) {
        this.domain = domain;
        this.test = test;
    }

    private boolean isOf(Edge edge) {
        return test.test(edge.arguments().get(0) instanceof double[] row ? row : new double[] {edge.number(0)});
    }

    /** The kinds that a function of this name needs and these edges lack. */
    static List<EdgeKind> missing(String type, String method, List<Edge> edges) {
        return Arrays.stream(values())
                .filter(kind -> kind.domain == domain(type, method))
                .filter(kind -> kind != NO_CLASS || !type.endsWith("CrossEntropy") || method.endsWith("Logits"))
                .filter(kind -> edges.stream().noneMatch(kind::isOf))
                .toList();
    }

    private static Domain domain(String type, String method) {
        boolean ofLogits = method.endsWith("Logits");
        return switch (type) {
            case "Sigmoid", "LogSigmoid", "Softplus", "LogLoss", "WeightedLogLoss", "FocalLoss" -> Domain.LOGIT;
            case "Softmax", "LogSumExp", "CrossEntropy", "AdjustedCrossEntropy" -> Domain.ROW;
            case "Entropy", "DistributionCrossEntropy", "KullbackLeibler" ->
                ofLogits ? Domain.ROW : Domain.DISTRIBUTION;
            case "Logit", "LinearModel", "SumOfLogLosses" -> Domain.OTHER;
            default -> throw new AssertionError(type + " has no edges yet");
        };
    }

    private static boolean isNegativeZero(double v) {
        return v == 0 && 1 / v < 0;
    }

    private static long count(double[] row, DoublePredicate test) {
        return Arrays.stream(row).filter(test).count();
    }
}
