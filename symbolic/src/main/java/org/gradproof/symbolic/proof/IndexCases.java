package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.expr.Substitution;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Splits the free indices of a claim on which of them are equal, as the givens allow. */
final class IndexCases {
    private static final int MAX_ITEMS = 5;
    private static final int MAX_CASES = 400;

    private final Givens givens;
    private final List<Given.Index> indices = new ArrayList<>();
    private final Set<Integer> numbers = new LinkedHashSet<>();
    private final Set<Name> sizesAsIndices = new LinkedHashSet<>();
    private final Map<Name, Integer> least = new HashMap<>();
    private final Map<Name, Integer> fixed = new LinkedHashMap<>();
    private final Set<Set<Idx>> different = new HashSet<>();
    private final Set<List<Idx>> ordered = new HashSet<>();
    private final Map<Name, Idx> same = new LinkedHashMap<>();

    /**
     * Reads the split's points.
     *
     * @param sides what is claimed to be related
     * @param definitions the bodies of the definitions in play
     * @param names all names in play
     */
    IndexCases(Givens givens, List<Expr> sides, List<Expr> definitions, Set<Name> names) {
        this.givens = givens;
        for (Given given : givens.all()) {
            if (given instanceof Given.Index index && names.contains(index.name())) {
                indices.add(index);
                Idx low = term(index.low());
                if (low == null || !low.isNumber() || low.offset() < 1) {
                    throw new Unsupported("an index that does not run from a positive number");
                }
                least.put(index.name(), low.offset());
            }
        }
        sides.forEach(this::visit);
        definitions.forEach(this::visit);
        sides.forEach(this::existing);
        givens.assumptions().stream().filter(a -> a.universal().isEmpty()).forEach(this::learn);
    }

    /** The sizes that occur, in the order of the givens. */
    static List<Name> sizes(Givens givens) {
        List<Name> sizes = new ArrayList<>();
        givens.all().forEach(g -> {
            if (g instanceof Given.Size size) {
                sizes.add(size.name());
            }
        });
        return sizes;
    }

