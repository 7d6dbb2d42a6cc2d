package org.gradproof.symbolic.average;

import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Substitution;

/** Values for bound variables. */
final class Bound {
    private Bound() {}

    /** The expression with a bound variable, which no binder in it binds again, replaced. */
    static Expr at(Expr expr, Sym variable, Expr value) {
        return expr.equals(variable)
                ? value
                : Substitution.map(expr, part -> at(part, variable, value), cond -> at(cond, variable, value));
    }

    private static Cond at(Cond cond, Sym variable, Expr value) {
        return Substitution.map(cond, part -> at(part, variable, value), inner -> at(inner, variable, value));
    }
}
