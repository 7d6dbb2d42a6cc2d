package org.gradproof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.derivation.Step.Premise;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Definedness;

/**
 * Relations of which each follows from the one before: {@code A \implies B \implies C}. A reader takes from it that C
 * follows from A. That is so where B has a value wherever A holds; of {@code x = x^2 \implies x/x = x^2/x \implies 1 = x}
 * each arrow holds, and the whole does not.
 *
 * @param chains the chains behind the arrows, two or more
 */
record ArrowRun(List<List<Step>> chains) {
    ArrowRun {
        chains = chains.stream().map(List::copyOf).toList();
    }

    /** All of the derivation, in its order. */
    static List<ArrowRun> of(Derivation derivation) {
        List<ArrowRun> runs = new ArrayList<>();
        List<List<Step>> open = new ArrayList<>();
        for (List<Step> chain : Chain.of(derivation)) {
            Premise premise = chain.get(0).premise();
            if (premise == null || (!open.isEmpty() && !restsOn(premise, open.get(open.size() - 1)))) {
                close(open, runs);
            }
            if (premise != null) {
                open.add(chain);
            }
        }
        close(open, runs);
        return runs;
    }

    private static void close(List<List<Step>> open, List<ArrowRun> runs) {
        if (open.size() > 1) {
            runs.add(new ArrowRun(open));
        }
        open.clear();
    }

    private static boolean restsOn(Premise premise, List<Step> chain) {
        Step last = last(chain);
        return premise.left().latex().equals(last.left().latex())
                && premise.relation() == last.relation()
                && premise.right().latex().equals(last.right().latex());
    }

    private static Step last(List<Step> chain) {
        return chain.get(chain.size() - 1);
    }

    List<Step> steps() {
        return chains.stream().flatMap(List::stream).toList();
    }

    /** The chain at the end. */
    int chain() {
        return end().chain();
    }

    private Step end() {
        return last(chains.get(chains.size() - 1));
    }

    private Premise start() {
        Premise premise = chains.get(0).get(0).premise();
        if (premise == null) {
            throw new IllegalStateException("a run of arrows begins with an arrow");
        }
        return premise;
    }

    /** What follows from the first relation, and of a run that points both ways what follows from the last. */
    List<Claim> claims(Givens givens) {
        List<Claim> claims = new ArrayList<>();
        Step end = end();
        claims.add(new Claim(
                under(givens, start().assumptions()),
                end.left().expr(),
                end.relation(),
                end.right().expr()));
        Premise premise = end.premise();
        boolean both = chains.stream().allMatch(chain -> chain.size() == 1 && pointsBothWays(chain.get(0)));
        if (both && premise != null) {
            Relation relation = start().relation();
            claims.add(new Claim(
                    under(givens, premise.converse()),
                    start().left().expr(),
                    relation,
                    start().right().expr()));
        }
        return claims;
    }

    private static boolean pointsBothWays(Step step) {
        Premise premise = step.premise();
        return premise != null && !premise.converse().isEmpty();
    }

    /** The givens, the conditions that stand on the lines, and what the whole rests on. */
    private Givens under(Givens givens, List<Assumption> rests) {
        // Behind the first relation of a chain its premise stands among the conditions: it is what the run has to show.
        List<Assumption> premises = steps().stream()
                .flatMap(step -> step.premise() == null ? Stream.empty() : step.premise().assumptions().stream())
                .toList();
        Givens all = givens;
        for (Step step : steps()) {
            for (Assumption assumption : step.assumed()) {
                if (premises.stream().noneMatch(premise -> saysTheSame(premise, assumption))) {
                    all = all.with(assumption);
                }
            }
        }
        for (Assumption assumption : rests) {
            all = all.with(assumption);
        }
        return all;
    }

    private static boolean saysTheSame(Assumption a, Assumption b) {
        return a.relation().equals(b.relation()) || a.latex().equals(b.latex());
    }

    /** Whether all that stands between the first relation and the last is known to have a value. */
    boolean isDefined(Givens givens) {
        List<Step> all = steps();
        return all.subList(0, all.size() - 1).stream()
                .allMatch(step -> Definedness.isKnown(step.left().expr(), givens)
                        && Definedness.isKnown(step.right().expr(), givens));
    }
}