    private Expr visit(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            sym.indices().forEach(this::note);
        } else if (expr instanceof Expr.Call call) {
            call.indices().forEach(this::note);
        } else if (expr instanceof Expr.Binder binder && binder.low() instanceof Expr.Num && lowest(binder) > 1) {
            for (int left = 1; left < Math.min(lowest(binder), MAX_ITEMS); left++) {
                numbers.add(left);
            }
        }
        return Substitution.map(expr, this::visit, this::visit);
    }

    private int lowest(Expr.Binder binder) {
        Idx low = term(binder.low());
        return low == null ? 1 : low.offset();
    }

    private Cond visit(Cond cond) {
        if (cond instanceof Cond.Rel rel) {
            note(rel.left());
            note(rel.right());
        }
        return Substitution.map(cond, this::visit, this::visit);
    }

    /** A component with a number for its index exists only for sizes from that number on. */
    private Expr existing(Expr expr) {
        if (expr instanceof Expr.Cases) {
            return expr;
        }
        if (expr instanceof Expr.Binder binder
                && !(binder.filter() instanceof Cond.True
                        && binder.low().equals(Exprs.ONE)
                        && binder.high() instanceof Expr.Sym)) {
            return expr;
        }
        if (expr instanceof Expr.Sym sym && givens.find(sym.name()) instanceof Given.Family family) {
            for (int i = 0; i < Math.min(sym.indices().size(), family.ranges().size()); i++) {
                Idx number = term(sym.indices().get(i));
                Idx range = term(family.ranges().get(i));
                if (number != null && number.isNumber() && range != null && range.base() != null) {
                    least.merge(range.base(), number.offset(), Math::max);
                }
            }
        }
        return Substitution.map(expr, this::existing, c -> c);
    }

    private void note(Expr index) {
        Idx term = term(index);
        if (term == null) {
            return;
        }
        Name base = term.base();
        if (base == null) {
            numbers.add(term.offset());
        } else if (term.offset() == 0 && givens.find(base) instanceof Given.Size) {
            sizesAsIndices.add(base);
        }
    }

    /** A symbol or a number; anything else is no point of a split. */
    private @Nullable Idx term(Expr expr) {
        if (expr instanceof Expr.Num num
                && num.value().isInteger()
                && num.value().numerator().bitLength() < 20) {
            return Idx.of(num.value().numerator().intValueExact());
        }
        boolean symbol = expr instanceof Expr.Sym sym
                && sym.indices().isEmpty()
                && (givens.find(sym.name()) instanceof Given.Index || givens.find(sym.name()) instanceof Given.Size);
        return symbol ? Idx.of(((Expr.Sym) expr).name()) : null;
    }

    private void learn(Assumption assumption) {
        Idx left = term(assumption.relation().left());
        Idx right = term(assumption.relation().right());
        if (left == null || right == null) {
            return;
        }
        Relation relation = assumption.relation().relation();
        if (left.isNumber()) {
            Idx swap = left;
            left = right;
            right = swap;
            relation = relation.mirrored();
        }
        if (left.base() == null) {
            return;
        }
        if (right.isNumber()) {
            number(left.base(), relation, right.offset());
        } else if (relation == Relation.NE || relation == Relation.LT || relation == Relation.GT) {
            different.add(Set.of(left, right));
            if (relation != Relation.NE) {
                ordered.add(relation == Relation.LT ? List.of(left, right) : List.of(right, left));
            }
        } else if (relation == Relation.EQ) {
            same.put(left.base(), right);
        }
    }

    private void number(Name name, Relation relation, int number) {
        switch (relation) {
            case EQ -> fixed.put(name, number);
            case GE -> least.merge(name, number, Math::max);
            case GT -> least.merge(name, number + 1, Math::max);
            case NE -> different.add(Set.of(Idx.of(name), Idx.of(number)));
            default -> {}
        }
    }

    /** Whether the given is used up by the split, so that it need not be an equation. */
    static boolean isAboutIndices(Assumption assumption, Givens givens) {
        return isTerm(assumption.relation().left(), givens)
                && isTerm(assumption.relation().right(), givens);
    }

    private static boolean isTerm(Expr expr, Givens givens) {
        if (expr instanceof Expr.Num) {
            return true;
        }
        return expr instanceof Expr.Sym sym
                && (givens.find(sym.name()) instanceof Given.Index || givens.find(sym.name()) instanceof Given.Size);
    }

    /** All cases, with some sizes put as numbers. Empty if the givens leave none. */
    List<IndexCase> with(Map<Name, Integer> sizes) {
        Map<Name, Integer> all = new LinkedHashMap<>(fixed);
        for (Map.Entry<Name, Integer> size : sizes.entrySet()) {
            Integer before = all.put(size.getKey(), size.getValue());
            if (before != null && !before.equals(size.getValue())) {
                return List.of();
            }
        }
        for (Map.Entry<Name, Integer> entry : all.entrySet()) {
            int lowest = least.getOrDefault(entry.getKey(), 1);
            boolean excluded = different.contains(Set.of(Idx.of(entry.getKey()), Idx.of(entry.getValue())));
            if (entry.getValue() < lowest || excluded) {
                return List.of();
            }
        }
        Map<Name, Idx> values = new LinkedHashMap<>();
        all.forEach((name, number) -> values.put(name, Idx.of(number)));
        List<IndexCase> cases = new ArrayList<>();
        split(new ArrayList<>(indices), values, cases);
        return cases;
    }

    /** One case for all: nothing is put for anything but fixed sizes, and only what is given to differ does. */
    IndexCase unsplit() {
        Map<Name, Idx> values = new HashMap<>();
        fixed.forEach((name, number) -> values.put(name, Idx.of(number)));
        Map<Name, Idx> ranges = new HashMap<>();
        for (Given.Index index : indices) {
            Idx high = value(index.high(), values);
            if (high != null) {
                ranges.put(index.name(), high);
            }
        }
        Set<Idx> points = new LinkedHashSet<>();
        if (different.size() == 1) {
            different.forEach(points::addAll);
        }
        return new IndexCase(values, points, Set.of(), ranges, least, ordered, Set.of());
    }

    /** Chooses for each index in turn: a number if its range is one, else a point met before, or a new point. */
    private void split(List<Given.Index> open, Map<Name, Idx> values, List<IndexCase> cases) {
        if (cases.size() > MAX_CASES || open.size() > MAX_ITEMS) {
            throw new Unsupported("more free indices than can be told apart");
        }
        if (open.isEmpty()) {
            IndexCase result = result(values);
            if (result != null) {
                cases.add(result);
            }
            return;
        }
        Given.Index index = open.get(0);
        List<Given.Index> rest = open.subList(1, open.size());
        Idx fixedValue = values.get(index.name());
        if (fixedValue != null) {
            split(rest, values, cases);
            return;
        }
        Idx high = value(index.high(), values);
        Set<Idx> choices = new LinkedHashSet<>();
        if (high != null && high.isNumber()) {
            for (int i = least.getOrDefault(index.name(), 1); i <= high.offset(); i++) {
                choices.add(Idx.of(i));
            }
        } else {
            choices.add(Idx.of(index.name()));
            choices.addAll(points(values));
        }
        for (Idx choice : choices) {
            Map<Name, Idx> more = new LinkedHashMap<>(values);
            if (choice.isNumber() && choice.offset() < least.getOrDefault(index.name(), 1)) {
                continue;
            }
            more.put(index.name(), choice);
            split(rest, more, cases);
        }
    }

    private @Nullable Idx value(Expr expr, Map<Name, Idx> values) {
        Idx term = term(expr);
        return term == null || term.base() == null ? term : values.getOrDefault(term.base(), term);
    }

    /** The index terms that an index could be equal to: indices placed before it, numbers, sizes. */
    private Set<Idx> points(Map<Name, Idx> values) {
        Set<Idx> points = new LinkedHashSet<>();
        for (Given.Index index : indices) {
            if (values.containsKey(index.name())) {
                points.add(values.get(index.name()));
            }
        }
        numbers.forEach(n -> points.add(Idx.of(n)));
        for (Name size : sizesAsIndices) {
            points.add(values.getOrDefault(size, Idx.of(size)));
        }
        return points;
    }

    private @Nullable IndexCase result(Map<Name, Idx> values) {
        for (Set<Idx> pair : different) {
            Set<Idx> placed = new HashSet<>();
            pair.forEach(p -> placed.add(p.base() == null ? p : values.getOrDefault(p.base(), p)));
            if (placed.size() == 1) {
                return null;
            }
        }
        for (Map.Entry<Name, Idx> pair : same.entrySet()) {
            Idx left = values.getOrDefault(pair.getKey(), Idx.of(pair.getKey()));
            Idx right = pair.getValue();
            Idx placed = right.base() == null ? right : values.getOrDefault(right.base(), right);
            if (!left.equals(placed)) {
                return null;
            }
        }
        Set<Idx> points = new LinkedHashSet<>();
        Map<Name, Idx> ranges = new HashMap<>();
        Map<Name, Integer> lows = new HashMap<>(least);
        for (Given.Index index : indices) {
            Idx value = values.getOrDefault(index.name(), Idx.of(index.name()));
            points.add(value);
            Idx high = value(index.high(), values);
            if (high != null) {
                ranges.put(index.name(), high);
                if (value.isNumber() && high.base() != null) {
                    lows.merge(high.base(), value.offset(), Math::max);
                }
            }
        }
        numbers.forEach(n -> points.add(Idx.of(n)));
        Map<Name, Idx> replaced = new HashMap<>(values);
        replaced.entrySet().removeIf(e -> e.getValue().equals(Idx.of(e.getKey())));
        Set<List<Idx>> order = new HashSet<>();
        ordered.forEach(pair -> order.add(pair.stream()
                .map(p -> p.base() == null ? p : values.getOrDefault(p.base(), p))
                .toList()));
        for (Given.Index index : indices) {
            // An index that is put for another one lies in the range of both.
            Idx value = values.getOrDefault(index.name(), Idx.of(index.name()));
            Idx high = value(index.high(), values);
            if (value.base() != null && high != null && !value.equals(Idx.of(index.name()))) {
                order.add(List.of(value, high.plus(1)));
            }
        }
        return new IndexCase(replaced, points, sizePoints(values), ranges, lows, order, Set.of());
    }

    /** A size that is used as an index differs from the indices placed elsewhere, but perhaps not from a number. */
    private Set<Idx> sizePoints(Map<Name, Idx> values) {
        Set<Idx> sizes = new LinkedHashSet<>();
        for (Name size : sizesAsIndices) {
            Idx value = values.getOrDefault(size, Idx.of(size));
            if (value.base() != null) {
                sizes.add(value);
            }
        }
        return sizes;
    }
}
