package org.gradproof.verify.random.ground;

import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;

/** The cells that a ground expression names. */
public final class Cells {
    private Cells() {}

    public static Set<Cell> of(Expr... ground) {
        Set<Cell> cells = new TreeSet<>();
        for (Expr expr : ground) {
            collect(expr, cells);
        }
        return cells;
    }

    private static void collect(Expr expr, Set<Cell> into) {
        if (expr instanceof Expr.Sym sym) {
            Cell cell = Grounding.cell(sym);
            if (cell != null) {
                into.add(cell);
            }
        } else if (expr instanceof Expr.Add add) {
            add.terms().forEach(term -> collect(term, into));
        } else if (expr instanceof Expr.Mul mul) {
            mul.factors().forEach(factor -> collect(factor, into));
        } else if (expr instanceof Expr.Pow pow) {
            collect(pow.base(), into);
            collect(pow.exponent(), into);
        } else if (expr instanceof Expr.Fn fn) {
            fn.arguments().forEach(argument -> collect(argument, into));
        }
    }
}
