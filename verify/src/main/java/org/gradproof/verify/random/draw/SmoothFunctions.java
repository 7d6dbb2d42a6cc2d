package org.gradproof.verify.random.draw;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Num;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given.SmoothFunction;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.random.claim.Tail;
import org.gradproof.verify.random.ground.Domains;
import org.gradproof.verify.random.repair.Values;
import org.jspecify.annotations.Nullable;

/**
 * Concrete smooth functions for unspecified ones: polynomials with sines and exponentials, different
 * for each slot, carried into the codomain by a smooth map.
 */
final class SmoothFunctions {
    private static final int FIRST_ID = 1_000_000_000;
    private static final int ONE_CONSTANT_IN = 16;
    private static final List<Rational> SCALES = List.of(
            Rational.ONE, Rational.of(3, 2), Rational.of(2), Rational.HALF, Rational.of(1, 3), Rational.of(1, 5));
    private static final List<Rational> COEFFICIENTS = List.of(
            Rational.ONE,
            Rational.MINUS_ONE,
            Rational.HALF,
            Rational.of(-1, 2),
            Rational.of(2),
            Rational.of(-3, 2),
            Rational.of(1, 3),
            Rational.of(3, 4));

    private final Values values;
    private final boolean plain;

    /** With {@code plain} the functions that a person would choose. */
    SmoothFunctions(Values values, boolean plain) {
        this.values = values;
        this.plain = plain;
    }

    /**
     * A function for the given one.
     *
     * @param density whether it has to integrate to one
     * @param tail how it has to behave far out, or null if that does not matter
     */
    Point.Chosen choose(SmoothFunction f, boolean density, @Nullable Tail tail) {
        List<Sym> slots = variables(f.ranges().size(), List.of("k", "l", "r"), 0);
        List<Sym> parameters = variables(f.arity(), f.arity() == 1 ? List.of("t") : List.of("u", "v", "w"), 10);
        Expr body =
                density ? density(f.codomain(), tail, slots, parameters) : into(f.codomain(), slots, parameters, tail);
        return new Point.Chosen(slots, parameters, body);
    }

    /** The function that is this number everywhere, or null if the given one cannot be that. */
    Point.@Nullable Chosen constant(SmoothFunction f, Rational value) {
        Point.Chosen chosen = choose(f, false, null);
        return Domains.contains(f.codomain(), value)
                ? new Point.Chosen(chosen.indexParameters(), chosen.parameters(), new Num(value))
                : null;
    }

