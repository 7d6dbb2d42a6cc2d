package org.gradproof.symbolic.normal.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.poly.Idx;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the differences of indices and sizes: for each two of them the least number that their
 * difference is known not to exceed.
 *
 * <p>Sound, because every entry is a sum of constraints along a path: from {@code a - b <= 2} and
 * {@code b - c <= 1} follows {@code a - c <= 3}. Complete too, for constraints of this form over the integers:
 * they have a solution exactly if no cycle of them sums to less than zero.
 */
public final class Differences {
    /** Nothing is known. */
    public static final Differences NONE = new Differences(new Long[][] {{0L}}, List.of());

    /**
     * A constraint {@code left - right <= most}.
     *
     * @param left a symbol, or null for zero
     * @param right a symbol, or null for zero
     */
    public record Bound(@Nullable Name left, @Nullable Name right, long most) {
        /** {@code left <= right} for index terms. */
        public static Bound atMost(Idx left, Idx right) {
            return new Bound(left.base(), right.base(), (long) right.offset() - left.offset());
        }

        /** {@code left < right} for index terms. */
        public static Bound below(Idx left, Idx right) {
            return new Bound(left.base(), right.base(), (long) right.offset() - left.offset() - 1);
        }
    }

    /** By row and column; the first stands for zero, the others for the symbols; null where nothing is known. */
    private final @Nullable Long[][] most;

    private final List<Name> symbols;

    private Differences(@Nullable Long[][] most, List<Name> symbols) {
        this.most = most;
        this.symbols = symbols;
    }

    /** All that follows from the constraints. */
    public static Differences of(Collection<Bound> bounds) {
        List<Name> symbols = new ArrayList<>();
        for (Bound bound : bounds) {
            for (Name name : Arrays.asList(bound.left(), bound.right())) {
                if (name != null && !symbols.contains(name)) {
                    symbols.add(name);
                }
            }
        }
        int size = symbols.size() + 1;
        @Nullable Long[][] most = new Long[size][size];
        for (int i = 0; i < size; i++) {
            most[i][i] = 0L;
        }
        for (Bound bound : bounds) {
            int row = row(symbols, bound.left());
            int column = row(symbols, bound.right());
            Long before = most[row][column];
            most[row][column] = before == null ? bound.most() : Math.min(before, bound.most());
        }
        close(most);
        return new Differences(most, List.copyOf(symbols));
    }

    /** Shortest paths between all pairs. */
    private static void close(@Nullable Long[][] most) {
        int size = most.length;
        for (int via = 0; via < size; via++) {
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    Long first = most[row][via];
                    Long second = most[via][column];
                    Long direct = most[row][column];
                    if (first != null && second != null && (direct == null || first + second < direct)) {
                        most[row][column] = first + second;
                    }
                }
            }
        }
    }

    private static int row(List<Name> symbols, @Nullable Name name) {
        return name == null ? 0 : symbols.indexOf(name) + 1;
    }

    /** Whether integers satisfy the constraints. */
    public boolean areFeasible() {
        for (int i = 0; i < most.length; i++) {
            if (Objects.requireNonNull(most[i][i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The symbols that a constraint speaks of. */
    public List<Name> symbols() {
        return symbols;
    }

    /** What {@code a - b} is known not to exceed, or null. */
    public @Nullable Long most(Idx a, Idx b) {
        boolean known =
                (a.base() == null || symbols.contains(a.base())) && (b.base() == null || symbols.contains(b.base()));
        if (!known) {
            return Objects.equals(a.base(), b.base()) ? Long.valueOf((long) a.offset() - b.offset()) : null;
        }
        Long between = most[row(symbols, a.base())][row(symbols, b.base())];
        return between == null ? null : Long.valueOf(between + a.offset() - b.offset());
    }

    /** What {@code a - b} is, or null if that is not known. */
    public @Nullable Long exactly(Idx a, Idx b) {
        Long up = most(a, b);
        Long down = most(b, a);
        return up != null && down != null && up == -down ? up : null;
    }

    /** Whether a is known to be less than b. */
    public boolean isLess(Idx a, Idx b) {
        Long difference = most(a, b);
        return difference != null && difference < 0;
    }

    /** Whether a is known to be at most b. */
    public boolean isAtMost(Idx a, Idx b) {
        Long difference = most(a, b);
        return difference != null && difference <= 0;
    }

    /** The least value that the symbol is known to have, or null. */
    public @Nullable Long least(Name name) {
        Long below = most(Idx.of(0), Idx.of(name));
        return below == null ? null : Long.valueOf(-below);
    }

    /** The largest value that the symbol is known to have, or null. */
    public @Nullable Long largest(Name name) {
        return most(Idx.of(name), Idx.of(0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Differences o && symbols.equals(o.symbols) && Arrays.deepEquals(most, o.most);
    }

    @Override
    public int hashCode() {
        return 31 * symbols.hashCode() + Arrays.deepHashCode(most);
    }
}
