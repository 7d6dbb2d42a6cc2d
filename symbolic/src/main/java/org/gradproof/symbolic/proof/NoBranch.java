package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * Claims of which a side has no value, since none of the branches of its {@code cases} is taken: nothing is claimed
 * there. Told from the assumptions that a case of the proof adds, as they are written.
 */
final class NoBranch {
    private final Givens givens;

    private NoBranch(Givens givens) {
        this.givens = givens;
    }

    /** Whether a side of the claim has no value under its givens, for this reason. */
    static boolean in(Claim claim) {
        NoBranch search = new NoBranch(claim.givens());
        return search.stands(claim.left()) || search.stands(claim.right());
    }

    /** The difference of the sides of a condition, of which the sign decides it. */
    static Expr difference(Cond.Rel rel) {
        return rel.right().equals(Exprs.ZERO) ? rel.left() : Exprs.sub(rel.left(), rel.right());
    }

    /** Whether the expression needs cases none of whose branches is taken; what stands in branches or under binders may not be needed. */
    private boolean stands(Expr expr) {
        if (expr instanceof Expr.Cases cases) {
            return cases.branches().stream().allMatch(branch -> Boolean.FALSE.equals(holds(branch.condition())));
        }
        boolean strict = expr instanceof Expr.Add || expr instanceof Expr.Mul || expr instanceof Expr.Pow || expr instanceof Expr.Fn;
        return strict && Parts.of(expr).stream().anyMatch(this::stands);
    }

    /** Whether the condition holds; null where the assumptions do not say. */
    private @Nullable Boolean holds(Cond condition) {
        if (condition instanceof Cond.Rel rel) {
            Expr difference = difference(rel);
            return givens.assumptions().stream()
                    .filter(a -> a.relation().left().equals(difference)
                            && a.relation().right().equals(Exprs.ZERO)
                            && a.universal().isEmpty())
                    .map(a -> implied(a.relation().relation(), rel.relation()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } else if (condition instanceof Cond.Not not) {
            Boolean part = holds(not.part());
            return part == null ? null : !part;
        } else if (condition instanceof Cond.And and) {
            List<@Nullable Boolean> parts = new ArrayList<>();
            and.parts().forEach(part -> parts.add(holds(part)));
            return parts.contains(false) ? Boolean.FALSE : parts.contains(null) ? null : Boolean.TRUE;
        }
        return condition instanceof Cond.True ? Boolean.TRUE : null;
    }

    /** What a relation to 0 says of another one. */
    private static @Nullable Boolean implied(Relation known, Relation asked) {
        return switch (known) {
            case GT -> asked == Relation.GT || asked == Relation.GE || asked == Relation.NE;
            case LT -> asked == Relation.LT || asked == Relation.LE || asked == Relation.NE;
            case EQ -> asked == Relation.EQ || asked == Relation.GE || asked == Relation.LE;
            default -> null;
        };
    }
}
