package org.gradproof.symbolic.reader.scope;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;

/** Hands out bound variables, each with its own number. */
public final class Session {
    private final AtomicInteger depth = new AtomicInteger();
    private final Set<String> summed = new HashSet<>();
    private final Set<String> integrated = new HashSet<>();
    private int last;

    public Session(int last) {
        this.last = last;
    }

    /** How many givens are being read at the moment, one for the sake of another. */
    public AtomicInteger depth() {
        return depth;
    }

    /** Letters over which the document sums somewhere. */
    public Set<String> summed() {
        return summed;
    }

    /** Letters over which the document integrates somewhere. */
    public Set<String> integrated() {
        return integrated;
    }

    public Sym bound(String spelling) {
        return new Sym(new Name(spelling, ++last));
    }
}
