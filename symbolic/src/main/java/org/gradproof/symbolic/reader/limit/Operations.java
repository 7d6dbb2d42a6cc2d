package org.gradproof.symbolic.reader.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;

/**
 * Functions of expansions: each by what its argument tends to, and by its power series in what vanishes. The series are those
 * of functions that are analytic there, so that the first power left out bounds the rest.
 */
final class Operations {
    private static final int ORDER = 8;
    private static final Expansion ONE = Expansion.of(Coefficient.ONE);

    private final Known known;
    private final List<Expr> guards = new ArrayList<>();

    Operations(Known known) {
        this.known = known;
    }

    /** What has no value where the limit has none, although its value may have one. */
    List<Expr> guards() {
        return guards;
    }

    private static UnknownLimitException unknown(String what) {
        return new UnknownLimitException(what);
    }

    /** What the argument tends to; an error where it does not. */
    static Coefficient constant(Expansion argument) {
        Growth bound = argument.bound();
        Growth rest = argument.remainder();
        if ((bound != null && bound.compareTo(Growth.ONE) > 0) || (rest != null && !rest.vanishes())) {
            throw unknown("a part of it is not known to tend to a number");
        }
        return argument.coefficient(Growth.ONE);
    }

    private static Expansion vanishing(Expansion argument) {
        constant(argument);
        return argument.without(Growth.ONE);
    }

    /** Its sign as u grows: -1, 0, 1; an error where that is not known. */
    int sign(Expansion argument) {
        if (argument.isZero()) {
            return 0;
        }
        return sign(lead(argument).getValue());
    }

    private int sign(Coefficient coefficient) {
        if (coefficient.terms().size() != 1) {
            throw unknown("the sign of a part of it is not known");
        }
        Map.Entry<Map<Expr, Integer>, Rational> only =
                coefficient.terms().entrySet().iterator().next();
        int sign = only.getValue().signum();
        for (Map.Entry<Expr, Integer> atom : only.getKey().entrySet()) {
            sign *= atom.getValue() % 2 == 0 ? square(atom.getKey()) : sign(atom.getKey());
        }
        return sign;
    }

    /** That of a square: known where the number is known not to be zero. */
    private int square(Expr atom) {
        int sign = sign(atom);
        return sign * sign;
    }

    private int sign(Expr atom) {
        if (atom instanceof Expr.Pi || known.isPositive().test(atom)) {
            return 1;
        } else if (atom instanceof Expr.Fn fn && fn.function() == Function.EXP) {
            return 1;
        } else if (atom instanceof Expr.Fn fn
                && fn.function() == Function.LOG
                && fn.arguments().get(0) instanceof Expr.Num num
                && num.value().signum() > 0
                && !num.value().isOne()) {
            return num.value().compareTo(Rational.ONE);
        }
        throw unknown("the sign of a part of it is not known");
    }

    private static Map.Entry<Growth, Coefficient> lead(Expansion argument) {
        Map.Entry<Growth, Coefficient> lead = argument.lead();
        if (lead == null) {
            throw unknown("how fast a part of it grows or falls is not known");
        }
        return lead;
    }

    /** The argument over its first term, less one. */
    private static Expansion relative(Expansion argument, Map.Entry<Growth, Coefficient> lead) {
        Expansion inverse =
                Expansion.of(lead.getValue().inverse(), lead.getKey().inverse());
        return argument.without(lead.getKey()).times(inverse);
    }

    Expansion inverse(Expansion argument) {
        Map.Entry<Growth, Coefficient> lead = lead(argument);
        Coefficient inverse = lead.getValue().inverse();
        if (lead.getValue().number() == null) {
            guards.add(inverse.toExpr());
        }
        List<Coefficient> alternating = new ArrayList<>();
        for (int k = 0; k < ORDER; k++) {
            alternating.add(Coefficient.number(k % 2 == 0 ? Rational.ONE : Rational.MINUS_ONE));
        }
        return relative(argument, lead)
                .composed(alternating)
                .times(Expansion.of(inverse, lead.getKey().inverse()));
    }

    Expansion power(Expansion base, int exponent) {
        Expansion factor = exponent < 0 ? inverse(base) : base;
        Expansion product = ONE;
        for (int k = 0; k < Math.abs(exponent); k++) {
            product = product.times(factor);
        }
        return product;
    }

    /** A power of a base that is positive as u grows; the exponent does not depend on u. */
    Expansion power(Expansion base, Expr exponent, Coefficient value) {
        Map.Entry<Growth, Coefficient> lead = lead(base);
        requirePositive(lead.getValue());
        Growth growth = lead.getKey();
        Rational number = value.number();
        Growth raised;
        if (growth.isOne()) {
            raised = Growth.ONE;
        } else if (number != null && growth.logs() == 0) {
            raised = new Growth(growth.rate().times(number), 0, growth.power().times(number), 0);
        } else {
            throw unknown("how fast a power in it grows or falls is not known");
        }
        List<Coefficient> binomials = new ArrayList<>();
        Coefficient binomial = Coefficient.ONE;
        for (int k = 0; k < ORDER; k++) {
            binomials.add(binomial);
            binomial = binomial.times(value.plus(Coefficient.number(Rational.of(-k))))
                    .times(Rational.ONE.dividedBy(Rational.of(k + 1L)));
        }
        boolean one = Rational.ONE.equals(lead.getValue().number());
        Coefficient of = one
                ? Coefficient.ONE
                : Coefficient.of(new Expr.Pow(lead.getValue().toExpr(), exponent));
        return relative(base, lead).composed(binomials).times(Expansion.of(of, raised));
    }

