package org.gradproof.docsgen.tex;

import org.jspecify.annotations.Nullable;

/**
 * What a command of the document stands for.
 *
 * @param arguments how many it takes
 * @param optional what its first argument is where the call has none in square brackets; null if it has to be there
 * @param body in which {@code #1} stands for the first argument
 * @param starred whether a star may follow the name, which changes nothing
 * @param fault why it cannot be expanded; empty if it can
 */
record Macro(int arguments, @Nullable String optional, String body, boolean starred, String fault) {
    static Macro of(int arguments, @Nullable String optional, String body) {
        return new Macro(arguments, optional, body, false, "");
    }

    static Macro unreadable(String fault) {
        return new Macro(0, null, "", false, fault);
    }
}
