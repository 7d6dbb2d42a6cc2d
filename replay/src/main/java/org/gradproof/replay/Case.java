package org.gradproof.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.jspecify.annotations.Nullable;

/**
 * What is taken to hold of indices and sizes: what the givens say, and the choices made so far. Each choice is made both
 * ways, so that the cases of a replay leave none out.
 */
final class Case {
    private static final int UNKNOWN = -1_000_000;

    private final Givens givens;
    private final Map<Name, Ix> values;
    /** Pairs {@code a, b} with {@code a < b}, or, told as not less, with {@code a >= b}. */
    private final Map<List<Ix>, Boolean> less;

    private final Set<Set<Ix>> distinct;
    private final Map<Name, Ix> ranges = new HashMap<>();
    private final Map<Name, Integer> least = new HashMap<>();
    private final List<Real> reals;
    private int fresh;

    /** That a polynomial is positive, not negative, or zero. */
    record Real(Poly poly, Sign sign) {}

    /** What a polynomial is taken to be. */
    enum Sign {
        POSITIVE,
        NONNEGATIVE,
        ZERO
    }

    private Case(
            Givens givens, Map<Name, Ix> values, Map<List<Ix>, Boolean> less, Set<Set<Ix>> distinct, List<Real> reals) {
        this.reals = List.copyOf(reals);
        this.givens = givens;
        this.values = new HashMap<>(values);
        this.less = new HashMap<>(less);
        this.distinct = new HashSet<>(distinct);
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index && !this.values.containsKey(index.name())) {
                bind(index);
            }
        }
        givens.assumptions().forEach(this::learn);
    }

    /** Nothing but what the givens say. */
    static Case of(Givens givens) {
        return new Case(givens, Map.of(), Map.of(), Set.of(), List.of());
    }

    private void bind(Given.Index index) {
        Ix high = term(index.high());
        Ix low = term(index.low());
        if (high != null) {
            ranges.put(index.name(), high);
        }
        least.put(index.name(), low != null && low.isNumber() ? low.offset() : UNKNOWN);
    }

    private void learn(Given.Assumption assumption) {
        Cond.Rel relation = assumption.relation();
        Ix left = term(relation.left());
        Ix right = term(relation.right());
        if (left == null || right == null || !assumption.universal().isEmpty()) {
            return;
        }
        switch (relation.relation()) {
            case EQ -> assume(left, right);
            case NE -> distinct.add(Set.of(left, right));
            case LT -> learnLess(left, right);
            case LE -> learnLess(left, right.plus(1));
            case GT -> learnLess(right, left);
            case GE -> learnLess(right, left.plus(1));
        }
    }

    private void learnLess(Ix left, Ix right) {
        if (left.isNumber() && right.base() != null) {
            int bound = left.offset() + 1 - right.offset();
            least.merge(right.base(), bound, Math::max);
        } else {
            less.put(pair(left, right), true);
        }
    }

    /** Puts one for the other; by the givens, or for a case. */
    private void assume(Ix left, Ix right) {
        if (left.base() != null && replaceable(left.base())) {
            values.put(left.base(), right.plus(-left.offset()));
        } else if (right.base() != null && replaceable(right.base())) {
            values.put(right.base(), left.plus(-right.offset()));
        } else if (left.base() != null) {
            values.put(left.base(), right.plus(-left.offset()));
        }
    }

    /** A free index gives way before a size, in terms of which ranges are written. */
    private boolean replaceable(Name name) {
        return givens.find(name) instanceof Given.Index;
    }

    /** This case, and that the two terms are equal. */
    Case equal(Ix left, Ix right) {
        Case next = new Case(givens, values, less, distinct, reals);
        next.assume(left, right);
        return new Case(givens, next.values, less, distinct, reals);
    }

    /** This case, and that the two terms differ. */
    Case apart(Ix left, Ix right) {
        Case next = new Case(givens, values, less, distinct, reals);
        next.distinct.add(Set.of(left, right));
        return next;
    }

    /** This case, and that the first is less than the second, or that it is not. */
    Case order(Ix left, Ix right, boolean holds) {
        Case next = new Case(givens, values, less, distinct, reals);
        next.less.put(pair(left, right), holds);
        return next;
    }

    /** This case, and that a polynomial has a sign. */
    Case real(Poly poly, Sign sign) {
        List<Real> more = new ArrayList<>(reals);
        more.add(new Real(poly, sign));
        return new Case(givens, values, less, distinct, more);
    }

    List<Real> reals() {
        return reals;
    }

    /** The order of two terms is that of their difference. */
    private static List<Ix> pair(Ix left, Ix right) {
        return List.of(left.plus(-left.offset()), right.plus(-left.offset()));
    }

    /** What stands for the name in this case. */
    Ix value(Name name) {
        Ix value = Ix.of(name);
        for (int i = 0; i < 8 && value.base() != null && values.containsKey(value.base()); i++) {
            value = Objects.requireNonNull(values.get(value.base())).plus(value.offset());
        }
        return value;
    }

    Ix settled(Ix term) {
        return term.base() == null ? term : value(term.base()).plus(term.offset());
    }

    /** A new bound index between 1 and the range. */
    Name fresh(Ix range) {
        Name name = new Name("$", ++fresh);
        ranges.put(name, range);
        return name;
    }

    /** A name for a new bound real variable. */
    Name freshReal() {
        return new Name("$", ++fresh);
    }

    /** The largest value of an index, or null if it is none. */
    @Nullable
    Ix range(Name name) {
        Ix range = ranges.get(name);
        return range == null ? null : settled(range);
    }

    /** Whether the name stands for a whole number: an index, a size, or a bound index. */
    boolean isIndex(Name name) {
        return ranges.containsKey(name)
                || givens.find(name) instanceof Given.Size
                || givens.find(name) instanceof Given.Index;
    }

    /** Sizes, and bound indices, are at least 1; a declared index is what its given says. */
    private int least(Name name) {
        return least.getOrDefault(name, 1);
    }

    /** The expression as an index term, or null. */
    @Nullable
    Ix term(Expr expr) {
        if (expr instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 24) {
            return Ix.of(num.value().numerator().intValue());
        } else if (expr instanceof Expr.Sym sym && sym.indices().isEmpty() && isIndexLike(sym.name())) {
            return value(sym.name());
        } else if (expr instanceof Expr.Add add) {
            Ix sum = Ix.of(0);
            for (Expr part : add.terms()) {
                Ix own = term(part);
                if (own == null || (own.base() != null && sum.base() != null)) {
                    return null;
                }
                sum = own.base() == null ? sum.plus(own.offset()) : own.plus(sum.offset());
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul
                && mul.factors().size() == 2
                && mul.factors().get(0) instanceof Expr.Num num
                && num.value().equals(Rational.MINUS_ONE)) {
            Ix own = term(mul.factors().get(1));
            return own != null && own.isNumber() ? Ix.of(-own.offset()) : null;
        }
        return null;
    }

    private boolean isIndexLike(Name name) {
        return isIndex(name) || values.containsKey(name);
    }

    /** Whether two terms are equal, or null if this case does not say. */
    @Nullable
    Boolean isEqual(Ix a, Ix b) {
        Ix left = settled(a);
        Ix right = settled(b);
        if (Objects.equals(left.base(), right.base())) {
            return left.offset() == right.offset();
        }
        for (Set<Ix> pair : distinct) {
            if (pair.stream().map(this::settled).toList().containsAll(List.of(left, right))
                    || isShifted(pair, left, right)) {
                return false;
            }
        }
        Boolean below = isLess(left, right);
        Boolean above = isLess(right, left);
        if (Boolean.TRUE.equals(below) || Boolean.TRUE.equals(above)) {
            return false;
        }
        return (below != null && above != null) ? true : null;
    }

    private boolean isShifted(Set<Ix> pair, Ix left, Ix right) {
        List<Ix> two = pair.stream().map(this::settled).toList();
        return two.size() == 2
                && (pair(two.get(0), two.get(1)).equals(pair(left, right))
                        || pair(two.get(0), two.get(1)).equals(pair(right, left)));
    }

    /** Whether the first is less than the second, or null if this case does not say. */
    @Nullable
    Boolean isLess(Ix a, Ix b) {
        Ix left = settled(a);
        Ix right = settled(b);
        if (Objects.equals(left.base(), right.base())) {
            return left.offset() < right.offset();
        }
        if (left.isNumber() && right.base() != null && left.offset() - right.offset() < least(right.base())) {
            return true;
        }
        if (right.isNumber() && left.base() != null && right.offset() - left.offset() <= least(left.base())) {
            return false;
        }
        // An index is at most its range.
        Ix above = right.base() == null ? null : range(right.base());
        if (above != null
                && Objects.equals(above.base(), left.base())
                && left.offset() >= above.offset() + right.offset()) {
            return false;
        }
        Ix most = left.base() == null ? null : range(left.base());
        if (most != null
                && Objects.equals(most.base(), right.base())
                && most.offset() + left.offset() < right.offset()) {
            return true;
        }
        return known(left, right);
    }

    private @Nullable Boolean known(Ix left, Ix right) {
        for (Map.Entry<List<Ix>, Boolean> fact : less.entrySet()) {
            Ix low = settled(fact.getKey().get(0));
            Ix high = settled(fact.getKey().get(1));
            if (Objects.equals(low.base(), left.base()) && Objects.equals(high.base(), right.base())) {
                // low < high, and left - low <= right - high.
                boolean implied = left.offset() - low.offset() <= right.offset() - high.offset();
                if (fact.getValue() && implied) {
                    return true;
                }
                if (!fact.getValue() && left.offset() - low.offset() >= right.offset() - high.offset()) {
                    return false;
                }
            }
            if (fact.getValue()
                    && Objects.equals(low.base(), right.base())
                    && Objects.equals(high.base(), left.base())
                    // right - low <= left - high + 1: right < left + 1, so that left is not less.
                    && right.offset() - low.offset() <= left.offset() - high.offset() + 1) {
                return false;
            }
            if (!fact.getValue()
                    && Objects.equals(low.base(), right.base())
                    && Objects.equals(high.base(), left.base())
                    // high <= low, and left - high < right - low.
                    && left.offset() - high.offset() < right.offset() - low.offset()) {
                return true;
            }
        }
        return null;
    }

    /** Whether a term lies between 1 and a range for certain. */
    boolean isWithin(Ix term, Ix range) {
        return Boolean.FALSE.equals(isLess(term, Ix.of(1))) && Boolean.FALSE.equals(isLess(range, term));
    }
}
