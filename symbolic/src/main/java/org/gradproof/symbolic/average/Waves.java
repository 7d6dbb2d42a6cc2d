package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
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
 * Integrals of sums of {@code v^j \cos(k v)} and {@code v^j \sin(k v)} between finite ends: products of waves become sums
 * of waves, powers of v fall by parts.
 */
final class Waves {
    private static final int MOST = 64;
    private static final int HIGHEST = 6;

    private final Sym v;
    private final Expr low;
    private final Expr high;
    private Expr unit = Exprs.ONE;
    private boolean mixed;
    private boolean seen;

    /** A power of v times a cosine, or a sine, of a multiple of the unit times v; the multiple is not negative. */
    private record Wave(int power, Rational multiple, boolean sine) {}

    private Waves(Integral integral) {
        this.v = integral.variable();
        this.low = integral.low();
        this.high = integral.high();
    }

    /** The integral, or null where it is none of these. */
    static @Nullable Expr value(Definite.Known known, Integral integral) {
        Waves waves = new Waves(integral);
        Map<Wave, Expr> sum = waves.of(integral.body());
        boolean wavy =
                sum != null && sum.keySet().stream().anyMatch(w -> !w.multiple().isZero());
        if (sum == null || !wavy || waves.mixed) {
            return null;
        }
        return known.isPrimitive(waves.primitive(sum, waves.v), waves.v, integral.body())
                ? Exprs.sub(waves.primitive(sum, waves.high), waves.primitive(sum, waves.low))
                : null;
    }

