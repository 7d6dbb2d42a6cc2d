package org.gradproof.symbolic.average;

import java.util.List;
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
    static @Nullable Expr split(Integral integral, Definite.Known known) {
        Sym v = integral.variable();
        Fn kinked = kinked(integral.body(), v);
        if (kinked == null) {
            return null;
        }
        Expr inner = inner(kinked);
        Expr slope = Exprs.sub(Bound.at(inner, v, Exprs.ONE), Bound.at(inner, v, Exprs.ZERO));
        Expr zero = inner.equals(v) ? Exprs.ZERO : Exprs.neg(Exprs.div(Bound.at(inner, v, Exprs.ZERO), slope));
        boolean rises = inner.equals(v) || known.isPositive(slope);
        boolean above = integral.low() instanceof Infinity || known.isPositive(Exprs.sub(zero, integral.low()));
        boolean below = integral.high() instanceof Infinity || known.isPositive(Exprs.sub(integral.high(), zero));
        if (!rises || !above || !below) {
            return null;
        }
        return Exprs.add(
                new Integral(v, integral.low(), zero, without(integral.body(), kinked, false)),
                new Integral(v, zero, integral.high(), without(integral.body(), kinked, true)));
    }

    /** What changes its sign where the function has its kink: what stands in it, or the difference of the two. */
    private static Expr inner(Fn kinked) {
        List<Expr> of = kinked.arguments();
        return kinked.function() == Function.ABS ? of.get(0) : Exprs.sub(of.get(0), of.get(1));
    }

    private static boolean isKinked(Fn fn) {
        return fn.function() == Function.ABS
                || ((fn.function() == Function.MAX || fn.function() == Function.MIN)
                        && fn.arguments().size() == 2);
    }

    /** An absolute value of, or the larger or smaller of two that differ by, what is affine in the variable; or null. */
    private static @Nullable Fn kinked(Expr expr, Sym v) {
        if (expr instanceof Fn fn && isKinked(fn) && !Terms.isFree(expr, v)) {
            var terms = new Terms(v, false, false, false).of(inner(fn));
            boolean affine = terms != null && terms.stream().allMatch(t -> t.isPower() && t.power() <= 1);
            return affine ? fn : null;
        }
        for (Expr part : Parts.of(expr)) {
            Fn found = kinked(part, v);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The expression where what is inside is positive, or where it is negative. */
    private static Expr without(Expr expr, Fn kinked, boolean positive) {
        if (!expr.equals(kinked)) {
            return Substitution.map(expr, part -> without(part, kinked, positive), cond -> cond);
        } else if (kinked.function() == Function.ABS) {
            return positive ? inner(kinked) : Exprs.neg(inner(kinked));
        }
        return kinked.arguments().get(positive == (kinked.function() == Function.MAX) ? 0 : 1);
    }
}
