package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Given.Assumption;

/** The combinations of sizes to try, small ones first. */
final class Sizes {
    private static final int LARGEST = 20;
    /** Where no vector has that many entries. */
    private static final int LARGEST_ALONE = 48;

    private Sizes() {}

    /**
     * Tuples of as many sizes as asked, each at least 1, ordered by the largest, with sizes near the numbers of the assumptions
     * among them.
     *
     * @param alone whether nothing but numbers goes with the sizes: then they are the points, and there must be enough of them
     */
    static List<List<Integer>> tuples(int count, List<Assumption> assumptions, boolean alone) {
        TreeSet<Integer> candidates = new TreeSet<>();
        int most =
                count <= 1 ? (alone ? LARGEST_ALONE : LARGEST) : count == 2 ? 12 : count == 3 ? 6 : count == 4 ? 4 : 3;
        for (int size = 1; size <= most; size++) {
            candidates.add(size);
        }
        if (count <= 2) {
            for (int number : numbers(assumptions)) {
                for (int size = number - 1; size <= number + 1; size++) {
                    if (size >= 1 && size <= 1000) {
                        candidates.add(size);
                    }
                }
            }
        }
        List<List<Integer>> all = List.of(List.of());
        for (int slot = 0; slot < count; slot++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : all) {
                for (int size : candidates) {
                    List<Integer> tuple = new ArrayList<>(prefix);
                    tuple.add(size);
                    longer.add(List.copyOf(tuple));
                }
                if (longer.size() > 5000) {
                    break;
                }
            }
            all = longer;
        }
        List<List<Integer>> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(
                t -> t.stream().mapToInt(Integer::intValue).max().orElse(0)));
        return sorted;
    }

    /** Tuples with each of the numbers in each place, beside ones and beside threes. */
    static List<List<Integer>> withOne(int count, Set<Integer> numbers) {
        Set<List<Integer>> all = new LinkedHashSet<>();
        for (int number : numbers) {
            for (int slot = 0; slot < count; slot++) {
                for (int other : List.of(1, 3)) {
                    List<Integer> tuple = new ArrayList<>(Collections.nCopies(count, other));
                    tuple.set(slot, number);
                    all.add(List.copyOf(tuple));
                }
            }
        }
        return List.copyOf(all);
    }

    /** The integers that stand at the top of the assumptions' sides. */
    private static List<Integer> numbers(List<Assumption> assumptions) {
        List<Integer> all = new ArrayList<>();
        for (Assumption assumption : assumptions) {
            for (Expr side :
                    List.of(assumption.relation().left(), assumption.relation().right())) {
                List<Expr> parts = side instanceof Expr.Add add ? add.terms() : List.of(side);
                for (Expr part : parts) {
                    if (part instanceof Expr.Num num
                            && num.value().isInteger()
                            && num.value().numerator().bitLength() < 12) {
                        all.add(num.value().numerator().intValueExact());
                    }
                }
            }
        }
        return all;
    }
}
