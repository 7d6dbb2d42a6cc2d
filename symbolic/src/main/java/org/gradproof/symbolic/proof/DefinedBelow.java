package org.gradproof.symbolic.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Whether expressions have a value at a size n, from its least value on, wherever they have one at n + 1. A part in
 * which n does not stand is the same at both, and stands at n for no more values of bound indices than at n + 1, where
 * their ranges grow with n. A part in which n stands must have a value for every n. Any doubt is no.
 */
final class DefinedBelow {
    private final Givens givens;
    private final Name size;
    private final long least;

    private final Map<Name, Expr> highs = new HashMap<>();

    DefinedBelow(Givens givens, Name size, long least) {
        this.givens = givens;
        this.size = size;
        this.least = least;
    }

    /** Whether what the givens leave open of the conditions says no more at n than at n + 1. */
    boolean holds(List<Requirement> open) {
        return open.stream()
                .allMatch(r -> !mentions(r.quantity()) && r.binders().stream().allMatch(this::grows));
    }

    /** Whether all parts but those with side conditions, which {@link #holds} is about, have values at n. */
    boolean isKnown(List<Expr> exprs) {
        return exprs.stream().allMatch(e -> known(e, Map.of(), false));
    }

    private boolean mentions(Expr expr) {
        return Dependencies.direct(expr).contains(size);
    }

    private boolean grows(Binder binder) {
        return !mentions(binder.low())
                && Parts.of(binder.filter()).stream().noneMatch(this::mentions)
                && (!mentions(binder.high()) || isIncreasing(binder.high()));
    }

