package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * A derivation as read: givens in force and a chain of steps, or the errors that kept it from being read.
 *
 * @param require the least verdict that it asks for by name, or null for the command's
 * @param expect the text of {@code expect="…"}, or null
 * @param core the function of core that its last line certifies, or null
 * @param steps the chain, where each step's left side is the right side before it; empty if there are errors
 * @param errors why it could not be read; empty if it could
 */
public record Derivation(
        String id,
        int line,
        @Nullable String require,
        @Nullable String expect,
        @Nullable CoreCall core,
        Givens givens,
        List<Step> steps,
        List<SourceError> errors) {
    public Derivation {
        steps = List.copyOf(steps);
        errors = List.copyOf(errors);
    }

    /** The same, not read because of the error: nothing of it is claimed. */
    public Derivation failed(SourceError error) {
        return new Derivation(id, line, require, expect, core, givens, List.of(), List.of(error));
    }
}
