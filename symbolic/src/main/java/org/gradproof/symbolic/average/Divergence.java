package org.gradproof.symbolic.average;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Integrals that have no value: of a number times {@code (a v + b)^r}, over what is too near its zero or too long. */
public final class Divergence {
    private Divergence() {}

    /** Where the first integral in the expression diverges, for a reader; null where that is not shown of any. */
    public static @Nullable String in(Expr expr) {
        String where = expr instanceof Integral integral ? where(integral) : null;
        for (Expr part : where == null ? Parts.of(expr) : List.<Expr>of()) {
            where = where == null ? in(part) : where;
        }
        return where;
    }

    private static @Nullable String where(Integral integral) {
        Rational exponent = Rational.ONE;
        Expr line = integral.body();
        while (line instanceof Pow pow && pow.exponent() instanceof Num power) {
            exponent = exponent.times(power.value());
            line = pow.base();
        }
        if (line instanceof Expr.Mul mul) {
            List<Expr> dependent = mul.factors().stream()
                    .filter(factor -> !Terms.isFree(factor, integral.variable()))
                    .toList();
            boolean numbers = mul.factors().stream().allMatch(f -> dependent.contains(f) || isNumber(f));
            return numbers && dependent.size() == 1 && exponent.equals(Rational.ONE)
                    ? where(new Integral(integral.variable(), integral.low(), integral.high(), dependent.get(0)))
                    : null;
        }
        List<Term> terms = new Terms(integral.variable(), false, false, false).of(line);
        if (terms == null || (exponent.compareTo(Rational.MINUS_ONE) > 0 && !isEndless(integral))) {
            return null;
        }
        Rational slope = Rational.ZERO;
        Rational start = Rational.ZERO;
        for (Term term : terms) {
            if (!term.isPower() || term.power() > 1 || !(term.factor() instanceof Num factor)) {
                return null;
            }
            slope = term.power() == 1 ? slope.plus(factor.value()) : slope;
            start = term.power() == 0 ? start.plus(factor.value()) : start;
        }
        if (slope.isZero()) {
            return null;
        }
        Rational zero = start.negate().dividedBy(slope);
        if (exponent.compareTo(Rational.MINUS_ONE) <= 0 && isWithin(integral, zero)) {
            return zero.toString();
        }
        return exponent.compareTo(Rational.MINUS_ONE) >= 0 && isEndless(integral) ? "infinity" : null;
    }

    private static boolean isNumber(Expr factor) {
        return (factor instanceof Num num && !num.value().isZero()) || factor instanceof Expr.Pi;
    }

    private static boolean isEndless(Integral integral) {
        return integral.low() instanceof Infinity || integral.high() instanceof Infinity;
    }

    /** Whether the point lies in the range, an end of it included, which has some length. */
    private static boolean isWithin(Integral integral, Rational point) {
        Rational low = end(integral.low());
        Rational high = end(integral.high());
        boolean above = integral.low() instanceof Infinity || (low != null && low.compareTo(point) <= 0);
        boolean below = integral.high() instanceof Infinity || (high != null && high.compareTo(point) >= 0);
        return above && below && (low == null || high == null || low.compareTo(high) < 0);
    }

    private static @Nullable Rational end(Expr end) {
        if (end instanceof Num num) {
            return num.value();
        }
        boolean negative = end instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0).equals(Exprs.MINUS_ONE);
        return negative && end instanceof Expr.Mul mul && mul.factors().get(1) instanceof Num num
                ? num.value().negate()
                : null;
    }
}