    /** A sum of numbers and of the size, with numbers before it that are not negative. */
    private boolean isIncreasing(Expr expr) {
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().allMatch(this::isIncreasing);
        } else if (expr instanceof Expr.Mul mul) {
            boolean negative = mul.factors().stream()
                    .anyMatch(f -> f instanceof Expr.Num num && num.value().signum() < 0);
            boolean plain = mul.factors().stream().allMatch(f -> f instanceof Expr.Num || f instanceof Expr.Sym);
            return plain && (!negative || !mentions(mul));
        }
        return expr instanceof Expr.Sym || expr instanceof Expr.Num;
    }

    /**
     * Whether the part has a value at n.
     *
     * @param lows the least value of each bound index
     * @param moved whether a bound index runs, at n, over values that it does not have at n + 1
     */
    private boolean known(Expr expr, Map<Name, Expr> lows, boolean moved) {
        if (expr instanceof Binder binder) {
            boolean sum = binder.kind() == Expr.Kind.SUM || binder.kind() == Expr.Kind.PRODUCT;
            Map<Name, Expr> inner = new HashMap<>(lows);
            inner.put(binder.variable().name(), binder.low());
            highs.put(binder.variable().name(), binder.high());
            boolean within = known(binder.body(), inner, moved || !grows(binder));
            return sum && within && isCondition(binder.filter());
        } else if (expr instanceof Expr.Num || (!moved && !mentions(expr))) {
            return true;
        } else if (expr instanceof Expr.Add || expr instanceof Expr.Mul || expr instanceof Expr.Sym) {
            return Parts.of(expr).stream().allMatch(part -> known(part, lows, moved));
        } else if (expr instanceof Expr.Pow pow) {
            boolean safe = (!moved && !mentions(pow.exponent()))
                    || pow.exponent() instanceof Expr.Num
                    || isPositive(pow.base())
                    || isNatural(pow.exponent(), lows);
            return safe && known(pow.base(), lows, moved) && known(pow.exponent(), lows, moved);
        } else if (expr instanceof Expr.Fn fn) {
            boolean parts = fn.arguments().stream().allMatch(a -> known(a, lows, moved));
            return switch (fn.function()) {
                case FACTORIAL -> parts && isNatural(fn.arguments().get(0), lows);
                case BINOMIAL -> parts && fn.arguments().stream().allMatch(a -> isNatural(a, lows));
                default -> parts;
            };
        }
        return false;
    }

    private boolean isCondition(Cond filter) {
        return Parts.of(filter).stream().allMatch(e -> least(e, Map.of()) != null || e instanceof Expr.Sym);
    }

    private boolean isPositive(Expr base) {
        if (base instanceof Expr.Num num) {
            return num.value().signum() > 0;
        } else if (base instanceof Expr.Fn fn) {
            return fn.function() == Function.EXP;
        }
        return base instanceof Expr.Sym sym
                && givens.find(sym.name()) instanceof Given.Scalar scalar
                && scalar.domain() instanceof Domain.Interval interval
                && interval.low() != null
                && (interval.low().signum() > 0 || (interval.low().isZero() && interval.lowOpen()));
    }

    private boolean isNatural(Expr expr, Map<Name, Expr> lows) {
        Rational least = least(expr, lows);
        return (least != null && least.signum() >= 0) || isNaturalBelow(expr, lows);
    }

    /**
     * {@code n - k} with k up to n: where a bound index is taken off, its upper end is the worst case, and where the
     * range is empty nothing needs a value.
     */
    private boolean isNaturalBelow(Expr expr, Map<Name, Expr> lows) {
        Map<Name, Rational> terms = new HashMap<>();
        Rational constant = linear(expr, Rational.ONE, terms);
        for (Name name : List.copyOf(terms.keySet())) {
            Rational times = terms.getOrDefault(name, Rational.ZERO);
            if (constant != null && times.signum() < 0 && lows.containsKey(name) && highs.containsKey(name)) {
                terms.remove(name);
                Rational more = linear(highs.get(name), times, terms);
                constant = more == null ? null : constant.plus(more);
            }
        }
        for (Map.Entry<Name, Rational> term : terms.entrySet()) {
            Rational least = least(new Expr.Sym(term.getKey()), lows);
            boolean known = least != null && term.getValue().signum() >= 0 && term.getValue().isInteger();
            constant = constant == null || !(known || term.getValue().isZero()) || least == null
                    ? null
                    : constant.plus(term.getValue().times(least));
        }
        return constant != null && constant.isInteger() && constant.signum() >= 0;
    }

    /** Adds the names of a sum with the numbers before them, times a number; its constant, or null if it is no such sum. */
    private static @Nullable Rational linear(Expr expr, Rational times, Map<Name, Rational> terms) {
        if (expr instanceof Expr.Num num) {
            return times.times(num.value());
        } else if (expr instanceof Expr.Sym sym && sym.indices().isEmpty()) {
            terms.merge(sym.name(), times, Rational::plus);
            return Rational.ZERO;
        } else if (expr instanceof Expr.Add add) {
            Rational sum = Rational.ZERO;
            for (Expr term : add.terms()) {
                Rational own = linear(term, times, terms);
                if (own == null) {
                    return null;
                }
                sum = sum.plus(own);
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0) instanceof Expr.Num number) {
            return linear(mul.factors().get(1), times.times(number.value()), terms);
        }
        return null;
    }

    /** A lower bound of a whole number, for every value of sizes and bound indices; null where none is seen. */
    private @Nullable Rational least(Expr expr, Map<Name, Expr> lows) {
        if (expr instanceof Expr.Num num) {
            return num.value().isInteger() ? num.value() : null;
        } else if (expr instanceof Expr.Sym sym && sym.indices().isEmpty()) {
            Expr low = lows.get(sym.name());
            if (low != null) {
                return least(low, lows);
            }
            Given given = givens.find(sym.name());
            boolean whole = given instanceof Given.Size;
            return sym.name().equals(size)
                    ? Rational.of(least)
                    : whole ? Rational.ONE : given instanceof Given.Index index ? least(index.low(), lows) : null;
        } else if (expr instanceof Expr.Add add) {
            Rational sum = Rational.ZERO;
            for (Expr term : add.terms()) {
                Rational own = least(term, lows);
                if (own == null) {
                    return null;
                }
                sum = sum.plus(own);
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul) {
            Rational product = Rational.ONE;
            for (Expr factor : mul.factors()) {
                Rational own = least(factor, lows);
                // The product of lower bounds is one only where none is negative.
                if (own == null
                        || (own.signum() < 0 && mul.factors().stream().anyMatch(f -> !(f instanceof Expr.Num)))) {
                    return null;
                }
                product = product.times(own);
            }
            return product;
        }
        return null;
    }
}
