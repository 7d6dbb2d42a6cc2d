package org.gradproof.verify.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.draw.PointSource;
import org.gradproof.verify.random.draw.ValueProfile;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/** The point of a counterexample that a report has in a reader's form. */
public final class NotedPoint {
    private NotedPoint() {}

    /**
     * The point. Names that do not matter are not in a counterexample: they get any value that the givens allow.
     *
     * @param laboratory of the claim that it refutes
     * @return empty if it has values that cannot be read back, such as a function's formula
     */
    public static Optional<Point> of(Laboratory laboratory, Counterexample counterexample) {
        Map<Name, Point.Value> values = laboratory.points(1, ValueProfile.NICE).next() instanceof PointSource.Met met
                ? new LinkedHashMap<>(met.point().values())
                : new LinkedHashMap<>();
        try {
            for (Given given : laboratory.givens().all()) {
                Name name = nameOf(given);
                Object shown = name == null ? null : counterexample.values().get(Counterexample.key(name));
                if (name != null && shown != null) {
                    Point.Value value = value(shown);
                    boolean more = !name.predecessor().isEmpty() && value instanceof Point.Scalar;
                    values.put(
                            name,
                            more && value instanceof Point.Scalar scalar
                                    ? new Point.Scalar(scalar.value().plus(Rational.ONE))
                                    : value);
                }
            }
            return Optional.of(new Point(values));
        } catch (NumberFormatException formula) {
            return Optional.empty();
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

    private static Point.Value value(Object shown) {
        if (!(shown instanceof List<?> list)) {
            return new Point.Scalar(number(shown));
        }
        List<Integer> dimensions = new ArrayList<>();
        for (Object level = list; level instanceof List<?> some; level = some.isEmpty() ? "" : some.get(0)) {
            dimensions.add(some.size());
        }
        List<Rational> entries = new ArrayList<>();
        collect(list, entries);
        return new Point.Array(dimensions, entries);
    }

    private static void collect(List<?> list, List<Rational> entries) {
        for (Object entry : list) {
            if (entry instanceof List<?> inner) {
                collect(inner, entries);
            } else {
                entries.add(number(entry));
            }
        }
    }

    private static Rational number(Object shown) {
        String text = shown instanceof Double d ? new BigDecimal(d).toPlainString() : shown.toString();
        int bar = text.indexOf('/');
        if (bar >= 0) {
            return new Rational(new BigInteger(text.substring(0, bar)), new BigInteger(text.substring(bar + 1)));
        }
        BigDecimal decimal = new BigDecimal(text);
        BigInteger power = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
        return new Rational(decimal.multiply(new BigDecimal(power)).toBigIntegerExact(), power);
    }
}
