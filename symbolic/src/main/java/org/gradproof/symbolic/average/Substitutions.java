package org.gradproof.symbolic.average;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Substitution;
import org.jspecify.annotations.Nullable;

/**
 * Integrals that another variable makes simpler: {@code w = e^v, \sqrt v, \log v, v^2, \cos v}. Each is a strictly monotone
 * and smooth function within the range, so that both integrals converge together and have one value.
 */
final class Substitutions {
    private final Definite definite;
    private final Definite.Known known;
    private final Integral integral;
    private final Sym v;

    Substitutions(Definite definite, Definite.Known known, Integral integral) {
        this.definite = definite;
        this.known = known;
        this.integral = integral;
        this.v = integral.variable();
    }

    /** The value, or null where none of the substitutions leads to one. */
    @Nullable
    Expr value() {
        Expr low = integral.low();
        Expr high = integral.high();
        if (!(low instanceof Infinity) && !(high instanceof Infinity) && !known.isPositive(Exprs.sub(high, low))) {
            return null;
        }
        Expr value = rational();
        value = value == null ? exponential() : value;
        value = value == null ? root() : value;
        value = value == null ? logarithm() : value;
        value = value == null ? square() : value;
        return value == null ? wave() : value;
    }

    private @Nullable Expr rational() {
        Quotient quotient = Quotient.of(integral.body(), part -> part.equals(v) ? Quotient.VARIABLE : null);
        return quotient == null ? null : quotient(quotient, integral.low(), integral.high());
    }

    private @Nullable Expr quotient(@Nullable Quotient quotient, Expr low, Expr high) {
        return quotient == null ? null : RationalIntegral.value(known, v, low, high, quotient);
    }

    /** {@code w = e^v, dv = dw / w}. */
    private @Nullable Expr exponential() {
        Quotient of = Quotient.of(integral.body(), this::ofExponential);
        Quotient reciprocal = Quotient.VARIABLE.power(-1);
        if (of == null || reciprocal == null) {
            return null;
        }
        Expr low = integral.low() instanceof Infinity ? Exprs.ZERO : exp(integral.low());
        Expr high = integral.high() instanceof Infinity ? integral.high() : exp(integral.high());
        return quotient(of.times(reciprocal), low, high);
    }

    private @Nullable Quotient ofExponential(Expr part) {
        if (!(part instanceof Fn fn) || Terms.isFree(part, v)) {
            return null;
        }
        Integer multiple = multiple(fn.arguments().get(0));
        Quotient rise = multiple == null ? null : Quotient.VARIABLE.power(multiple);
        Quotient fall = multiple == null ? null : Quotient.VARIABLE.power(-multiple);
        if (rise == null || fall == null) {
            return null;
        }
        Quotient minus = Quotient.constant(Rational.MINUS_ONE).times(fall);
        Quotient half = Quotient.constant(Rational.HALF);
        Quotient sum = rise.plus(fall);
        Quotient difference = minus == null ? null : rise.plus(minus);
        if (sum == null || difference == null) {
            return null;
        }
        return switch (fn.function()) {
            case EXP -> rise;
            case COSH -> half.times(sum);
            case SINH -> half.times(difference);
            case TANH -> {
                Quotient below = sum.power(-1);
                yield below == null ? null : difference.times(below);
            }
            default -> null;
        };
    }

    /** The whole number by which v is multiplied, from -8 to 8; else null. */
    private @Nullable Integer multiple(Expr argument) {
        Quotient line = Quotient.of(argument, part -> part.equals(v) ? Quotient.VARIABLE : null);
        boolean plain = line != null
                && line.bottom().size() == 1
                && line.top().size() == 2
                && line.top().get(0).isZero()
                && line.top().get(1).isInteger()
                && line.top().get(1).numerator().abs().compareTo(BigInteger.valueOf(8)) <= 0;
        return plain && line != null ? (Integer) line.top().get(1).numerator().intValueExact() : null;
    }

    /** {@code w = \sqrt v, dv = 2 w dw}. */
    private @Nullable Expr root() {
        boolean positive = integral.low().equals(Exprs.ZERO) || isPositive(integral.low());
        Quotient of = positive ? Quotient.of(integral.body(), this::ofRoot) : null;
        Quotient twice = Quotient.VARIABLE.times(Quotient.constant(Rational.of(2)));
        if (of == null || twice == null) {
            return null;
        }
        Expr high = integral.high() instanceof Infinity ? integral.high() : sqrt(integral.high());
        return quotient(of.times(twice), sqrt(integral.low()), high);
    }

