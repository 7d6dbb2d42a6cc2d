package org.gradproof.symbolic.reader;

import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Hands out bound variables, each with its own number. */
final class Session {
    private final AtomicInteger depth = new AtomicInteger();
    private int last;

    Session(int last) {
        this.last = last;
    }

    /** How many givens are being read at the moment, one for the sake of another. */
    AtomicInteger depth() {
        return depth;
    }

    Sym bound(String spelling) {
        return new Sym(new Name(spelling, ++last));
    }
}
