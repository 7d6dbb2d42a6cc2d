package org.gradproof.core;

import java.util.Arrays;

/** Compares numbers with what is expected: NaN and the infinities exactly, others within a number of ulp, which
 * next to 0 are subnormal. */
final class Answers {

    private Answers() {}

    /** What is wrong with the numbers, or null. The tolerance is in ulp, of a float where so said. */
    static String fault(double[] actual, double[] expected, double ulps, boolean ofFloats, boolean asDouble) {
        return fault(actual, expected, ulps, new double[expected.length], ofFloats, asDouble);
    }

    /** The same, with the ulp of terms where these are larger than what is expected. */
    static String fault(
            double[] actual, double[] expected, double ulps, double[] terms, boolean ofFloats, boolean asDouble) {
        boolean right =
                actual.length == expected.length && wrong(actual, expected, ulps, terms, ofFloats, asDouble) < 0;
        return right ? null : Arrays.toString(actual) + " in the place of " + Arrays.toString(expected);
    }

    /** The first index where the numbers are wrong, or -1. */
    static int wrong(
            double[] actual, double[] expected, double ulps, double[] terms, boolean ofFloats, boolean asDouble) {
        for (int i = 0; i < actual.length; i++) {
            if (!isRight(actual[i], expected[i], ulps, terms[i], ofFloats, asDouble)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isRight(
            double actual, double expected, double ulps, double term, boolean ofFloats, boolean asDouble) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(actual, expected) == 0;
        }
        // Half an ulp for the rounding of what is expected.
        double bound = ulps + 0.5;
        double size = Math.max(Math.abs(expected), term);
        if (!ofFloats) {
            return Math.abs(actual - expected) <= bound * Math.ulp(size);
        }
        if (Float.isInfinite((float) expected)) {
            return asDouble
                    ? Math.abs(actual - expected) <= bound * Math.abs(expected) * 0x1p-23
                    : actual == (float) expected;
        }
        return Math.abs(actual - expected) <= bound * Math.ulp((float) size);
    }
}
