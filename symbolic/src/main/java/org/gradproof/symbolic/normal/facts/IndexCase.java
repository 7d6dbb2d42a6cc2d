package org.gradproof.symbolic.normal.facts;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.poly.Idx;
import org.jspecify.annotations.Nullable;

/**
 * One case of the split of free indices: which are put for one another, which are known to differ,
 * and sizes with a known value.
 *
 * @param values free indices and sizes that are replaced: by a number, or by another index
 * @param points the index terms at which free indices are placed; a free index that is one of them itself
 *     differs from all others
 * @param sizes sizes that are used as indices: a free index placed at itself differs from them
 * @param ranges the largest value of each free index
 * @param differences what is known of the order of indices and sizes, by the givens and in this case
 * @param apart more pairs that differ
 */
public record IndexCase(
        Map<Name, Idx> values,
        Set<Idx> points,
        Set<Idx> sizes,
        Map<Name, Idx> ranges,
        Differences differences,
        Set<Set<Idx>> apart) {
    /** Nothing is known of indices. */
    static final IndexCase NONE = new IndexCase(Map.of(), Set.of(), Set.of(), Map.of(), Differences.NONE, Set.of());

    public IndexCase {
        values = Map.copyOf(values);
        points = Set.copyOf(points);
        ranges = Map.copyOf(ranges);
        sizes = Set.copyOf(sizes);
        apart = Set.copyOf(apart);
    }

    public Idx value(Name name) {
        Idx value = values.get(name);
        return value == null ? Idx.of(name) : value;
    }

    @Nullable
    Idx range(Name name) {
        return ranges.get(name);
    }

    /** The least value of an index or size, which is at least 1. */
    public int least(Name name) {
        Long least = differences.least(name);
        return least == null ? 1 : Math.toIntExact(Math.max(1, least));
    }

    boolean distinct(Idx a, Idx b) {
        if (a.equals(b)) {
            return false;
        }
        if (apart.contains(Set.of(a, b)) || differences.isLess(a, b) || differences.isLess(b, a)) {
            return true;
        }
        boolean placed = (points.contains(a) || sizes.contains(a)) && (points.contains(b) || sizes.contains(b));
        return placed && (isOwnPoint(a) || isOwnPoint(b));
    }

    /** Whether it is a free index that was told apart from all points. Sizes may equal each other, and numbers. */
    private boolean isOwnPoint(Idx term) {
        return term.base() != null && term.offset() == 0 && ranges.containsKey(term.base());
    }

    /** Whether a is less than b as far as this case says; null if it does not. */
    @Nullable
    Boolean less(Idx a, Idx b) {
        if (differences.isLess(a, b)) {
            return true;
        }
        return differences.isAtMost(b, a) ? Boolean.FALSE : null;
    }

    /** This case with one more size known to be another number. */
    public IndexCase excluding(Name size, int number) {
        Set<Set<Idx>> more = new HashSet<>(apart);
        more.add(Set.of(Idx.of(size), Idx.of(number)));
        return new IndexCase(values, points, sizes, ranges, differences, more);
    }
}
