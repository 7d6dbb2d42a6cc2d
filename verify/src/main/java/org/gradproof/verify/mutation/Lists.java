package org.gradproof.verify.mutation;

import java.util.ArrayList;
import java.util.List;

/** Lists with one entry changed. */
final class Lists {
    private Lists() {}

    static <T> List<T> replaced(List<T> list, int at, T by) {
        List<T> changed = new ArrayList<>(list);
        changed.set(at, by);
        return changed;
    }

    static <T> List<T> without(List<T> list, int at) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(at);
        return changed;
    }
}
