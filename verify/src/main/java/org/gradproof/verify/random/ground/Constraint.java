package org.gradproof.verify.random.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.jspecify.annotations.Nullable;

/**
 * An assumption at one value of its universal indices.
 *
 * @param relation with numbers in place of the universal indices
 * @param left the left side written out for a shape, or null where that cannot be done
 * @param right the right side written out, or null
 */
public record Constraint(
        Assumption source,
        Cond.Rel relation,
        @Nullable Expr left,
        @Nullable Expr right) {
    /** The assumption for all values of its universal indices; empty where one of them has an empty range. */
    public static List<Constraint> of(Assumption assumption, Grounding grounding, Instances instances) {
        List<Map<Name, Expr>> bindings = List.of(Map.of());
        for (int u = 0; u < assumption.universal().size(); u++) {
            Expr high = grounding.ground(assumption.universalRanges().get(u));
            if (!(high instanceof Expr.Num num)) {
                // A range that cannot be read is a given that cannot be met, not one that holds.
                Cond.Rel never = new Cond.Rel(Exprs.ZERO, Relation.EQ, Exprs.ONE);
                return List.of(new Constraint(assumption, never, Exprs.ZERO, Exprs.ONE));
            }
            int last = num.value().numerator().intValue();
            List<Map<Name, Expr>> longer = new ArrayList<>();
            for (Map<Name, Expr> binding : bindings) {
                for (int i = 1; i <= last; i++) {
                    Map<Name, Expr> more = new TreeMap<>(binding);
                    more.put(assumption.universal().get(u).name(), Exprs.num(i));
                    longer.add(more);
                }
            }
            bindings = longer;
        }
        List<Constraint> all = new ArrayList<>();
        for (Map<Name, Expr> binding : bindings) {
            Cond.Rel concrete = instances.of(assumption, binding);
            Expr left = grounding.ground(concrete.left());
            Expr right = grounding.ground(concrete.right());
            boolean both = left != null && right != null;
            all.add(new Constraint(assumption, concrete, both ? left : null, both ? right : null));
        }
        return all;
    }

    /** Whether it holds at the draft, as far as exact arithmetic tells; null where it does not. */
    public @Nullable Boolean exactly(Draft draft) {
        if (left == null || right == null) {
            return null;
        }
        Rational a = Exact.value(left, draft);
        Rational b = Exact.value(right, draft);
        return (a == null || b == null) ? null : Exact.holds(a, relation.relation(), b);
    }

    /** Whether it seems to hold; true where nothing can be said, for the final check decides. */
    public boolean seemsToHold(Draft draft) {
        if (left == null || right == null) {
            return true;
        }
        double a = Approx.value(left, draft);
        double b = Approx.value(right, draft);
        boolean near = Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
        if (near || !Double.isFinite(a) || !Double.isFinite(b)) {
            Boolean exact = exactly(draft);
            if (exact != null) {
                return exact;
            } else if (Double.isNaN(a) || Double.isNaN(b)) {
                return false;
            }
        }
        return switch (relation.relation()) {
            case EQ -> near;
            case NE -> true;
            case LT -> a < b;
            case LE -> near || a < b;
            case GT -> a > b;
            case GE -> near || a > b;
        };
    }
}
