package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Integrals of {@code s^{-1}, s, v s^{-1}, v s} for {@code s = \\sqrt{A - B v^2}} with positive A and B, between ends at
 * which s is known to be positive or zero. With {@code t = \\arctan(\\sqrt{B} v / s) / \\sqrt{B}}, which tends to a right
 * angle where s falls to zero, the primitives are {@code t, v s / 2 + A t / 2, -s / B, -s^3 / (3 B)}: all continuous up to
 * the ends, so that the improper integrals converge to their differences.
 */
final class Arcs {
    private final Definite.Known known;
    private final Sym v;
    private final Expr[] square = {Exprs.ZERO, Exprs.ZERO, Exprs.ZERO};

    private Arcs(Definite.Known known, Sym v) {
        this.known = known;
        this.v = v;
    }

    /** The integral over a finite range, or null. */
    static @Nullable Expr value(Definite.Known known, Integral integral) {
        return new Arcs(known, integral.variable()).of(integral);
    }

    private @Nullable Expr of(Integral integral) {
        List<Expr> outside = new ArrayList<>();
        Fn root = null;
        int power = 0;
        boolean odd = false;
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            Fn own = root(factor);
            if (Terms.isFree(factor, v)) {
                outside.add(factor);
            } else if (factor.equals(v) && !odd) {
                odd = true;
            } else if (own != null && root == null) {
                root = own;
                power = factor instanceof Pow ? -1 : 1;
            } else {
                return null;
            }
        }
        if (root == null || !readSquare(root) || !known.isPositive(Exprs.sub(integral.high(), integral.low()))) {
            return null;
        }
        Expr high = primitive(integral.high(), power, odd);
        Expr low = primitive(integral.low(), power, odd);
        if (high == null || low == null) {
            return null;
        }
        outside.add(Exprs.sub(high, low));
        return Exprs.mul(outside);
    }

    /** The root that the factor is, or is one over; else null. */
    private static @Nullable Fn root(Expr factor) {
        Expr base = factor instanceof Pow pow && pow.exponent().equals(Exprs.MINUS_ONE) ? pow.base() : factor;
        return base instanceof Fn fn && fn.function() == Function.SQRT ? fn : null;
    }

    /** Reads A and B. */
    private boolean readSquare(Fn root) {
        List<Term> terms = new Terms(v, false, false, false).of(root.arguments().get(0));
        if (terms == null
                || terms.stream().anyMatch(term -> !term.isPower() || term.power() > 2 || term.power() == 1)) {
            return false;
        }
        terms.forEach(term -> square[term.power()] = Term.sum(square[term.power()], term.factor()));
        square[2] = square[2] instanceof Num num ? new Num(num.value().negate()) : Exprs.neg(square[2]);
        return known.isPositive(square[0]) && known.isPositive(square[2]);
    }

    /** The primitive at the end, or its limit there; null where it is not known that the end is one. */
    private @Nullable Expr primitive(Expr end, int power, boolean odd) {
        Expr rest = Exprs.sub(square[0], Exprs.mul(square[2], new Pow(end, Exprs.num(2))));
        boolean within = known.isPositive(rest);
        if (!within && !known.isZero(rest)) {
            return null;
        }
        Expr s = within ? new Fn(Function.SQRT, rest) : Exprs.ZERO;
        if (odd) {
            Expr raised = power < 0 ? s : Exprs.mul(BookLaw.num(1, 3), new Pow(s, Exprs.num(3)));
            return Exprs.neg(Exprs.div(raised, square[2]));
        }
        Expr scale = square[2].equals(Exprs.ONE) ? Exprs.ONE : new Fn(Function.SQRT, square[2]);
        Expr angle = angle(end, scale, s, within);
        if (angle == null) {
            return null;
        }
        Expr t = Exprs.div(angle, scale);
        return power < 0 ? t : Exprs.mul(BookLaw.num(1, 2), Exprs.add(Exprs.mul(end, s), Exprs.mul(square[0], t)));
    }

    private @Nullable Expr angle(Expr end, Expr scale, Expr s, boolean within) {
        if (end.equals(Exprs.ZERO)) {
            return Exprs.ZERO;
        } else if (within) {
            Expr square2 = end instanceof Num num
                    ? new Num(num.value().times(num.value()))
                    : end instanceof Fn fn && fn.function() == Function.SQRT
                            ? fn.arguments().get(0)
                            : end;
            boolean numbers = square2 instanceof Num && square[0] instanceof Num && square[2] instanceof Num;
            if (numbers && square2 instanceof Num e && square[0] instanceof Num a && square[2] instanceof Num b) {
                return Arctangent.value(end, a.value().dividedBy(b.value()).minus(e.value()));
            }
            return Arctangent.of(Exprs.div(Exprs.mul(scale, end), s));
        }
        boolean positive = known.isPositive(end);
        if (!positive && !known.isPositive(Exprs.neg(end))) {
            return null;
        }
        return Exprs.mul(new Num(Rational.of(positive ? 1 : -1, 2)), new Expr.Pi());
    }
}
