package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;

/**
 * Numbers for all sizes and free indices of a claim, and elements for its index sets.
 *
 * @param integers the value of each size and index
 * @param sets the elements of each index set
 */
record SmallCase(Map<Name, Integer> integers, Map<Name, Set<Integer>> sets) {
    private static final int MOST_STEPS = 64;

    SmallCase {
        integers = Map.copyOf(integers);
        sets = Map.copyOf(sets);
    }

    static SmallCase empty() {
        return new SmallCase(Map.of(), Map.of());
    }

    SmallCase with(Name name, int value) {
        Map<Name, Integer> more = new TreeMap<>(integers);
        more.put(name, value);
        return new SmallCase(more, sets);
    }

    SmallCase with(Name name, Name size, Set<Integer> elements) {
        Map<Name, Set<Integer>> more = new TreeMap<>(sets);
        more.put(name, elements);
        return new SmallCase(integers, more).with(size, elements.size());
    }

    /** The value of an expression in sizes and indices only; empty for any other. */
    Optional<Rational> value(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return Optional.of(num.value());
        } else if (expr instanceof Expr.Sym sym) {
            Integer value = sym.indices().isEmpty() ? integers.get(sym.name()) : null;
            return Optional.ofNullable(value).map(Rational::of);
        } else if (expr instanceof Expr.Add add) {
            return add.terms().stream()
                    .map(this::value)
                    .reduce(Optional.of(Rational.ZERO), (a, b) -> a.flatMap(x -> b.map(x::plus)));
        } else if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream()
                    .map(this::value)
                    .reduce(Optional.of(Rational.ONE), (a, b) -> a.flatMap(x -> b.map(x::times)));
        } else if (expr instanceof Expr.Pow pow) {
            return value(pow.base()).flatMap(base -> value(pow.exponent()).flatMap(exponent -> power(base, exponent)));
        }
        return Optional.empty();
    }

    private static Optional<Rational> power(Rational base, Rational exponent) {
        boolean defined = exponent.isInteger()
                && exponent.numerator().bitLength() < 6
                && (exponent.signum() >= 0 || !base.isZero());
        return defined ? Optional.of(base.pow(exponent.numerator().intValueExact())) : Optional.empty();
    }

    /** The value of an integer expression; {@link Unanswered} for any other. */
    int integer(Expr expr) {
        Rational value = value(expr).orElseThrow(() -> new Unanswered("not an index or a size: " + expr));
        if (!value.isInteger() || value.numerator().bitLength() > 20) {
            throw new Unanswered("not a small integer: " + value);
        }
        return value.numerator().intValueExact();
    }

    /** Whether a condition on sizes and indices holds; empty if it is about something else. */
    Optional<Boolean> holds(Cond cond) {
        if (cond instanceof Cond.True) {
            return Optional.of(true);
        } else if (cond instanceof Cond.Rel rel) {
            return value(rel.left())
                    .flatMap(left -> value(rel.right()).map(right -> holds(left.compareTo(right), rel)));
        } else if (cond instanceof Cond.Member member) {
            Set<Integer> elements = sets.get(member.set());
            return elements == null
                    ? Optional.empty()
                    : value(member.index())
                            .map(index -> elements.contains(index.numerator().intValue()));
        } else if (cond instanceof Cond.And and) {
            return and.parts().stream()
                    .map(this::holds)
                    .reduce(Optional.of(true), (a, b) -> a.flatMap(x -> b.map(y -> x && y)));
        } else if (cond instanceof Cond.Or or) {
            return or.parts().stream()
                    .map(this::holds)
                    .reduce(Optional.of(false), (a, b) -> a.flatMap(x -> b.map(y -> x || y)));
        } else if (cond instanceof Cond.Not not) {
            return holds(not.part()).map(x -> !x);
        }
        return Optional.empty();
    }

    private static boolean holds(int comparison, Cond.Rel rel) {
        return switch (rel.relation()) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
        };
    }

    /** The cases in which the variable runs from low to high, where the filter holds. */
    List<SmallCase> over(Name variable, Expr low, Expr high, Cond filter) {
        int first = integer(low);
        int last = integer(high);
        if (last - first > MOST_STEPS) {
            throw new Unanswered("a range from " + first + " to " + last);
        }
        List<SmallCase> cases = new ArrayList<>();
        for (int value = first; value <= last; value++) {
            SmallCase next = with(variable, value);
            if (next.holds(filter).orElseThrow(() -> new Unanswered("a range over a condition on reals"))) {
                cases.add(next);
            }
        }
        return cases;
    }
}
