package org.gradproof.verify;

import org.gradproof.symbolic.expr.Expr;

/** Expressions in LaTeX. */
final class Latex {
    private Latex() {}

    static String of(Expr expr) {
        return expr.toString();
    }
}
