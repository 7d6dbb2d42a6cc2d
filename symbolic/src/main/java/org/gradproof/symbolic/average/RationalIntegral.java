package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.average.SimpleFractions.Fraction;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Integrals of rational functions by partial fractions, where no zero of a divisor lies in the range, its ends
 * included. The primitive's logs are of linear factors, positive on the range, and of quadratics without real zeros; the
 * arctangents are continuous everywhere.
 */
final class RationalIntegral {
    private final Definite.Known known;
    private final Sym variable;
    private final Expr low;
    private final Expr high;
    private final SimpleFractions.Split split;

    private RationalIntegral(Definite.Known known, Sym variable, Expr low, Expr high, SimpleFractions.Split split) {
        this.known = known;
        this.variable = variable;
        this.low = low;
        this.high = high;
        this.split = split;
    }

    /**
     * The integral of the quotient, or null where it is not known, or not that it converges.
     *
     * @param low less than {@code high}
     */
    static @Nullable Expr value(Definite.Known known, Sym variable, Expr low, Expr high, Quotient quotient) {
        SimpleFractions.Split split = SimpleFractions.of(quotient);
        boolean arctangent = low.equals(Exprs.ZERO)
                && quotient.top().equals(List.of(Rational.ONE))
                && quotient.bottom().equals(List.of(Rational.ONE, Rational.ZERO, Rational.ONE));
        if (split == null) {
            return null;
        }
        Expr value = new RationalIntegral(known, variable, low, high, split).value(quotient);
        // An arctangent that is no known angle stays the integral that it is.
        return arctangent && value instanceof Expr.Integral ? null : value;
    }

    private @Nullable Expr value(Quotient quotient) {
        boolean infinite = low instanceof Infinity || high instanceof Infinity;
        List<Boolean> above = new ArrayList<>();
        Rational growth = Rational.ZERO;
        for (Fraction f : split.fractions()) {
            Rational root = f.factor().get(0).negate();
            boolean right = f.isLinear() && !(low instanceof Infinity) && isPositive(low, root);
            boolean left = f.isLinear()
                    && !right
                    && !(high instanceof Infinity)
                    && known.isPositive(Exprs.sub(new Num(root), high));
            if (f.isLinear() && !right && !left) {
                return null;
            }
            above.add(!left);
            if (f.power() == 1) {
                growth = growth.plus(f.isLinear() ? f.constant() : f.slope());
            }
        }
        if (infinite && !(split.polynomial().isEmpty() && growth.isZero())) {
            return null;
        }
        if (!known.isPrimitive(primitive(variable, above), variable, quotient.at(variable))) {
            return null;
        }
        Expr to = high instanceof Infinity ? end(true) : primitive(high, above);
        Expr from = low instanceof Infinity ? end(false) : primitive(low, above);
        return from.equals(Exprs.ZERO) ? to : Exprs.sub(to, from);
    }

    private boolean isPositive(Expr low, Rational root) {
        return known.isPositive(Exprs.sub(low, new Num(root)));
    }

