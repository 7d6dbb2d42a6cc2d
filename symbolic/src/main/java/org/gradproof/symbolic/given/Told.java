package org.gradproof.symbolic.given;

/**
 * How a name that stands for a law or a space, and that no author wrote, is told to one.
 *
 * @param latex what the author would write for it: {@code p(x, z)}, {@code |\mathcal{X}|}
 * @param left of a law's table, how many of its slots are the variables that it is a law of; the others are those that it is
 *     conditioned on
 */
public record Told(String latex, Kind kind, int left) {
    /** What the name stands for. */
    public enum Kind {
        /** How many points a space has. */
        SIZE,
        /** What each point of a space weighs. */
        WEIGHTS,
        /** The real number that each point of a space is. */
        VALUES,
        /** A function of points. */
        FUNCTION,
        /** Positive numbers to which a law's probabilities, or its densities by the weights, are proportional. */
        LAW,
        /** A point of a space, read as an index by a letter that no author types. */
        POINT
    }

    /** Whether an author can write what the name stands for. */
    public boolean canBeWritten() {
        return kind == Kind.FUNCTION || kind == Kind.POINT;
    }
}
