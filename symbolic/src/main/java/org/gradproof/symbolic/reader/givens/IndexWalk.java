package org.gradproof.symbolic.reader.givens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Parts;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.reader.scope.Dependence;
import org.jspecify.annotations.Nullable;

/**
 * Tries an index at all values of small sizes. Ranges and conditions are sums of indices, sizes and
 * numbers, so that what holds or fails at every small size does so at every size.
 */
final class IndexWalk {
    /** The range of an index, both ends included. */
    record Range(Name name, Expr low, Expr high) {}

    private static final int MOST_TRIALS = 100_000;
    private static final int OWN_SIZES = 6;

    private final Map<Name, Range> bound = new LinkedHashMap<>();
    private final List<Cond> conditions;
    private final Function<Name, @Nullable Range> free;
    private int trials;

    IndexWalk(List<Range> ranges, List<Cond> conditions, Function<Name, @Nullable Range> free) {
        ranges.forEach(range -> bound.putIfAbsent(range.name(), range));
        this.conditions = conditions;
        this.free = free;
    }

    /** Whether at every size of the slot some value of the indices and of other sizes takes the index out of 1 … high. */
    boolean alwaysLeaves(Expr index, Expr high) {
        if (index instanceof Num number && number.value().numerator().bitLength() > 5) {
            return number.value().signum() < 0;
        }
        Set<Name> names = new LinkedHashSet<>(Dependence.direct(List.of(index, high)));
        List<Cond> used = relevant(names);
        List<Name> own = new ArrayList<>();
        List<Name> sizes = new ArrayList<>();
        List<Name> indices = new ArrayList<>();
        for (Name name : names) {
            if (range(name) != null) {
                indices.add(name);
            } else if (Dependence.direct(List.of(high)).contains(name)) {
                own.add(name);
            } else {
                sizes.add(name);
            }
        }
        int most = Math.max(
                OWN_SIZES, index instanceof Num n ? n.value().numerator().intValue() + 1 : 0);
        return everySize(own, 0, most, new HashMap<>(), at -> leaves(sizes, 0, ordered(indices), used, at, index, high))
                == Outcome.ALL;
    }

    private enum Outcome {
        NONE_POSSIBLE,
        ALL,
        NOT_ALL
    }

    private @Nullable Range range(Name name) {
        Range range = bound.get(name);
        return range != null ? range : free.apply(name);
    }

