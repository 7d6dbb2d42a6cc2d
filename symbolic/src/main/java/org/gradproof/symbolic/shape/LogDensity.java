package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.jspecify.annotations.Nullable;

/**
 * The logarithm of a product of real powers and exponentials, as densities are, as a sum. A power whose exponent is no
 * whole number has a positive base wherever it is defined.
 */
final class LogDensity {
    private final Function<String, Sym> fresh;

    LogDensity(Function<String, Sym> fresh) {
        this.fresh = fresh;
    }

    /** The logarithm of the number; null where it is no such product. */
    @Nullable
    Term of(Term term) {
        if (!(term instanceof Term.Pointwise of)
                || !of.shape().isScalar()
                || !(of.body() instanceof Expr.Mul product)) {
            return null;
        }
        List<Term> terms = new ArrayList<>();
        for (Expr factor : product.factors()) {
            Expr log = log(factor);
            if (log == null) {
                return null;
            }
            terms.add(of(log, of));
        }
        return new Term.Sum(terms, Shape.SCALAR);
    }

    private static @Nullable Expr log(Expr factor) {
        if (factor instanceof Expr.Fn fn && fn.function() == org.gradproof.symbolic.expr.Function.EXP) {
            return fn.arguments().get(0);
        } else if (factor instanceof Expr.Pow pow) {
            boolean whole =
                    pow.exponent() instanceof Expr.Num num && num.value().isInteger();
            boolean positive = pow.base() instanceof Expr.Mul mul
                    && mul.factors().stream()
                            .allMatch(part -> part instanceof Expr.Pi
                                    || (part instanceof Expr.Num num
                                            && num.value().signum() > 0));
            return positive || (!whole && pow.exponent() instanceof Expr.Num)
                    ? Exprs.mul(pow.exponent(), Exprs.log(pow.base()))
                    : null;
        }
        return null;
    }

    /** The expression with the arguments that stand in it. */
    private Term of(Expr expr, Term.Pointwise around) {
        for (int i = 0; i < around.holes().size(); i++) {
            Sym hole = around.holes().get(i);
            if (!Mentions.isFree(expr, hole.name())) {
                Sym own = fresh.apply("x");
                Expr body =
                        new org.gradproof.symbolic.expr.Substitution().apply(expr, java.util.Map.of(hole.name(), own));
                return new Term.Pointwise(
                        List.of(own), body, List.of(around.arguments().get(i)), Shape.SCALAR);
            }
        }
        return new Term.Scalar(expr);
    }
}