    private @Nullable Quotient ofRoot(Expr part) {
        if (part.equals(v)) {
            return Quotient.VARIABLE.power(2);
        } else if (part instanceof Fn fn
                && fn.function() == Function.SQRT
                && fn.arguments().get(0).equals(v)) {
            return Quotient.VARIABLE;
        }
        boolean halves = part instanceof Pow pow
                && pow.base().equals(v)
                && pow.exponent() instanceof Num num
                && num.value().denominator().equals(BigInteger.TWO)
                && num.value().numerator().abs().bitLength() < 4;
        return halves && part instanceof Pow pow && pow.exponent() instanceof Num num
                ? Quotient.VARIABLE.power(num.value().numerator().intValueExact())
                : null;
    }

    private boolean isPositive(Expr expr) {
        return !(expr instanceof Infinity) && known.isPositive(expr);
    }

    private static Expr sqrt(Expr expr) {
        return expr.equals(Exprs.ZERO) || expr.equals(Exprs.ONE) ? expr : new Fn(Function.SQRT, expr);
    }

    private static Expr exp(Expr expr) {
        if (expr.equals(Exprs.ZERO)) {
            return Exprs.ONE;
        }
        return expr instanceof Fn fn && fn.function() == Function.LOG
                ? fn.arguments().get(0)
                : Exprs.exp(expr);
    }

    private static Expr log(Expr expr) {
        if (expr.equals(Exprs.ONE)) {
            return Exprs.ZERO;
        }
        return expr instanceof Fn fn && fn.function() == Function.EXP
                ? fn.arguments().get(0)
                : Exprs.log(expr);
    }

    /** {@code w = \log v, dw = dv / v}, above zero. */
    private @Nullable Expr logarithm() {
        if (!isPositive(integral.low())) {
            return null;
        }
        Expr rest = without(factors(), new Pow(v, Exprs.MINUS_ONE), new Fn(Function.LOG, v));
        Expr high = integral.high() instanceof Infinity ? integral.high() : log(integral.high());
        if (rest == null) {
            return risen(high);
        }
        Expr value = between(rest, log(integral.low()), high);
        return value == null ? definite.value(new Integral(v, log(integral.low()), high, rest)) : value;
    }

    /** {@code v = e^w, dv = e^w dw} where powers of v stand beside functions of its log. */
    private @Nullable Expr risen(Expr high) {
        Rational power = Rational.ONE;
        List<Expr> rest = new ArrayList<>();
        boolean logs = false;
        for (Expr factor : factors()) {
            Rational own = factor instanceof Pow pow ? powerOf(pow) : null;
            if (factor.equals(v)) {
                power = power.plus(Rational.ONE);
            } else if (own != null) {
                power = power.plus(own);
            } else {
                Expr inner = inside(factor, new Fn(Function.LOG, v));
                if (inner == null) {
                    return null;
                }
                logs |= !Terms.isFree(inner, v);
                rest.add(inner);
            }
        }
        rest.add(Exprs.exp(Exprs.mul(new Num(power), v)));
        return logs ? definite.value(new Integral(v, log(integral.low()), high, Exprs.mul(rest))) : null;
    }

    /** The exponent of a power of v, or of a power of that, by numbers; else null. */
    private @Nullable Rational powerOf(Pow pow) {
        if (!(pow.exponent() instanceof Num num)) {
            return null;
        } else if (pow.base() instanceof Pow inner) {
            Rational own = powerOf(inner);
            return own == null ? null : own.times(num.value());
        }
        return pow.base().equals(v) ? num.value() : null;
    }

    /** {@code w = v^2, dw = 2 v dv}, from zero on; without the v up to 1 alone, where what comes out is a beta function. */
    private @Nullable Expr square() {
        if (!integral.low().equals(Exprs.ZERO) && !isPositive(integral.low())) {
            return null;
        }
        List<Expr> halved = new ArrayList<>(List.of(BookLaw.num(1, 2)));
        boolean odd = false;
        for (Expr factor : factors()) {
            if (factor.equals(v) && !odd) {
                odd = true;
            } else if (!odd && oddPower(factor) > 0) {
                odd = true;
                halved.add(new Pow(v, Exprs.num((oddPower(factor) - 1L) / 2)));
            } else {
                Expr even = even(factor);
                if (even == null) {
                    return null;
                }
                halved.add(even);
            }
        }
        Expr high = integral.high() instanceof Infinity ? integral.high() : squared(integral.high());
        boolean unit = integral.low().equals(Exprs.ZERO) && integral.high().equals(Exprs.ONE);
        if (!odd && unit) {
            halved.add(new Pow(v, BookLaw.num(-1, 2)));
        }
        return odd || unit ? definite.value(new Integral(v, squared(integral.low()), high, Exprs.mul(halved))) : null;
    }

