package org.gradproof.verify.numeric.value;

/** How two numbers that are known up to an error compare. */
public enum EnclosureOrder {
    /** The first is certainly less. */
    LESS,
    /** Both are known exactly, and equal. */
    EQUAL,
    /** The first is certainly greater. */
    GREATER,
    /** Their enclosures overlap. */
    UNKNOWN;

    public static EnclosureOrder of(int comparison) {
        return comparison < 0 ? LESS : comparison > 0 ? GREATER : EQUAL;
    }
}
