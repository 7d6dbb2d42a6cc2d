package org.gradproof.symbolic.shape;

import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;

/**
 * The term of which an expression is a component.
 *
 * @param sizes what a size in it means that was not known when it was read
 */
public record Meaning(Term term, UnaryOperator<Expr> sizes) {
    /** A number that stands for itself. */
    public static Meaning number(Expr value) {
        return new Meaning(new Term.Scalar(value), size -> size);
    }
}
