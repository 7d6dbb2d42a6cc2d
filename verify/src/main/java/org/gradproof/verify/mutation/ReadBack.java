package org.gradproof.verify.mutation;

import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.latex.LatexException;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.reader.document.ExpressionReader;
import org.gradproof.verify.random.claim.Completion;

/**
 * What the reader makes of a mutant's LaTeX.
 *
 * @param kind what became of it
 * @param message the reader's error, or what it read instead; empty where it read the same
 */
record ReadBack(Kind kind, String message) {
    /** Whether it reads back, and as what. */
    enum Kind {
        /** It is read as what was written. */
        SAME,
        /** It is nothing that an author can write: an index out of its range, say. */
        REFUSED,
        /** It is read as something else, which is a fault of the reader or the writer. */
        OTHER
    }

    static ReadBack of(Mutant mutant) {
        Expr side = mutant.side();
        if (side == null) {
            return new ReadBack(Kind.SAME, "");
        }
        Claim claim = mutant.claim();
        if (hasStrayRestriction(side)) {
            return new ReadBack(Kind.REFUSED, "a restriction of a sum that does not speak of its index");
        }
        try {
            // The other side's free indices are known to the reader of a chain.
            Expr again =
                    ExpressionReader.read(mutant.change(), Completion.of(claim.givens(), claim.left(), claim.right()));
            String latex = LatexWriter.write(again);
            boolean same = latex.equals(mutant.change())
                    || Decider.quick(new Claim(claim.givens(), side, Relation.EQ, again))
                                    .finding()
                            != Decision.Finding.FALSE;
            return same ? new ReadBack(Kind.SAME, "") : new ReadBack(Kind.OTHER, latex);
        } catch (LatexException refused) {
            return new ReadBack(
                    Kind.REFUSED,
                    refused.error().kind() + ": " + refused.error().message());
        }
    }

    /** Whether a sum's restriction is about other indices only: below a sum sign it would be read as binding them. */
    private static boolean hasStrayRestriction(Expr expr) {
        boolean[] found = new boolean[1];
        find(expr, found);
        return found[0];
    }

    private static Expr find(Expr expr, boolean[] found) {
        found[0] |= expr instanceof Expr.Binder binder
                && !(binder.filter() instanceof Cond.True)
                && !Dependencies.direct(new Expr.Indicator(binder.filter()))
                        .contains(binder.variable().name());
        return Substitution.map(expr, e -> find(e, found), c -> c);
    }
}
