package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.poly.Idx;
import org.jspecify.annotations.Nullable;

/**
 * What the givens say of indices and sizes alone: their ranges, relations between two index terms
 * ({@code i = k}, {@code n = m + 1}, {@code k < 6}), and other relations of integers ({@code n = 2m}).
 */
final class IndexRelations {
    /** Larger numbers are no index terms: sums of them must not overflow. */
    private static final int MAX_BITS = 20;

    private static final int MAX_ROUNDS = 10;

    private final Givens givens;
    private final List<Name> sizes = new ArrayList<>();
    private final List<Given.Index> indices = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final Set<Apart> apart = new LinkedHashSet<>();
    private final List<Cond.Rel> others = new ArrayList<>();

    /** Two index terms that differ. */
    record Apart(Idx left, Idx right) {}

    IndexRelations(Givens givens) {
        this.givens = givens;
        for (Given given : givens.all()) {
            if (given instanceof Given.Size size) {
                sizes.add(size.name());
                bounds.add(Bound.atMost(Idx.of(1), Idx.of(size.name())));
            } else if (given instanceof Given.Index index) {
                indices.add(index);
                addAtMost(term(index.low(), givens), Idx.of(index.name()));
                addAtMost(Idx.of(index.name()), term(index.high(), givens));
            }
        }
        givens.assumptions().stream().filter(a -> a.universal().isEmpty()).forEach(this::learn);
    }

    private void addAtMost(@Nullable Idx left, @Nullable Idx right) {
        if (left != null && right != null) {
            bounds.add(Bound.atMost(left, right));
        }
    }

    private void learn(Assumption assumption) {
        Cond.Rel relation = assumption.relation();
        Idx left = term(relation.left(), givens);
        Idx right = term(relation.right(), givens);
        if (left == null || right == null) {
            if (namesOnlyIntegers(relation)) {
                others.add(relation);
            }
            return;
        }
        switch (relation.relation()) {
            case LT -> bounds.add(Bound.below(left, right));
            case GT -> bounds.add(Bound.below(right, left));
            case LE -> bounds.add(Bound.atMost(left, right));
            case GE -> bounds.add(Bound.atMost(right, left));
            case EQ -> {
                bounds.add(Bound.atMost(left, right));
                bounds.add(Bound.atMost(right, left));
            }
            case NE -> apart.add(new Apart(left, right));
        }
    }

    private boolean namesOnlyIntegers(Cond.Rel relation) {
        Set<Name> names = names(relation);
        return !names.isEmpty() && names.stream().allMatch(this::isInteger);
    }

    private static Set<Name> names(Cond.Rel relation) {
        Set<Name> names = new LinkedHashSet<>(Dependencies.direct(relation.left()));
        names.addAll(Dependencies.direct(relation.right()));
        return names;
    }

    boolean isInteger(Name name) {
        Given given = givens.find(name);
        return given instanceof Given.Index || given instanceof Given.Size;
    }

    /** The sizes, in the order of the givens. */
    List<Name> sizes() {
        return sizes;
    }

    /** The indices, in the order of the givens. */
    List<Given.Index> indices() {
        return indices;
    }

    /** The constraints on differences, those of the ranges among them. */
    List<Bound> bounds() {
        return bounds;
    }

    /** The pairs that are given to differ. */
    Set<Apart> apart() {
        return apart;
    }

    /** The names of which more is said than a constraint on a difference. */
    Set<Name> constrainedOtherwise() {
        Set<Name> names = new LinkedHashSet<>();
        others.forEach(relation -> names.addAll(names(relation)));
        for (Apart pair : apart) {
            if (pair.left().base() != null) {
                names.add(pair.left().base());
            }
            if (pair.right().base() != null) {
                names.add(pair.right().base());
            }
        }
        return names;
    }

