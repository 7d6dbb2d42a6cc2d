package org.gradproof.symbolic.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.shape.Meaning;
import org.gradproof.symbolic.shape.Term;

/** A claim about a square derivative as it is in the other layout: with the rows of the one side as its columns. */
public final class OtherLayout {
    private OtherLayout() {}

    /** The claim with the derivative's indices exchanged; empty where no side is a derivative with two of one range. */
    public static Optional<Claim> of(Claim claim) {
        if (claim.relation() != Relation.EQ) {
            return Optional.empty();
        } else if (isDerivative(claim.givens(), claim.left())) {
            return exchanged(claim.givens(), claim.left())
                    .map(left -> new Claim(claim.givens(), left, Relation.EQ, claim.right()));
        } else if (isDerivative(claim.givens(), claim.right())) {
            return exchanged(claim.givens(), claim.right())
                    .map(right -> new Claim(claim.givens(), claim.left(), Relation.EQ, right));
        }
        return Optional.empty();
    }

    private static boolean isDerivative(Givens givens, Expr side) {
        Meaning meaning = givens.meaning(side);
        Term term = meaning == null ? null : meaning.term();
        return term instanceof Term.Derivative
                || (term instanceof Term.Transpose transpose && transpose.of() instanceof Term.Derivative);
    }

    private static Optional<Expr> exchanged(Givens givens, Expr side) {
        if (!(side instanceof Deriv derivative)) {
            return Optional.empty();
        }
        List<Name> free = givens.all().stream()
                .filter(Given.Index.class::isInstance)
                .map(given -> ((Given.Index) given).name())
                .filter(name -> stands(derivative, name))
                .toList();
        boolean square = free.size() == 2
                && givens.find(free.get(0)) instanceof Given.Index a
                && givens.find(free.get(1)) instanceof Given.Index b
                && a.high().equals(b.high());
        return square
                ? Optional.of(new Substitution()
                        .apply(side, Map.of(free.get(0), new Sym(free.get(1)), free.get(1), new Sym(free.get(0)))))
                : Optional.empty();
    }

    private static boolean stands(Expr expr, Name name) {
        return expr.equals(new Sym(name)) || Parts.of(expr).stream().anyMatch(part -> stands(part, name));
    }
}
