package org.gradproof.symbolic.average;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;

/**
 * {@code factor * v^power * v^order * (1 - v)^otherOrder * e^(rate v + curve v^2)}, times powers of {@code log v},
 * {@code log(1 - v)} and {@code |v - centre|}, of a variable v, which stands in none of the coefficients.
 *
 * @param power at least 0
 * @param order a real exponent beside it, where v is positive
 * @param otherOrder a real exponent of {@code 1 - v}, where that is positive
 * @param rate the coefficient of v in the exponent; zero where there is none
 * @param curve the coefficient of v squared in the exponent
 */
record Term(
        Expr factor,
        int power,
        Expr order,
        Expr otherOrder,
        Expr rate,
        Expr curve,
        int logs,
        int otherLogs,
        int distances) {
    static Term constant(Expr factor) {
        return new Term(factor, 0, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, 0, 0, 0);
    }

    static Term logs(int logs, int otherLogs, int distances) {
        return new Term(Exprs.ONE, 0, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, logs, otherLogs, distances);
    }

    static Term orders(Expr order, Expr otherOrder) {
        return new Term(Exprs.ONE, 0, order, otherOrder, Exprs.ZERO, Exprs.ZERO, 0, 0, 0);
    }

    static Term exponential(Expr factor, Expr rate, Expr curve) {
        return new Term(factor, 0, Exprs.ZERO, Exprs.ZERO, rate, curve, 0, 0, 0);
    }

    Term times(Term other) {
        return new Term(
                product(factor, other.factor),
                power + other.power,
                sum(order, other.order),
                sum(otherOrder, other.otherOrder),
                sum(rate, other.rate),
                sum(curve, other.curve),
                logs + other.logs,
                otherLogs + other.otherLogs,
                distances + other.distances);
    }

    Term with(Expr newFactor) {
        return new Term(newFactor, power, order, otherOrder, rate, curve, logs, otherLogs, distances);
    }

    Term raised(int by) {
        return new Term(factor, power + by, order, otherOrder, rate, curve, logs, otherLogs, distances);
    }

    /** Whether it is a power times a constant. */
    boolean isPower() {
        return isExponentialPower() && rate.equals(Exprs.ZERO);
    }

    /** Whether it is a power times an exponential of v itself. */
    boolean isExponentialPower() {
        return isGaussian() && curve.equals(Exprs.ZERO);
    }

    /** Whether it is a power times an exponential of v and its square. */
    boolean isGaussian() {
        return order.equals(Exprs.ZERO) && otherOrder.equals(Exprs.ZERO) && logs + otherLogs + distances == 0;
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
