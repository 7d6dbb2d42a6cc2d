package org.gradproof.symbolic.normal.poly;

import org.gradproof.symbolic.expr.Name;
import org.jspecify.annotations.Nullable;

/**
 * An index term: a symbol plus an integer, or an integer alone.
 *
 * @param base the symbol, or null for a number
 * @param offset what is added to it
 */
public record Idx(@Nullable Name base, int offset) implements Comparable<Idx> {
    /** A number. */
    public static Idx of(int number) {
        return new Idx(null, number);
    }

    /** A symbol. */
    public static Idx of(Name base) {
        return new Idx(base, 0);
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return base == null;
    }

    /** This term with an integer added. */
    public Idx plus(int more) {
        return new Idx(base, Math.addExact(offset, more));
    }

    /** This term with the symbol replaced. */
    public Idx substitute(Name from, Idx to) {
        return from.equals(base) ? to.plus(offset) : this;
    }

    @Override
    public int compareTo(Idx other) {
        return key().compareTo(other.key());
    }

    public String key() {
        if (base == null) {
            return Integer.toString(offset);
        }
        return offset == 0 ? base.toString() : base + (offset > 0 ? "+" : "") + offset;
    }

    @Override
    public String toString() {
        return key();
    }
}
