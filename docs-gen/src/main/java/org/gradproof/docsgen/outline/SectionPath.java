package org.gradproof.docsgen.outline;

import java.util.ArrayList;
import java.util.List;

/** Where a reader of a document stands: the path of section numbers from the top. */
final class SectionPath {
    private record Open(int level, int number) {}

    private final List<Open> open = new ArrayList<>();
    private final List<Integer> children = new ArrayList<>(List.of(0));

    /** A section of the level opens, and closes those of the same level and deeper ones. */
    void enter(int level) {
        while (!open.isEmpty() && open.get(open.size() - 1).level() >= level) {
            open.remove(open.size() - 1);
            children.remove(children.size() - 1);
        }
        int last = children.size() - 1;
        int number = children.get(last) + 1;
        children.set(last, number);
        open.add(new Open(level, number));
        children.add(0);
    }

    /** Section numbers from the outermost; empty before the first section. */
    List<Integer> path() {
        return open.stream().map(Open::number).toList();
    }

    /** Whether a section at the path is in, or is, the section at the other path. */
    static boolean within(List<Integer> path, List<Integer> outer) {
        return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
    }

    /** One path behind the other. */
    static List<Integer> join(List<Integer> head, List<Integer> tail) {
        List<Integer> all = new ArrayList<>(head);
        all.addAll(tail);
        return List.copyOf(all);
    }
}
