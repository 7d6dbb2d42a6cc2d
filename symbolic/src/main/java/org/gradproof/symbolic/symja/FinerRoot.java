package org.gradproof.symbolic.symja;

import java.util.HashMap;
import java.util.Map;

/** Says that an exponential is needed with a finer root; the reading starts again with it. */
final class FinerRoot extends RuntimeException {
    private static final int MOST = 24;

    private final transient Object exponential;
    private final int root;

    /**
     * @param exponential as {@link Generator#described} has it
     */
    FinerRoot(Object exponential, int root) {
        super("a finer root", null, false, false);
        this.exponential = exponential;
        this.root = root;
    }

    /** The roots with this one. */
    Map<Object, Integer> addedTo(Map<Object, Integer> roots) {
        Map<Object, Integer> more = new HashMap<>(roots);
        int before = roots.getOrDefault(exponential, 1);
        int finer = before / gcd(before, root) * root;
        if (finer > MOST) {
            throw new Unanswered("a root of order " + finer);
        }
        more.put(exponential, finer);
        return more;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
