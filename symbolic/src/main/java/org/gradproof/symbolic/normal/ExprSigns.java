package org.gradproof.symbolic.normal;

import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;

/** Signs by the structure that the author wrote: an even power is not negative, whatever stands in it. */
final class ExprSigns {
    private final Function<Expr, Sign> leaf;

    /** Signs where the structure does not tell come from the leaf. */
    ExprSigns(Function<Expr, Sign> leaf) {
        this.leaf = leaf;
    }

    Sign sign(Expr expr) {
        if (expr instanceof Add add) {
            Sign sum = Sign.ZERO;
            for (Expr term : add.terms()) {
                sum = sum.plus(sign(term));
            }
            return sum == Sign.UNKNOWN ? leaf(expr) : sum;
        } else if (expr instanceof Mul mul) {
            Sign product = Sign.POSITIVE;
            for (Expr factor : mul.factors()) {
                product = product.times(sign(factor));
            }
            return product == Sign.UNKNOWN ? leaf(expr) : product;
        } else if (expr instanceof Pow pow
                && pow.exponent() instanceof Num num
                && num.value().isInteger()) {
            boolean even = !num.value().numerator().testBit(0);
            boolean negative = num.value().signum() < 0;
            Sign base = sign(pow.base());
            if (even) {
                return base.isNonzero() || negative || num.value().isZero() ? Sign.POSITIVE : Sign.NONNEGATIVE;
            }
            return negative && base == Sign.NONNEGATIVE
                    ? Sign.POSITIVE
                    : negative && base == Sign.NONPOSITIVE ? Sign.NEGATIVE : base;
        }
        return leaf(expr);
    }

    private Sign leaf(Expr expr) {
        try {
            return leaf.apply(expr);
        } catch (Unsupported notExpressible) {
            return Sign.UNKNOWN;
        }
    }
}
