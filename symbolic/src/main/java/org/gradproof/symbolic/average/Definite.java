package org.gradproof.symbolic.average;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Add;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Infinity;
import org.gradproof.symbolic.expr.Expr.Integral;
import org.gradproof.symbolic.expr.Expr.Mul;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Integrals of concrete functions in closed form. An integral is answered only where it is known to converge, term by
 * term; a condition that is not known to hold leaves it unanswered.
 */
public final class Definite {
    /** What is known of signs and derivatives. */
    public interface Known {
        /** Whether the expression, which has no bound variables but outer ones, is known to be positive. */
        boolean isPositive(Expr expr);

        /** Whether it is known not to be negative. */
        boolean isNonNegative(Expr expr);

        /** Whether it is known to be zero. */
        boolean isZero(Expr expr);

        /** Whether the derivative of the one by the variable is known to be the other. */
        boolean isPrimitive(Expr primitive, Sym variable, Expr of);
    }

    private final Known known;
    private final Exponentials exponentials;

    /**
     * Closed forms under what is known.
     *
     * @param known what is known of signs of limits and coefficients, and by which each primitive is checked
     */
    public Definite(Known known) {
        this.known = known;
        this.exponentials = new Exponentials(known);
    }

    /** The value of the integral, or null where no closed form of it is known, or not that it converges. */
    public @Nullable Expr value(Integral integral) {
        boolean fromMinusInfinity = integral.low() instanceof Infinity;
        boolean toInfinity = integral.high() instanceof Infinity;
        boolean fromZero = integral.low().equals(Exprs.ZERO);
        boolean unit = fromZero && integral.high().equals(Exprs.ONE);
        if (fromMinusInfinity && !toInfinity) {
            Sym v = integral.variable();
            Expr mirrored = Bound.at(integral.body(), v, Exprs.neg(v));
            return value(new Integral(v, negated(integral.high()), new Infinity(true), mirrored));
        }
        Expr inside = withoutInner(integral);
        if (inside != null) {
            Expr value = value(new Integral(integral.variable(), integral.low(), integral.high(), inside));
            if (value != null) {
                return value;
            }
        }
        Integral cut = Steps.cut(integral, known);
        if (cut != null) {
            return value(cut);
        }
        Expr split = Distances.split(integral, known);
        if (split != null) {
            return split instanceof Add add ? all(add) : split instanceof Integral one ? value(one) : null;
        }
        List<Term> terms =
                new Terms(integral.variable(), fromZero && (unit || toInfinity), unit, false).of(integral.body());
        if (terms != null) {
            Expr sum = sum(terms, integral, fromMinusInfinity, toInfinity, unit);
            if (sum != null) {
                return sum;
            }
        }
        Expr value = toInfinity
                ? fromMinusInfinity || fromZero ? quadratic(integral) : null
                : new Primitives(known, integral).value();
        if (value == null && toInfinity && !fromMinusInfinity) {
            value = falling(integral);
        }
        if (value == null && !fromMinusInfinity && !toInfinity) {
            value = Arcs.value(known, integral);
            value = value == null ? Waves.value(known, integral) : value;
            value = value == null ? Guesses.value(known, integral) : value;
        }
        if (value == null && toInfinity && fromZero) {
            value = Waves.damped(known, integral);
        }
        if (value == null) {
            value = new Substitutions(this, known, integral).value();
        }
        return value == null && !toInfinity ? byParts(integral) : value;
    }

