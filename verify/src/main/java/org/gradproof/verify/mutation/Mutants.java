package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.random.claim.Completion;

/**
 * Makes the mutants of derivations. Each line of a chain is changed once: the first against the second,
 * every later one against the one before it. Two mistakes that read alike are one mutant.
 */
public final class Mutants {
    private Mutants() {}

    /** The mutants of all steps of the document that are meant to hold. */
    public static List<Mutant> of(ReadDocument document) {
        List<Mutant> all = new ArrayList<>();
        for (Derivation derivation : document.derivations()) {
            if (derivation.errors().isEmpty() && derivation.expect() == null) {
                derivation.steps().forEach(step -> all.addAll(of(document.path(), derivation, step)));
            }
        }
        return List.copyOf(all);
    }

    /** The mutants of one step. */
    static List<Mutant> of(String path, Derivation derivation, Step step) {
        Expr left = step.left().expr();
        Expr right = step.right().expr();
        Relation relation = step.relation();
        Givens givens = derivation.givens();
        List<Mutant> all = new ArrayList<>();
        for (Change change : changes(right, Completion.of(givens, left, right))) {
            Claim claim = new Claim(givens, left, relation, change.whole());
            all.add(mutant(path, derivation, step, change, claim));
        }
        if (step.number() == 1) {
            for (Change change : changes(left, Completion.of(givens, left, right))) {
                Claim claim = new Claim(givens, change.whole(), relation, right);
                all.add(mutant(path, derivation, step, change, claim));
            }
        }
        ClaimMutations.of(new Claim(givens, left, relation, right))
                .forEach(c -> all.add(new Mutant(
                        path, derivation.id(), step.number(), step.line(), c.mutation(), c.change(), null, c.claim())));
        return all;
    }

    private static Mutant mutant(String path, Derivation derivation, Step step, Change change, Claim claim) {
        return new Mutant(
                path,
                derivation.id(),
                step.number(),
                step.line(),
                change.mutation(),
                change.latex(),
                change.whole(),
                claim);
    }

    /** An expression with a mistake in it. */
    record Change(Mutation mutation, Expr whole, String latex) {}

    /** All mistakes in the expression under givens that declare its free indices. */
    static List<Change> changes(Expr expr, Givens givens) {
        List<Change> all = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(LatexWriter.write(expr)));
        for (Site site : Sites.of(expr, givens)) {
            for (Mutation mutation : Mutation.values()) {
                for (Expr part : mutation.at(site)) {
                    Expr whole = Flat.of(site.whole().apply(part));
                    String latex = LatexWriter.write(whole);
                    if (seen.add(latex)) {
                        all.add(new Change(mutation, whole, latex));
                    }
                }
            }
        }
        return all;
    }
}
