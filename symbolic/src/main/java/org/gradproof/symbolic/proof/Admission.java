package org.gradproof.symbolic.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.Differences.Bound;
import org.gradproof.symbolic.normal.poly.Idx;

/**
 * Finds integers for which everything holds that the givens say of sizes and indices alone.
 *
 * <p>Only numbers that were found are a reason to name a size: where the search ends without, or something could
 * not be worked out, the size is not named, whatever could be proved of it.
 */
final class Admission {
    private static final int SPAN = 12;
    private static final int MAX_TRIALS = 3000;

    private final IndexRelations relations;
    private final List<Bound> bounds;
    private int trials;

    /**
     * A search.
     *
     * @param bounds further constraints: where the claim's components exist
     */
    Admission(IndexRelations relations, List<Bound> bounds) {
        this.relations = relations;
        this.bounds = bounds;
    }

    /** Whether the givens hold for some values of all other sizes and of the indices. */
    boolean admits(Map<Name, Integer> sizes) {
        trials = 0;
        // The others are constrained in their differences only: they have values as soon as these are feasible.
        Set<Name> open = new LinkedHashSet<>(relations.constrainedOtherwise());
        open.removeAll(sizes.keySet());
        return search(new LinkedHashMap<>(sizes), new ArrayList<>(open));
    }

    private boolean search(Map<Name, Integer> values, List<Name> open) {
        if (++trials > MAX_TRIALS || Boolean.FALSE.equals(relations.holdOtherwise(values))) {
            return false;
        }
        Differences known = differences(values);
        if (!known.areFeasible()) {
            return false;
        }
        if (open.isEmpty()) {
            return Boolean.TRUE.equals(relations.holdOtherwise(values));
        }
        Name name = open.get(0);
        Long least = known.least(name);
        if (least == null) {
            return false;
        }
        Long largest = known.largest(name);
        long last = Math.min(least + SPAN, largest == null ? Long.MAX_VALUE : largest);
        for (long value = least; value <= last; value++) {
            Map<Name, Integer> more = new LinkedHashMap<>(values);
            more.put(name, Math.toIntExact(value));
            if (search(more, open.subList(1, open.size()))) {
                return true;
            }
        }
        return false;
    }

    /** What is known of the differences where these sizes and indices have these values. */
    Differences differences(Map<Name, Integer> values) {
        List<Bound> more = new ArrayList<>(bounds);
        values.forEach((name, value) -> {
            more.add(Bound.atMost(Idx.of(name), Idx.of(value)));
            more.add(Bound.atMost(Idx.of(value), Idx.of(name)));
        });
        return relations.differences(more);
    }
}
