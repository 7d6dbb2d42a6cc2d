package org.gradproof.verify.mutation;

import java.util.List;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.proof.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A step with one small mistake in it.
 *
 * @param document the path of the document that has the step
 * @param derivation the id of the step's derivation
 * @param step the step's place in it, from 1
 * @param line where the step stands in the document
 * @param mutation the kind of mistake
 * @param change the mistake as a reader sees it: the new side, the new relation, or the given left out
 * @param side the expression that is new, or null where the mistake is in the relation or the givens
 * @param claim what the mutant claims
 */
public record Mutant(
        String document,
        String derivation,
        int step,
        int line,
        Mutation mutation,
        String change,
        @Nullable Expr side,
        Claim claim) {
    /** What the mutant claims, in LaTeX, its givens aside. */
    public String latex() {
        return LatexWriter.write(claim.left()) + " " + claim.relation().latex() + " "
                + LatexWriter.write(claim.right());
    }

    /** The mutant as a derivation of one step. */
    Derivation toDerivation() {
        Step only = Step.of(1, line, side(claim.left()), claim.relation(), side(claim.right()), List.of());
        return new Derivation(derivation, line, null, null, null, claim.givens(), List.of(only), List.of());
    }

    private Side side(Expr expr) {
        return new Side(expr, LatexWriter.write(expr), line, 1, null);
    }
}
