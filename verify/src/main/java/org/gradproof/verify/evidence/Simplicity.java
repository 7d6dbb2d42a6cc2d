package org.gradproof.verify.evidence;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Point;
import org.jspecify.annotations.Nullable;

/** How simple a point looks to a person: the less the simpler. Sizes weigh most; ties count against a point, for they hide which entry is which. */
final class Simplicity {
    private static final double SIZE = 60;
    private static final double TIE = 2;

    private final Givens givens;
    /** Of two points that are as simple but for a 0 and a 1, always the same one is told. */
    private static final double ZERO = 1 - 0x1p-10;

    private final Set<Name> relevant;

    Simplicity(Givens givens, Set<Name> relevant) {
        this.givens = givens;
        this.relevant = relevant;
    }

    double of(Point point) {
        double sum = 0;
        Rational before = null;
        Rational index = null;
        for (var entry : point.values().entrySet()) {
            if (!relevant.contains(entry.getKey())) {
                continue;
            }
            Given given = givens.find(entry.getKey());
            Point.Value value = entry.getValue();
            if (value instanceof Point.Scalar scalar) {
                double weight = given instanceof Given.Size ? SIZE : 1;
                sum += weight * number(scalar.value());
                if (given instanceof Given.Scalar) {
                    sum += before == null ? 0 : pair(before, scalar.value(), 1.5);
                    before = scalar.value();
                } else if (given instanceof Given.Index) {
                    sum += index == null ? 0 : pair(index, scalar.value(), 0);
                    index = scalar.value();
                }
            } else if (value instanceof Point.Array array) {
                sum += entries(array.entries(), given);
            } else if (value instanceof Point.Indices indices) {
                sum += indices.members().size();
            } else if (value instanceof Point.Chosen chosen) {
                sum += 3 * nodes(chosen.body());
            }
        }
        return sum;
    }

    private static double entries(List<Rational> entries, @Nullable Given given) {
        boolean ties = given instanceof Given.Family family && family.domain().equals(Domain.REALS);
        double sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            sum += number(entries.get(i));
            sum += i == 0 ? 0 : pair(entries.get(i - 1), entries.get(i), ties ? TIE : 0);
        }
        return sum;
    }

    /** What two neighbours cost besides: a tie; and of two orders of the same numbers the descending one. */
    private static double pair(Rational before, Rational after, double tie) {
        int order = after.compareTo(before);
        return order == 0 ? tie : order < 0 ? 0.25 : 0;
    }

    /** 1 for 1, hardly less for 0, more for what takes longer to say. */
    static double number(Rational value) {
        if (value.isZero()) {
            return ZERO;
        }
        int top = value.numerator().bitLength();
        int bottom = value.denominator().bitLength();
        if (top > 10 || bottom > 10) {
            return 20 + 2.0 * (top + bottom);
        }
        double size = Math.max(1, Math.abs(value.numerator().intValueExact()));
        double sign = value.signum() < 0 ? 1.25 : 0;
        double fraction = value.isInteger() ? 0 : 1 + value.denominator().intValueExact() / 2.0;
        return size + sign + fraction;
    }

    private static int nodes(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return 1 + add.terms().stream().mapToInt(Simplicity::nodes).sum();
        } else if (expr instanceof Expr.Mul mul) {
            return 1 + mul.factors().stream().mapToInt(Simplicity::nodes).sum();
        } else if (expr instanceof Expr.Pow pow) {
            return 1 + nodes(pow.base()) + nodes(pow.exponent());
        } else if (expr instanceof Expr.Fn fn) {
            return 1 + fn.arguments().stream().mapToInt(Simplicity::nodes).sum();
        }
        return 1;
    }
}
