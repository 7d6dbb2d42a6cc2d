package org.gradproof.verify;

import java.util.List;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.proof.Claim;
import org.jspecify.annotations.Nullable;

/** What a chain of relations claims: each step, and the first side against the last. */
final class Chain {
    private Chain() {}

    static Claim claim(Derivation derivation, Step step) {
        return new Claim(
                derivation.givens(),
                step.left().expr(),
                step.relation(),
                step.right().expr());
    }

    /** The conclusion, or null where the relations have no common direction. */
    static @Nullable Claim conclusion(Derivation derivation) {
        List<Step> steps = derivation.steps();
        Relation relation = relation(steps.stream().map(Step::relation).toList());
        if (relation == null) {
            return null;
        }
        return new Claim(
                derivation.givens(),
                steps.get(0).left().expr(),
                relation,
                steps.get(steps.size() - 1).right().expr());
    }

    /** What follows of the ends of a chain of these relations, or null if nothing does. */
    static @Nullable Relation relation(List<Relation> relations) {
        if (relations.isEmpty()) {
            return null;
        } else if (relations.size() == 1) {
            return relations.get(0);
        }
        Relation all = Relation.EQ;
        for (Relation next : relations) {
            all = joined(all, next);
            if (all == null) {
                return null;
            }
        }
        return all;
    }

    private static @Nullable Relation joined(Relation a, Relation b) {
        if (a == Relation.NE || b == Relation.NE) {
            return null;
        } else if (a == Relation.EQ) {
            return b;
        } else if (b == Relation.EQ || a == b) {
            return a;
        }
        boolean bothUp = isUp(a) && isUp(b);
        boolean bothDown = !isUp(a) && !isUp(b);
        return bothUp ? Relation.LT : bothDown ? Relation.GT : null;
    }

    private static boolean isUp(Relation relation) {
        return relation == Relation.LT || relation == Relation.LE;
    }
}
