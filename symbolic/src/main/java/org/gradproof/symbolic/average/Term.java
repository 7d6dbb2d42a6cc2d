package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;

/**
 * {@code factor * v^power * v^order * (1 - v)^otherOrder * e^(rate v + curve v^2)}, times powers of {@code log v}
 * and {@code log(1 - v)}, of a variable v, which stands in none of the coefficients.
 *
 * @param power at least 0
 * @param order a real exponent beside it, where v is positive
 * @param otherOrder a real exponent of {@code 1 - v}, where that is positive
 * @param rate the coefficient of v in the exponent; zero where there is none
 * @param curve the coefficient of v squared in the exponent
 * @param opaque a factor of another kind, which v stands in; 1 where there is none
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
        Expr opaque) {
    static Term constant(Expr factor) {
        return new Term(factor, 0, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, 0, 0, Exprs.ONE);
    }

    static Term logs(int logs, int otherLogs) {
        return new Term(Exprs.ONE, 0, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, logs, otherLogs, Exprs.ONE);
    }

    static Term orders(Expr order, Expr otherOrder) {
        return new Term(Exprs.ONE, 0, order, otherOrder, Exprs.ZERO, Exprs.ZERO, 0, 0, Exprs.ONE);
    }

    static Term exponential(Expr factor, Expr rate, Expr curve) {
        return new Term(factor, 0, Exprs.ZERO, Exprs.ZERO, rate, curve, 0, 0, Exprs.ONE);
    }

    static Term opaque(Expr opaque) {
        return new Term(Exprs.ONE, 0, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, Exprs.ZERO, 0, 0, opaque);
    }

    /** What it is beside its factor, as an expression in the variable. */
    Expr shape(Expr.Sym v) {
        List<Expr> parts = new ArrayList<>(List.of(new Expr.Pow(v, Exprs.num(power)), opaque));
        if (!order.equals(Exprs.ZERO)) {
            parts.add(new Expr.Pow(v, order));
        }
        Expr rest = Exprs.sub(Exprs.ONE, v);
        if (!otherOrder.equals(Exprs.ZERO)) {
            parts.add(new Expr.Pow(rest, otherOrder));
        }
        if (!rate.equals(Exprs.ZERO) || !curve.equals(Exprs.ZERO)) {
            parts.add(Exprs.exp(Exprs.add(Exprs.mul(rate, v), Exprs.mul(curve, new Expr.Pow(v, Exprs.num(2))))));
        }
        parts.add(new Expr.Pow(Exprs.log(v), Exprs.num(logs)));
        parts.add(new Expr.Pow(Exprs.log(rest), Exprs.num(otherLogs)));
        parts.removeIf(part -> part.equals(Exprs.ONE)
                || (part instanceof Expr.Pow pow && pow.exponent().equals(Exprs.ZERO)));
        return parts.isEmpty() ? Exprs.ONE : Exprs.mul(parts);
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
                opaque.equals(other.opaque) && opaque instanceof Expr.Indicator
                        ? opaque
                        : product(opaque, other.opaque));
    }

    Term with(Expr newFactor) {
        return new Term(newFactor, power, order, otherOrder, rate, curve, logs, otherLogs, opaque);
    }

    /** The term without its opaque factor. */
    Term without() {
        return new Term(factor, power, order, otherOrder, rate, curve, logs, otherLogs, Exprs.ONE);
    }

    Term raised(int by) {
        return new Term(factor, power + by, order, otherOrder, rate, curve, logs, otherLogs, opaque);
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
        return order.equals(Exprs.ZERO)
                && otherOrder.equals(Exprs.ZERO)
                && logs + otherLogs == 0
                && opaque.equals(Exprs.ONE);
    }

    static Expr product(Expr a, Expr b) {
        if (a.equals(Exprs.ONE)) {
            return b;
        } else if (b.equals(Exprs.ONE)) {
            return a;
        }
        if (a instanceof Expr.Num left && b instanceof Expr.Num right) {
            return new Expr.Num(left.value().times(right.value()));
        }
        return a.equals(Exprs.ZERO) || b.equals(Exprs.ZERO) ? Exprs.ZERO : Exprs.mul(a, b);
    }

    static Expr sum(Expr a, Expr b) {
        if (a.equals(Exprs.ZERO)) {
            return b;
        }
        if (a instanceof Expr.Num left && b instanceof Expr.Num right) {
            return new Expr.Num(left.value().plus(right.value()));
        }
        return b.equals(Exprs.ZERO) ? a : Exprs.add(List.of(a, b));
    }
}
