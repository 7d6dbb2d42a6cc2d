package org.gradproof.symbolic.certificate;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;

/**
 * What a proof used: enough for a checker to show the claim again without any search for it.
 *
 * @param givens those in force
 * @param left the claim's left side
 * @param relation how the sides are related
 * @param right the claim's right side
 * @param unfolded the names for which their definitions were put
 * @param equations the assumptions and declarations whose equations were used
 */
public record Certificate(
        Givens givens, Expr left, Relation relation, Expr right, Set<Name> unfolded, List<Given> equations) {
    public Certificate {
        unfolded = Set.copyOf(unfolded);
        equations = List.copyOf(equations);
    }
}
