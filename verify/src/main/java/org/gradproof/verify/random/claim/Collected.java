package org.gradproof.verify.random.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.verify.random.claim.Inverse.Solution;
import org.jspecify.annotations.Nullable;

/**
 * Solutions of {@code a u + b = 0} for a name that stands more than once, where u is the name or a part that holds it,
 * and of {@code a e^u + b e^v = 0}. The terms are collected; each solution is one wherever it has a value.
 */
final class Collected {
    /** More terms than this are not multiplied out. */
    private static final int MOST = 24;

    private final Name name;
    /** What the terms have in common, and by what each has it multiplied. */
    private Optional<Expr> common = Optional.empty();

    private final List<Expr> coefficients = new ArrayList<>();
    private final List<Expr> rest = new ArrayList<>();

    private Collected(Name name) {
        this.name = name;
    }

    /** Solutions of the equation of the two sides; none where the terms are not of that form. */
    static List<Solution> of(Expr left, Expr right, Name name) {
        List<Expr> terms = expanded(Exprs.sub(left, right), name);
        if (terms.isEmpty() || terms.size() > MOST) {
            return List.of();
        }
        Collected collected = new Collected(name);
        if (terms.stream().allMatch(collected::add) && collected.common.isPresent()) {
            Expr value = Exprs.div(Exprs.neg(sum(collected.rest)), sum(collected.coefficients));
            return Inverse.of(collected.common.get(), value, name);
        }
        return terms.size() == 2 ? ofTwoExponentials(terms.get(0), terms.get(1), name) : List.of();
    }

    private static List<Solution> ofTwoExponentials(Expr first, Expr second, Name name) {
        Collected one = new Collected(name);
        Collected two = new Collected(name);
        if (!one.add(first) || !two.add(second) || one.common.isEmpty() || two.common.isEmpty()) {
            return List.of();
        }
        Expr u = exponent(one.common.get());
        Expr v = exponent(two.common.get());
        if (u == null || v == null) {
            return List.of();
        }
        // From a e^u = -b e^v: u - v = log(-b/a).
        Expr ratio = Exprs.log(Exprs.div(Exprs.neg(sum(two.coefficients)), sum(one.coefficients)));
        return of(Exprs.sub(u, v), ratio, name);
    }

    private static @Nullable Expr exponent(Expr expr) {
        return expr instanceof Expr.Fn fn && fn.function() == Function.EXP
                ? fn.arguments().get(0)
                : null;
    }

    private static Expr sum(List<Expr> terms) {
        return terms.isEmpty() ? Exprs.ZERO : Exprs.add(terms);
    }

    /** Adds a term; false if it is neither free of the name nor a multiple of what the others have. */
    private boolean add(Expr term) {
        List<Expr> free = new ArrayList<>();
        List<Expr> holding = new ArrayList<>();
        for (Expr factor : term instanceof Expr.Mul mul ? mul.factors() : List.of(term)) {
            (Mentioned.in(factor).contains(name) ? holding : free).add(factor);
        }
        if (holding.isEmpty()) {
            rest.add(term);
            return true;
        }
        if (holding.size() > 1 || !common.map(holding.get(0)::equals).orElse(true)) {
            return false;
        }
        common = Optional.of(holding.get(0));
        coefficients.add(free.isEmpty() ? Exprs.ONE : Exprs.mul(free));
        return true;
    }

    /** The terms of the expression, products with sums that hold the name multiplied out. */
    private static List<Expr> expanded(Expr expr, Name name) {
        if (expr instanceof Expr.Add sum) {
            return sum.terms().stream()
                    .flatMap(term -> expanded(term, name).stream())
                    .toList();
        }
        if (!(expr instanceof Expr.Mul mul)) {
            return List.of(expr);
        }
        List<Expr> products = List.of(Exprs.ONE);
        for (Expr factor : mul.factors()) {
            boolean opened =
                    Mentioned.in(factor).contains(name) && (factor instanceof Expr.Add || factor instanceof Expr.Mul);
            List<Expr> terms = opened ? expanded(factor, name) : List.of(factor);
            products = products.stream()
                    .flatMap(product -> terms.stream().map(term -> Exprs.mul(product, term)))
                    .limit(MOST + 1L)
                    .toList();
        }
        return products;
    }
}
