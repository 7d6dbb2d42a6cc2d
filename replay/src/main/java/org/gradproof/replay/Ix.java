package org.gradproof.replay;

import java.util.Objects;
import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/**
 * An index term: a whole number, or an index or size plus a whole number.
 *
 * @param base the index or size, or null for a number
 */
record Ix(@Nullable Name base, int offset) {
    static Ix of(int number) {
        return new Ix(null, number);
    }

    static Ix of(Name base) {
        return new Ix(base, 0);
    }

    /** The letter that it is. */
    Name name() {
        return Objects.requireNonNull(base);
    }

    boolean isNumber() {
        return base == null;
    }

    Ix plus(int more) {
        return new Ix(base, Math.addExact(offset, more));
    }

    /** The term with another one put for an index. */
    Ix put(Name from, Ix to) {
        return from.equals(base) ? to.plus(offset) : this;
    }

    @Override
    public String toString() {
        return base == null ? String.valueOf(offset) : offset == 0 ? base.toString() : base + "+" + offset;
    }
}
