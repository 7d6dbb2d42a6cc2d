package org.gradproof.symbolic.average;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;

/**
 * {@code factor * v^power * e^(rate v + curve v^2) * (log v)^logs * (log(1 - v))^otherLogs * |v - centre|^distances} of
 * a variable v, which stands in none of the coefficients.
 *
 * @param power at least 0
 * @param rate the coefficient of v in the exponent; zero where there is none
 * @param curve the coefficient of v squared in the exponent
 */
record Term(Expr factor, int power, Expr rate, Expr curve, int logs, int otherLogs, int distances) {
    static Term constant(Expr factor) {
        return new Term(factor, 0, Exprs.ZERO, Exprs.ZERO, 0, 0, 0);
    }

    Term times(Term other) {
        return new Term(
                product(factor, other.factor),
                power + other.power,
                sum(rate, other.rate),
                sum(curve, other.curve),
                logs + other.logs,
                otherLogs + other.otherLogs,
                distances + other.distances);
    }

    Term scaled(Expr by) {
        return new Term(product(factor, by), power, rate, curve, logs, otherLogs, distances);
    }

    Term raised(int by) {
        return new Term(factor, power + by, rate, curve, logs, otherLogs, distances);
    }

    /** Whether it is a power times a constant. */
    boolean isPower() {
        return isExponentialPower() && rate.equals(Exprs.ZERO);
    }

    /** Whether it is a power times an exponential of v itself. */
    boolean isExponentialPower() {
        return curve.equals(Exprs.ZERO) && logs == 0 && otherLogs == 0 && distances == 0;
    }

    static Expr product(Expr a, Expr b) {
        if (a.equals(Exprs.ONE)) {
            return b;
        } else if (b.equals(Exprs.ONE)) {
            return a;
        }
        return a.equals(Exprs.ZERO) || b.equals(Exprs.ZERO) ? Exprs.ZERO : Exprs.mul(a, b);
    }

    static Expr sum(Expr a, Expr b) {
        if (a.equals(Exprs.ZERO)) {
            return b;
        }
        return b.equals(Exprs.ZERO) ? a : Exprs.add(List.of(a, b));
    }
}