    /** The body with the values of the integrals in it, which are asked of a real number of which nothing is known; or null. */
    private @Nullable Expr withoutInner(Integral integral) {
        Sym v = integral.variable();
        Sym any = new Sym(new Name("\\flat", Integer.MAX_VALUE));
        boolean plain = integral.body() instanceof Integral || integral.body() instanceof Mul;
        if (!plain || Terms.isFree(integral.body(), v)) {
            return null;
        }
        List<Expr> factors = new ArrayList<>();
        boolean changed = false;
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            Expr value = factor instanceof Integral && Terms.isFree(factor, any)
                    ? value((Integral) Bound.at(factor, v, any))
                    : null;
            changed |= value != null;
            factors.add(value == null ? factor : Bound.at(value, any, v));
        }
        return changed ? Exprs.mul(factors) : null;
    }

    /** {@code \int_a^b p H = P(b) H(b) - P(a) H(a) - \int_a^b P h} for {@code H(v) = \int_c^v h} and a polynomial {@code p = P'}. */
    private @Nullable Expr byParts(Integral integral) {
        Sym v = integral.variable();
        Integral inner = null;
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            if (factor instanceof Integral found && inner == null) {
                inner = found;
            } else {
                rest.add(factor);
            }
        }
        if (inner == null
                || !inner.high().equals(v)
                || !Terms.isFree(inner.low(), v)
                || !Terms.isFree(inner.body(), v)) {
            return null;
        }
        Expr primitive = primitive(Exprs.mul(rest), v);
        Sym t = inner.variable();
        Expr falls = primitive == null
                ? null
                : value(new Integral(
                        t, integral.low(), integral.high(), Exprs.mul(Bound.at(primitive, v, t), inner.body())));
        if (primitive == null || falls == null) {
            return null;
        }
        List<Expr> terms = new ArrayList<>(List.of(Exprs.neg(falls)));
        for (Expr end : List.of(integral.high(), integral.low())) {
            if (!end.equals(inner.low()) && !end.equals(Exprs.ZERO)) {
                Expr whole = value(new Integral(t, inner.low(), end, inner.body()));
                if (whole == null) {
                    return null;
                }
                Expr sign = end.equals(integral.high()) ? Exprs.ONE : Exprs.MINUS_ONE;
                terms.add(Exprs.mul(sign, Bound.at(primitive, v, end), whole));
            }
        }
        return Exprs.add(terms);
    }

    /** The primitive of a polynomial that is 0 at 0; null of anything else. */
    private static @Nullable Expr primitive(Expr polynomial, Sym v) {
        List<Term> terms = new Terms(v, false, false, false).of(polynomial);
        if (terms == null || terms.stream().anyMatch(term -> !term.isPower())) {
            return null;
        }
        return Exprs.add(terms.stream()
                .map(term -> Exprs.mul(
                        term.factor(), BookLaw.num(1, term.power() + 1L), new Pow(v, Exprs.num(term.power() + 1L))))
                .toList());
    }

    /** The sum of the integrals, all of which must have a value. */
    private @Nullable Expr all(Add sum) {
        List<Expr> values = new ArrayList<>();
        for (Expr part : sum.terms()) {
            Expr value = part instanceof Integral integral ? value(integral) : null;
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return Exprs.add(values);
    }

    private static Expr negated(Expr expr) {
        return expr instanceof Num num ? new Num(num.value().negate()) : Exprs.neg(expr);
    }

    private @Nullable Expr sum(
            List<Term> terms, Integral integral, boolean fromMinusInfinity, boolean toInfinity, boolean unit) {
        List<Expr> all = new ArrayList<>();
        for (Term term : terms) {
            Expr value = null;
            if (term.factor().equals(Exprs.ZERO)) {
                value = Exprs.ZERO;
            } else if (fromMinusInfinity) {
                value = exponentials.line(term);
            } else if (toInfinity && integral.low().equals(Exprs.ZERO)) {
                value = exponentials.half(term);
            } else if (toInfinity) {
                value = exponentials.tail(term, integral.low());
            } else if (unit) {
                value = unit(term);
            }
            if (value == null) {
                return null;
            }
            all.add(joined(Term.product(term.factor(), value)));
        }
        return Exprs.add(all);
    }

    /** The product without its exponentials, where their exponents are known to add up to zero. */
    private Expr joined(Expr product) {
        List<Expr> exponents = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : product instanceof Mul mul ? mul.factors() : List.of(product)) {
            if (factor instanceof Fn fn && fn.function() == Function.EXP) {
                exponents.add(fn.arguments().get(0));
            } else {
                rest.add(factor);
            }
        }
        return exponents.size() > 1 && known.isZero(Exprs.add(exponents)) ? Exprs.mul(rest) : product;
    }

    /** {@code \int_a^\infty u^r dv = u(a)^{r+1} / (-(r+1) c)} for {@code u = c v + b}, positive at a, and {@code r < -1}. */
    private @Nullable Expr falling(Integral integral) {
        List<Expr> outside = new ArrayList<>();
        Pow power = null;
        for (Expr factor : integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body())) {
            if (Terms.isFree(factor, integral.variable())) {
                outside.add(factor);
            } else if (factor instanceof Pow pow && power == null) {
                // Both are defined where the innermost base is positive, which is shown below.
                power = pow.base() instanceof Pow inner
                        ? new Pow(inner.base(), exponents(inner.exponent(), pow.exponent()))
                        : pow;
            } else {
                return null;
            }
        }
        List<Term> terms = power == null || !Terms.isFree(power.exponent(), integral.variable())
                ? null
                : new Terms(integral.variable(), false, false, false).of(power.base());
        if (power == null || terms == null || terms.stream().anyMatch(t -> !t.isPower() || t.power() > 1)) {
            return null;
        }
        Expr slope = Exprs.ZERO;
        for (Term term : terms) {
            slope = term.power() == 1 ? Term.sum(slope, term.factor()) : slope;
        }
        Expr start = Bound.at(power.base(), integral.variable(), integral.low());
        Expr fall = Exprs.neg(Exprs.add(power.exponent(), Exprs.ONE));
        if (!known.isPositive(slope) || !known.isPositive(start) || !known.isPositive(fall)) {
            return null;
        }
        outside.add(Exprs.div(new Pow(start, Exprs.neg(fall)), Exprs.mul(fall, slope)));
        return Exprs.mul(outside);
    }

    private static Expr exponents(Expr a, Expr b) {
        return a instanceof Num x && b instanceof Num y ? new Num(x.value().times(y.value())) : Exprs.mul(a, b);
    }

    /** From 0 to 1: powers of v and 1 - v, one of them perhaps times its log. */
    private @Nullable Expr unit(Term term) {
        if (!term.rate().equals(Exprs.ZERO) || !term.curve().equals(Exprs.ZERO)) {
            return null;
        }
        Expr order = Term.sum(Exprs.num(term.power()), term.order());
        Expr next = Exprs.add(order, Exprs.ONE);
        Expr other = term.otherOrder();
        if (!known.isPositive(next) || !known.isPositive(Exprs.add(other, Exprs.ONE))) {
            return null;
        } else if (term.logs() + term.otherLogs() == 0) {
            if (other.equals(Exprs.ZERO)) {
                return new Pow(next, Exprs.MINUS_ONE);
            }
            return Exprs.div(
                    Exprs.mul(Exponentials.factorial(order), Exponentials.factorial(other)),
                    Exponentials.factorial(Exprs.add(order, other, Exprs.ONE)));
        } else if (term.otherLogs() == 0 && other.equals(Exprs.ZERO)) {
            long sign = term.logs() % 2 == 0 ? 1 : -1;
            return Exprs.mul(
                    Exprs.num(sign), Moments.factorial(term.logs()), new Pow(next, Exprs.num(-term.logs() - 1L)));
        } else if (term.logs() == 0 && term.otherLogs() == 1 && other.equals(Exprs.ZERO) && order instanceof Num n) {
            return shifted(n.value());
        }
        return null;
    }

    /** {@code \int_0^1 v^k log(1 - v) dv = -(1 + 1/2 + … + 1/(k+1)) / (k+1)} for whole k. */
    private static @Nullable Expr shifted(Rational k) {
        if (!k.isInteger()) {
            return null;
        }
        Rational sum = Rational.ZERO;
        int last = k.numerator().intValueExact() + 1;
        for (int i = 1; i <= last; i++) {
            sum = sum.plus(Rational.of(1, i));
        }
        return new Num(sum.negate().dividedBy(Rational.of(last)));
    }

    /**
     * {@code \int 1 / (a + b v + c v^2) dv = 2 \pi / \sqrt{4ac - b^2}} over the line, where that root is positive; half of it above
     * zero, where {@code b = 0}.
     */
    private @Nullable Expr quadratic(Integral integral) {
        List<Expr> factors = integral.body() instanceof Mul mul ? mul.factors() : List.of(integral.body());
        List<Expr> outside = new ArrayList<>();
        List<Expr> inside = new ArrayList<>();
        for (Expr factor : factors) {
            if (factor instanceof Pow pow && pow.exponent().equals(Exprs.MINUS_ONE) && pow.base() instanceof Mul mul) {
                mul.factors().forEach(f -> inside.add(new Pow(f, Exprs.MINUS_ONE)));
            } else {
                inside.add(factor);
            }
        }
        Add below = null;
        for (Expr factor : inside) {
            if (Terms.isFree(factor, integral.variable())) {
                outside.add(factor);
            } else if (below == null
                    && factor instanceof Pow pow
                    && pow.exponent().equals(Exprs.MINUS_ONE)
                    && pow.base() instanceof Add add) {
                below = add;
            } else {
                return null;
            }
        }
        List<Term> terms = below == null ? null : new Terms(integral.variable(), false, false, false).of(below);
        if (terms == null || terms.stream().anyMatch(term -> !term.isPower() || term.power() > 2)) {
            return null;
        }
        Expr[] c = {Exprs.ZERO, Exprs.ZERO, Exprs.ZERO};
        terms.forEach(term -> c[term.power()] = Term.sum(c[term.power()], term.factor()));
        Expr room = Exprs.sub(Exprs.mul(Exprs.num(4), c[0], c[2]), new Pow(c[1], Exprs.num(2)));
        if (!known.isPositive(c[2]) || !known.isPositive(room)) {
            return null;
        }
        boolean half = !(integral.low() instanceof Infinity);
        if (half && !c[1].equals(Exprs.ZERO)) {
            return null;
        }
        outside.add(Exprs.mul(
                Exprs.num(half ? 1 : 2), new Expr.Pi(), new Pow(new Fn(Function.SQRT, room), Exprs.MINUS_ONE)));
        return Exprs.mul(outside);
    }
}