    /**
     * Whether the relations that are no constraints on a difference hold at the values; null if that hangs on
     * names without a value, or could not be worked out.
     */
    @Nullable
    Boolean holdOtherwise(Map<Name, Integer> values) {
        boolean known = true;
        for (Apart pair : apart) {
            Long left = value(pair.left(), values);
            Long right = value(pair.right(), values);
            if (left != null && left.equals(right)) {
                return false;
            }
            known &= left != null && right != null;
        }
        for (Cond.Rel relation : others) {
            Boolean holds = Values.holds(relation, sym -> {
                Integer value = sym.indices().isEmpty() ? values.get(sym.name()) : null;
                return value == null ? null : Rational.of(value);
            });
            if (Boolean.FALSE.equals(holds)) {
                return false;
            }
            known &= holds != null;
        }
        return known ? Boolean.TRUE : null;
    }

    private static @Nullable Long value(Idx term, Map<Name, Integer> values) {
        if (term.base() == null) {
            return (long) term.offset();
        }
        Integer value = values.get(term.base());
        return value == null ? null : Long.valueOf((long) value + term.offset());
    }

    /** A number, or an index or size plus a number; null for anything else. */
    static @Nullable Idx term(Expr expr, Givens givens) {
        if (expr instanceof Expr.Num num) {
            return num.value().isInteger() && num.value().numerator().bitLength() < MAX_BITS
                    ? Idx.of(num.value().numerator().intValueExact())
                    : null;
        } else if (expr instanceof Expr.Sym sym && sym.indices().isEmpty()) {
            Given given = givens.find(sym.name());
            return given instanceof Given.Index || given instanceof Given.Size ? Idx.of(sym.name()) : null;
        } else if (expr instanceof Expr.Add add) {
            Idx sum = Idx.of(0);
            for (Expr summand : add.terms()) {
                Idx part = term(summand, givens);
                if (part == null || (sum.base() != null && part.base() != null)) {
                    return null;
                }
                sum = part.base() == null ? sum.plus(part.offset()) : part.plus(sum.offset());
            }
            return sum;
        } else if (expr instanceof Expr.Mul mul && mul.factors().stream().allMatch(Expr.Num.class::isInstance)) {
            Rational product = Rational.ONE;
            for (Expr factor : mul.factors()) {
                product = product.times(((Expr.Num) factor).value());
            }
            return term(new Expr.Num(product), givens);
        }
        return null;
    }

    /** Whether the given relates two index terms: then the split of cases uses it up, and it need not be an equation. */
    static boolean isAboutIndices(Assumption assumption, Givens givens) {
        return assumption.universal().isEmpty()
                && term(assumption.relation().left(), givens) != null
                && term(assumption.relation().right(), givens) != null;
    }

    /** All that the constraints and the further ones imply; tightened by pairs that are given to differ. */
    Differences differences(List<Bound> more) {
        List<Bound> all = new ArrayList<>(bounds);
        all.addAll(more);
        Differences known = Differences.of(all);
        for (int round = 0; round < MAX_ROUNDS && known.areFeasible(); round++) {
            int before = all.size();
            tighten(known, all);
            if (all.size() == before) {
                break;
            }
            known = Differences.of(all);
        }
        return known;
    }

    /** Of {@code a <= b} and {@code a != b} follows {@code a < b}; and a range that holds two different values has two. */
    private void tighten(Differences known, List<Bound> all) {
        for (Apart pair : apart) {
            addIfNew(known, pair.left(), pair.right(), all);
            addIfNew(known, pair.right(), pair.left(), all);
            for (Name size : sizes) {
                Idx top = Idx.of(size);
                Long left = least(known, pair.left());
                Long right = least(known, pair.right());
                boolean within = known.isAtMost(pair.left(), top) && known.isAtMost(pair.right(), top);
                if (within && left != null && right != null) {
                    Bound bound = new Bound(null, size, -Math.min(left, right) - 1);
                    Long least = known.least(size);
                    if (least == null || least < Math.min(left, right) + 1) {
                        all.add(bound);
                    }
                }
            }
        }
    }

    private static void addIfNew(Differences known, Idx left, Idx right, List<Bound> all) {
        Long most = known.most(left, right);
        if (most != null && most == 0) {
            all.add(Bound.below(left, right));
        }
    }

    private static @Nullable Long least(Differences known, Idx term) {
        Long below = known.most(Idx.of(0), term);
        return below == null ? null : Long.valueOf(-below);
    }
}
