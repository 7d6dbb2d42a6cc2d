package org.gradproof.symbolic.average;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of half-lines under an integral: the range is cut at their end where it is known to lie in the range, and the
 * indicator is 1 on one side of it and 0 on the other; one point more or less does not change an integral. The side on
 * which it is 0 is left out only where the rest of the body has a value at every real number, since 0 times what has no
 * value is not 0.
 */
final class Steps {
    private Steps() {}

    /** The integral over the part of the range where an indicator is 1, without it; null where none tells that part. */
    static @Nullable Integral cut(Integral integral, Definite.Known known) {
        Sym v = integral.variable();
        Indicator step = step(integral.body(), v);
        if (step == null || !(step.condition() instanceof Cond.Rel rel)) {
            return null;
        }
        boolean right = isPlain(rel.right(), v);
        Expr side = right ? rel.right() : rel.left();
        Expr bound = right ? rel.left() : rel.right();
        // The variable stands with a minus where the line was turned to look at its lower half.
        boolean minus = !side.equals(v);
        Expr end = minus ? Exprs.neg(bound) : bound;
        boolean less = rel.relation() == Relation.LT || rel.relation() == Relation.LE;
        boolean below = less ^ right ^ minus;
        boolean behindLow = integral.low() instanceof Infinity || known.isNonNegative(Exprs.sub(end, integral.low()));
        boolean beforeHigh =
                integral.high() instanceof Infinity || known.isNonNegative(Exprs.sub(integral.high(), end));
        boolean outsideLow =
                !(integral.low() instanceof Infinity) && known.isNonNegative(Exprs.sub(integral.low(), end));
        boolean outsideHigh =
                !(integral.high() instanceof Infinity) && known.isNonNegative(Exprs.sub(end, integral.high()));
        Expr body = without(integral.body(), step);
        if (behindLow && beforeHigh && isTotal(body, v)) {
            return below ? new Integral(v, integral.low(), end, body) : new Integral(v, end, integral.high(), body);
        }
        boolean forwards = !(integral.low() instanceof Infinity)
                && !(integral.high() instanceof Infinity)
                && known.isNonNegative(Exprs.sub(integral.high(), integral.low()));
        boolean whole = below ? outsideHigh && (behindLow || forwards) : outsideLow && (beforeHigh || forwards);
        return whole ? new Integral(v, integral.low(), integral.high(), body) : null;
    }

    /** A factor of the body that tells on which side of a number the variable, or its negative, lies; or null. */
    private static @Nullable Indicator step(Expr body, Sym v) {
        List<Expr> factors = body instanceof Expr.Mul mul ? mul.factors() : List.of(body);
        for (Expr factor : factors) {
            if (factor instanceof Indicator indicator
                    && indicator.condition() instanceof Cond.Rel rel
                    && rel.relation() != Relation.EQ
                    && rel.relation() != Relation.NE) {
                boolean left = isPlain(rel.left(), v) && Terms.isFree(rel.right(), v);
                boolean right = isPlain(rel.right(), v) && Terms.isFree(rel.left(), v);
                if (left || right) {
                    return indicator;
                }
            }
        }
        return null;
    }

    private static boolean isPlain(Expr expr, Sym v) {
        return expr.equals(v) || expr.equals(Exprs.neg(v));
    }

    private static Expr without(Expr body, Indicator step) {
        return body instanceof Expr.Mul mul
                ? Exprs.mul(mul.factors().stream()
                        .filter(factor -> !factor.equals(step))
                        .toList())
                : Exprs.ONE;
    }

    /** Whether it has a value at every real number, by how it is made. */
    private static boolean isTotal(Expr expr, Sym v) {
        if (Terms.isFree(expr, v) || expr.equals(v)) {
            return true;
        } else if (expr instanceof Indicator indicator) {
            return indicator.condition() instanceof Cond.Rel rel && isTotal(rel.left(), v) && isTotal(rel.right(), v);
        } else if (expr instanceof Pow pow) {
            boolean whole = pow.exponent() instanceof Num num
                    && num.value().isInteger()
                    && num.value().signum() > 0;
            return whole && isTotal(pow.base(), v);
        }
        boolean sound = expr instanceof Expr.Add
                || expr instanceof Expr.Mul
                || (expr instanceof Fn fn && (fn.function() == Function.EXP || fn.function() == Function.ABS));
        return sound && Parts.of(expr).stream().allMatch(part -> isTotal(part, v));
    }
}
