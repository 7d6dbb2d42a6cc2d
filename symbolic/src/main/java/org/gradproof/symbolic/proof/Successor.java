package org.gradproof.symbolic.proof;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * What expressions and givens become when a size n grows by one: n + 1 is put for n. Of a sum or product up to n + c the
 * last term stands by itself, so that what is left has the range that it had.
 */
final class Successor {
    private final Name size;
    private final long least;
    private final Expr next;

    /** @param least the least value of the size */
    Successor(Name size, long least) {
        this.size = size;
        this.least = least;
        this.next = Exprs.add(new Expr.Sym(size), Exprs.ONE);
    }

    Expr of(Expr expr) {
        Substitution substitution = new Substitution();
        return split(substitution.apply(expr, Map.of()), substitution);
    }

    private Expr split(Expr expr, Substitution substitution) {
        if (expr.equals(new Expr.Sym(size))) {
            return next;
        } else if (expr instanceof Binder binder && isSplit(binder)) {
            Expr body = split(binder.body(), substitution);
            Expr top = split(binder.high(), substitution);
            Expr last = substitution.apply(body, Map.of(binder.variable().name(), top));
            Expr before =
                    new Binder(binder.kind(), binder.variable(), binder.low(), binder.high(), new Cond.True(), body);
            return binder.kind() == Expr.Kind.SUM ? Exprs.add(before, last) : Exprs.mul(before, last);
        }
        return Substitution.map(expr, e -> split(e, substitution), c -> split(c, substitution));
    }

    private Cond split(Cond cond, Substitution substitution) {
        return Substitution.map(cond, e -> split(e, substitution), c -> split(c, substitution));
    }

    /** Whether the range goes up to n + c, and the term n + 1 + c belongs to the range at n + 1, whatever n is. */
    private boolean isSplit(Binder binder) {
        Rational beyond = beyond(binder.high());
        return (binder.kind() == Expr.Kind.SUM || binder.kind() == Expr.Kind.PRODUCT)
                && beyond != null
                && binder.filter() instanceof Cond.True
                && binder.low() instanceof Expr.Num low
                && low.value().compareTo(beyond.plus(Rational.of(least + 1))) <= 0;
    }

    /** The c of n + c, or null for another expression. */
    private @Nullable Rational beyond(Expr expr) {
        Rational sum = Rational.ZERO;
        int found = 0;
        for (Expr term : expr instanceof Expr.Add add ? add.terms() : List.of(expr)) {
            if (term.equals(new Expr.Sym(size))) {
                found++;
            } else if (term instanceof Expr.Num num && num.value().isInteger()) {
                sum = sum.plus(num.value());
            } else {
                return null;
            }
        }
        return found == 1 ? sum : null;
    }

    /** The givens at n + 1: families with a component more, and what is said of each component said of that one too. */
    Givens of(Givens givens) {
        return new Givens(givens.all().stream().map(this::of).toList());
    }

    private Given of(Given given) {
        if (given instanceof Given.Family family) {
            return new Given.Family(
                    family.name(), all(family.ranges()), family.domain(), family.simplex(), family.latex());
        } else if (given instanceof Given.Assumption assumption) {
            return new Given.Assumption(
                    assumption.relation(),
                    assumption.universal(),
                    all(assumption.universalRanges()),
                    assumption.latex());
        }
        return given;
    }

    private List<Expr> all(List<Expr> ranges) {
        return ranges.stream().map(this::of).toList();
    }

    Fact of(Fact fact) {
        return fact instanceof Fact.Equation equation ? new Fact.Equation(of(equation.given())) : fact;
    }
}
