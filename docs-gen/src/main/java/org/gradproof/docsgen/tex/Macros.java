package org.gradproof.docsgen.tex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that a document defines, as far as it has been read: a definition holds to the end of its group. */
final class Macros {
    private final Deque<Map<String, Macro>> scopes = new ArrayDeque<>();

    Macros() {
        Map<String, Macro> known = new HashMap<>();
        known.put("ensuremath", Macro.of(1, null, "#1"));
        known.put("xspace", Macro.of(0, null, ""));
        scopes.push(known);
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        if (scopes.size() > 1) {
            scopes.pop();
        }
    }

    void define(String name, Macro macro) {
        scopes.element().put(name, macro);
    }

    void defineGlobally(String name, Macro macro) {
        scopes.forEach(scope -> scope.remove(name));
        scopes.getLast().put(name, macro);
    }

    @Nullable
    Macro find(String name) {
        for (Map<String, Macro> scope : scopes) {
            Macro macro = scope.get(name);
            if (macro != null) {
                return macro;
            }
        }
        return null;
    }
}
