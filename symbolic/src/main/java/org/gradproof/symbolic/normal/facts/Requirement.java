package org.gradproof.symbolic.normal.facts;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;

/**
 * What a part of an expression needs to be defined.
 *
 * @param kind what it asks of the quantity
 * @param quantity a denominator, a log's or root's argument, a base
 * @param binders the binders around it, outermost first: it is asked for each value of their indices
 * @param guarded whether it stands where it may be left out (a branch of cases, a restricted sum)
 * @param strict whether a log's argument must be above zero; where the log is multiplied by something,
 *     zero is allowed beside a zero factor
 */
public record Requirement(Kind kind, Expr quantity, List<Binder> binders, boolean guarded, boolean strict) {
    /** What is asked. */
    public enum Kind {
        /** Not zero. */
        NONZERO,
        /** Above zero. */
        POSITIVE,
        /** Not below zero. */
        NONNEGATIVE
    }

    public Requirement {
        binders = List.copyOf(binders);
    }

    /** Whether the other asks no more of the same quantity. */
    public boolean implies(Requirement other) {
        return kind == other.kind
                && quantity.equals(other.quantity)
                && binders.equals(other.binders)
                && (strict || !other.strict);
    }
}
