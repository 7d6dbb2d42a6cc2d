package org.gradproof.symbolic.average;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/** Absolute values under an integral: the range is split where what is within changes its sign. */
final class Distances {
    private Distances() {}

    /** The sum of two integrals without an absolute value of {@code v - c}, or null where none splits the range. */
    static @Nullable Expr split(Integral integral, Definite.Positivity known) {
        Sym v = integral.variable();
        Expr inner = distance(integral.body(), v);
        if (inner == null) {
            return null;
        }
        Expr slope = Exprs.sub(Bound.at(inner, v, Exprs.ONE), Bound.at(inner, v, Exprs.ZERO));
        Expr zero = inner.equals(v) ? Exprs.ZERO : Exprs.neg(Exprs.div(Bound.at(inner, v, Exprs.ZERO), slope));
        boolean rises = inner.equals(v) || known.isPositive(slope);
        boolean above = integral.low() instanceof Infinity || known.isPositive(Exprs.sub(zero, integral.low()));
        boolean below = integral.high() instanceof Infinity || known.isPositive(Exprs.sub(integral.high(), zero));
        if (!rises || !above || !below) {
            return null;
        }
        return Exprs.add(
                new Integral(v, integral.low(), zero, without(integral.body(), inner, Exprs.neg(inner))),
                new Integral(v, zero, integral.high(), without(integral.body(), inner, inner)));
    }

    /** What stands in an absolute value and is affine in the variable, or null. */
    private static @Nullable Expr distance(Expr expr, Sym v) {
        if (expr instanceof Fn fn && fn.function() == Function.ABS && !Terms.isFree(expr, v)) {
            Expr inner = fn.arguments().get(0);
            var terms = new Terms(v, false, false, false).of(inner);
            boolean affine = terms != null && terms.stream().allMatch(t -> t.isPower() && t.power() <= 1);
            return affine ? inner : null;
        }
        for (Expr part : Parts.of(expr)) {
            Expr found = distance(part, v);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Expr without(Expr expr, Expr inner, Expr value) {
        return expr.equals(new Fn(Function.ABS, inner))
                ? value
                : Substitution.map(expr, part -> without(part, inner, value), cond -> cond);
    }
}
