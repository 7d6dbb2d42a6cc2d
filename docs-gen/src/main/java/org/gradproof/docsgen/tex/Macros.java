package org.gradproof.docsgen.tex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands that a document defines, as far as it has been read: a definition holds to the end of its group. */
final class Macros {
    /** By name what it means in each of the open groups that define it, the innermost first. */
    private final Map<String, Deque<Macro>> meanings = new HashMap<>();

    /** For each open group the names that it defines. */
    private final Deque<Set<String>> groups = new ArrayDeque<>();

    Macros() {
        open();
        define("ensuremath", Macro.of(1, null, "#1"));
        define("xspace", Macro.of(0, null, ""));
    }

    void open() {
        groups.push(new HashSet<>(2));
    }

    void close() {
        if (groups.size() > 1) {
            groups.pop().forEach(name -> of(name).poll());
        }
    }

    void define(String name, Macro macro) {
        if (!groups.element().add(name)) {
            of(name).poll();
        }
        of(name).push(macro);
    }

    /** The definition holds in all groups, whatever they define themselves. */
    void defineGlobally(String name, Macro macro) {
        groups.forEach(group -> group.remove(name));
        groups.getLast().add(name);
        of(name).clear();
        of(name).push(macro);
    }

    @Nullable
    Macro find(String name) {
        Deque<Macro> found = meanings.get(name);
        return found == null ? null : found.peek();
    }

    private Deque<Macro> of(String name) {
        return meanings.computeIfAbsent(name, each -> new ArrayDeque<>(1));
    }
}
