package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
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
 * Integrals over finite ranges by a primitive: sums of a polynomial times one function of {@code u = a v + b}, where u
 * keeps away from what the function cannot take on the whole range, both ends included. Where it is not known which end
 * is the larger, what holds at both ends holds between them.
 */
final class Primitives {
    private final Definite.Known known;
    private final Sym variable;
    private final Expr low;
    private final Expr high;
    private final Expr body;
    /** Whether the upper end is known to be the larger. */
    private final boolean ordered;

    Primitives(Definite.Known known, Integral integral) {
        this.known = known;
        this.variable = integral.variable();
        this.low = integral.low();
        this.high = integral.high();
        this.body = integral.body();
        this.ordered = known.isPositive(Exprs.sub(high, low));
    }

    /** The integral, or null. */
    @Nullable
    Expr value() {
        return of(body);
    }

    private @Nullable Expr of(Expr expr) {
        if (Terms.isFree(expr, variable)) {
            return Exprs.mul(expr, Exprs.sub(high, low));
        } else if (expr instanceof Add add) {
            List<Expr> all = new ArrayList<>();
            for (Expr term : add.terms()) {
                Expr value = of(term);
                if (value == null) {
                    return null;
                }
                all.add(value);
            }
            return Exprs.add(all);
        }
        List<Expr> outside = new ArrayList<>();
        List<Expr> polynomial = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : flat(expr)) {
            if (Terms.isFree(factor, variable)) {
                outside.add(factor);
            } else if (powers(factor) != null) {
                polynomial.add(factor);
            } else {
                rest.add(factor);
            }
        }
        Expr square = rest.size() == 1 ? squared(rest.get(0)) : null;
        if (square != null) {
            Expr half = Exprs.mul(Exprs.mul(outside), Exprs.mul(polynomial), square);
            return of(new Terms(variable, false, false, true).sumOf(half));
        } else if (rest.size() > 1) {
            return null;
        }
        Expr value = rest.isEmpty() ? powersOf(Exprs.mul(polynomial)) : product(Exprs.mul(polynomial), rest.get(0));
        value = value == null && !rest.isEmpty() ? ofOrder(Exprs.mul(polynomial), rest.get(0)) : value;
        if (value == null) {
            return null;
        }
        outside.add(value);
        return Exprs.mul(outside);
    }

    /** {@code \cos^2 u = (1 + \cos 2u) / 2}, {@code \sin^2 u = (1 - \cos 2u) / 2}; null for anything else. */
    private static @Nullable Expr squared(Expr factor) {
        boolean square = factor instanceof Pow pow
                && pow.exponent().equals(Exprs.num(2))
                && pow.base() instanceof Fn fn
                && (fn.function() == Function.COS || fn.function() == Function.SIN);
        if (!square || !(factor instanceof Pow pow) || !(pow.base() instanceof Fn fn)) {
            return null;
        }
        Expr twice = new Fn(Function.COS, Exprs.mul(Exprs.num(2), fn.arguments().get(0)));
        Expr half = BookLaw.num(1, 2);
        return fn.function() == Function.COS
                ? Exprs.add(half, Exprs.mul(half, twice))
                : Exprs.sub(half, Exprs.mul(half, twice));
    }

    /** The factors, those of a reciprocal product among them. */
    private static List<Expr> flat(Expr expr) {
        List<Expr> all = new ArrayList<>();
        for (Expr factor : expr instanceof Mul mul ? mul.factors() : List.of(expr)) {
            if (factor instanceof Pow pow
                    && pow.exponent().equals(Exprs.MINUS_ONE)
                    && pow.base() instanceof Mul below) {
                below.factors().forEach(f -> all.add(merged(new Pow(f, Exprs.MINUS_ONE))));
            } else {
                all.add(merged(factor));
            }
        }
        return all;
    }

    /** A whole power of a whole power as one. */
    private static Expr merged(Expr factor) {
        return factor instanceof Pow pow
                        && pow.exponent() instanceof Num outer
                        && outer.value().isInteger()
                        && pow.base() instanceof Pow base
                        && base.exponent() instanceof Num inner
                        && inner.value().isInteger()
                ? new Pow(base.base(), new Num(outer.value().times(inner.value())))
                : factor;
    }

    /** The coefficients by power, or null if it is no polynomial. */
    private Expr @Nullable [] powers(Expr expr) {
        List<Term> terms = new Terms(variable, false, false, false).of(expr);
        if (terms == null || terms.stream().anyMatch(term -> !term.isPower())) {
            return null;
        }
        int degree = terms.stream().mapToInt(Term::power).max().orElse(0);
        Expr[] c = new Expr[degree + 1];
        java.util.Arrays.fill(c, Exprs.ZERO);
        terms.forEach(term -> c[term.power()] = Term.sum(c[term.power()], term.factor()));
        return c;
    }

    private @Nullable Expr powersOf(Expr polynomial) {
        Expr[] c = powers(polynomial);
        if (c == null) {
            return null;
        }
        List<Expr> all = new ArrayList<>();
        for (int k = 0; k < c.length; k++) {
            Expr next = Exprs.num(k + 1L);
            Expr rise = Exprs.sub(new Pow(high, next), new Pow(low, next));
            all.add(Exprs.mul(c[k], BookLaw.num(1, k + 1L), rise));
        }
        return Exprs.add(all);
    }

    /** A polynomial in v times {@code v^r} for a real r, from zero or between positive ends. */
    private @Nullable Expr ofOrder(Expr polynomial, Expr factor) {
        Expr[] c = powers(polynomial);
        boolean fromZero = low.equals(Exprs.ZERO) && known.isPositive(high);
        boolean positive = known.isPositive(low) && known.isPositive(high);
        boolean power =
                factor instanceof Pow pow && pow.base().equals(variable) && Terms.isFree(pow.exponent(), variable);
        if (c == null || !power || !(fromZero || positive) || !(factor instanceof Pow pow)) {
            return null;
        }
        List<Expr> all = new ArrayList<>();
        for (int k = 0; k < c.length; k++) {
            Expr next = Exprs.add(pow.exponent(), Exprs.num(k + 1L));
            boolean rises = known.isPositive(next);
            if (!rises && (fromZero || !known.isPositive(Exprs.neg(next)))) {
                return null;
            }
            Expr rise = new Pow(high, next);
            all.add(Exprs.div(Exprs.mul(c[k], fromZero ? rise : difference(rise, new Pow(low, next))), next));
        }
        return Exprs.add(all);
    }

    /** A polynomial in v times a function of {@code u = a v + b}. */
    private @Nullable Expr product(Expr polynomial, Expr factor) {
        if (factor instanceof Pow pow && Terms.isFree(pow.base(), variable) && known.isPositive(pow.base())) {
            return product(polynomial, Exprs.exp(Exprs.mul(pow.exponent(), Exprs.log(pow.base()))));
        }
        Expr[] c = powers(polynomial);
        Expr inner = inner(factor);
        Expr[] line = inner == null ? null : powers(inner);
        if (c == null || inner == null || line == null || line.length != 2 || c.length > 8) {
            return null;
        }
        Expr slope = line[1];
        boolean rises = known.isPositive(slope);
        if (!rises && !known.isPositive(Exprs.neg(slope))) {
            return null;
        }
        Expr from = Exprs.add(Exprs.mul(slope, low), line[0]);
        Expr to = Exprs.add(Exprs.mul(slope, high), line[0]);
        // The polynomial in u: v = (u - b) / a.
        Expr[] d = new Expr[c.length];
        java.util.Arrays.fill(d, Exprs.ZERO);
        for (int k = 0; k < c.length; k++) {
            for (int j = 0; j <= k && !c[k].equals(Exprs.ZERO); j++) {
                Expr part = Exprs.mul(
                        c[k],
                        new Num(new Rational(Moments.choose(k, j), java.math.BigInteger.ONE)),
                        new Pow(Exprs.neg(line[0]), Exprs.num(k - (long) j)),
                        new Pow(slope, Exprs.num(-k)));
                d[j] = Term.sum(d[j], part);
            }
        }
        List<Expr> all = new ArrayList<>();
        for (int j = 0; j < d.length; j++) {
            if (!d[j].equals(Exprs.ZERO)) {
                Expr value = primitive(factor, j, from, to, rises);
                if (value == null) {
                    return null;
                }
                all.add(Exprs.mul(d[j], value));
            }
        }
        return Exprs.mul(new Pow(slope, Exprs.MINUS_ONE), Exprs.add(all));
    }

    private static @Nullable Expr inner(Expr factor) {
        if (factor instanceof Pow pow && pow.exponent() instanceof Num) {
            return pow.base() instanceof Fn root && root.function() == Function.SQRT
                    ? root.arguments().get(0)
                    : pow.base();
        }
        return factor instanceof Fn fn && fn.arguments().size() == 1
                ? fn.arguments().get(0)
                : null;
    }

    /** {@code \int u^j f(u) du} between the two. */
    private @Nullable Expr primitive(Expr factor, int j, Expr from, Expr to, boolean rises) {
        Rational exponent = exponent(factor);
        if (exponent != null) {
            return power(exponent.plus(Rational.of(j)), exponent, from, to, rises);
        }
        if (!(factor instanceof Fn fn)) {
            return null;
        }
        return switch (fn.function()) {
            case EXP -> difference(exponential(j, to), exponential(j, from));
            case SIN, COS -> j == 0 ? wave(fn.function(), from, to) : null;
            case LOG -> {
                boolean positive =
                        ordered ? known.isPositive(rises ? from : to) : known.isPositive(from) && known.isPositive(to);
                yield positive ? difference(logarithm(j, to), logarithm(j, from)) : null;
            }
            default -> null;
        };
    }

    private static @Nullable Rational exponent(Expr factor) {
        if (factor instanceof Fn fn && fn.function() == Function.SQRT) {
            return Rational.HALF;
        } else if (factor instanceof Pow pow && pow.exponent() instanceof Num num) {
            boolean root = pow.base() instanceof Fn fn && fn.function() == Function.SQRT;
            return root ? num.value().times(Rational.HALF) : num.value();
        }
        return null;
    }

    private @Nullable Expr power(Rational total, Rational factor, Expr from, Expr to, boolean rises) {
        Expr least = rises ? from : to;
        Expr most = rises ? to : from;
        boolean positive = known.isPositive(least) && (ordered || known.isPositive(most));
        boolean negative = known.isPositive(Exprs.neg(most)) && (ordered || known.isPositive(Exprs.neg(least)));
        boolean fromZero = ordered && least.equals(Exprs.ZERO);
        if (!positive && !fromZero && !(negative && factor.isInteger())) {
            return null;
        }
        Rational next = total.plus(Rational.ONE);
        if (next.isZero()) {
            Expr ratio = negative
                    ? difference(Exprs.log(Exprs.neg(to)), Exprs.log(Exprs.neg(from)))
                    : difference(Exprs.log(to), Exprs.log(from));
            return positive || negative ? ratio : null;
        } else if (fromZero && next.signum() < 0) {
            return null;
        }
        Expr raise = new Num(next);
        return Exprs.mul(new Num(Rational.ONE.dividedBy(next)), difference(new Pow(to, raise), new Pow(from, raise)));
    }

    private static Expr difference(Expr to, Expr from) {
        return Exprs.sub(to, from);
    }

    /** {@code \int u^j e^u du = e^u (u^j - j u^{j-1} + …)}. */
    private static Expr exponential(int j, Expr u) {
        List<Expr> all = new ArrayList<>();
        long factor = 1;
        for (int i = 0; i <= j; i++) {
            all.add(Exprs.mul(Exprs.num(factor), new Pow(u, Exprs.num(j - (long) i))));
            factor *= -(j - i);
        }
        return Exprs.mul(Exprs.exp(u), Exprs.add(all));
    }

    private static Expr wave(Function function, Expr from, Expr to) {
        return function == Function.SIN
                ? difference(at(Function.COS, from), at(Function.COS, to))
                : difference(at(Function.SIN, to), at(Function.SIN, from));
    }

    /** The sine or cosine, as a number where the angle is a whole number of right angles. */
    static Expr at(Function function, Expr angle) {
        Rational halves = rightAngles(angle);
        if (halves == null || !halves.isInteger()) {
            return new Fn(function, angle);
        }
        int turn = halves.numerator().mod(java.math.BigInteger.valueOf(4)).intValue();
        int quarter = function == Function.SIN ? turn : (turn + 1) % 4;
        return Exprs.num(quarter == 1 ? 1 : quarter == 3 ? -1 : 0);
    }

    /** How many halves of the circle's constant the angle is, or null. */
    static @Nullable Rational rightAngles(Expr angle) {
        if (angle instanceof Expr.Pi) {
            return Rational.of(2);
        } else if (angle instanceof Num num) {
            return num.value().isZero() ? Rational.ZERO : null;
        } else if (angle instanceof Add add) {
            Rational sum = Rational.ZERO;
            for (Expr term : add.terms()) {
                Rational part = rightAngles(term);
                if (part == null) {
                    return null;
                }
                sum = sum.plus(part);
            }
            return sum;
        } else if (angle instanceof Mul mul) {
            Rational product = Rational.ONE;
            boolean circle = false;
            boolean zero = false;
            for (Expr factor : mul.factors()) {
                Rational number = number(factor);
                Rational angles = number == null && !circle ? rightAngles(factor) : null;
                if (number != null) {
                    zero |= number.isZero();
                    product = product.times(number);
                } else if (angles != null) {
                    circle = true;
                    product = product.times(angles);
                } else {
                    return null;
                }
            }
            return circle || zero ? product : null;
        }
        return null;
    }

    static @Nullable Rational number(Expr factor) {
        if (factor instanceof Num num) {
            return num.value();
        }
        return factor instanceof Pow pow
                        && pow.base() instanceof Num base
                        && pow.exponent().equals(Exprs.MINUS_ONE)
                        && !base.value().isZero()
                ? Rational.ONE.dividedBy(base.value())
                : null;
    }

    /** {@code \int u^j \log u du = u^{j+1} (\log u / (j+1) - 1 / (j+1)^2)}. */
    private static Expr logarithm(int j, Expr u) {
        Rational part = Rational.of(1, j + 1L);
        return Exprs.mul(
                new Pow(u, Exprs.num(j + 1L)),
                Exprs.sub(Exprs.mul(new Num(part), Exprs.log(u)), new Num(part.times(part))));
    }
}
