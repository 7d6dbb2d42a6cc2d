package org.gradproof.verify.numeric.program;

import java.util.EnumSet;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.EnclosureOrder;

/** A comparison of reals on which the value of an expression hangs, and how it has come out at the points so far. */
public final class Branching {
    private final Cond.Rel relation;
    private final Set<Comparison> seen = EnumSet.noneOf(Comparison.class);

    Branching(Cond.Rel relation) {
        this.relation = relation;
    }

    /** The comparison as it stands in the expression, bound variables and parameters included. */
    public Cond.Rel relation() {
        return relation;
    }

    /** Whether the left side has been seen to be less, greater, or exactly equal. */
    public boolean hasSeen(Comparison comparison) {
        return seen.contains(comparison);
    }

    void saw(EnclosureOrder order) {
        switch (order) {
            case LESS -> seen.add(Comparison.LESS);
            case GREATER -> seen.add(Comparison.GREATER);
            case EQUAL -> seen.add(Comparison.EQUAL_TO_PRECISION);
            case UNKNOWN -> {}
        }
    }
}
