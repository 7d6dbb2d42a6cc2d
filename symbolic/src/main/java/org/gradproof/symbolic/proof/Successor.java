package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.jspecify.annotations.Nullable;

/**
 * What expressions and givens become when a size n grows by one: n + 1 is put for n. Of a sum or product up to n + c the
 * last term stands by itself, so that what is left has the range that it had.
 */
final class Successor {
    /** More terms than this are not split off at once. */
    private static final int MOST_TERMS = 4;

    /** Bits of the numbers in limits; with more nothing is split off. */
    private static final int SMALL = 30;

    private final Name size;
    private final long least;
    private final Expr next;
    private final Map<Binder, Expr.Sym> numbers = new LinkedHashMap<>();

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
            Binder before =
                    new Binder(binder.kind(), binder.variable(), binder.low(), binder.high(), new Cond.True(), body);
            List<Expr> parts = new ArrayList<>(List.of(kept(before)));
            Name variable = binder.variable().name();
            for (int i = 1; i <= slope(binder.high()); i++) {
                parts.add(substitution.apply(body, Map.of(variable, Exprs.shifted(binder.high(), i))));
            }
            if (binder.kind() == Expr.Kind.PRODUCT) {
                return Exprs.mul(parts);
            }
            for (int i = 0; i < slope(binder.low()); i++) {
                parts.add(Exprs.neg(substitution.apply(body, Map.of(variable, Exprs.shifted(binder.low(), i)))));
            }
            return Exprs.add(parts);
        }
        return Substitution.map(expr, e -> split(e, substitution), c -> split(c, substitution));
    }

    /** A sum whose range the normal form has no name for, as a number; the same at n and at n + 1 where n is not under it. */
    private Expr kept(Binder before) {
        boolean plain = slope(before.high()) == 1 && slope(before.low()) == 0;
        if (plain || Dependencies.direct(before.body()).contains(size) || holdsBinder(before.body())) {
            return before;
        }
        return numbers.computeIfAbsent(
                alike(before), sum -> new Expr.Sym(new Name("{" + numbers.size() + "}", Integer.MAX_VALUE - 9)));
    }

    private static boolean holdsBinder(Expr expr) {
        return expr instanceof Binder || Parts.of(expr).stream().anyMatch(Successor::holdsBinder);
    }

    /** The same for all letters of its index. */
    private static Binder alike(Binder binder) {
        Expr.Sym index = new Expr.Sym(new Name("k", Integer.MAX_VALUE - 10));
        Expr body =
                new Substitution().apply(binder.body(), Map.of(binder.variable().name(), index));
        return new Binder(binder.kind(), index, binder.low(), binder.high(), binder.filter(), body);
    }

    /** The expression at n, with those of its sums that stand as numbers in what was made of it at n + 1. */
    Expr here(Expr expr) {
        if (expr instanceof Binder binder && !holdsBinder(binder.body())) {
            Expr number = numbers.get(alike(binder));
            return number == null ? expr : number;
        }
        return Substitution.map(expr, this::here, condition -> condition);
    }

    private Cond split(Cond cond, Substitution substitution) {
        return Substitution.map(cond, e -> split(e, substitution), c -> split(c, substitution));
    }

    /**
     * Whether the range goes from b n + d up to a n + c, of a sum, or from a number of a product. With a terms more at its
     * upper end and b less at its lower one it is that at n + 1: whatever n is, the terms that go are among those of n,
     * and a range that is empty at n ends right before its start.
     */
    private boolean isSplit(Binder binder) {
        Linear high = linear(binder.high());
        Linear low = linear(binder.low());
        return high != null
                && low != null
                && high.slope() > 0
                && high.slope() >= low.slope()
                && low.slope() >= 0
                && binder.filter() instanceof Cond.True
                && (binder.kind() == Expr.Kind.SUM || (binder.kind() == Expr.Kind.PRODUCT && low.slope() == 0))
                && (high.slope() - low.slope()) * least + high.constant() - low.constant() + 1 >= low.slope();
    }

    /** A multiple of the size and a number. */
    private record Linear(long slope, long constant) {}

    private int slope(Expr expr) {
        Linear linear = linear(expr);
        return linear == null ? 0 : (int) linear.slope();
    }

    private @Nullable Linear linear(Expr expr) {
        long slope = 0;
        long constant = 0;
        for (Expr term : Exprs.terms(expr)) {
            Long times = times(term);
            if (times != null) {
                slope += times;
            } else if (term instanceof Expr.Num num && isSmall(num)) {
                constant += num.value().numerator().longValueExact();
            } else {
                return null;
            }
        }
        return Math.abs(slope) <= MOST_TERMS ? new Linear(slope, constant) : null;
    }

    /** The a of a n, or null for another expression. */
    private @Nullable Long times(Expr term) {
        if (term.equals(new Expr.Sym(size))) {
            return 1L;
        }
        return term instanceof Expr.Mul mul
                        && mul.factors().size() == 2
                        && mul.factors().get(0) instanceof Expr.Num num
                        && isSmall(num)
                        && mul.factors().get(1).equals(new Expr.Sym(size))
                ? num.value().numerator().longValueExact()
                : null;
    }

    private static boolean isSmall(Expr.Num num) {
        return num.value().isInteger() && num.value().numerator().bitLength() <= SMALL;
    }

    /**
     * The givens at n + 1: families with a component more, and what is said of each component said of that one too; and the
     * numbers that stand for sums in what was made before.
     */
    Givens of(Givens givens) {
        List<Given> all = new ArrayList<>(givens.all().stream().map(this::of).toList());
        numbers.values().forEach(number -> all.add(new Given.Scalar(number.name(), Domain.REALS, "")));
        return new Givens(all);
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
