package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Deriv;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Indicator;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;

/**
 * The entries of terms as scalar expressions: products become sums, transposes exchange indices, identities are
 * deltas.
 */
public final class Components {
    private static final List<String> LETTERS = List.of("p", "q", "r", "s", "t", "u");

    private final Function<String, Sym> fresh;
    private final UnaryOperator<Expr> sizes;
    private final Substitution substitution = new Substitution();
    private int depth;

    /**
     * Writes terms out.
     *
     * @param fresh a new bound variable of this spelling
     * @param sizes what a size means that was not known when the term was read
     */
    public Components(Function<String, Sym> fresh, UnaryOperator<Expr> sizes) {
        this.fresh = fresh;
        this.sizes = sizes;
    }

    /** The number that a scalar term is. */
    public Expr scalar(Term term) {
        return at(term, Exprs.ONE, Exprs.ONE);
    }

    /** The entry at the row and column; these are 1 where the term has one row or column. */
    public Expr at(Term term, Expr row, Expr col) {
        if (term instanceof Term.Scalar scalar) {
            return scalar.value();
        } else if (term instanceof Term.Letter letter) {
            return entry(letter, row, col);
        } else if (term instanceof Term.Formula formula) {
            return replaced(formula.body(), List.of(formula.row(), formula.col()), List.of(row, col));
        } else if (term instanceof Term.Written written) {
            return WrittenEntries.at(written, row, col);
        } else if (term instanceof Term.Known known) {
            return known(known, row, col);
        } else if (term instanceof Term.Unit unit) {
            return delta(row, unit.index());
        } else if (term instanceof Term.Sum sum) {
            return Exprs.add(
                    sum.terms().stream().map(part -> at(part, row, col)).toList());
        } else if (term instanceof Term.Product product) {
            return product(product, row, col);
        } else if (term instanceof Term.Pointwise pointwise) {
            List<Expr> arguments = new ArrayList<>();
            pointwise.arguments().forEach(argument -> arguments.add(at(argument, row, col)));
            return replaced(pointwise.body(), pointwise.holes(), arguments);
        } else if (term instanceof Term.Transpose transpose) {
            return at(transpose.of(), col, row);
        } else if (term instanceof Term.Trace trace) {
            return sum(trace.of().shape().rows(), k -> at(trace.of(), k, k));
        } else if (term instanceof Term.Diagonal diagonal) {
            return row.equals(col)
                    ? at(diagonal.of(), row, Exprs.ONE)
                    : Exprs.mul(delta(row, col), at(diagonal.of(), row, Exprs.ONE));
        } else if (term instanceof Term.DiagonalOf diagonal) {
            return at(diagonal.of(), row, row);
        } else if (term instanceof Term.Norm norm) {
            return norm(norm);
        } else if (term instanceof Term.Softmax softmax) {
            Expr total = sum(softmax.shape().rows(), k -> Exprs.exp(at(softmax.of(), k, Exprs.ONE)));
            return Exprs.div(Exprs.exp(at(softmax.of(), row, Exprs.ONE)), total);
        } else if (term instanceof Term.Over over) {
            return new Binder(
                    over.kind(), over.variable(), over.low(), over.high(), over.filter(), at(over.body(), row, col));
        } else if (term instanceof Term.Entry entry) {
            return at(entry.of(), entry.row(), entry.col());
        } else if (term instanceof Term.Derivative derivative) {
            return derivative(derivative, row, col);
        }
        if (term instanceof Term.Differential differential) {
            return differential(differential, row, col);
        } else if (term instanceof Term.Inverse inverse) {
            return matrix(Expr.MatrixFunction.INVERSE, inverse.of(), Exprs.ONE, row, col);
        } else if (term instanceof Term.Power power) {
            return matrix(Expr.MatrixFunction.POWER, power.of(), power.exponent(), row, col);
        } else if (term instanceof Term.Determinant determinant) {
            return matrix(Expr.MatrixFunction.DETERMINANT, determinant.of(), Exprs.ONE, Exprs.ONE, Exprs.ONE);
        }
        throw new IllegalArgumentException("no components for " + term);
    }