    private static List<Sym> variables(int count, List<String> letters, int offset) {
        List<Sym> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String letter = i < letters.size() ? letters.get(i) : "u_" + (i + 1);
            all.add(new Sym(new Name(letter, FIRST_ID + offset + i)));
        }
        return all;
    }

    private Expr into(Domain codomain, List<Sym> slots, List<Sym> x, @Nullable Tail tail) {
        boolean reachesZero = Domains.contains(codomain, Rational.of(1, 1 << 20));
        boolean constant = values.integer(0, ONE_CONSTANT_IN - 1) == 0;
        if (tail == null || !reachesZero) {
            return constant ? constant(codomain) : into(codomain, slots, x);
        } else if (constant && Domains.contains(codomain, Rational.ZERO)) {
            return Exprs.ZERO;
        } else if (tail == Tail.VANISHING_OR_FLAT && values.integer(0, 1) == 0) {
            return flat(codomain, slots, x);
        }
        return bell(codomain, slots, x);
    }

    /** A constant is a smooth function too, and the one at which strict inequalities of derivatives fail. */
    private Expr constant(Domain codomain) {
        Rational simple = values.integer(0, 1) == 0 ? Rational.ZERO : Rational.ONE;
        boolean fits = values.integer(0, 1) == 0 && Domains.contains(codomain, simple);
        return new Num(fits ? simple : values.scalar(codomain));
    }

    /** A bounded function under a bell curve in all arguments. */
    private Expr bell(Domain codomain, List<Sym> slots, List<Sym> x) {
        List<Expr> exponent = new ArrayList<>();
        for (Sym t : x) {
            Expr distance = plain ? t : Exprs.sub(t, new Num(number()));
            exponent.add(Exprs.neg(new Pow(distance, Exprs.num(2))));
        }
        boolean signed = Domains.contains(codomain, Rational.MINUS_ONE);
        Expr inner = linear(slots, x);
        if (plain && values.integer(0, 1) == 0) {
            inner = Exprs.ZERO;
        }
        Expr factor = signed
                ? Exprs.add(Exprs.ONE, plain ? inner : new Expr.Fn(Function.SIN, inner))
                : Exprs.div(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(inner)));
        return Exprs.mul(factor, Exprs.exp(Exprs.add(exponent)));
    }

    /** A function with a limit on each side. */
    private Expr flat(Domain codomain, List<Sym> slots, List<Sym> x) {
        Expr inner = linear(slots, x);
        return Domains.contains(codomain, Rational.MINUS_ONE)
                ? Exprs.add(new Num(number()), new Expr.Fn(Function.TANH, inner))
                : Exprs.div(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(inner)));
    }

    private Expr into(Domain codomain, List<Sym> slots, List<Sym> x) {
        if (codomain instanceof Domain.Finite finite) {
            return new Num(values.oneOf(finite.values()));
        }
        Domain.Interval interval = (Domain.Interval) codomain;
        Rational low = interval.low();
        Rational high = interval.high();
        if (low == null && high == null) {
            return plain ? simple(slots, x) : real(slots, x);
        } else if (low != null && high != null) {
            Expr sigmoid = Exprs.div(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(Exprs.neg(tame(slots, x)))));
            return plus(low, times(high.minus(low), sigmoid));
        } else if (low != null) {
            boolean square = !interval.lowOpen() && values.integer(0, 1) == 0;
            return plus(low, square ? new Pow(tame(slots, x), Exprs.num(2)) : Exprs.exp(tame(slots, x)));
        } else if (high != null) {
            return plus(high, Exprs.neg(Exprs.exp(tame(slots, x))));
        }
        throw new IllegalStateException("no such interval");
    }

    private static Expr plus(Rational constant, Expr rest) {
        return constant.isZero() ? rest : Exprs.add(new Num(constant), rest);
    }

    /** The sum or product of the arguments, their squares or their sine, times the slots. */
    private Expr simple(List<Sym> slots, List<Sym> x) {
        Expr base = switch (values.integer(0, 4)) {
            case 0, 1 -> Exprs.add(List.copyOf(x));
            case 2 -> Exprs.mul(List.copyOf(x));
            case 3 ->
                Exprs.add(x.stream().map(t -> (Expr) new Pow(t, Exprs.num(2))).toList());
            default -> Exprs.exp(Exprs.add(List.copyOf(x)));
        };
        List<Expr> factors = new ArrayList<>(slots);
        factors.add(base);
        return Exprs.mul(factors);
    }

    private Expr real(List<Sym> slots, List<Sym> x) {
        List<Expr> terms = new ArrayList<>();
        terms.add(coefficient(slots));
        for (int i = 0; i < x.size(); i++) {
            terms.add(Exprs.mul(coefficient(slots), x.get(i)));
            if (values.integer(0, 2) == 0) {
                terms.add(Exprs.mul(coefficient(slots), new Pow(x.get(i), Exprs.num(2))));
            }
            for (int j = 0; j < i; j++) {
                terms.add(Exprs.mul(coefficient(slots), x.get(i), x.get(j)));
            }
        }
        Expr inner = linear(slots, x);
        terms.add(
                switch (values.integer(0, 2)) {
                    case 0 -> new Expr.Fn(Function.SIN, inner);
                    case 1 -> Exprs.exp(Exprs.neg(new Pow(inner, Exprs.num(2))));
                    default -> Exprs.mul(new Num(Rational.HALF), new Expr.Fn(Function.COS, inner));
                });
        return Exprs.add(terms);
    }

    /** A function that grows no faster than its arguments, so that its exponential meets an integrable tail. */
    private Expr tame(List<Sym> slots, List<Sym> x) {
        if (plain) {
            return linear(slots, x);
        }
        Expr slope = Exprs.mul(new Num(Rational.of(1, 2)), linear(slots, x));
        return Exprs.add(coefficient(slots), slope, new Expr.Fn(Function.SIN, linear(slots, x)));
    }

    private Expr linear(List<Sym> slots, List<Sym> x) {
        List<Expr> terms = new ArrayList<>();
        for (Sym t : x) {
            terms.add(plain ? t : times(number(), t));
        }
        for (Sym slot : slots) {
            terms.add(plain ? slot : times(number(), slot));
        }
        return Exprs.add(terms);
    }

    private Expr coefficient(List<Sym> slots) {
        List<Expr> terms = new ArrayList<>();
        terms.add(new Num(number()));
        for (Sym slot : slots) {
            terms.add(times(number(), slot));
        }
        return Exprs.add(terms);
    }

    private static Expr times(Rational number, Expr expr) {
        return number.isOne() ? expr : Exprs.mul(new Num(number), expr);
    }

    private Rational number() {
        return values.oneOf(COEFFICIENTS);
    }

    /** Normal densities, each centred at a multiple of the variable before it; some with a zero, if that is no harm. */
    private Expr density(Domain codomain, @Nullable Tail tail, List<Sym> slots, List<Sym> x) {
        boolean zero = tail == null && Domains.contains(codomain, Rational.ZERO) && values.integer(0, 3) == 0;
        List<Expr> factors = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            Rational scale = plain ? Rational.ONE : values.oneOf(SCALES);
            Expr centre = plain ? Exprs.ZERO : coefficient(slots);
            if (i > 0 && !plain) {
                centre = Exprs.add(centre, times(number(), x.get(i - 1)));
            }
            Expr distance = plain ? x.get(i) : Exprs.sub(x.get(i), centre);
            if (zero) {
                factors.add(new Pow(Exprs.div(distance, new Num(scale)), Exprs.num(2)));
            }
            Rational half = Rational.HALF.dividedBy(scale.times(scale)).negate();
            factors.add(Exprs.exp(Exprs.mul(new Num(half), new Pow(distance, Exprs.num(2)))));
            Expr width = Exprs.mul(new Num(Rational.of(2).times(scale.times(scale))), new Expr.Pi());
            factors.add(new Pow(width, new Num(Rational.of(-1, 2))));
        }
        return Exprs.mul(factors);
    }
}
