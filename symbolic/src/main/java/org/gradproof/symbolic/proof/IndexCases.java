package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Splits the free indices of a claim on which of them are equal, as the givens allow.
 *
 * <p>The cases cover all that the givens admit: each index in turn is one of the points met before it (a
 * number, a size, an index placed earlier), or differs from all of them and is a point itself. A case is left
 * out only if it contradicts the givens; no case at all means that nothing satisfies them, and is no proof.
 */
final class IndexCases {
    private static final int MAX_ITEMS = 5;
    private static final int MAX_CASES = 400;

    /** An index that the givens leave so few values is put as each of them. */
    private static final int MAX_VALUES = 12;

    private final IndexRelations relations;
    private final List<Given.Index> indices;
    private final IndexPoints points;
    private final Placement start;
    private final Map<Map<Name, Integer>, List<IndexCase>> known = new HashMap<>();

    /**
     * The cases of a claim.
     *
     * @param points what a free index could be equal to, and where the claim's components exist
     * @param indices the free indices in play
     */
    IndexCases(IndexRelations relations, IndexPoints points, List<Given.Index> indices) {
        this.relations = relations;
        this.points = points;
        this.indices = indices;
        this.start = new Placement(points.bounds(), List.of(), points.numbers());
    }

    /** What is decided on the way to a case: constraints, the indices that are points themselves, and the numbers. */
    private record Placement(List<Bound> bounds, List<Name> own, Set<Integer> numbers) {
        Placement with(Name index, Idx value) {
            Set<Integer> all = numbers;
            if (value.isNumber() && own.isEmpty()) {
                // Indices that are placed later are compared with this number, those placed before it were not.
                all = new LinkedHashSet<>(numbers);
                all.add(value.offset());
            }
            return new Placement(equal(index, value), own, all);
        }

        Placement withSize(Name size, int value) {
            return new Placement(equal(size, Idx.of(value)), own, numbers);
        }

        private List<Bound> equal(Name name, Idx value) {
            List<Bound> more = new ArrayList<>(bounds);
            more.add(Bound.atMost(Idx.of(name), value));
            more.add(Bound.atMost(value, Idx.of(name)));
            return more;
        }

        Placement apart(Name index) {
            List<Name> more = new ArrayList<>(own);
            more.add(index);
            return new Placement(bounds, more, numbers);
        }
    }

    /** All cases, with some sizes put as numbers. Empty only if nothing satisfies the givens there. */
    List<IndexCase> with(Map<Name, Integer> sizes) {
        List<IndexCase> cases = known.get(sizes);
        if (cases == null) {
            cases = List.copyOf(split(sizes));
            known.put(Map.copyOf(sizes), cases);
        }
        return cases;
    }

    private List<IndexCase> split(Map<Name, Integer> sizes) {
        Placement placement = start;
        for (Map.Entry<Name, Integer> size : sizes.entrySet()) {
            placement = placement.withSize(size.getKey(), size.getValue());
        }
        List<IndexCase> cases = new ArrayList<>();
        if (!Boolean.FALSE.equals(relations.holdOtherwise(sizes))) {
            split(placement, cases);
        }
        return cases;
    }

    /** One case for all: only what the givens fix is put for anything, and only what is given to differ does. */
    IndexCase unsplit() {
        Differences known = relations.differences(start.bounds());
        Values values = new Values(known);
        return new IndexCase(values.replaced(), Set.of(), Set.of(), values.ranges(), known, apart(values));
    }

    private void split(Placement placement, List<IndexCase> cases) {
        if (cases.size() > MAX_CASES) {
            throw new Unsupported("more free indices than can be told apart");
        }
        Differences known = relations.differences(placement.bounds());
        if (!known.areFeasible()) {
            return;
        }
        Values values = new Values(known);
        List<Name> open = indices.stream()
                .map(Given.Index::name)
                .filter(name -> values.isItself(name) && !placement.own().contains(name))
                .toList();
        if (open.isEmpty()) {
            IndexCase result = result(placement, known, values);
            if (result != null) {
                cases.add(result);
            }
            return;
        }
        if (open.size() > MAX_ITEMS) {
            throw new Unsupported("more free indices than can be told apart");
        }
        for (Name index : open) {
            List<Idx> few = few(known, index);
            if (few != null) {
                few.forEach(value -> split(placement.with(index, value), cases));
                return;
            }
        }
        Name index = open.get(0);
        split(placement.apart(index), cases);
        for (Idx point : points(placement, values)) {
            split(placement.with(index, point), cases);
        }
    }

    /** All values of the index if they are few, or its range is a number; else null. */
    private @Nullable List<Idx> few(Differences known, Name index) {
        Long least = known.least(index);
        Long largest = known.largest(index);
        if (least == null || largest == null) {
            return null;
        }
        boolean range = indices.stream().anyMatch(i -> i.name().equals(index) && i.high() instanceof Expr.Num);
        if (largest - least >= (range ? MAX_CASES : MAX_VALUES)) {
            return null;
        }
        List<Idx> all = new ArrayList<>();
        for (long value = least; value <= largest; value++) {
            all.add(Idx.of(Math.toIntExact(value)));
        }
        return all;
    }

