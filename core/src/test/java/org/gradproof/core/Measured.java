package org.gradproof.core;

/**
 * A function's error over a range.
 *
 * @param function as {@link Accuracy} names it
 * @param range where it was measured, for the table
 * @param floats whether its errors are in ulp of a float
 */
record Measured(String function, String range, boolean floats, UlpErrors errors) {

    static Measured of(String function, String range) {
        return new Measured(function, range, false, new UlpErrors(function + ", " + range));
    }

    /** A function's error in ulp of a float. */
    static Measured ofFloats(String function, String range) {
        return new Measured(function, range, true, new UlpErrors(function + " of floats, " + range));
    }

    /** For the table. */
    String name() {
        return floats ? function + ", floats" : function;
    }

    @Override
    public String toString() {
        return name() + ", " + range;
    }
}
