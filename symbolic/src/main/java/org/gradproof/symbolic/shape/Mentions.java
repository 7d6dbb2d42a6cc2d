package org.gradproof.symbolic.shape;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;

/** Which names stand in terms. */
public final class Mentions {
    private Mentions() {}

    /** Whether the name stands nowhere in the term. */
    static boolean isFree(Term term, Name name) {
        if (term instanceof Term.Scalar scalar) {
            return isFree(scalar.value(), name);
        } else if (term instanceof Term.Letter letter) {
            return !letter.name().equals(name) && letter.prefix().stream().allMatch(index -> isFree(index, name));
        } else if (term instanceof Term.Formula formula) {
            return isFree(formula.body(), name);
        } else if (term instanceof Term.Written written) {
            return written.rows().stream().flatMap(List::stream).allMatch(entry -> isFree(entry, name));
        } else if (term instanceof Term.Unit unit) {
            return isFree(unit.index(), name);
        } else if (term instanceof Term.Power power && !isFree(power.exponent(), name)) {
            return false;
        } else if (term instanceof Term.Pointwise pointwise && !isFree(pointwise.body(), name)) {
            return false;
        } else if (term instanceof Term.Over over && !isFree(over.high(), name)) {
            return false;
        } else if (term instanceof Term.Derivative derivative
                && derivative.by().name().equals(name)) {
            return false;
        }
        return parts(term).stream().allMatch(part -> isFree(part, name));
    }

    static boolean isFree(Expr expr, Name name) {
        return !(expr instanceof Expr.Sym sym && sym.name().equals(name))
                && !(expr instanceof Expr.Call call && call.function().equals(name))
                && Parts.of(expr).stream().allMatch(part -> isFree(part, name));
    }

    /** The terms right below. */
    public static List<Term> parts(Term term) {
        if (term instanceof Term.Sum sum) {
            return sum.terms();
        } else if (term instanceof Term.Product product) {
            return List.of(product.left(), product.right());
        } else if (term instanceof Term.Pointwise pointwise) {
            return pointwise.arguments();
        } else if (term instanceof Term.Transpose transpose) {
            return List.of(transpose.of());
        } else if (term instanceof Term.Trace trace) {
            return List.of(trace.of());
        } else if (term instanceof Term.Diagonal diagonal) {
            return List.of(diagonal.of());
        } else if (term instanceof Term.DiagonalOf diagonal) {
            return List.of(diagonal.of());
        } else if (term instanceof Term.Norm norm) {
            return List.of(norm.of());
        } else if (term instanceof Term.Softmax softmax) {
            return List.of(softmax.of());
        } else if (term instanceof Term.Over over) {
            return List.of(over.body());
        } else if (term instanceof Term.Entry entry) {
            return List.of(entry.of());
        } else if (term instanceof Term.Derivative derivative) {
            return List.of(derivative.body());
        } else if (term instanceof Term.Differential differential) {
            return List.of(differential.body());
        } else if (term instanceof Term.Inverse inverse) {
            return List.of(inverse.of());
        }
        if (term instanceof Term.Power power) {
            return List.of(power.of());
        } else if (term instanceof Term.Stacked stack) {
            return List.of(stack.of());
        } else if (term instanceof Term.Kronecker pair) {
            return List.of(pair.left(), pair.right());
        }
        return term instanceof Term.Determinant determinant ? List.of(determinant.of()) : List.of();
    }
}