    /** The sum of the derivatives by the entries of all letters, each times the change of the entry. */
    private Expr differential(Term.Differential differential, Expr row, Expr col) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < differential.by().size(); i++) {
            Term.Letter by = differential.by().get(i);
            Term.Letter change = differential.changes().get(i);
            terms.add(sum(
                    by.shape().rows(),
                    p -> sum(by.shape().cols(), q -> {
                        Deriv derivative = new Deriv(at(differential.body(), row, col), entry(by, p, q));
                        return Exprs.mul(derivative, entry(change, p, q));
                    })));
        }
        return Exprs.add(terms);
    }

    private Expr matrix(Expr.MatrixFunction function, Term of, Expr exponent, Expr row, Expr col) {
        Sym first = fresh.apply("p");
        Sym second = fresh.apply("q");
        Expr size = sizes.apply(of.shape().rows());
        return new Expr.OfMatrix(function, first, second, size, at(of, first, second), exponent, row, col);
    }

    private Expr replaced(Expr body, List<Sym> holes, List<Expr> arguments) {
        Map<Name, Expr> values = new HashMap<>();
        for (int i = 0; i < holes.size(); i++) {
            values.put(holes.get(i).name(), arguments.get(i));
        }
        return substitution.apply(body, values);
    }

    private static Sym entry(Term.Letter letter, Expr row, Expr col) {
        List<Expr> indices = new ArrayList<>(letter.prefix());
        if (letter.slots() == 2) {
            indices.add(row);
            indices.add(col);
        } else if (letter.slots() == 1) {
            indices.add(row);
        }
        return new Sym(letter.name(), indices);
    }

    private static Expr known(Term.Known known, Expr row, Expr col) {
        return switch (known.constant()) {
            case IDENTITY -> delta(row, col);
            case ONES -> Exprs.ONE;
            case ZERO -> Exprs.ZERO;
        };
    }

    private static Expr delta(Expr a, Expr b) {
        return a.equals(b) ? Exprs.ONE : new Indicator(new Cond.Rel(a, Relation.EQ, b));
    }

    private boolean isOne(Expr size) {
        return sizes.apply(size).equals(Exprs.ONE);
    }

    private Expr product(Term.Product product, Expr row, Expr col) {
        Shape left = product.left().shape();
        Shape right = product.right().shape();
        boolean scaled = isOne(left.rows()) && isOne(left.cols()) && !isOne(right.rows());
        boolean scales = isOne(right.rows()) && isOne(right.cols()) && !isOne(left.cols());
        if (scaled) {
            return Exprs.mul(scalar(product.left()), at(product.right(), row, col));
        } else if (scales) {
            return Exprs.mul(at(product.left(), row, col), scalar(product.right()));
        } else if (isOne(left.cols())) {
            return Exprs.mul(at(product.left(), row, Exprs.ONE), at(product.right(), Exprs.ONE, col));
        }
        return sum(left.cols(), k -> Exprs.mul(at(product.left(), row, k), at(product.right(), k, col)));
    }

    private Expr sum(Expr size, UnaryOperator<Expr> body) {
        return over(Kind.SUM, size, body);
    }

    private Expr over(Kind kind, Expr size, UnaryOperator<Expr> body) {
        Expr high = sizes.apply(size);
        if (high.equals(Exprs.ONE)) {
            return body.apply(Exprs.ONE);
        }
        Sym variable = fresh.apply(LETTERS.get(depth++ % LETTERS.size()));
        Expr all = new Binder(kind, variable, Exprs.ONE, high, new Cond.True(), body.apply(variable));
        depth--;
        return all;
    }

    private Expr norm(Term.Norm norm) {
        Shape shape = norm.of().shape();
        UnaryOperator<Expr> square = entry -> new Pow(entry, Exprs.num(2));
        UnaryOperator<Expr> size = entry -> new Fn(org.gradproof.symbolic.expr.Function.ABS, entry);
        return switch (norm.kind()) {
            case SQUARES -> entries(Kind.SUM, norm.of(), shape, square);
            case EUCLIDEAN ->
                new Fn(org.gradproof.symbolic.expr.Function.SQRT, entries(Kind.SUM, norm.of(), shape, square));
            case ABSOLUTE -> entries(Kind.SUM, norm.of(), shape, size);
            case LARGEST -> entries(Kind.MAX, norm.of(), shape, size);
        };
    }

    private Expr entries(Kind kind, Term term, Shape shape, UnaryOperator<Expr> of) {
        return over(kind, shape.rows(), i -> over(kind, shape.cols(), j -> of.apply(at(term, i, j))));
    }

    private Expr derivative(Term.Derivative derivative, Expr row, Expr col) {
        Shape by = derivative.by().shape();
        if (isOne(by.rows()) && isOne(by.cols())) {
            return new Deriv(at(derivative.body(), row, col), entry(derivative.by(), Exprs.ONE, Exprs.ONE));
        }
        Shape body = derivative.body().shape();
        if (isOne(body.rows()) && isOne(body.cols())) {
            return new Deriv(scalar(derivative.body()), entry(derivative.by(), row, col));
        }
        return new Deriv(at(derivative.body(), row, Exprs.ONE), entry(derivative.by(), col, Exprs.ONE));
    }
}
