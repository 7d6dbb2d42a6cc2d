package org.gradproof.verify.random.draw;

import org.gradproof.verify.numeric.value.Point;

/**
 * An endless sequence of points at which all givens hold, the same for the same seed. Not safe for
 * use by several threads at once.
 */
public interface PointSource {
    /** The next point, or why there is none. */
    Draw next();

    /** What a draw gives. */
    sealed interface Draw {}

    /** A point at which every assumption holds. */
    record Met(Point point) implements Draw {}

    /**
     * No point was found within the limit of attempts.
     *
     * @param reason for a person: which given could not be met
     */
    record NotMet(String reason) implements Draw {}
}
