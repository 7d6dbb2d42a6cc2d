package org.gradproof.core.internal.example;

import org.gradproof.core.internal.exact.DoubleDouble;
import org.gradproof.core.internal.exact.Exp;
import org.gradproof.core.internal.exact.Log1p;

/** The sigmoid, softplus and the logit of one number. */
public final class Logistic {

    private Logistic() {}

    public static double sigmoid(double z) {
        double e = Exp.of(-Math.abs(z));
        return quotient(z < 0 ? e : 1, e);
    }

    public static double softplus(double z) {
        return Math.max(z, 0) + Log1p.of(Exp.of(-Math.abs(z)));
    }

    /** a / (1 + e) for 0 ≤ e ≤ 1, corrected for the rounding of 1 + e. */
    public static double quotient(double a, double e) {
        double d = 1 + e;
        double tail = (1 - d) + e;
        double q = a / d;
        return q - q * (tail / d);
    }

    /** e / (1 + e)² for 0 ≤ e ≤ 1, corrected for the rounding of 1 + e and of its square: two quotients would cost more. */
    public static double curvature(double e) {
        double d = 1 + e;
        double tail = (1 - d) + e;
        DoubleDouble square = DoubleDouble.product(d, d);
        double q = e / square.high();
        return q - q * ((square.low() + 2 * d * tail) / square.high());
    }

    public static double logit(double p) {
        requireProbability(p);
        if (p >= 0.25 && p < 0.5) {
            return -StrictMath.log1p((1 - 2 * p) / p);
        }
        if (p >= 0.5 && p <= 0.75) {
            return StrictMath.log1p((2 * p - 1) / (1 - p));
        }
        return p > 0.5 ? StrictMath.log(p) - StrictMath.log(1 - p) : StrictMath.log(p) - StrictMath.log1p(-p);
    }

    public static double logitSlope(double p) {
        requireProbability(p);
        // The derivative is even in the sign of a zero.
        return 1 / Math.abs(p * (1 - p));
    }

    private static void requireProbability(double p) {
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("probability " + p + " is not in [0, 1]");
        }
    }
}
