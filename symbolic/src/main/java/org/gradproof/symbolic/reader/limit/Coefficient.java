package org.gradproof.symbolic.reader.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** A polynomial in expressions that do not depend on the variable of a limit, powers of which may be negative. */
record Coefficient(Map<Map<Expr, Integer>, Rational> terms) {
    static final Coefficient ZERO = new Coefficient(Map.of());
    static final Coefficient ONE = number(Rational.ONE);

    Coefficient {
        terms = new LinkedHashMap<>(terms);
    }

    static Coefficient number(Rational value) {
        return value.isZero() ? new Coefficient(Map.of()) : new Coefficient(Map.of(Map.of(), value));
    }

    static Coefficient of(Expr atom) {
        return new Coefficient(Map.of(Map.of(atom, 1), Rational.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The number that it is, or null. */
    @Nullable
    Rational number() {
        if (terms.isEmpty()) {
            return Rational.ZERO;
        }
        return terms.size() == 1 ? terms.get(Map.of()) : null;
    }

    Coefficient plus(Coefficient other) {
        Map<Map<Expr, Integer>, Rational> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((monomial, factor) -> add(sum, monomial, factor));
        return new Coefficient(sum);
    }

    Coefficient times(Coefficient other) {
        Map<Map<Expr, Integer>, Rational> product = new LinkedHashMap<>();
        terms.forEach((left, a) -> other.terms.forEach((right, b) -> {
            Map<Expr, Integer> monomial = new HashMap<>(left);
            right.forEach((atom, power) -> {
                int both = monomial.getOrDefault(atom, 0) + power;
                if (both == 0) {
                    monomial.remove(atom);
                } else {
                    monomial.put(atom, both);
                }
            });
            add(product, monomial, a.times(b));
        }));
        return new Coefficient(product);
    }

    Coefficient times(Rational factor) {
        return times(number(factor));
    }

    /** One over it, which is not zero as an expression; where its value is zero the result has none. */
    Coefficient inverse() {
        if (terms.size() != 1) {
            return new Coefficient(Map.of(Map.of(toExpr(), -1), Rational.ONE));
        }
        Map.Entry<Map<Expr, Integer>, Rational> only =
                terms.entrySet().iterator().next();
        Map<Expr, Integer> monomial = new HashMap<>();
        only.getKey().forEach((atom, power) -> monomial.put(atom, -power));
        return new Coefficient(Map.of(monomial, Rational.ONE.dividedBy(only.getValue())));
    }

    private static void add(Map<Map<Expr, Integer>, Rational> sum, Map<Expr, Integer> monomial, Rational factor) {
        Rational both = sum.getOrDefault(monomial, Rational.ZERO).plus(factor);
        if (both.isZero()) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, both);
        }
    }

    Expr toExpr() {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((monomial, factor) -> {
            List<Expr> product = new ArrayList<>();
            if (!factor.isOne() || monomial.isEmpty()) {
                product.add(new Expr.Num(factor));
            }
            monomial.forEach((atom, power) -> product.add(power == 1 ? atom : new Expr.Pow(atom, Exprs.num(power))));
            sum.add(Exprs.mul(product));
        });
        return sum.isEmpty() ? Exprs.ZERO : Exprs.add(sum);
    }
}
