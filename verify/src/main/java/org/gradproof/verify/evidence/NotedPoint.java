package org.gradproof.verify.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Fraction;
import org.jspecify.annotations.Nullable;

/** The point of a counterexample that a report has in a reader's form. */
public final class NotedPoint {
    private NotedPoint() {}

    /**
     * The point. Names that do not matter are not in a counterexample: they get any value that the givens allow.
     *
     * @param laboratory of the claim that it refutes
     * @return empty if a function is among its values, of which it has the formula alone
     */
    public static Optional<Point> of(Laboratory laboratory, Counterexample counterexample) {
        Map<Name, Point.Value> values = laboratory.points(1, ValueProfile.NICE).next() instanceof PointSource.Met met
                ? new LinkedHashMap<>(met.point().values())
                : new LinkedHashMap<>();
        for (Given given : laboratory.givens().all()) {
            Name name = nameOf(given);
            Object shown =
                    name == null ? null : counterexample.values().get(Counterexample.key(laboratory.givens(), name));
            if (name != null && shown != null) {
                Point.Value value = value(shown);
                if (value == null) {
                    return Optional.empty();
                }
                boolean more = !name.predecessor().isEmpty();
                values.put(
                        name,
                        more && value instanceof Point.Scalar scalar
                                ? new Point.Scalar(scalar.value().plus(Rational.ONE))
                                : value);
            }
        }
        addWeights(laboratory.givens(), counterexample, values);
        return Optional.of(new Point(values));
    }

    /** Weights of points of which nothing is said are all 1. */
    private static void addWeights(Givens givens, Counterexample counterexample, Map<Name, Point.Value> values) {
        for (Given given : givens.all()) {
            Told told = given instanceof Given.Family family ? givens.told(family.name()) : null;
            if (told != null
                    && told.kind() == Told.Kind.WEIGHTS
                    && !counterexample.values().containsKey(told.latex())
                    && given instanceof Given.Family family
                    && family.ranges().get(0) instanceof Expr.Sym size
                    && values.get(size.name()) instanceof Point.Scalar points) {
                int count = points.value().numerator().intValueExact();
                values.put(family.name(), new Point.Array(List.of(count), Collections.nCopies(count, Rational.ONE)));
            }
        }
    }

    private static @Nullable Name nameOf(Given given) {
        if (given instanceof Given.Size size) {
            return size.name();
        } else if (given instanceof Given.Index index) {
            return index.name();
        } else if (given instanceof Given.Scalar scalar) {
            return scalar.name();
        } else if (given instanceof Given.Family family) {
            return family.name();
        }
        return given instanceof Given.SmoothFunction function ? function.name() : null;
    }

    /** The value; null for a function, which is shown as a formula. */
    private static Point.@Nullable Value value(Object shown) {
        if (!(shown instanceof List<?> list)) {
            Rational number = number(shown);
            return number == null ? null : new Point.Scalar(number);
        }
        List<Integer> dimensions = new ArrayList<>();
        for (Object level = list; level instanceof List<?> some; level = some.isEmpty() ? "" : some.get(0)) {
            dimensions.add(some.size());
        }
        List<Rational> entries = new ArrayList<>();
        return collect(list, entries) ? new Point.Array(dimensions, entries) : null;
    }

    private static boolean collect(List<?> list, List<Rational> entries) {
        for (Object entry : list) {
            if (entry instanceof List<?> inner) {
                if (!collect(inner, entries)) {
                    return false;
                }
            } else {
                Rational number = number(entry);
                if (number == null) {
                    return false;
                }
                entries.add(number);
            }
        }
        return true;
    }

    private static @Nullable Rational number(Object shown) {
        if (shown instanceof Fraction fraction) {
            return fraction.value();
        } else if (shown instanceof Integer || shown instanceof Long) {
            return Rational.of(((Number) shown).longValue());
        } else if (shown instanceof Double number) {
            BigDecimal exact = new BigDecimal(number);
            return new Rational(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
        }
        return null;
    }
}
