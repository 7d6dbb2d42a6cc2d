package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a matrix one below the other, {@code vec(X)}, and Kronecker products. Their rows are pairs of an index of
 * each factor, so that they are never written out as one column: what is known of them is {@code vec(A)^T vec(B) = tr(A^T
 * B)}, {@code (A \otimes B) vec(X) = vec(B X A^T)}, {@code (A \otimes B)(C \otimes D) = AC \otimes BD}, and that an entry of
 * {@code A \otimes B} is a product of one of A and one of B.
 */
public final class Stacks {
    private Stacks() {}

    /** Whether a stack or a Kronecker product stands in the term. */
    public static boolean stand(Term term) {
        return term instanceof Term.Stacked
                || term instanceof Term.Kronecker
                || Mentions.parts(term).stream().anyMatch(Stacks::stand);
    }

    /** The transpose. */
    public static Term transposed(Term term) {
        return term instanceof Term.Kronecker pair
                ? new Term.Kronecker(new Term.Transpose(pair.left()), new Term.Transpose(pair.right()))
                : new Term.Transpose(term);
    }

    /** The inverse; of a product {@code A^{-1} \otimes B^{-1}}, where both are square. */
    public static Term inverse(Term term) {
        return term instanceof Term.Kronecker pair && isSquare(pair.left()) && isSquare(pair.right())
                ? new Term.Kronecker(new Term.Inverse(pair.left()), new Term.Inverse(pair.right()))
                : new Term.Inverse(term);
    }

    /** The trace; of a product {@code tr(A) tr(B)}, where both are square. */
    public static Term trace(Term term) {
        return term instanceof Term.Kronecker pair && isSquare(pair.left()) && isSquare(pair.right())
                ? new Term.Product(new Term.Trace(pair.left()), new Term.Trace(pair.right()), Shape.SCALAR)
                : new Term.Trace(term);
    }

    private static boolean isSquare(Term term) {
        return term.shape().rows().equals(term.shape().cols());
    }

    /** A product of two of these, whose factors fit; null where they are none or do not fit. */
    public static @Nullable Term product(Term left, Term right) {
        if (left instanceof Term.Transpose row
                && row.of() instanceof Term.Stacked a
                && right instanceof Term.Stacked b
                && a.of().shape().equals(b.of().shape())) {
            return new Term.Trace(times(new Term.Transpose(a.of()), b.of()));
        } else if (left instanceof Term.Kronecker pair
                && right instanceof Term.Stacked stack
                && fits(pair.right(), stack.of())
                && pair.left().shape().cols().equals(stack.of().shape().cols())) {
            return new Term.Stacked(times(times(pair.right(), stack.of()), new Term.Transpose(pair.left())));
        } else if (left instanceof Term.Kronecker a
                && right instanceof Term.Kronecker b
                && fits(a.left(), b.left())
                && fits(a.right(), b.right())) {
            return new Term.Kronecker(times(a.left(), b.left()), times(a.right(), b.right()));
        }
        return null;
    }

    private static boolean fits(Term left, Term right) {
        return left.shape().cols().equals(right.shape().rows());
    }

    private static Term times(Term left, Term right) {
        return new Term.Product(
                left, right, new Shape(left.shape().rows(), right.shape().cols()));
    }

    /** What is stacked in a sum of multiples of stacks of one shape; null where it is no such sum. */
    public static @Nullable Term unstacked(Term term) {
        if (term instanceof Term.Stacked stack) {
            return stack.of();
        } else if (term instanceof Term.Product product
                && product.left().shape().isScalar()) {
            Term of = unstacked(product.right());
            return of == null ? null : new Term.Product(product.left(), of, of.shape());
        } else if (term instanceof Term.Sum sum) {
            List<Term> all = new ArrayList<>();
            for (Term part : sum.terms()) {
                Term of = unstacked(part);
                if (of == null || (!all.isEmpty() && !all.get(0).shape().equals(of.shape()))) {
                    return null;
                }
                all.add(of);
            }
            return new Term.Sum(all, all.get(0).shape());
        }
        return null;
    }

    /** The entry at pairs of indices of a Kronecker product whose factors have these shapes; null where it is none. */
    public static @Nullable Expr entry(
            Term term, Components components, Shape left, Shape right, List<Expr> row, List<Expr> col) {
        if (term instanceof Term.Kronecker pair
                && pair.left().shape().equals(left)
                && pair.right().shape().equals(right)) {
            return Exprs.mul(
                    components.at(pair.left(), row.get(0), col.get(0)),
                    components.at(pair.right(), row.get(1), col.get(1)));
        } else if (term instanceof Term.Product product
                && product.left().shape().isScalar()) {
            Expr of = entry(product.right(), components, left, right, row, col);
            return of == null ? null : Exprs.mul(components.scalar(product.left()), of);
        } else if (term instanceof Term.Sum sum) {
            List<Expr> all = new ArrayList<>();
            for (Term part : sum.terms()) {
                Expr of = entry(part, components, left, right, row, col);
                if (of == null) {
                    return null;
                }
                all.add(of);
            }
            return Exprs.add(all);
        }
        return null;
    }

    /** The first Kronecker product of a sum of multiples of such; null where there is none. */
    public static Term.@Nullable Kronecker first(Term term) {
        if (term instanceof Term.Kronecker pair) {
            return pair;
        } else if (term instanceof Term.Sum sum) {
            return first(sum.terms().get(0));
        }
        return term instanceof Term.Product product && product.left().shape().isScalar()
                ? first(product.right())
                : null;
    }
}
