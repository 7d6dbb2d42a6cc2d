package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * What is taken to hold of indices and sizes: what the givens say, and the choices made so far. Each choice is made both
 * ways, so that the cases of a replay leave none out.
 */
final class Case {
    private static final int MOST_STEPS = 8;

    private final Givens givens;
    /** What stands for an index or size. */
    private final Map<Name, Ix> values;
    /** What is at most something else. */
    private final Set<AtMost> order;
    /** Terms that differ. */
    private final Set<Pair> apart;

    private final List<Real> reals;
    private final Map<Name, Ix> ranges = new HashMap<>();
    private final Map<Name, Ix> least = new HashMap<>();
    private int fresh;

    /** That a polynomial is positive, not negative, or zero. */
    record Real(Poly poly, Sign sign) {}

    /** What a polynomial is taken to be. */
    enum Sign {
        POSITIVE,
        NONNEGATIVE,
        ZERO
    }

    private record AtMost(Ix low, Ix high) {}

    private record Pair(Ix first, Ix second) {}

    private Case(Givens givens, Map<Name, Ix> values, Set<AtMost> order, Set<Pair> apart, List<Real> reals) {
        this.givens = givens;
        this.values = new HashMap<>(values);
        this.order = new LinkedHashSet<>(order);
        this.apart = new LinkedHashSet<>(apart);
        this.reals = List.copyOf(reals);
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index && !this.values.containsKey(index.name())) {
                bind(index.name(), term(index.low()), term(index.high()));
            }
        }
        givens.assumptions().forEach(this::learn);
    }

    /** Nothing but what the givens say. */
    static Case of(Givens givens) {
        return new Case(givens, Map.of(), Set.of(), Set.of(), List.of());
    }

    private void bind(Name index, @Nullable Ix low, @Nullable Ix high) {
        if (low != null) {
            least.put(index, low);
        }
        if (high != null) {
            ranges.put(index, high);
        }
    }

    private void learn(Given.Assumption assumption) {
        Ix left = term(assumption.relation().left());
        Ix right = term(assumption.relation().right());
        if (left == null || right == null || !assumption.universal().isEmpty()) {
            return;
        }
        switch (assumption.relation().relation()) {
            case EQ -> assume(left, right);
            case NE -> apart.add(new Pair(left, right));
            case LT -> order.add(new AtMost(left.plus(1), right));
            case LE -> order.add(new AtMost(left, right));
            case GT -> order.add(new AtMost(right.plus(1), left));
            case GE -> order.add(new AtMost(right, left));
        }
    }

    /** Puts one for the other; by the givens, or for a case. A free index gives way before a size, in which ranges are written. */
    private void assume(Ix left, Ix right) {
        boolean turned = left.base() == null || (!isFree(left.base()) && right.base() != null && isFree(right.base()));
        Ix from = turned ? right : left;
        if (from.base() != null && !Objects.equals(left.base(), right.base())) {
            values.put(from.base(), (turned ? left : right).plus(-from.offset()));
        }
    }

    private boolean isFree(Name name) {
        return givens.find(name) instanceof Given.Index;
    }

    /** This case, and that the two terms are equal. */
    Case equal(Ix left, Ix right) {
        Case next = new Case(givens, values, order, apart, reals);
        next.assume(left, right);
        // What is known of an index is read again, in terms of what stands for it.
        return new Case(givens, next.values, order, apart, reals);
    }

    /** This case, and that the two terms differ. */
    Case apart(Ix left, Ix right) {
        Case next = new Case(givens, values, order, apart, reals);
        next.apart.add(new Pair(left, right));
        return next;
    }

    /** This case, and that the first is less than the second, or that it is not. */
    Case order(Ix left, Ix right, boolean less) {
        Case next = new Case(givens, values, order, apart, reals);
        next.order.add(less ? new AtMost(left.plus(1), right) : new AtMost(right, left));
        return next;
    }

    /** This case, and that a polynomial has a sign. */
    Case real(Poly poly, Sign sign) {
        List<Real> more = new ArrayList<>(reals);
        more.add(new Real(poly, sign));
        return new Case(givens, values, order, apart, more);
    }

    List<Real> reals() {
        return reals;
    }

    /** What stands for the term in this case. */
    Ix settled(Ix term) {
        Ix value = term;
        for (int i = 0; i < MOST_STEPS && value.base() != null && values.containsKey(value.base()); i++) {
            value = Objects.requireNonNull(values.get(value.base())).plus(value.offset());
        }
        return value;
    }

    /** A new bound index between 1 and the range. */
    Name fresh(Ix range) {
        Name name = freshReal();
        ranges.put(name, range);
        return name;
    }

    /** A name for a new bound real variable. */
    Name freshReal() {
        return new Name("$", ++fresh);
    }

    /** The largest value of an index, or null if it is none. */
    @Nullable
    Ix range(@Nullable Name name) {
        Ix range = name == null ? null : ranges.get(name);
        return range == null ? null : settled(range);
    }

    /** Whether the name stands for a whole number: an index, a size, or a bound index. */
    boolean isIndex(Name name) {
        return ranges.containsKey(name) || isSize(name) || isFree(name);
    }

    boolean isSize(Name name) {
        return givens.find(name) instanceof Given.Size;
    }

    /** The expression as an index term, or null. */
    @Nullable
    Ix term(Expr expr) {
        return term(expr, name -> null);
    }

    /** The expression as an index term, or null; some names stand for others. */
    @Nullable
    Ix term(Expr expr, Function<Name, @Nullable Ix> bound) {
        if (expr instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 24) {
            return Ix.of(num.value().numerator().intValue());
        } else if (expr instanceof Expr.Sym sym && sym.indices().isEmpty()) {
            Ix own = bound.apply(sym.name());
            boolean known = own != null || isIndex(sym.name()) || values.containsKey(sym.name());
            return known ? settled(own == null ? Ix.of(sym.name()) : own) : null;
        } else if (expr instanceof Expr.Add add) {
            Ix sum = Ix.of(0);
            for (Expr part : add.terms()) {
                Ix own = term(part, bound);
                if (own == null || (own.base() != null && sum.base() != null)) {
                    return null;
                }
                sum = own.base() == null ? sum.plus(own.offset()) : own.plus(sum.offset());
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0).equals(Exprs.MINUS_ONE)) {
            Ix own = term(mul.factors().get(1), bound);
            return own != null && own.isNumber() ? Ix.of(-own.offset()) : null;
        }
        return null;
    }

    /** Whether two terms are equal, or null if this case does not say. */
    @Nullable
    Boolean isEqual(Ix a, Ix b) {
        Boolean below = isLess(a, b);
        Boolean above = isLess(b, a);
        if (isApart(a, b) || Boolean.TRUE.equals(below) || Boolean.TRUE.equals(above)) {
            return false;
        }
        return (below != null && above != null) ? true : null;
    }

    /** Whether the two are taken to differ: two terms do where others do with the same offset between them. */
    private boolean isApart(Ix a, Ix b) {
        Ix left = settled(a);
        Ix right = settled(b);
        for (Pair pair : apart) {
            Ix first = settled(pair.first());
            Ix second = settled(pair.second());
            int offset = second.offset() - first.offset();
            boolean along = Objects.equals(first.base(), left.base())
                    && Objects.equals(second.base(), right.base())
                    && offset == right.offset() - left.offset();
            boolean against = Objects.equals(first.base(), right.base())
                    && Objects.equals(second.base(), left.base())
                    && offset == left.offset() - right.offset();
            if (along || against) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first is less than the second, or null if this case does not say. */
    @Nullable
    Boolean isLess(Ix a, Ix b) {
        if (isAtMost(a.plus(1), b) || (isApart(a, b) && isAtMost(a, b))) {
            return true;
        }
        return isAtMost(b, a) ? false : null;
    }

    /** Whether the first is known to be at most the second: at once, or by something between them. */
    private boolean isAtMost(Ix a, Ix b) {
        Ix low = settled(a);
        Ix high = settled(b);
        int room = high.offset() - low.offset();
        if (direct(low.base(), high.base()) <= room) {
            return true;
        }
        Set<Name> between = new HashSet<>();
        order.forEach(fact -> {
            addBase(fact.low(), between);
            addBase(fact.high(), between);
        });
        addBase(range(low.base()), between);
        return direct(low.base(), null) + direct(null, high.base()) <= room
                || between.stream().anyMatch(mid -> direct(low.base(), mid) + direct(mid, high.base()) <= room);
    }

    private void addBase(@Nullable Ix term, Set<Name> all) {
        Ix own = term == null ? null : settled(term);
        if (own != null && own.base() != null) {
            all.add(own.base());
        }
    }

    /** The least c for which it is known at once that {@code a <= b + c}, where no name stands for 0; large if there is none. */
    private long direct(@Nullable Name a, @Nullable Name b) {
        if (Objects.equals(a, b)) {
            return 0;
        }
        long best = Integer.MAX_VALUE;
        // An index is at most its range.
        Ix range = range(a);
        if (range != null && Objects.equals(range.base(), b)) {
            best = range.offset();
        }
        // It is at least what it begins with; sizes, and bound indices, are at least 1.
        Ix low = b == null ? null : isFree(b) ? least.get(b) : Ix.of(1);
        if (low != null && Objects.equals(settled(low).base(), a)) {
            best = Math.min(best, -settled(low).offset());
        }
        for (AtMost fact : order) {
            Ix less = settled(fact.low());
            Ix more = settled(fact.high());
            if (Objects.equals(less.base(), a) && Objects.equals(more.base(), b)) {
                best = Math.min(best, more.offset() - less.offset());
            }
        }
        return best;
    }

    /** Whether a term lies between 1 and a range for certain. */
    boolean isWithin(Ix term, Ix range) {
        return isAtMost(Ix.of(1), term) && isAtMost(term, range);
    }
}
