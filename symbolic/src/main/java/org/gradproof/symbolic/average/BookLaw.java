package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/** The laws of the books on the real line, by their parameters as LANGUAGE has them. */
public enum BookLaw {
    /** Mean and variance. */
    NORMAL(2, "n", "normal", "gaussian"),
    /** The probability of 1; else 0. */
    BERNOULLI(1, "bernoulli", "bern", "ber"),
    /** The mean; the values are 0, 1, 2 …. */
    POISSON(1, "poisson", "poi", "pois"),
    /** The rate. */
    EXPONENTIAL(1, "exponential", "exp", "expon", "expo"),
    /** The number of trials, and the probability of each. */
    BINOMIAL(2, "binomial", "bin", "binom"),
    /** The probability; the values are the trials up to the first success, from 1. */
    GEOMETRIC(1, "geometric", "geom", "geo"),
    /** Both ends. */
    UNIFORM(2, "uniform", "unif", "u"),
    /** The place and the scale. */
    LAPLACE(2, "laplace", "lap"),
    /** The shape and the rate. */
    GAMMA(2, "gamma", "ga", "gam"),
    /** Both shapes. */
    BETA(2, "beta", "be");

    private final int parameters;
    /** Its names in small letters, a space between them. */
    private final String names;

    BookLaw(int parameters, String... names) {
        this.parameters = parameters;
        this.names = String.join(" ", names);
    }

    /** How many parameters it has. */
    public int parameters() {
        return parameters;
    }