    /** The exponent of an odd power of v that is more than 1; else 0. */
    private int oddPower(Expr factor) {
        boolean power = factor instanceof Pow pow
                && pow.base().equals(v)
                && pow.exponent() instanceof Num num
                && num.value().isInteger()
                && num.value().compareTo(Rational.ONE) > 0
                && num.value().numerator().bitLength() < 6
                && num.value().numerator().testBit(0);
        return power && factor instanceof Pow pow && pow.exponent() instanceof Num num
                ? num.value().numerator().intValueExact()
                : 0;
    }

    private static Expr squared(Expr expr) {
        return expr instanceof Num num ? new Num(num.value().times(num.value())) : new Pow(expr, Exprs.num(2));
    }

    /** The expression in v squared as one in v, or null where v stands otherwise in it. */
    private @Nullable Expr even(Expr expr) {
        if (Terms.isFree(expr, v)) {
            return expr;
        } else if (expr instanceof Pow pow
                && pow.base().equals(v)
                && pow.exponent() instanceof Num num
                && num.value().isInteger()
                && !num.value().numerator().testBit(0)) {
            Rational half = num.value().times(Rational.HALF);
            return half.isOne() ? v : new Pow(v, new Num(half));
        } else if (expr.equals(v)) {
            return null;
        }
        return replaced(expr, this::even);
    }

    /** Something of an expression, or nothing. */
    @FunctionalInterface
    private interface Partly {
        @Nullable
        Expr of(Expr expr);
    }

    private static @Nullable Expr replaced(Expr expr, Partly change) {
        boolean[] whole = {true};
        Expr all = Substitution.map(
                expr,
                part -> {
                    Expr value = change.of(part);
                    whole[0] &= value != null;
                    return value == null ? part : value;
                },
                condition -> {
                    whole[0] = false;
                    return condition;
                });
        return whole[0] ? all : null;
    }

    private List<Expr> factors() {
        List<Expr> all = new ArrayList<>();
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            if (factor instanceof Pow pow
                    && pow.exponent().equals(Exprs.MINUS_ONE)
                    && pow.base() instanceof Mul below) {
                below.factors().forEach(f -> all.add(new Pow(f, Exprs.MINUS_ONE)));
            } else {
                all.add(factor);
            }
        }
        return all;
    }

    /** The product without the one factor, with v for the function of v; null where v stands otherwise in it. */
    private @Nullable Expr without(List<Expr> factors, Expr one, Expr function) {
        List<Expr> rest = new ArrayList<>();
        boolean found = false;
        for (Expr factor : factors) {
            if (factor.equals(one) && !found) {
                found = true;
            } else {
                Expr inner = inside(factor, function);
                if (inner == null) {
                    return null;
                }
                rest.add(inner);
            }
        }
        return found ? rest.isEmpty() ? Exprs.ONE : Exprs.mul(rest) : null;
    }

    private @Nullable Expr inside(Expr expr, Expr function) {
        if (expr.equals(function)) {
            return v;
        } else if (expr.equals(v)) {
            return null;
        }
        return Terms.isFree(expr, v) ? expr : replaced(expr, part -> inside(part, function));
    }

    /** {@code w = \cos v, dw = -\sin v dv} from 0 to pi, and {@code w = \sin v} from -pi/2 to pi/2. */
    private @Nullable Expr wave() {
        Rational from = Primitives.rightAngles(integral.low());
        Rational to = Primitives.rightAngles(integral.high());
        if (from == null || to == null || from.compareTo(to) >= 0) {
            return null;
        }
        Fn sine = new Fn(Function.SIN, v);
        Fn cosine = new Fn(Function.COS, v);
        List<Expr> factors = new ArrayList<>();
        for (Expr factor : factors()) {
            if (factor.equals(new Fn(Function.TAN, v))) {
                factors.add(sine);
                factors.add(new Pow(cosine, Exprs.MINUS_ONE));
            } else {
                factors.add(factor);
            }
        }
        Rational two = Rational.of(2);
        if (from.signum() >= 0 && to.compareTo(two) <= 0) {
            Expr rest = without(factors, sine, cosine);
            return rest == null ? null : between(rest, at(cosine, integral.high()), at(cosine, integral.low()));
        } else if (from.compareTo(Rational.MINUS_ONE) >= 0 && to.compareTo(Rational.ONE) <= 0) {
            Expr rest = without(factors, cosine, sine);
            return rest == null ? null : between(rest, at(sine, integral.low()), at(sine, integral.high()));
        }
        return null;
    }

    private @Nullable Expr between(Expr rest, Expr low, Expr high) {
        return quotient(Quotient.of(rest, part -> part.equals(v) ? Quotient.VARIABLE : null), low, high);
    }

    private Expr at(Fn wave, Expr angle) {
        return Primitives.at(wave.function(), angle);
    }
}
