package org.gradproof.verify.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.given.Told;

/**
 * Values at which a relation fails.
 *
 * @param values in a reader's order: by name in LaTeX a {@link Number} or a {@link Fraction}, a list of
 *     these (a vector), a list of lists (a matrix), or a string (the formula chosen for an unspecified function)
 * @param left the left side there, in decimal, with as many digits as matter
 * @param right the right side there
 * @param difference left less right
 */
public record Counterexample(Map<String, Object> values, String left, String right, String difference) {
    /** The same with further values behind the others. */
    public Counterexample also(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Counterexample(all, left, right, difference);
    }

    /** The name under which one of the givens' names stands among the values: as the author writes it. */
    public static String key(Givens givens, Name name) {
        Told told = givens.told(name);
        return told == null ? key(name) : told.latex();
    }

    /**
     * The name under which a declared name stands among the values: without the slots behind it, a vector's own. One that is
     * one more than a number stands as that number.
     */
    public static String key(Name name) {
        if (!name.predecessor().isEmpty()) {
            return name.predecessor();
        }
        return Name.of(name.spelling().replaceAll("_\\{(#\\d+[, ]*)+\\}(?=$|\\^\\{[^#{}]*\\}$)", ""))
                .lettered();
    }
}
