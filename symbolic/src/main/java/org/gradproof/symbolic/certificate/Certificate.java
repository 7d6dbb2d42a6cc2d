package org.gradproof.symbolic.certificate;

import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
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
 * @param combinations of an inequality, what showed the signs of differences
 */
public record Certificate(
        Givens givens,
        Expr left,
        Relation relation,
        Expr right,
        Set<Name> unfolded,
        List<Given> equations,
        List<Combination> combinations) {
    public Certificate {
        unfolded = Set.copyOf(unfolded);
        equations = List.copyOf(equations);
        combinations = List.copyOf(combinations);
    }

    /** A proof that needed no combination of inequalities. */
    public Certificate(
            Givens givens, Expr left, Relation relation, Expr right, Set<Name> unfolded, List<Given> equations) {
        this(givens, left, relation, right, unfolded, equations, List.of());
    }

    /**
     * A number that is not negative, since it is the sum of the parts.
     *
     * @param target the number
     * @param parts what it is the sum of
     */
    public record Combination(Expr target, List<Weighted> parts) {
        public Combination {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A number that is not negative, times a weight.
     *
     * @param weight at least 0
     * @param strict whether the number is positive
     */
    public record Weighted(Rational weight, Expr fact, boolean strict) {}
}
