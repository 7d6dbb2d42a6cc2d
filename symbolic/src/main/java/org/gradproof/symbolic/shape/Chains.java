package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;

/** Products of matrices and columns as lists of their factors, from the left. */
final class Chains {
    private final UnaryOperator<Expr> sizes;

    Chains(UnaryOperator<Expr> sizes) {
        this.sizes = sizes;
    }

    boolean isOne(Expr size) {
        return sizes.apply(size).equals(Exprs.ONE);
    }

    boolean isScalar(Shape shape) {
        return isOne(shape.rows()) && isOne(shape.cols());
    }

    /** The factors of the transpose. */
    static List<Term> transposed(List<Term> chain) {
        List<Term> turned = new ArrayList<>();
        for (int i = chain.size() - 1; i >= 0; i--) {
            turned.add(transposed(chain.get(i)));
        }
        return turned;
    }

    static Term transposed(Term term) {
        if (term instanceof Term.Transpose transpose) {
            return transpose.of();
        }
        boolean itself = term instanceof Term.Known known && known.constant() == Term.Constant.IDENTITY;
        return itself || term instanceof Term.Diagonal || term.shape().isScalar() ? term : new Term.Transpose(term);
    }

    /** Splits off every part of the chain that is a number by itself, but for the whole. */
    List<List<Term>> split(List<Term> chain) {
        List<List<Term>> numbers = new ArrayList<>();
        List<Term> rest = new ArrayList<>(chain);
        boolean found = true;
        while (found) {
            found = false;
            for (int width = 1; width < rest.size() && !found; width++) {
                for (int at = 0; at + width <= rest.size() && !found; at++) {
                    found = isOne(rest.get(at).shape().rows())
                            && isOne(rest.get(at + width - 1).shape().cols());
                    if (found) {
                        numbers.add(List.copyOf(rest.subList(at, at + width)));
                        rest.subList(at, at + width).clear();
                    }
                }
            }
        }
        numbers.add(rest);
        return numbers;
    }

    /** The product of the factors, each of which fits the next. */
    static Term product(List<Term> chain) {
        Term product = chain.get(0);
        for (int i = 1; i < chain.size(); i++) {
            product = times(product, chain.get(i));
        }
        return product;
    }

    /** The product of two that fit, or of a number and anything. */
    static Term times(Term left, Term right) {
        Shape a = left.shape();
        Shape b = right.shape();
        Shape shape = a.isScalar() ? b : b.isScalar() ? a : new Shape(a.rows(), b.cols());
        return new Term.Product(left, right, shape);
    }

    static Term scaled(Rational number, Term term) {
        return new Term.Product(new Term.Scalar(new Expr.Num(number)), term, term.shape());
    }

    /** The sum; the empty one is zero. */
    static Term sum(List<Term> terms, Shape shape) {
        if (terms.isEmpty()) {
            return shape.isScalar() ? new Term.Scalar(Exprs.ZERO) : new Term.Known(Term.Constant.ZERO, shape);
        }
        return terms.size() == 1 ? terms.get(0) : new Term.Sum(terms, shape);
    }
}
