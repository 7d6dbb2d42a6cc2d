package org.gradproof.verify;

import org.gradproof.symbolic.expr.Expr;

/** Whether there is a derivative to work out. */
final class Derivatives {
    private Derivatives() {}

    /** Whether the expression is a derivative, or a sum, product or power of some. */
    static boolean in(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().anyMatch(Derivatives::in);
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().anyMatch(Derivatives::in);
        } else if (expr instanceof Expr.Pow pow) {
            return in(pow.base());
        }
        return expr instanceof Expr.Deriv;
    }
}