    /** Adds the names that ranges and conditions bring in; keeps the conditions that can be decided. */
    private List<Cond> relevant(Set<Name> names) {
        List<Cond> used = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            int before = names.size() + used.size();
            for (Name name : List.copyOf(names)) {
                Range range = range(name);
                if (range != null) {
                    names.addAll(Dependence.direct(List.of(range.low(), range.high())));
                }
            }
            for (Cond condition : conditions) {
                Set<Name> mentioned = Dependence.direct(condition);
                if (!used.contains(condition)
                        && isLinear(condition)
                        && mentioned.stream().anyMatch(names::contains)) {
                    used.add(condition);
                    names.addAll(mentioned);
                }
            }
            grown = names.size() + used.size() > before;
        }
        return used;
    }

    private static boolean isLinear(Cond condition) {
        if (condition instanceof Cond.Member) {
            return false;
        }
        return !(condition instanceof Cond.True) && Parts.of(condition).stream().allMatch(IndexWalk::isLinear);
    }

    private static boolean isLinear(Expr expr) {
        if (expr instanceof Num number) {
            return number.value().isInteger();
        } else if (expr instanceof Sym symbol) {
            return symbol.indices().isEmpty();
        }
        return (expr instanceof Add || expr instanceof Mul)
                && Parts.of(expr).stream().allMatch(IndexWalk::isLinear);
    }

    /** Outer indices before those whose ranges they bound. */
    private List<Name> ordered(List<Name> indices) {
        List<Name> ordered = new ArrayList<>();
        List<Name> rest = new ArrayList<>(indices);
        while (!rest.isEmpty()) {
            Name next = rest.stream()
                    .filter(name -> {
                        Range range = range(name);
                        return range == null
                                || Dependence.direct(List.of(range.low(), range.high())).stream()
                                        .noneMatch(other -> !other.equals(name) && rest.contains(other));
                    })
                    .findFirst()
                    .orElse(rest.get(0));
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private interface At {
        Outcome at(Map<Name, Long> values);
    }

    private Outcome everySize(List<Name> sizes, int next, int most, Map<Name, Long> values, At inner) {
        if (next == sizes.size()) {
            return inner.at(values);
        }
        Outcome all = Outcome.NONE_POSSIBLE;
        for (long size = 1; size <= most; size++) {
            values.put(sizes.get(next), size);
            Outcome one = everySize(sizes, next + 1, most, values, inner);
            if (one == Outcome.NOT_ALL) {
                return one;
            }
            all = one == Outcome.ALL ? one : all;
        }
        return all;
    }

    /** ALL if some values of other sizes and of the indices leave the range, NOT_ALL if values exist and none does. */
    private Outcome leaves(
            List<Name> sizes,
            int next,
            List<Name> indices,
            List<Cond> used,
            Map<Name, Long> values,
            Expr index,
            Expr high) {
        if (next == sizes.size()) {
            return leavesAt(indices, 0, used, values, index, high);
        }
        Outcome found = Outcome.NONE_POSSIBLE;
        for (long size = 1; size <= OWN_SIZES + 1; size++) {
            values.put(sizes.get(next), size);
            Outcome one = leaves(sizes, next + 1, indices, used, values, index, high);
            if (one == Outcome.ALL) {
                return one;
            }
            found = one == Outcome.NOT_ALL ? one : found;
        }
        return found;
    }

    private Outcome leavesAt(
            List<Name> indices, int next, List<Cond> used, Map<Name, Long> values, Expr index, Expr high) {
        if (++trials > MOST_TRIALS) {
            return Outcome.NOT_ALL;
        }
        if (next == indices.size()) {
            if (!used.stream().allMatch(condition -> holds(condition, values))) {
                return Outcome.NONE_POSSIBLE;
            }
            long at = value(index, values);
            return at < 1 || at > value(high, values) ? Outcome.ALL : Outcome.NOT_ALL;
        }
        Range range = range(indices.get(next));
        Outcome found = Outcome.NONE_POSSIBLE;
        if (range != null) {
            long last = value(range.high(), values);
            for (long at = value(range.low(), values); at <= last; at++) {
                values.put(indices.get(next), at);
                Outcome one = leavesAt(indices, next + 1, used, values, index, high);
                if (one == Outcome.ALL) {
                    return one;
                }
                found = one == Outcome.NOT_ALL ? one : found;
            }
        }
        return found;
    }

    private static long value(Expr expr, Map<Name, Long> values) {
        if (expr instanceof Num number) {
            return number.value().floor().longValue();
        } else if (expr instanceof Sym symbol) {
            return values.getOrDefault(symbol.name(), 1L);
        } else if (expr instanceof Add sum) {
            return sum.terms().stream().mapToLong(term -> value(term, values)).sum();
        } else if (expr instanceof Mul product) {
            return product.factors().stream()
                    .mapToLong(factor -> value(factor, values))
                    .reduce(1, (a, b) -> a * b);
        }
        return 1;
    }

    private static boolean holds(Cond condition, Map<Name, Long> values) {
        if (condition instanceof Cond.Rel rel) {
            return holds(rel.relation(), Long.compare(value(rel.left(), values), value(rel.right(), values)));
        } else if (condition instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> holds(part, values));
        } else if (condition instanceof Cond.Or or) {
            return or.parts().stream().anyMatch(part -> holds(part, values));
        } else if (condition instanceof Cond.Not not) {
            return !holds(not.part(), values);
        }
        return true;
    }

    private static boolean holds(Relation relation, int comparison) {
        return switch (relation) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
        };
    }
}