    /** {@code \int_0^\infty e^{-cv} \cos(bv) dv = c / (c^2 + b^2)}, with the sine {@code b / (c^2 + b^2)}, for {@code c > 0}. */
    static @Nullable Expr damped(Definite.Known known, Integral integral) {
        Sym v = integral.variable();
        List<Expr> all = new ArrayList<>();
        Expr turn = null;
        boolean sine = false;
        Expr rate = null;
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            if (Terms.isFree(factor, v)) {
                all.add(factor);
            } else if (factor instanceof Fn fn && fn.function() == Function.EXP && rate == null) {
                List<Term> terms = new Terms(v, false, false, false).of(factor);
                if (terms == null || !terms.get(0).curve().equals(Exprs.ZERO)) {
                    return null;
                }
                all.add(terms.get(0).factor());
                rate = Exprs.neg(terms.get(0).rate());
            } else if (factor instanceof Fn fn
                    && (fn.function() == Function.SIN || fn.function() == Function.COS)
                    && turn == null) {
                sine = fn.function() == Function.SIN;
                turn = multiple(fn.arguments().get(0), v);
            } else {
                return null;
            }
        }
        if (turn == null || rate == null || !known.isPositive(rate)) {
            return null;
        }
        Expr squares = Exprs.add(new Pow(rate, Exprs.num(2)), new Pow(turn, Exprs.num(2)));
        all.add(Exprs.div(sine ? turn : rate, squares));
        return Exprs.mul(all);
    }

    /** What v is multiplied by, or null. */
    private static @Nullable Expr multiple(Expr angle, Sym v) {
        List<Term> terms = new Terms(v, false, false, false).of(angle);
        boolean plain = terms != null && terms.stream().allMatch(t -> t.isPower() && t.power() == 1);
        if (!plain || terms == null) {
            return null;
        }
        return Exprs.add(terms.stream().map(Term::factor).toList());
    }

    private @Nullable Map<Wave, Expr> of(Expr expr) {
        if (Terms.isFree(expr, v)) {
            return Map.of(new Wave(0, Rational.ZERO, false), expr);
        } else if (expr.equals(v)) {
            return Map.of(new Wave(1, Rational.ZERO, false), Exprs.ONE);
        } else if (expr instanceof Add add) {
            Map<Wave, Expr> sum = new LinkedHashMap<>();
            for (Expr term : add.terms()) {
                Map<Wave, Expr> part = of(term);
                if (part == null) {
                    return null;
                }
                part.forEach((wave, factor) -> sum.merge(wave, factor, Term::sum));
            }
            return sum;
        } else if (expr instanceof Mul mul) {
            return product(mul.factors());
        } else if (expr instanceof Pow pow
                && pow.exponent() instanceof Num num
                && num.value().isInteger()
                && num.value().signum() > 0
                && num.value().compareTo(Rational.of(HIGHEST)) <= 0) {
            return product(java.util.Collections.nCopies(num.value().numerator().intValueExact(), pow.base()));
        } else if (expr instanceof Fn fn && (fn.function() == Function.SIN || fn.function() == Function.COS)) {
            return wave(fn);
        }
        return null;
    }

    private @Nullable Map<Wave, Expr> wave(Fn fn) {
        Rational multiple = Rational.ONE;
        boolean once = false;
        Expr of = Exprs.ONE;
        Expr argument = fn.arguments().get(0);
        for (Expr factor : argument instanceof Mul mul ? mul.factors() : List.of(argument)) {
            Rational number = Primitives.number(factor);
            if (number != null) {
                multiple = multiple.times(number);
            } else if (factor.equals(v) && !once) {
                once = true;
            } else if (factor instanceof Expr.Pi && of.equals(Exprs.ONE)) {
                of = factor;
            } else {
                return null;
            }
        }
        if (!once || multiple.isZero()) {
            return null;
        }
        mixed |= !unit.equals(Exprs.ONE) && !unit.equals(of);
        mixed |= unit.equals(Exprs.ONE) && seen && !of.equals(Exprs.ONE);
        unit = of;
        seen = true;
        boolean sine = fn.function() == Function.SIN;
        boolean negative = multiple.signum() < 0;
        Wave wave = new Wave(0, negative ? multiple.negate() : multiple, sine);
        return Map.of(wave, negative && sine ? Exprs.MINUS_ONE : Exprs.ONE);
    }

    private @Nullable Map<Wave, Expr> product(List<Expr> factors) {
        Map<Wave, Expr> all = Map.of(new Wave(0, Rational.ZERO, false), Exprs.ONE);
        for (Expr factor : factors) {
            Map<Wave, Expr> part = of(factor);
            if (part == null || part.size() * all.size() > MOST) {
                return null;
            }
            Map<Wave, Expr> next = new LinkedHashMap<>();
            all.forEach((a, x) -> part.forEach((b, y) -> times(a, b, Term.product(x, y), next)));
            all = next;
            if (all.keySet().stream().anyMatch(w -> w.power() > HIGHEST)) {
                return null;
            }
        }
        return all;
    }

    /** {@code 2 cos a cos b = cos(a - b) + cos(a + b)} and its like. */
    private static void times(Wave a, Wave b, Expr factor, Map<Wave, Expr> to) {
        int power = a.power() + b.power();
        Expr half = Term.product(BookLaw.num(1, 2), factor);
        Rational sum = a.multiple().plus(b.multiple());
        Rational difference = a.multiple().minus(b.multiple());
        if (a.sine() == b.sine()) {
            Rational size = difference.signum() < 0 ? difference.negate() : difference;
            to.merge(new Wave(power, size, false), half, Term::sum);
            Expr other = a.sine() ? Term.product(Exprs.MINUS_ONE, half) : half;
            to.merge(new Wave(power, sum, false), other, Term::sum);
            return;
        }
        Rational turned = a.sine() ? difference : difference.negate();
        to.merge(new Wave(power, sum, true), half, Term::sum);
        if (!turned.isZero()) {
            boolean negative = turned.signum() < 0;
            to.merge(
                    new Wave(power, negative ? turned.negate() : turned, true),
                    negative ? Term.product(Exprs.MINUS_ONE, half) : half,
                    Term::sum);
        }
    }

    private Expr primitive(Map<Wave, Expr> sum, Expr at) {
        List<Expr> terms = new ArrayList<>();
        sum.forEach((wave, factor) -> terms.add(Exprs.mul(factor, primitive(wave, at))));
        return Exprs.add(terms);
    }

    /** {@code \int v^j cos(kv) = v^j sin(kv) / k - j/k \int v^{j-1} sin(kv)}, and for the sine with the other signs. */
    private Expr primitive(Wave wave, Expr at) {
        int j = wave.power();
        if (wave.multiple().isZero()) {
            return Exprs.mul(BookLaw.num(1, j + 1L), new Pow(at, Exprs.num(j + 1L)));
        }
        Expr scale = Exprs.mul(new Num(wave.multiple()), unit);
        Expr angle = scaled(at, wave.multiple());
        Expr first = Exprs.div(
                Exprs.mul(
                        wave.sine() ? Exprs.MINUS_ONE : Exprs.ONE,
                        new Pow(at, Exprs.num(j)),
                        Primitives.at(wave.sine() ? Function.COS : Function.SIN, angle)),
                scale);
        if (j == 0) {
            return first;
        }
        Expr rest = primitive(new Wave(j - 1, wave.multiple(), !wave.sine()), at);
        Expr weight = Exprs.div(Exprs.num(wave.sine() ? j : -j), scale);
        return Exprs.add(first, Exprs.mul(weight, rest));
    }

    private Expr scaled(Expr at, Rational multiple) {
        return unit.equals(Exprs.ONE) ? Exprs.mul(new Num(multiple), at) : Exprs.mul(new Num(multiple), unit, at);
    }
}
