package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Claims that follow from an assumption by contraposition: were the claim false, the assumption would be. So
 * {@code x > 0} follows from {@code \frac{1}{1+e^{-x}} > \frac12}, since {@code x \le 0} makes the fraction at most a
 * half, which is a claim about the signs of what is written.
 *
 * <p>It is sound wherever the claim is made: there both of its sides have values, so that one of the claim and its
 * opposite holds, and the assumption holds, so that its sides have values too; if its opposite follows from the claim's,
 * the claim's cannot hold. The opposite is proved from the other givens alone. That these may contradict each other is
 * no concern here: a proof counts only with a point at which all givens hold.
 */
final class Contraposition {
    /** Assumptions that are tried, the last ones first: what an arrow rests on stands behind the givens. */
    private static final int MOST_ASSUMPTIONS = 3;

    private final Setting setting;
    private final Claim claim;
    private final Function<Claim, @Nullable Proof> direct;

    private Contraposition(Setting setting, Function<Claim, @Nullable Proof> direct) {
        this.setting = setting;
        this.claim = setting.claim();
        this.direct = direct;
    }

    /** A proof in which the opposite of an assumption is proved by the function, or null. */
    static @Nullable Proof prove(Setting setting, Function<Claim, @Nullable Proof> direct) {
        return new Contraposition(setting, direct).prove();
    }

    private @Nullable Proof prove() {
        if (!setting.mayUse(setting.facts())) {
            return null;
        }
        List<Assumption> candidates = new ArrayList<>(claim.givens().assumptions());
        candidates.removeIf(assumption -> !isAboutTheClaim(assumption));
        for (int i = candidates.size() - 1; i >= Math.max(0, candidates.size() - MOST_ASSUMPTIONS); i--) {
            Proof proof = from(candidates.get(i));
            if (proof != null) {
                return proof;
            }
        }
        return null;
    }

    private boolean isAboutTheClaim(Assumption assumption) {
        Set<Name> names =
                new LinkedHashSet<>(Dependencies.direct(assumption.relation().left()));
        names.addAll(Dependencies.direct(assumption.relation().right()));
        return assumption.universal().isEmpty()
                && !IndexRelations.isAboutIndices(assumption, claim.givens())
                && (Dependencies.direct(claim.left()).stream().anyMatch(names::contains)
                        || Dependencies.direct(claim.right()).stream().anyMatch(names::contains));
    }

    private @Nullable Proof from(Assumption assumption) {
        Set<String> reasons = new LinkedHashSet<>();
        Set<String> conditions = new LinkedHashSet<>(setting.conditions(Set.of()));
        List<Relation> targets = switch (claim.relation()) {
            case EQ -> List.of(Relation.GE, Relation.LE);
            case NE -> List.of();
            default -> List.of(claim.relation());
        };
        for (Relation target : targets) {
            Proof proof = opposite(assumption, target);
            if (proof == null) {
                return null;
            }
            reasons.addAll(proof.reasons());
            conditions.addAll(proof.conditions());
        }
        if (targets.isEmpty()) {
            return null;
        }
        List<String> all =
                new ArrayList<>(List.of("contraposition: otherwise $" + assumption.latex() + "$ would fail"));
        reasons.stream().filter(reason -> !reason.equals("signs")).forEach(all::add);
        return new Proof(Outcome.PROVED, List.of(), all, List.copyOf(conditions), "");
    }

    /** A proof that the assumption fails where the claim with this relation does, or null. */
    private @Nullable Proof opposite(Assumption assumption, Relation target) {
        Cond.Rel fails = new Cond.Rel(claim.left(), RealCases.opposite(target), claim.right());
        List<Given> givens = new ArrayList<>(claim.givens().all());
        givens.remove(assumption);
        givens.add(new Assumption(fails, List.of(), List.of(), ""));
        Cond.Rel given = assumption.relation();
        List<Relation> goals = given.relation() == Relation.EQ
                ? List.of(Relation.LT, Relation.GT)
                : List.of(RealCases.opposite(given.relation()));
        for (Relation goal : goals) {
            Proof proof = direct.apply(new Claim(claim.givens().with(givens), given.left(), goal, given.right()));
            if (proof != null) {
                return proof;
            }
        }
        return null;
    }
}
