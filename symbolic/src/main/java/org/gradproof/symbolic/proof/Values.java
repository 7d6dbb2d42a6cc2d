package org.gradproof.symbolic.proof;

import java.util.Objects;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Exact values of sums, products and whole powers of what has a value. */
final class Values {
    private Values() {}

    /** Whether the relation holds; null where a side has no value that could be worked out. */
    static @Nullable Boolean holds(Cond.Rel relation, Function<Expr.Sym, @Nullable Rational> values) {
        Rational left = value(relation.left(), values);
        Rational right = value(relation.right(), values);
        if (left == null || right == null) {
            return null;
        }
        int order = left.compareTo(right);
        return switch (relation.relation()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    private static @Nullable Rational value(Expr expr, Function<Expr.Sym, @Nullable Rational> values) {
        if (expr instanceof Expr.Num num) {
            return num.value();
        } else if (expr instanceof Expr.Sym sym) {
            return values.apply(sym);
        } else if (expr instanceof Expr.Add add) {
            Rational sum = Rational.ZERO;
            for (Expr term : add.terms()) {
                Rational value = value(term, values);
                if (value == null) {
                    return null;
                }
                sum = sum.plus(value);
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul) {
            Rational product = Rational.ONE;
            for (Expr factor : mul.factors()) {
                Rational value = value(factor, values);
                if (value == null) {
                    return null;
                }
                product = product.times(value);
            }
            return product;
        } else if (expr instanceof Expr.Pow pow) {
            return power(value(pow.base(), values), value(pow.exponent(), values));
        }
        return null;
    }

    private static @Nullable Rational power(@Nullable Rational base, @Nullable Rational exponent) {
        boolean small = base != null
                && exponent != null
                && exponent.isInteger()
                && exponent.numerator().bitLength() < 6
                && !(base.isZero() && exponent.signum() < 0);
        return small
                ? Objects.requireNonNull(base)
                        .pow(Objects.requireNonNull(exponent).numerator().intValueExact())
                : null;
    }
}
