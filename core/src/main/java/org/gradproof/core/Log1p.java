package org.gradproof.core;

/** log(1 + u) for u ≥ 0 given as an unevaluated sum. */
final class Log1p {

    private Log1p() {}

    static double of(double u) {
        return StrictMath.log1p(u);
    }

    /** log(1 + u + tail) for a tail of at most an ulp of u or so: one Newton step is exact to first order. */
    static double of(double u, double tail) {
        double l = StrictMath.log1p(u);
        return tail == 0 ? l : l + tail / (1 + u);
    }
}
