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
 * Primitives that are guessed, and believed only where their derivative is the integrand: of {@code e^{av} \sin bv} and
 * {@code e^{av} \cos bv}, smooth on the whole line, and of {@code \cos^{-2}}, within half a turn about 0.
 */
final class Guesses {
    private Guesses() {}

    /** The integral between finite ends, or null. */
    static @Nullable Expr value(Definite.Known known, Integral integral) {
        Sym v = integral.variable();
        List<Expr> outside = new ArrayList<>();
        List<Expr> inside = new ArrayList<>();
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            (Terms.isFree(factor, v) ? outside : inside).add(factor);
        }
        Expr primitive = inside.size() == 2
                ? damped(inside.get(0), inside.get(1), v)
                : inside.size() == 1 ? tangent(inside.get(0), integral) : null;
        if (primitive == null || !known.isPrimitive(primitive, v, Exprs.mul(inside))) {
            return null;
        }
        outside.add(Exprs.sub(Bound.at(primitive, v, integral.high()), Bound.at(primitive, v, integral.low())));
        return Exprs.mul(outside);
    }

    private static @Nullable Expr damped(Expr first, Expr second, Sym v) {
        Fn exp = exponential(first) == null ? exponential(second) : exponential(first);
        Fn wave = wave(first) == null ? wave(second) : wave(first);
        Expr a = exp == null ? null : slope(exp.arguments().get(0), v);
        Expr b = wave == null ? null : slope(wave.arguments().get(0), v);
        if (exp == null || wave == null || a == null || b == null) {
            return null;
        }
        Expr angle = wave.arguments().get(0);
        Expr sine = new Fn(Function.SIN, angle);
        Expr cosine = new Fn(Function.COS, angle);
        Expr turned = wave.function() == Function.SIN
                ? Exprs.sub(Exprs.mul(a, sine), Exprs.mul(b, cosine))
                : Exprs.add(Exprs.mul(a, cosine), Exprs.mul(b, sine));
        Expr squares = Exprs.add(new Pow(a, Exprs.num(2)), new Pow(b, Exprs.num(2)));
        return Exprs.mul(exp, turned, new Pow(squares, Exprs.MINUS_ONE));
    }

    private static @Nullable Fn exponential(Expr expr) {
        return expr instanceof Fn fn && fn.function() == Function.EXP ? fn : null;
    }

    private static @Nullable Fn wave(Expr expr) {
        return expr instanceof Fn fn && (fn.function() == Function.SIN || fn.function() == Function.COS) ? fn : null;
    }

    /** What v is multiplied by, where nothing else is added; or null. */
    private static @Nullable Expr slope(Expr line, Sym v) {
        List<Term> terms = new Terms(v, false, false, false).of(line);
        return terms != null
                        && terms.size() == 1
                        && terms.get(0).isPower()
                        && terms.get(0).power() == 1
                ? terms.get(0).factor()
                : null;
    }

    /** {@code \tan v} between ends that are less than a right angle away from 0. */
    private static @Nullable Expr tangent(Expr body, Integral integral) {
        boolean square = body instanceof Pow pow
                && pow.exponent() instanceof Num num
                && isSquareBelow(pow.base(), num.value(), integral.variable());
        Rational low = Primitives.rightAngles(integral.low());
        Rational high = Primitives.rightAngles(integral.high());
        if (!square
                || low == null
                || high == null
                || low.compareTo(Rational.MINUS_ONE) <= 0
                || high.compareTo(Rational.ONE) >= 0
                || low.compareTo(Rational.ONE) >= 0
                || high.compareTo(Rational.MINUS_ONE) <= 0) {
            return null;
        }
        return new Fn(Function.TAN, integral.variable());
    }

    /** Whether the power is {@code (\cos v)^{-2}}. */
    private static boolean isSquareBelow(Expr base, Rational exponent, Sym v) {
        if (base instanceof Pow inner && inner.exponent() instanceof Num num) {
            return isSquareBelow(inner.base(), exponent.times(num.value()), v);
        }
        return base instanceof Fn fn
                && fn.function() == Function.COS
                && fn.arguments().get(0).equals(v)
                && exponent.equals(Rational.of(-2));
    }
}
