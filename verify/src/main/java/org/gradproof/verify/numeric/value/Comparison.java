package org.gradproof.verify.numeric.value;

/** How two enclosures of numbers compare. */
public enum Comparison {
    /** Disjoint: the first number is less. */
    LESS,
    /** Exactly equal, or overlapping and nowhere further apart than the asked digits of the larger one. */
    EQUAL_TO_PRECISION,
    /** Disjoint: the first number is greater. */
    GREATER,
    /** Overlapping, and too wide to agree to the asked digits. */
    CANNOT_TELL
}