    /** The primitive, whose logs cancel at both ends of the line. */
    private Expr primitive(Expr at, List<Boolean> above) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < split.polynomial().size(); i++) {
            Rational next = Rational.of(i + 1L);
            terms.add(Exprs.mul(new Num(split.polynomial().get(i).dividedBy(next)), new Pow(at, new Num(next))));
        }
        for (int i = 0; i < split.fractions().size(); i++) {
            Fraction f = split.fractions().get(i);
            if (f.isLinear()) {
                terms.add(linear(f, at, above.get(i)));
            } else {
                quadratic(f, at, terms);
            }
        }
        terms.removeIf(term -> term.equals(Exprs.ZERO));
        return terms.isEmpty() ? Exprs.ZERO : terms.size() == 1 ? terms.get(0) : Exprs.add(terms);
    }

    private static Expr sum(Expr at, Rational constant) {
        if (at instanceof Num num) {
            return new Num(num.value().plus(constant));
        }
        return constant.isZero() ? at : Exprs.add(at, new Num(constant));
    }

    private static Expr times(Rational factor, Expr value) {
        if (value instanceof Num num) {
            return new Num(num.value().times(factor));
        } else if (value instanceof Expr.Mul mul && mul.factors().get(0) instanceof Num num) {
            List<Expr> rest = mul.factors().subList(1, mul.factors().size());
            return times(factor.times(num.value()), Exprs.mul(rest));
        }
        return factor.isOne() ? value : factor.isZero() ? Exprs.ZERO : Exprs.mul(new Num(factor), value);
    }

    private static Expr linear(Fraction f, Expr at, boolean above) {
        Expr distance = sum(at, f.factor().get(0));
        if (f.power() == 1) {
            return times(f.constant(), Exprs.log(above ? distance : times(Rational.MINUS_ONE, distance)));
        }
        Rational next = Rational.of(1L - f.power());
        return times(f.constant().dividedBy(next), new Pow(distance, new Num(next)));
    }

    /**
     * {@code \int (s v + c) / Q^k}: of the slope half of Q', whose primitive is a log or a power of Q, of the rest
     * {@code (2v + b) / ((k-1) D Q^{k-1}) + (4k-6) / ((k-1) D) \int 1 / Q^{k-1}} down to {@code 2 / \sqrt D \arctan((2v +
     * b) / \sqrt D)}.
     */
    private static void quadratic(Fraction f, Expr at, List<Expr> terms) {
        Expr value =
                at instanceof Num num ? new Num(Quotient.at(f.factor(), num.value())) : Quotient.at(f.factor(), at);
        Rational half = f.slope().times(Rational.HALF);
        int k = f.power();
        if (k == 1) {
            terms.add(times(half, Exprs.log(value)));
        } else {
            terms.add(times(half.dividedBy(Rational.of(1L - k)), new Pow(value, Exprs.num(1L - k))));
        }
        Rational rest = f.constant().minus(half.times(f.factor().get(1)));
        Expr slope = sum(times(Rational.of(2), at), f.factor().get(1));
        for (int power = k; power > 1; power--) {
            Rational scale = Rational.of(power - 1L).times(f.room());
            terms.add(Exprs.mul(new Num(rest.dividedBy(scale)), slope, new Pow(value, Exprs.num(1L - power))));
            rest = rest.times(Rational.of(4L * power - 6)).dividedBy(scale);
        }
        Rational root = root(f.room());
        Expr angle = root == null
                ? Arctangent.value(slope, f.room())
                : Arctangent.value(times(Rational.ONE.dividedBy(root), slope), Rational.ONE);
        terms.add(arctangent(rest, f.room(), angle));
    }

    private static Expr arctangent(Rational weight, Rational room, Expr angle) {
        Rational twice = weight.times(Rational.of(2));
        if (twice.isZero() || angle.equals(Exprs.ZERO)) {
            return Exprs.ZERO;
        }
        Rational root = root(room);
        return root != null
                ? times(twice.dividedBy(root), angle)
                : Exprs.mul(
                        new Num(twice),
                        new Pow(new Expr.Fn(org.gradproof.symbolic.expr.Function.SQRT, new Num(room)), Exprs.MINUS_ONE),
                        angle);
    }

    private static @Nullable Rational root(Rational square) {
        Rational root =
                new Rational(square.numerator().sqrt(), square.denominator().sqrt());
        return root.times(root).equals(square) ? root : null;
    }

    /** The limit at an end of the line, where the logs cancel and all but the arctangents vanish. */
    private Expr end(boolean positive) {
        List<Expr> terms = new ArrayList<>();
        for (Fraction f : split.fractions()) {
            if (!f.isLinear()) {
                Rational rest = f.constant()
                        .minus(f.slope().times(Rational.HALF).times(f.factor().get(1)));
                for (int power = f.power(); power > 1; power--) {
                    rest = rest.times(Rational.of(4L * power - 6))
                            .dividedBy(Rational.of(power - 1L).times(f.room()));
                }
                Expr right = times(Rational.HALF, new Expr.Pi());
                terms.add(arctangent(rest, f.room(), positive ? right : Exprs.neg(right)));
            }
        }
        terms.removeIf(term -> term.equals(Exprs.ZERO));
        return terms.isEmpty() ? Exprs.ZERO : Exprs.add(terms);
    }
}
