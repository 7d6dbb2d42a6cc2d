package org.gradproof.symbolic.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Expectations of terms in a random column x with mean m and covariance S. What is linear is passed under; the rest is
 * written as sums of products in {@code z = x - m}, of which the odd ones average to 0 and the others to the sum over
 * all pairings, where {@code E[z z^T] = S} (Isserlis, for a Gaussian). Of any other law only products of up to two are
 * known.
 */
public final class VectorAverage {
    private static final int MOST = 6;

    private final Term.Letter variable;
    private final Term mean;
    private final boolean gaussian;
    private final Function<String, Sym> fresh;
    private final Monomials monomials;
    private final Pairings pairings;

    /**
     * The law of the variable, which stands in neither parameter.
     *
     * @param covariance symmetric, with no negative quadratic form
     * @param gaussian whether more than the first two moments are known by them
     * @param fresh a new bound variable of this spelling
     * @param sizes what a size means that was not known when a term was read
     */
    public VectorAverage(
            Term.Letter variable,
            Term mean,
            Term covariance,
            boolean gaussian,
            Function<String, Sym> fresh,
            UnaryOperator<Expr> sizes) {
        this.variable = variable;
        this.mean = mean;
        this.gaussian = gaussian;
        this.fresh = fresh;
        Chains chains = new Chains(sizes);
        Term.Letter away = new Term.Letter(fresh.apply("z").name(), List.of(), 1, variable.shape());
        this.monomials = new Monomials(variable, mean, away, chains);
        this.pairings = new Pairings(away, covariance, chains);
    }

    /** The expectation; null where no form of it is known. */
    public @Nullable Term of(Term term) {
        try {
            return average(term);
        } catch (Unknown e) {
            return null;
        }
    }

    /** What has no form that is known here. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private boolean isFree(Term term) {
        return Mentions.isFree(term, variable.name());
    }

    private Term average(Term term) {
        if (isFree(term)) {
            return term;
        } else if (term.equals(variable)) {
            return mean;
        } else if (term instanceof Term.Sum sum) {
            return new Term.Sum(sum.terms().stream().map(this::average).toList(), sum.shape());
        } else if (term instanceof Term.Over over && over.kind() == Expr.Kind.SUM) {
            return new Term.Over(
                    over.kind(), over.variable(), over.low(), over.high(), over.filter(), average(over.body()));
        } else if (term instanceof Term.Transpose transpose) {
            return new Term.Transpose(average(transpose.of()));
        } else if (term instanceof Term.Trace trace) {
            return new Term.Trace(average(trace.of()));
        } else if (term instanceof Term.Diagonal diagonal) {
            return new Term.Diagonal(average(diagonal.of()));
        } else if (term instanceof Term.DiagonalOf diagonal) {
            return new Term.DiagonalOf(average(diagonal.of()));
        } else if (term instanceof Term.Entry entry) {
            return new Term.Entry(average(entry.of()), entry.row(), entry.col());
        } else if (term instanceof Term.Product product && isFree(product.left())) {
            return new Term.Product(product.left(), average(product.right()), product.shape());
        } else if (term instanceof Term.Product product && isFree(product.right())) {
            return new Term.Product(average(product.left()), product.right(), product.shape());
        } else if (term instanceof Term.Pointwise pointwise) {
            Term entries = pointwise(pointwise);
            if (entries != null) {
                return entries;
            }
        } else if (term instanceof Term.Scalar scalar && scalar.value() instanceof Expr.Fn fn) {
            Term entries =
                    function(fn.function(), new Term.Scalar(fn.arguments().get(0)));
            if (entries != null) {
                return entries;
            }
        }
        return polynomial(term);
    }

    private Term polynomial(Term term) {
        List<Term> all = new ArrayList<>();
        for (Monomials.Mono mono : monomials.of(term)) {
            int degree = monomials.degree(mono);
            if (degree > (gaussian ? MOST : 2)) {
                throw new Unknown();
            }
            all.addAll(pairings.of(mono));
        }
        return Chains.sum(all, term.shape());
    }

    /** What is taken of each entry, where it is linear in one argument, a square, a product of two, or an exponential. */
    private @Nullable Term pointwise(Term.Pointwise of) {
        List<Integer> random = new ArrayList<>();
        for (int i = 0; i < of.arguments().size(); i++) {
            if (!isFree(of.arguments().get(i))) {
                random.add(i);
            }
        }
        Term argument = of.arguments().get(random.get(0));
        Sym hole = of.holes().get(random.get(0));
        if (random.size() == 1 && isLinear(of.body(), hole)) {
            List<Term> arguments = new ArrayList<>(of.arguments());
            arguments.set(random.get(0), average(argument));
            return new Term.Pointwise(of.holes(), of.body(), arguments, of.shape());
        } else if (of.arguments().size() == 1
                && of.body() instanceof Expr.Fn fn
                && fn.arguments().equals(List.of(hole))) {
            return function(fn.function(), argument);
        }
        boolean column = of.shape().isColumn();
        if (column && of.arguments().size() == 1 && isSquare(of.body(), hole)) {
            return average(new Term.DiagonalOf(Chains.times(argument, new Term.Transpose(argument))));
        } else if (column
                && of.arguments().size() == 2
                && of.body().equals(Exprs.mul(of.holes().get(0), of.holes().get(1)))) {
            return average(new Term.DiagonalOf(
                    Chains.times(argument, new Term.Transpose(of.arguments().get(1)))));
        }
        return null;
    }

    private static boolean isSquare(Expr body, Sym hole) {
        return body.equals(new Expr.Pow(hole, Exprs.num(2))) || body.equals(Exprs.mul(hole, hole));
    }

    /** Whether the hole is a factor, and stands nowhere else. */
    private static boolean isLinear(Expr body, Sym hole) {
        if (body.equals(hole)) {
            return true;
        } else if (body instanceof Expr.Mul mul) {
            List<Expr> rest = new ArrayList<>(mul.factors());
            return rest.remove(hole) && rest.stream().allMatch(factor -> Mentions.isFree(factor, hole.name()));
        }
        return false;
    }

    /** {@code E[e^a] = e^{E[a] + Var(a)/2}} of a number, or of each entry of a column, that is linear in a Gaussian. */
    private @Nullable Term function(org.gradproof.symbolic.expr.Function function, Term argument) {
        boolean number = argument.shape().isScalar();
        if (function == org.gradproof.symbolic.expr.Function.LOG) {
            Term parts = new LogDensity(fresh).of(argument);
            return parts == null ? null : average(parts);
        }
        if (function != org.gradproof.symbolic.expr.Function.EXP
                || !gaussian
                || !(number || argument.shape().isColumn())
                || monomials.of(argument).stream().anyMatch(mono -> monomials.degree(mono) > 1)) {
            return null;
        }
        Term square = Chains.times(argument, number ? argument : new Term.Transpose(argument));
        Term middle = average(argument);
        Term product = Chains.times(middle, number ? middle : new Term.Transpose(middle));
        Term spread = Chains.sum(List.of(average(square), Chains.scaled(Rational.MINUS_ONE, product)), square.shape());
        Term half = Chains.scaled(Rational.of(1, 2), number ? spread : new Term.DiagonalOf(spread));
        Term exponent = Chains.sum(List.of(middle, half), argument.shape());
        Sym hole = fresh.apply("x");
        return new Term.Pointwise(List.of(hole), Exprs.exp(hole), List.of(exponent), argument.shape());
    }
}
