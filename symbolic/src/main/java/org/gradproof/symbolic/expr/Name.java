package org.gradproof.symbolic.expr;

/**
 * The identity of a symbol: what it is spelled as, and for bound variables a number that tells it
 * from others spelled alike.
 *
 * <p>The spelling is the canonical LaTeX of the head, the same for spellings that print alike, with
 * {@code #1}, {@code #2} … where index letters stand: {@code \tilde{\mathbf{y}}_{#1}} for a family,
 * {@code x^{(#1)}}, {@code W_{#1#2}}, {@code \theta} for a plain name.
 *
 * @param spelling the canonical LaTeX with slots
 * @param id 0 for declared and defined names; positive and unique in a document for a variable that a
 *     binder (sum, product, integral, parameter list) introduces
 */
public record Name(String spelling, int id) implements Comparable<Name> {
    /** A declared or defined name. */
    public static Name of(String spelling) {
        return new Name(spelling, 0);
    }

    /** Whether a binder introduces it. */
    public boolean isBound() {
        return id != 0;
    }

    @Override
    public int compareTo(Name other) {
        int bySpelling = spelling.compareTo(other.spelling);
        return bySpelling != 0 ? bySpelling : Integer.compare(id, other.id);
    }

    @Override
    public String toString() {
        return id == 0 ? spelling : spelling + "@" + id;
    }
}
