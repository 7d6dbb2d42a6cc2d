package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * A quotient of two polynomials in one variable with rational coefficients, in lowest terms and with a monic divisor.
 *
 * @param top the coefficients above by power, none for zero
 * @param bottom those below
 */
record Quotient(List<Rational> top, List<Rational> bottom) {
    static final int HIGHEST = 16;
    static final Quotient VARIABLE = new Quotient(List.of(Rational.ZERO, Rational.ONE), List.of(Rational.ONE));

    /** What a part of an expression is as a quotient; null where it is none. */
    @FunctionalInterface
    interface Leaf {
        @Nullable
        Quotient of(Expr expr);
    }

    static Quotient constant(Rational value) {
        return reduced(List.of(value), List.of(Rational.ONE));
    }

    /** The expression as a quotient of what its leaves are; null where it is none, or one of a high degree. */
    static @Nullable Quotient of(Expr expr, Leaf leaf) {
        Quotient own = leaf.of(expr);
        if (own != null) {
            return own;
        } else if (expr instanceof Num num) {
            return constant(num.value());
        } else if (expr instanceof Add add) {
            Quotient sum = constant(Rational.ZERO);
            for (Expr term : add.terms()) {
                Quotient part = of(term, leaf);
                sum = part == null || sum == null ? null : sum.plus(part);
            }
            return sum;
        } else if (expr instanceof Mul mul) {
            Quotient product = constant(Rational.ONE);
            for (Expr factor : mul.factors()) {
                Quotient part = of(factor, leaf);
                product = part == null || product == null ? null : product.times(part);
            }
            return product;
        } else if (expr instanceof Pow pow
                && pow.exponent() instanceof Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 5) {
            Quotient base = of(pow.base(), leaf);
            return base == null ? null : base.power(num.value().numerator().intValueExact());
        }
        return null;
    }

    private @Nullable Quotient checked() {
        return top.size() > HIGHEST || bottom.size() > HIGHEST ? null : this;
    }

    @Nullable
    Quotient plus(Quotient other) {
        return reduced(plus(times(top, other.bottom), times(other.top, bottom)), times(bottom, other.bottom))
                .checked();
    }

    @Nullable
    Quotient times(Quotient other) {
        return reduced(times(top, other.top), times(bottom, other.bottom)).checked();
    }

    @Nullable
    Quotient power(int exponent) {
        if (exponent < 0 && top.isEmpty()) {
            return null;
        }
        Quotient base = exponent < 0 ? reduced(bottom, top) : this;
        Quotient product = constant(Rational.ONE);
        for (int i = 0; i < Math.abs(exponent) && product != null; i++) {
            product = product.times(base);
        }
        return product;
    }

    private static Quotient reduced(List<Rational> above, List<Rational> below) {
        List<Rational> top = trimmed(above);
        List<Rational> bottom = trimmed(below);
        List<Rational> common = top.isEmpty() ? bottom : gcd(top, bottom);
        top = divide(top, common).quotient();
        bottom = divide(bottom, common).quotient();
        Rational lead = Rational.ONE.dividedBy(bottom.get(bottom.size() - 1));
        return new Quotient(scaled(top, lead), scaled(bottom, lead));
    }

    /** A quotient and what remains of smaller degree than the divisor. */
    record Division(List<Rational> quotient, List<Rational> remainder) {}

    static List<Rational> trimmed(List<Rational> poly) {
        int size = poly.size();
        while (size > 0 && poly.get(size - 1).isZero()) {
            size--;
        }
        return List.copyOf(poly.subList(0, size));
    }

    static List<Rational> plus(List<Rational> a, List<Rational> b) {
        List<Rational> sum = new ArrayList<>();
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            Rational left = i < a.size() ? a.get(i) : Rational.ZERO;
            sum.add(i < b.size() ? left.plus(b.get(i)) : left);
        }
        return trimmed(sum);
    }

    static List<Rational> times(List<Rational> a, List<Rational> b) {
        Rational[] product = new Rational[Math.max(0, a.size() + b.size() - 1)];
        Arrays.fill(product, Rational.ZERO);
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                product[i + j] = product[i + j].plus(a.get(i).times(b.get(j)));
            }
        }
        return trimmed(Arrays.asList(product));
    }

    private static List<Rational> scaled(List<Rational> poly, Rational by) {
        return poly.stream().map(by::times).toList();
    }

    static Division divide(List<Rational> poly, List<Rational> by) {
        List<Rational> rest = new ArrayList<>(poly);
        int degree = by.size() - 1;
        Rational[] quotient = new Rational[Math.max(0, poly.size() - degree)];
        for (int k = quotient.length - 1; k >= 0; k--) {
            Rational factor = rest.get(k + degree).dividedBy(by.get(degree));
            quotient[k] = factor;
            for (int i = 0; i <= degree; i++) {
                rest.set(k + i, rest.get(k + i).minus(factor.times(by.get(i))));
            }
        }
        return new Division(trimmed(Arrays.asList(quotient)), trimmed(rest));
    }

    static List<Rational> gcd(List<Rational> a, List<Rational> b) {
        List<Rational> first = a;
        List<Rational> second = b;
        while (!second.isEmpty()) {
            List<Rational> rest = divide(first, second).remainder();
            first = second;
            second = rest;
        }
        return scaled(first, Rational.ONE.dividedBy(first.get(first.size() - 1)));
    }

    static Rational at(List<Rational> poly, Rational value) {
        Rational sum = Rational.ZERO;
        for (int i = poly.size() - 1; i >= 0; i--) {
            sum = sum.times(value).plus(poly.get(i));
        }
        return sum;
    }

    /** The quotient at an expression. */
    Expr at(Expr value) {
        return Exprs.div(at(top, value), at(bottom, value));
    }

    /** The polynomial at an expression. */
    static Expr at(List<Rational> poly, Expr value) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < poly.size(); i++) {
            if (!poly.get(i).isZero()) {
                terms.add(Exprs.mul(new Num(poly.get(i)), new Pow(value, Exprs.num(i))));
            }
        }
        return Exprs.add(terms);
    }
}
