package org.gradproof.verify.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Fraction;
import org.jspecify.annotations.Nullable;

/** Writes a point at which a claim fails as a person would note it. */
final class Noted {
    private static final int DIGITS = 10;
    private static final MathContext SHORT = new MathContext(6);
    /** Equal digits at the front that are all written out. */
    private static final int MOST_EQUAL = 120;

    private static final int MOST_DIGITS = 10_000;
    /** Of the equal digits, when they are too many. */
    private static final int SHOWN = 24;

    private final Givens givens;
    private final Set<Name> relevant;

    /** For the names that matter; see {@link Relevance}. */
    Noted(Givens givens, Set<Name> relevant) {
        this.givens = givens;
        this.relevant = relevant;
    }

    Counterexample counterexample(Point point, PreciseValue left, PreciseValue right) {
        double gap = -left.logRelativeGap(right);
        boolean close = gap > 5 && gap < MOST_DIGITS && !left.minus(right).mayBeZero();
        int digits = Math.max(DIGITS, close ? (int) Math.ceil(gap) + 5 : 0);
        int equal = close ? (int) gap - 4 : 0;
        return new Counterexample(
                values(point),
                side(left, digits, equal),
                side(right, digits, equal),
                decimal(left.minus(right), DIGITS));
    }

    /** The side with all digits that matter, of the equal ones at the front as many as are read. */
    private static String side(PreciseValue value, int digits, int equal) {
        String decimal = decimal(value, digits);
        int start = decimal.indexOf('.') + 1 + SHOWN;
        int end = decimal.indexOf('.') + equal;
        boolean elided = equal > MOST_EQUAL && start > SHOWN && end > start && end < decimal.length();
        return elided
                ? decimal.substring(0, start) + "[" + (end - start) + " digits]" + decimal.substring(end)
                : decimal;
    }

    /** The point in some digits, for a message. */
    String about(Point point) {
        StringBuilder text = new StringBuilder();
        values(point)
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(" = ")
                        .append(rounded(value)));
        return text.toString();
    }

    private static Object rounded(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Noted::rounded).toList();
        } else if (value instanceof Double number) {
            return new BigDecimal(number).round(SHORT).stripTrailingZeros().toPlainString();
        } else if (value instanceof Fraction fraction) {
            return new BigDecimal(fraction.value().numerator())
                    .divide(new BigDecimal(fraction.value().denominator()), SHORT)
                    .toPlainString();
        }
        return value;
    }

    /** A side that is zero as far as anybody can tell is written as zero: the other one is not. */
    private static String decimal(PreciseValue value, int digits) {
        return value.mayBeZero() ? "0" : value.toDecimal(digits);
    }

    private Map<String, Object> values(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        point.values().forEach((name, value) -> {
            Told told = givens.told(name);
            if (relevant.contains(name) && told != null) {
                Object shown = told(name, told, value, point);
                if (shown != null) {
                    values.put(told.latex(), shown);
                }
            } else if (relevant.contains(name)) {
                boolean more = !name.predecessor().isEmpty() && value instanceof Point.Scalar;
                values.put(
                        Counterexample.key(name),
                        more && value instanceof Point.Scalar scalar
                                ? number(scalar.value().minus(Rational.ONE), true)
                                : plain(name, value));
            }
        });
        return values;
    }

    /** A value of a name that no author wrote; null of weights that are all 1, as of points that are summed over. */
    private @Nullable Object told(Name name, Told told, Point.Value value, Point point) {
        if (value instanceof Point.Array array) {
            if (told.kind() == Told.Kind.WEIGHTS && array.entries().stream().allMatch(Rational.ONE::equals)) {
                return null;
            } else if (told.kind() == Told.Kind.LAW) {
                return nested(new Normalised(givens, point).of(name, array, told.left()), false, 0, new int[1]);
            }
        }
        return value instanceof Point.Chosen && told.kind() == Told.Kind.LAW
                ? "\\propto (" + plain(name, value) + ")"
                : plain(name, value);
    }

    private Object plain(Name name, Point.Value value) {
        if (value instanceof Point.Scalar scalar) {
            return number(scalar.value(), isWhole(name));
        } else if (value instanceof Point.Array array) {
            return nested(array, isWhole(name), 0, new int[1]);
        } else if (value instanceof Point.Indices indices) {
            return List.copyOf(new TreeSet<>(indices.members()));
        } else if (value instanceof Point.Chosen chosen) {
            return Formula.of(chosen);
        }
        throw new IllegalStateException("no such value");
    }

    /** Whether the name takes integers only. */
    private boolean isWhole(Name name) {
        Given given = givens.find(name);
        Domain domain = domain(given);
        return domain == null
                || (domain instanceof Domain.Finite finite
                        && finite.values().stream().allMatch(Rational::isInteger));
    }

    private static @Nullable Domain domain(@Nullable Given given) {
        if (given instanceof Given.Scalar scalar) {
            return scalar.domain();
        } else if (given instanceof Given.Family family) {
            return family.domain();
        }
        return null;
    }

    private static List<Object> nested(Point.Array array, boolean whole, int slot, int[] next) {
        List<Object> level = new ArrayList<>();
        for (int i = 0; i < array.dimensions().get(slot); i++) {
            if (slot == array.dimensions().size() - 1) {
                level.add(number(array.entries().get(next[0]++), whole));
            } else {
                level.add(nested(array, whole, slot + 1, next));
            }
        }
        return level;
    }

    /** An integer, a double if it is exactly that, else a fraction. */
    static Object number(Rational value, boolean whole) {
        if (whole && value.isInteger() && value.numerator().bitLength() < 32) {
            return value.numerator().intValueExact();
        }
        double near = value.numerator().doubleValue() / value.denominator().doubleValue();
        if (Double.isFinite(near) && isExactly(near, value)) {
            return near;
        }
        return new Fraction(value);
    }

    private static boolean isExactly(double near, Rational value) {
        return new BigDecimal(near)
                        .multiply(new BigDecimal(value.denominator()))
                        .compareTo(new BigDecimal(value.numerator()))
                == 0;
    }
}
