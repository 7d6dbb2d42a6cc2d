package org.gradproof.symbolic.normal.rewrite;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Powers of any real base with an exponent that is a whole number known by names: {@code x^{2n+1} = (x^n)^2 x}. Whole
 * powers are multiplicative in the base, and additive in the exponent where no part of the exponent is negative, or the
 * base is not zero. What cannot be split so is refused.
 */
public final class WholePowers {
    private final Algebra algebra;
    private final Facts facts;
    private final Ring ring;

    WholePowers(Algebra algebra, Facts facts) {
        this.algebra = algebra;
        this.facts = facts;
        this.ring = algebra.ring();
    }

    /** The power, or null if the exponent is not a sum of whole multiples of sizes and indices. */
    public @Nullable Poly power(Poly base, Poly exponent) {
        if (!isWhole(exponent)) {
            return null;
        }
        Poly split = algebra.guards().expand(base, b -> ofPlain(b, exponent));
        return split == null ? ofPlain(base, exponent) : split;
    }

    /** The power of a base without indicators. */
    private Poly ofPlain(Poly base, Poly exponent) {
        if (exponent.isConstant()) {
            return algebra.powers().power(base, exponent.constantTerm());
        }
        boolean natural = exponent.terms().stream().allMatch(t -> t.getValue().signum() > 0);
        if (base.isZero()) {
            return ofZero(exponent);
        }
        if (!natural && !algebra.signs().sign(base).isNonzero()) {
            throw new Unsupported("a power with the exponent " + exponent + " of what may be zero");
        }
        Poly result = Poly.ONE;
        for (Map.Entry<Mono, Rational> term : exponent.terms()) {
            int times = term.getValue().numerator().intValueExact();
            Poly one = term.getKey().isOne() ? base : multiplicative(base, Poly.term(Rational.ONE, term.getKey()));
            result = ring.times(result, ring.power(one, times));
        }
        return result;
    }

    /** Whether it is a sum of whole multiples of sizes and indices. */
    boolean isWhole(Poly poly) {
        return poly.terms().stream()
                .allMatch(t -> t.getValue().isInteger()
                        && t.getValue().numerator().bitLength() < 10
                        && (t.getKey().isOne() || isName(t.getKey())));
    }

    private boolean isName(Mono mono) {
        return mono.size() == 1
                && mono.exponent(0).isOne()
                && mono.atom(0) instanceof Atom.Symbol symbol
                && Functions.isWhole(facts, symbol);
    }

    /** {@code 0^m} is 1 for m = 0, and 0 for m above; below it has no value. */
    private Poly ofZero(Poly exponent) {
        Sign sign = algebra.signs().sign(exponent);
        if (sign == Sign.POSITIVE) {
            return Poly.ZERO;
        } else if (sign == Sign.NEGATIVE) {
            throw new DivisionByZero();
        }
        Idx[] difference = difference(exponent);
        if (difference.length == 0 || !Boolean.FALSE.equals(facts.less(difference[0], difference[1]))) {
            throw new Unsupported("a power of zero with the exponent " + exponent);
        }
        return algebra.guards().equal(difference[0], difference[1]);
    }

    /** The m and l of {@code m - l}, index terms; nothing for another polynomial. */
    private static Idx[] difference(Poly exponent) {
        Idx more = Idx.of(0);
        Idx less = Idx.of(0);
        for (Map.Entry<Mono, Rational> term : exponent.terms()) {
            if (!term.getKey().isOne()) {
                Name name = ((Atom.Symbol) term.getKey().atom(0)).name;
                if (term.getValue().isOne() && more.isNumber()) {
                    more = Idx.of(name);
                } else if (term.getValue().negate().isOne() && less.isNumber()) {
                    less = Idx.of(name);
                } else {
                    return new Idx[0];
                }
            }
        }
        int offset = exponent.constantTerm().numerator().intValueExact();
        return new Idx[] {more.plus(offset), less};
    }

    /** {@code (a b)^m = a^m b^m} for a natural m: the base's number, its sign, its atoms and the rest each for itself. */
    private Poly multiplicative(Poly base, Poly exponent) {
        Ring.Fraction fraction = ring.together(base);
        Ring.Primitive primitive = Ring.primitive(fraction.numerator());
        Rational number = primitive.factor();
        Poly result = number.signum() < 0 ? atom(Poly.constant(-1), exponent) : Poly.ONE;
        Poly absolute = Poly.constant(number.signum() < 0 ? number.negate() : number);
        result = ring.times(result, single(absolute, exponent));
        Mono content = primitive.content();
        for (int i = 0; i < content.size(); i++) {
            Poly power = single(Poly.of(content.atom(i)), exponent);
            result = ring.times(result, algebra.powers().power(power, content.exponent(i)));
        }
        for (Map.Entry<Atom.Base, Integer> factor : fraction.denominator().entrySet()) {
            Poly power = single(factor.getKey().poly, exponent);
            result = ring.times(result, ring.power(power, -factor.getValue()));
        }
        return ring.times(result, single(primitive.poly(), exponent));
    }

    private Poly single(Poly base, Poly exponent) {
        if (base.isOne()) {
            return base;
        }
        Sign sign = algebra.signs().sign(base);
        if (sign == Sign.NEGATIVE && !base.isConstant()) {
            return ring.times(atom(Poly.ONE.negate(), exponent), single(base.negate(), exponent));
        }
        return sign == Sign.POSITIVE
                ? algebra.powers().exp(ring.times(exponent, algebra.powers().log(base)))
                : atom(base, exponent);
    }

    private Poly atom(Poly base, Poly exponent) {
        return algebra.atom(new Atom.Apply("power", null, List.of(), List.of(base, exponent), List.of()));
    }
}