    /** The law of this name, in any case of letters; or null. */
    public static @Nullable BookLaw named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (BookLaw law : values()) {
            if (List.of(law.names.split(" ", -1)).contains(lower)) {
                return law;
            }
        }
        return null;
    }

    /** Whether its values are whole numbers. */
    public boolean isDiscrete() {
        return this == BERNOULLI || this == POISSON || this == BINOMIAL || this == GEOMETRIC;
    }

    /** What is asked of the parameters: else there is no such law. */
    public List<Cond.Rel> requirements(List<Expr> p) {
        Expr last = p.get(p.size() - 1);
        return switch (this) {
            // A variance or a mean of 0 leaves one value, of which the moments hold as well.
            case NORMAL, POISSON -> List.of(new Cond.Rel(last, Relation.GE, Exprs.ZERO));
            case EXPONENTIAL, LAPLACE -> List.of(positive(last));
            case GAMMA, BETA -> List.of(positive(p.get(0)), positive(last));
            case BERNOULLI, BINOMIAL ->
                List.of(new Cond.Rel(last, Relation.GE, Exprs.ZERO), new Cond.Rel(last, Relation.LE, Exprs.ONE));
            case GEOMETRIC -> List.of(positive(last), new Cond.Rel(last, Relation.LE, Exprs.ONE));
            case UNIFORM -> List.of(new Cond.Rel(p.get(0), Relation.LT, last));
        };
    }

    private static Cond.Rel positive(Expr parameter) {
        return new Cond.Rel(parameter, Relation.GT, Exprs.ZERO);
    }

    /** The density or mass at a point of the support. */
    public Expr density(List<Expr> p, Expr x) {
        Expr first = p.get(0);
        Expr second = p.get(p.size() - 1);
        Expr complement = Exprs.sub(Exprs.ONE, second);
        return switch (this) {
            case NORMAL ->
                Exprs.div(
                        Exprs.exp(Exprs.neg(Exprs.div(square(Exprs.sub(x, first)), Exprs.mul(Exprs.num(2), second)))),
                        new Fn(Function.SQRT, Exprs.mul(Exprs.num(2), new Expr.Pi(), second)));
            case BERNOULLI -> Exprs.mul(new Pow(first, x), new Pow(complement, Exprs.sub(Exprs.ONE, x)));
            case POISSON ->
                Exprs.mul(
                        new Pow(first, x),
                        Exprs.exp(Exprs.neg(first)),
                        new Pow(new Fn(Function.FACTORIAL, x), Exprs.MINUS_ONE));
            case EXPONENTIAL -> Exprs.mul(first, Exprs.exp(Exprs.neg(Exprs.mul(first, x))));
            case BINOMIAL ->
                Exprs.mul(
                        new Fn(Function.BINOMIAL, List.of(first, x)),
                        new Pow(second, x),
                        new Pow(complement, Exprs.sub(first, x)));
            case GEOMETRIC -> Exprs.mul(new Pow(complement, Exprs.sub(x, Exprs.ONE)), first);
            case UNIFORM -> new Pow(Exprs.sub(second, first), Exprs.MINUS_ONE);
            case LAPLACE ->
                Exprs.div(
                        Exprs.exp(Exprs.neg(Exprs.div(new Fn(Function.ABS, Exprs.sub(x, first)), second))),
                        Exprs.mul(Exprs.num(2), second));
            case GAMMA ->
                Exprs.mul(
                        new Pow(second, first),
                        new Pow(x, Exprs.sub(first, Exprs.ONE)),
                        Exprs.exp(Exprs.neg(Exprs.mul(second, x))),
                        new Pow(gamma(first), Exprs.MINUS_ONE));
            case BETA ->
                Exprs.mul(
                        new Pow(x, Exprs.sub(first, Exprs.ONE)),
                        new Pow(Exprs.sub(Exprs.ONE, x), Exprs.sub(second, Exprs.ONE)),
                        gamma(Exprs.add(first, second)),
                        new Pow(gamma(first), Exprs.MINUS_ONE),
                        new Pow(gamma(second), Exprs.MINUS_ONE));
        };
    }

    /** The Gamma function as the factorial that it is. */
    static Expr gamma(Expr of) {
        return new Fn(Function.FACTORIAL, Exprs.sub(of, Exprs.ONE));
    }

    /**
     * The expectation of the value under this law of the variable, which is bound in it; null where no form of it is
     * known.
     *
     * @param whole whether an expression, in which the variable does not stand, is known to be a whole number
     */
    public @Nullable Expr expectation(List<Expr> p, Sym variable, Expr value, Predicate<Expr> whole) {
        if (Terms.isFree(value, variable)) {
            return value;
        } else if (this == BERNOULLI) {
            return Exprs.add(
                    Exprs.mul(p.get(0), Bound.at(value, variable, Exprs.ONE)),
                    Exprs.mul(Exprs.sub(Exprs.ONE, p.get(0)), Bound.at(value, variable, Exprs.ZERO)));
        }
        Events events = new Events(this, p, variable, whole);
        Expr inside = Events.plain(withinSupport(value, p, variable));
        boolean positive = this == EXPONENTIAL || this == GAMMA || this == BETA;
        List<Term> terms = new Terms(variable, positive, this == BETA, true).of(inside);
        Map<Expr, Expr> factors = new LinkedHashMap<>();
        Map<Expr, Term> shapes = new LinkedHashMap<>();
        for (Term term : terms == null ? List.<Term>of() : terms) {
            Expr shape = term.shape(variable);
            shapes.put(shape, term);
            factors.merge(shape, term.factor(), Term::sum);
        }
        List<Expr> all = new ArrayList<>();
        for (Map.Entry<Expr, Expr> entry : factors.entrySet()) {
            Term term = shapes.get(entry.getKey());
            if (term != null && !entry.getValue().equals(Exprs.ZERO)) {
                Expr moment = Moments.of(this, p, term);
                Expr average = moment != null ? moment : events.expectation(term);
                average = average != null ? average : written(p, variable, entry.getKey());
                if (average == null) {
                    return null;
                }
                all.add(Term.product(entry.getValue(), average));
            }
        }
        return Exprs.add(all);
    }

    /** What stands under the condition that the variable lies in the support, which it does. */
    private Expr withinSupport(Expr expr, List<Expr> p, Sym variable) {
        if (expr instanceof Expr.Cases cases
                && cases.branches().size() == 2
                && cases.branches().get(0).condition().equals(support(p, variable))) {
            return cases.branches().get(0).value();
        }
        return Substitution.map(expr, part -> withinSupport(part, p, variable), cond -> cond);
    }

    private Cond support(List<Expr> p, Expr x) {
        return switch (this) {
            case EXPONENTIAL, GAMMA, POISSON -> new Cond.Rel(x, Relation.GE, Exprs.ZERO);
            case GEOMETRIC -> new Cond.Rel(x, Relation.GE, Exprs.ONE);
            case BERNOULLI -> between(Exprs.ZERO, x, Exprs.ONE);
            case BINOMIAL -> between(Exprs.ZERO, x, p.get(0));
            case UNIFORM -> between(p.get(0), x, p.get(1));
            case BETA ->
                new Cond.And(
                        List.of(new Cond.Rel(x, Relation.GT, Exprs.ZERO), new Cond.Rel(x, Relation.LT, Exprs.ONE)));
            case NORMAL, LAPLACE -> new Cond.True();
        };
    }

    /** The sum or integral that the expectation is; null where it is a sum without end. */
    private @Nullable Expr written(List<Expr> p, Sym variable, Expr value) {
        Expr weighed = Exprs.mul(density(p, variable), value);
        Expr low = new Infinity(false);
        Expr high = new Infinity(true);
        switch (this) {
            case EXPONENTIAL, GAMMA -> low = Exprs.ZERO;
            case UNIFORM -> {
                low = p.get(0);
                high = p.get(1);
            }
            case BETA -> {
                low = Exprs.ZERO;
                high = Exprs.ONE;
            }
            case BINOMIAL -> {
                return new Expr.Binder(Expr.Kind.SUM, variable, Exprs.ZERO, p.get(0), new Cond.True(), weighed);
            }
            case POISSON, GEOMETRIC, BERNOULLI -> {
                return null;
            }
            default -> {
                // The whole line.
            }
        }
        return new Integral(variable, low, high, weighed);
    }

    /** The density or mass at any real point: 0 outside of the support. */
    public Expr densityAnywhere(List<Expr> p, Expr x) {
        Expr inside = density(p, x);
        return support(p, x) instanceof Cond.True ? inside : within(inside, support(p, x));
    }

    private static Cond between(Expr low, Expr x, Expr high) {
        return new Cond.And(List.of(new Cond.Rel(x, Relation.GE, low), new Cond.Rel(x, Relation.LE, high)));
    }

    private static Expr within(Expr value, Cond support) {
        return new Expr.Cases(List.of(new Expr.Branch(value, support), new Expr.Branch(Exprs.ZERO, new Cond.True())));
    }

    private static Expr square(Expr x) {
        return new Pow(x, Exprs.num(2));
    }

    static Expr num(long numerator, long denominator) {
        return new Expr.Num(Rational.of(numerator, denominator));
    }
}
