package org.gradproof.symbolic.reader.scope;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.shape.Meaning;

/** Hands out bound variables, each with its own number. */
public final class Session {
    private final AtomicInteger depth = new AtomicInteger();
    private final Set<String> summed = new HashSet<>();
    private final Set<String> integrated = new HashSet<>();
    private final Map<Expr, Meaning> meanings = new HashMap<>();
    private boolean denominator;
    private int last;

    /** Remembers of which term the expression is a component: digits of none that is a number, as they are one anyway. */
    public void note(Expr component, Meaning meaning) {
        if (!(component instanceof Expr.Num) || !meaning.term().shape().isScalar()) {
            meanings.put(component, meaning);
        }
    }

    /** The terms of the components that were read. */
    public Map<Expr, Meaning> meanings() {
        return Collections.unmodifiableMap(meanings);
    }

    public Session(int last) {
        this.last = last;
    }

    /** Whether the document lays derivatives out by their variables. */
    public boolean isDenominatorLayout() {
        return denominator;
    }

    /** Says which way the document lays derivatives out. */
    public void lay(boolean byDenominator) {
        denominator = byDenominator;
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
