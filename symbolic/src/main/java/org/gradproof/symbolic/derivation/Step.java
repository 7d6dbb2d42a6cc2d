package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.expr.Relation;

/**
 * One step of a chain: {@code left relation right}.
 *
 * @param number its place in the chain, from 1
 * @param line the line on which its relation stands
 * @param warnings which reading was taken where another could be meant
 */
public record Step(int number, int line, Side left, Relation relation, Side right, List<String> warnings) {
    public Step {
        warnings = List.copyOf(warnings);
    }
}
