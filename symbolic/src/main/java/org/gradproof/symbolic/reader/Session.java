package org.gradproof.symbolic.reader;

import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Hands out bound variables, each with its own number. */
final class Session {
    private int last;

    Session(int last) {
        this.last = last;
    }

    Sym bound(String spelling) {
        return new Sym(new Name(spelling, ++last));
    }
}
