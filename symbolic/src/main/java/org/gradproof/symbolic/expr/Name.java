package org.gradproof.symbolic.expr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a symbol: what it is spelled as, and for bound variables a number that tells it
 * from others spelled alike.
 *
 * <p>The spelling is the canonical LaTeX of the head, the same for spellings that print alike, with
 * {@code #1}, {@code #2} … where index letters stand: {@code \tilde{\mathbf{y}}_{#1}} for a family,
 * {@code x^{(#1)}}, {@code W_{#1#2}}, {@code \theta} for a plain name.
 *
 * <p>A family whose first member is numbered below one is kept as one from 1 on: {@code x_{#11}} is {@code x_0, x_1, …},
 * of which member 1 is written {@code x_0}. The digits of a slot's mark but the last say by how much its index is less,
 * where it is written, than the index that it is kept by.
 *
 * @param spelling the canonical LaTeX with slots
 * @param id 0 for declared and defined names; positive and unique in a document for a variable that a
 *     binder (sum, product, integral, parameter list) introduces
 */
public record Name(String spelling, int id) implements Comparable<Name> {
    private static final Pattern MARK = Pattern.compile("#(\\d{1,4})");

    /** A declared or defined name. */
    public static Name of(String spelling) {
        return new Name(spelling, 0);
    }

    /** What stands for one more than a whole number of this spelling, which may be 0: a size is one or more. */
    public static Name successor(String spelling) {
        return Name.of("(" + spelling + "+1)");
    }

    /** The spelling of the number than which this one is one more; empty if it is no such name. */
    public String predecessor() {
        return spelling.startsWith("(") && spelling.endsWith("+1)") ? spelling.substring(1, spelling.length() - 3) : "";
    }

    /** Whether a binder introduces it. */
    public boolean isBound() {
        return id != 0;
    }

    /** Which slot, from 1, the number behind {@code #} marks. */
    public static int slot(int mark) {
        return mark % 10;
    }

    /** By how much an index in the slot that is marked so is written less than it is. */
    public static int shift(int mark) {
        return mark / 10;
    }

    /** By how much the index in the slot at a place, from 0, is written less than it is. */
    public int shiftAt(int place) {
        Matcher marks = MARK.matcher(spelling);
        while (marks.find()) {
            int mark = Integer.parseInt(marks.group(1));
            if (slot(mark) == place + 1) {
                return shift(mark);
            }
        }
        return 0;
    }

    /** The spelling with the letters i, j, k … in the slots. */
    public String lettered() {
        return MARK.matcher(spelling)
                .replaceAll(found -> String.valueOf((char) ('i' + slot(Integer.parseInt(found.group(1))) - 1)));
    }

    @Override
    public int compareTo(Name other) {
        // One name is mostly one string, which is seen at once.
        int bySpelling = spelling.equals(other.spelling) ? 0 : spelling.compareTo(other.spelling);
        return bySpelling != 0 ? bySpelling : Integer.compare(id, other.id);
    }

    @Override
    public String toString() {
        return id == 0 ? spelling : spelling + "@" + id;
    }
}