    private void requirePositive(Coefficient coefficient) {
        Rational number = coefficient.number();
        if (number == null) {
            guards.add(Exprs.log(coefficient.toExpr()));
        } else if (number.signum() <= 0) {
            throw unknown("a part of it that has to be positive is not");
        }
    }

    Expansion log(Expansion argument) {
        Map.Entry<Growth, Coefficient> lead = lead(argument);
        Growth growth = lead.getKey();
        requirePositive(lead.getValue());
        if (growth.logs() != 0) {
            throw unknown("a logarithm of a logarithm in it is not known");
        }
        List<Coefficient> series = new ArrayList<>(List.of(Coefficient.ZERO));
        for (int k = 1; k < ORDER; k++) {
            series.add(Coefficient.number(Rational.of(k % 2 == 0 ? -1 : 1, k)));
        }
        Rational number = lead.getValue().number();
        Coefficient constant = number != null && number.isOne()
                ? Coefficient.ZERO
                : Coefficient.of(Exprs.log(lead.getValue().toExpr()));
        return relative(argument, lead)
                .composed(series)
                .plus(constant)
                .plus(Expansion.of(Coefficient.number(growth.rate()), Growth.power(Rational.ONE)))
                .plus(Expansion.of(Coefficient.number(growth.power()), new Growth(Rational.ZERO, 0, Rational.ZERO, 1)));
    }

    Expansion exp(Expansion argument) {
        Map.Entry<Growth, Coefficient> lead = argument.lead();
        Growth linear = Growth.power(Rational.ONE);
        if (lead != null && lead.getKey().compareTo(linear) >= 0) {
            boolean exact =
                    lead.getKey().compareTo(linear) == 0 && lead.getValue().number() != null;
            if (!exact) {
                // What falls at least as fast as a multiple of u, whatever stands beside it, which is smaller.
                if (sign(lead.getValue()) < 0) {
                    return Expansion.bounded(Growth.TINY);
                }
                throw unknown("an exponential in it grows, and how fast is not known");
            }
        }
        Growth growth = Growth.ONE;
        Expansion rest = argument;
        for (Map.Entry<Growth, Coefficient> term : argument.terms().entrySet()) {
            Growth own = term.getKey();
            if (own.compareTo(Growth.ONE) <= 0) {
                break;
            }
            Rational number = term.getValue().number();
            boolean logarithm = own.equals(new Growth(Rational.ZERO, 0, Rational.ZERO, 1));
            if (number == null || !(logarithm || own.compareTo(linear) == 0)) {
                throw unknown("an exponential in it is not known");
            }
            growth = growth.times(logarithm ? Growth.power(number) : Growth.rate(number));
            rest = rest.without(own);
        }
        Coefficient constant = constant(rest);
        Coefficient factor = constant.isZero() ? Coefficient.ONE : Coefficient.of(Exprs.exp(constant.toExpr()));
        return vanishing(rest).composed(reciprocalFactorials(0, 1, false)).times(Expansion.of(factor, growth));
    }

    /** {@code 1/k!} for the k from one on in steps, with alternating signs where asked, else 0. */
    private static List<Coefficient> reciprocalFactorials(int from, int step, boolean alternating) {
        List<Coefficient> series = new ArrayList<>();
        Rational factorial = Rational.ONE;
        for (int k = 0; k <= ORDER; k++) {
            factorial = k == 0 ? Rational.ONE : factorial.times(Rational.of(k));
            boolean stands = k >= from && (k - from) % step == 0;
            boolean minus = alternating && ((k - from) / step) % 2 == 1;
            Rational value = Rational.ONE.dividedBy(factorial);
            series.add(stands ? Coefficient.number(minus ? value.negate() : value) : Coefficient.ZERO);
        }
        return series;
    }

    /** The sine, or the cosine: it is bounded, whatever becomes of its argument. */
    Expansion wave(Function function, Expansion argument) {
        Growth rest = argument.remainder();
        boolean finite = (argument.bound() == null || argument.bound().compareTo(Growth.ONE) <= 0)
                && (rest == null || rest.vanishes());
        if (!finite) {
            return Expansion.bounded(Growth.ONE);
        }
        Coefficient at = constant(argument);
        Expansion small = vanishing(argument);
        Expansion sine = small.composed(reciprocalFactorials(1, 2, true));
        Expansion cosine = small.composed(reciprocalFactorials(0, 2, true));
        if (at.isZero()) {
            return function == Function.SIN ? sine : cosine;
        }
        Coefficient sineAt = Coefficient.of(new Expr.Fn(Function.SIN, at.toExpr()));
        Coefficient cosineAt = Coefficient.of(new Expr.Fn(Function.COS, at.toExpr()));
        return function == Function.SIN
                ? cosine.times(sineAt).plus(sine.times(cosineAt))
                : cosine.times(cosineAt).plus(sine.times(sineAt).negate());
    }

    /** {@code tanh s = 1 - 2 / (e^{2s} + 1)}. */
    Expansion tanh(Expansion argument) {
        Expansion twice = exp(argument.times(Coefficient.number(Rational.of(2))));
        return inverse(twice.plus(Coefficient.ONE))
                .times(Coefficient.number(Rational.of(-2)))
                .plus(Coefficient.ONE);
    }

    /** {@code (e^s + e^{-s}) / 2}, or the sinh with a minus. */
    Expansion hyperbolic(Function function, Expansion argument) {
        Expansion other = exp(argument.negate());
        return exp(argument)
                .plus(function == Function.COSH ? other : other.negate())
                .times(Coefficient.number(Rational.HALF));
    }
}
