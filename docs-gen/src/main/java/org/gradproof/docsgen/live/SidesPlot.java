package org.gradproof.docsgen.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.evidence.NotedPoint;
import org.gradproof.verify.numeric.program.BudgetExceededException;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.report.Counterexample;

/**
 * Both sides of a refuted step over one of its free reals, about the counterexample.
 *
 * @param variable what runs along the axis, in LaTeX: {@code z}, or {@code z_{2}}
 * @param at its value in the counterexample
 * @param x where the sides were evaluated, from left to right
 * @param left the left side there; NaN where it is not defined
 * @param right the right side
 */
public record SidesPlot(String variable, double at, List<Double> x, List<Double> left, List<Double> right) {
    private static final int HALF = 32;
    /** With fewer defined points than this there is nothing to see. */
    private static final int FEWEST = 16;

    private static final double REACH = 3;
    /** A counterexample as far out as this is not looked at by a plot of ordinary width. */
    private static final double FAR = 1e4;

    public SidesPlot {
        x = List.copyOf(x);
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** The plot, or nothing: where no real is free, or the sides are defined almost nowhere about the counterexample. */
    public static Optional<SidesPlot> of(Givens givens, Step step, Counterexample counterexample) {
        List<Expr> sides = List.of(step.left().expr(), step.right().expr());
        Laboratory laboratory = new Laboratory(givens, sides);
        Optional<Point> point = NotedPoint.of(laboratory, counterexample);
        if (point.isEmpty()
                || !givens.assumptions().isEmpty()
                || !step.assumed().isEmpty()) {
            // Along an axis an assumption would hold here and there only.
            return Optional.empty();
        }
        for (Given given : laboratory.givens().all()) {
            Optional<SidesPlot> plot = Optional.empty();
            if (given instanceof Given.Scalar scalar && scalar.domain() instanceof Domain.Interval interval) {
                plot = along(laboratory, sides, point.get(), scalar.name(), 0, interval, counterexample);
            } else if (given instanceof Given.Family family
                    && !family.simplex()
                    && family.structure() == Given.Structure.GENERAL
                    && family.ranges().size() == 1
                    && family.domain() instanceof Domain.Interval interval) {
                plot = along(laboratory, sides, point.get(), family.name(), 0, interval, counterexample);
            }
            if (plot.isPresent()) {
                return plot;
            }
        }
        return Optional.empty();
    }

    private static Optional<SidesPlot> along(
            Laboratory laboratory,
            List<Expr> sides,
            Point point,
            Name name,
            int entry,
            Domain.Interval within,
            Counterexample counterexample) {
        String key = Counterexample.key(name);
        Point.Value value = point.values().get(name);
        if (!counterexample.values().containsKey(key) || value == null || isEmpty(value)) {
            return Optional.empty();
        }
        double at = number(value, entry);
        if (Math.abs(at) > FAR) {
            return Optional.empty();
        }
        double low = end(within.low(), at - REACH, 1);
        double high = end(within.high(), at + REACH, -1);
        List<Double> x = new ArrayList<>();
        List<List<Double>> found = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i <= 2 * HALF; i++) {
            double here = low + (high - low) * i / (2 * HALF);
            boolean inside = (here > low || !within.lowOpen() || within.low() == null)
                    && (here < high || !within.highOpen() || within.high() == null);
            if (inside) {
                x.add(here);
                Evaluator evaluator = laboratory.evaluator(with(point, name, entry, here));
                for (int side = 0; side < 2; side++) {
                    found.get(side).add(evaluated(evaluator, sides.get(side)));
                }
            }
        }
        boolean seen = found.stream()
                .allMatch(side -> side.stream().filter(each -> !each.isNaN()).count() >= FEWEST);
        String variable = value instanceof Point.Array ? key + "_{" + (entry + 1) + "}" : key;
        return seen ? Optional.of(new SidesPlot(variable, at, x, found.get(0), found.get(1))) : Optional.empty();
    }

    private static double end(@org.jspecify.annotations.Nullable Rational end, double reach, int inwards) {
        if (end == null) {
            return reach;
        }
        double bound = number(end);
        return inwards > 0 ? Math.max(bound, reach) : Math.min(bound, reach);
    }

    private static boolean isEmpty(Point.Value value) {
        return value instanceof Point.Array array && array.entries().isEmpty();
    }

    private static double evaluated(Evaluator evaluator, Expr side) {
        try {
            return evaluator.evaluate(side) instanceof Enclosure.Value value && Double.isFinite(value.value())
                    ? value.value()
                    : Double.NaN;
        } catch (BudgetExceededException exceeded) {
            return Double.NaN;
        }
    }

    private static double number(Point.Value value, int entry) {
        return number(value instanceof Point.Array array ? array.entries().get(entry) : ((Point.Scalar) value).value());
    }

    private static double number(Rational value) {
        return value.numerator().doubleValue() / value.denominator().doubleValue();
    }

    private static Point with(Point point, Name name, int entry, double here) {
        Map<Name, Point.Value> values = new LinkedHashMap<>(point.values());
        Rational exact = new Rational(
                new java.math.BigDecimal(here)
                        .setScale(12, java.math.RoundingMode.HALF_EVEN)
                        .unscaledValue(),
                java.math.BigInteger.TEN.pow(12));
        if (values.get(name) instanceof Point.Array array) {
            List<Rational> entries = new ArrayList<>(array.entries());
            entries.set(entry, exact);
            values.put(name, new Point.Array(array.dimensions(), entries));
        } else {
            values.put(name, new Point.Scalar(exact));
        }
        return new Point(values);
    }

    /** In words, for who cannot see it. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "Both sides over %s from %.3g to %.3g; the counterexample is at %.3g.",
                variable,
                x.get(0),
                x.get(x.size() - 1),
                at);
    }
}
