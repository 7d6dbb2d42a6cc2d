package org.gradproof.verify.certify;

import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.ground.Exact;

/** Errors in units of the last place. */
final class Ulps {
    private static final int DIGITS = 400;

    private Ulps() {}

    /** The error of the double, in ulp of the double nearest to the truth; infinite if one is not finite and the other is. */
    static double between(double computed, PreciseValue truth) {
        double nearest = truth.approximation();
        if (!Double.isFinite(nearest) || !Double.isFinite(computed)) {
            return computed == nearest ? 0 : Double.POSITIVE_INFINITY;
        }
        Evaluator exactly = new Evaluator(Givens.NONE, new Point(Map.of()));
        if (exactly.evaluate(new Expr.Num(Exact.of(computed)), DIGITS) instanceof PreciseValue value) {
            return Math.abs(value.minus(truth).approximation()) / Math.ulp(nearest);
        }
        return Double.POSITIVE_INFINITY;
    }
}
