package org.gradproof.verify.numeric.value;

/** What an evaluation in high precision found. */
public sealed interface PreciseEnclosure
        permits PreciseValue, PreciseEnclosure.Undefined, PreciseEnclosure.Undecidable {
    /** The expression has no value at the point. */
    record Undefined(String reason) implements PreciseEnclosure {}

    /** The working precision does not tell whether the expression has a value, or which. */
    record Undecidable(String reason) implements PreciseEnclosure {}

    /**
     * How two results compare; {@link Comparison#CANNOT_TELL} unless both have values.
     *
     * @param digits the decimal digits to which overlapping values must agree to count as equal
     */
    static Comparison compare(PreciseEnclosure a, PreciseEnclosure b, int digits) {
        return a instanceof PreciseValue x && b instanceof PreciseValue y
                ? x.compare(y, digits)
                : Comparison.CANNOT_TELL;
    }
}
