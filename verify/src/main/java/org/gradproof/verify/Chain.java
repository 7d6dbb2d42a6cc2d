package org.gradproof.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.jspecify.annotations.Nullable;

/** What a chain of relations claims: each step, and the first side against the last. */
final class Chain {
    private Chain() {}

    static Claim claim(Derivation derivation, Step step) {
        List<Assumption> assumed = new ArrayList<>(step.assumed());
        if (step.premise() != null) {
            assumed.addAll(step.premise().assumptions());
        }
        return new Claim(
                with(derivation.givens(), assumed),
                step.left().expr(),
                step.relation(),
                step.right().expr());
    }

    /** The step's claim without the conditions on its line, or null if it has none. */
    static @Nullable Claim unconditional(Derivation derivation, Step step) {
        Claim claim = claim(derivation, step);
        return claim.givens() == derivation.givens()
                ? null
                : new Claim(derivation.givens(), claim.left(), claim.relation(), claim.right());
    }

    /** What an arrow that points both ways claims from right to left, or null if it does not. */
    static @Nullable Claim converse(Derivation derivation, Step step) {
        Step.Premise premise = step.premise();
        if (premise == null || premise.converse().isEmpty()) {
            return null;
        }
        List<Assumption> assumed = new ArrayList<>(step.assumed());
        assumed.addAll(premise.converse());
        return new Claim(
                with(derivation.givens(), assumed),
                premise.left().expr(),
                premise.relation(),
                premise.right().expr());
    }

    /** The step's claim if the line before its chain holds too, or null where it has none. */
    static @Nullable Claim fromBefore(Derivation derivation, Step step) {
        Step.Premise before = step.before();
        if (before == null) {
            return null;
        }
        Claim claim = claim(derivation, step);
        return new Claim(with(claim.givens(), before.assumptions()), claim.left(), claim.relation(), claim.right());
    }

    /** From the left side of the step before to the right side of this one, or null where the relations have no direction. */
    static @Nullable Claim across(Derivation derivation, Step before, Step step) {
        Relation relation = relation(List.of(before.relation(), step.relation()));
        if (relation == null) {
            return null;
        }
        Claim first = claim(derivation, before);
        Claim second = claim(derivation, step);
        List<Assumption> assumed = new ArrayList<>(second.givens().assumptions());
        assumed.removeAll(first.givens().assumptions());
        return new Claim(with(first.givens(), assumed), first.left(), relation, second.right());
    }

    private static Givens with(Givens givens, List<Assumption> assumed) {
        Givens all = givens;
        for (Assumption assumption : assumed) {
            all = all.with(assumption);
        }
        return all;
    }

    /** The chains, each as its steps: reasons and labels aside. */
    static List<List<Step>> of(Derivation derivation) {
        Map<Integer, List<Step>> chains = new LinkedHashMap<>();
        for (Step step : derivation.steps()) {
            if (step.kind() == Step.Kind.STEP || step.kind() == Step.Kind.IMPLICATION) {
                chains.computeIfAbsent(step.chain(), chain -> new ArrayList<>()).add(step);
            }
        }
        return List.copyOf(chains.values());
    }

    /** The conclusion of a chain, or null where the relations have no common direction, or it is no chain of lines. */
    static @Nullable Claim conclusion(Derivation derivation, List<Step> steps) {
        if (steps.isEmpty()) {
            return null;
        }
        Relation relation = relation(steps.stream().map(Step::relation).toList());
        if (relation == null) {
            return null;
        }
        List<Assumption> assumed = new ArrayList<>();
        for (Step step : steps) {
            assumed.addAll(step.assumed());
            if (step.premise() != null) {
                assumed.addAll(step.premise().assumptions());
            }
        }
        return new Claim(
                with(derivation.givens(), assumed.stream().distinct().toList()),
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
