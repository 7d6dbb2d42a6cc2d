package org.gradproof.symbolic.reader.scope;

import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Hands out bound variables, each with its own number. */
public final class Session {
    private final AtomicInteger depth = new AtomicInteger();
    private int last;

    public Session(int last) {
        this.last = last;
    }

    /** How many givens are being read at the moment, one for the sake of another. */
    public AtomicInteger depth() {
        return depth;
    }

    public Sym bound(String spelling) {
        return new Sym(new Name(spelling, ++last));
    }
}
