package org.gradproof.core;

/**
 * A function's error over a range.
 *
 * @param function as {@link Accuracy} names it
 * @param range where it was measured, for the table
 */
record Measured(String function, String range, UlpErrors errors) {

    static Measured of(String function, String range) {
        return new Measured(function, range, new UlpErrors(function + ", " + range));
    }

    @Override
    public String toString() {
        return function + ", " + range;
    }
}
