package org.gradproof.verify;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.LatexWriter;

/** Expressions in LaTeX. */
final class Latex {
    private Latex() {}

    static String of(Expr expr) {
        return LatexWriter.write(expr);
    }
}