    /** The index terms that an index could be equal to: indices placed before it, numbers, sizes. */
    private Set<Idx> points(Placement placement, Values values) {
        Set<Idx> all = new LinkedHashSet<>();
        placement.own().forEach(name -> all.add(values.of(name)));
        placement.numbers().forEach(number -> all.add(Idx.of(number)));
        points.sizes().forEach(size -> all.add(values.of(size)));
        return all;
    }

    private @Nullable IndexCase result(Placement placement, Differences known, Values values) {
        for (IndexRelations.Apart pair : relations.apart()) {
            if (values.of(pair.left()).equals(values.of(pair.right()))) {
                return null;
            }
        }
        Set<Idx> sizes = new LinkedHashSet<>();
        points.sizes().forEach(size -> sizes.add(values.of(size)));
        Set<Idx> placed = new LinkedHashSet<>();
        placement.numbers().forEach(number -> placed.add(Idx.of(number)));
        for (Name own : placement.own()) {
            // That it is equal to a point is another case.
            if (sizes.contains(values.of(own)) || !placed.add(values.of(own))) {
                return null;
            }
        }
        // An index that turned out to be another term is no point any more, though still none of the others.
        placed.removeIf(point -> point.base() != null && !placement.own().contains(point.base()));
        sizes.removeIf(Idx::isNumber);
        Differences told = toldApart(placement, known, placed, sizes);
        return told.areFeasible()
                ? new IndexCase(values.replaced(), placed, sizes, values.ranges(), told, apart(values))
                : null;
    }

    /** What is known beside: an index that is at most another point, and differs from it, is below it. */
    private Differences toldApart(Placement placement, Differences known, Set<Idx> placed, Set<Idx> sizes) {
        Set<Idx> others = new LinkedHashSet<>(placed);
        others.addAll(sizes);
        List<Bound> bounds = new ArrayList<>(placement.bounds());
        for (Idx own : placed) {
            for (Idx other : others) {
                if (own.base() != null && !own.equals(other)) {
                    addStrict(known, own, other, bounds);
                    addStrict(known, other, own, bounds);
                }
            }
        }
        return bounds.size() == placement.bounds().size() ? known : relations.differences(bounds);
    }

    private static void addStrict(Differences known, Idx left, Idx right, List<Bound> bounds) {
        Long most = known.most(left, right);
        if (most != null && most == 0) {
            bounds.add(Bound.below(left, right));
        }
    }

    private Set<Set<Idx>> apart(Values values) {
        Set<Set<Idx>> all = new HashSet<>();
        for (IndexRelations.Apart pair : relations.apart()) {
            Idx left = values.of(pair.left());
            Idx right = values.of(pair.right());
            if (!left.equals(right)) {
                all.add(Set.of(left, right));
            }
        }
        return all;
    }

    /**
     * What is put for indices and sizes: a number where only one is possible, else the symbol that stands for
     * all that differ from it by a known number only. Of several sizes that is the largest one, so that a sum up
     * to any of them stays within its range; an index gives way to a size.
     */
    private final class Values {
        private final Differences known;
        private final Map<Name, Idx> values = new LinkedHashMap<>();

        Values(Differences known) {
            this.known = known;
            Set<Name> free = new LinkedHashSet<>();
            indices.forEach(index -> free.add(index.name()));
            relations.indices().forEach(index -> free.add(index.name()));
            relations.sizes().forEach(size -> values.put(size, value(size, relations.sizes())));
            for (Name index : free) {
                Idx value = value(index, relations.sizes());
                values.put(index, value.equals(Idx.of(index)) ? value(index, free) : value);
            }
        }

        /** The number that the name is; else the largest of the others from which it differs by a number, the first if several are. */
        private Idx value(Name name, Collection<Name> others) {
            Long number = known.exactly(Idx.of(name), Idx.of(0));
            if (number != null) {
                return Idx.of(Math.toIntExact(number));
            }
            Name largest = name;
            long least = Long.MAX_VALUE;
            for (Name other : others) {
                Long difference = known.exactly(Idx.of(name), Idx.of(other));
                if (difference != null && difference < least) {
                    largest = other;
                    least = difference;
                }
            }
            return largest.equals(name) ? Idx.of(name) : Idx.of(largest).plus(Math.toIntExact(least));
        }

        Idx of(Name name) {
            return values.getOrDefault(name, Idx.of(name));
        }

        Idx of(Idx term) {
            return term.base() == null ? term : of(term.base()).plus(term.offset());
        }

        boolean isItself(Name name) {
            return of(name).equals(Idx.of(name));
        }

        Map<Name, Idx> replaced() {
            Map<Name, Idx> all = new HashMap<>(values);
            all.entrySet().removeIf(e -> e.getValue().equals(Idx.of(e.getKey())));
            return all;
        }

        Map<Name, Idx> ranges() {
            Map<Name, Idx> all = new HashMap<>();
            for (Given.Index index : indices) {
                Idx high = points.term(index.high());
                if (high != null) {
                    all.put(index.name(), of(high));
                }
            }
            return all;
        }
    }
}
