package org.gradproof.replay;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradproof.replay.Atom.Kind;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Products of polynomials, with what is known of single atoms: a guard is its own square, a base to a whole power is
 * multiplied out. Each step is an identity of rational functions: it holds wherever nothing below a line is zero, and there
 * alone both sides of a claim have a value. Beside a guard that is 0 a quotient may have none; what is concluded there is
 * concluded of the terms without that guard, which are identities of their own.
 */
final class Ring {
    private static final int MOST_TERMS = 4_000;
    private static final int MOST_EXPANDED = 12;
    private static final int MOST_DIVISIONS = 60;

    private final Laws laws;

    Ring(Laws laws) {
        this.laws = laws;
    }

    Poly times(Poly a, Poly b) {
        if (a.isZero() || b.isOne()) {
            return a;
        } else if (b.isZero() || a.isOne()) {
            return b;
        }
        if (a.isConstant() || b.isConstant()) {
            return a.isConstant() ? b.scale(a.constantTerm()) : a.scale(b.constantTerm());
        }
        if ((long) a.size() * b.size() > MOST_TERMS) {
            throw new NoAnswer("the terms grow too many");
        }
        Poly product = Poly.ZERO;
        for (Map.Entry<Mono, Rational> s : a.terms().entrySet()) {
            for (Map.Entry<Mono, Rational> t : b.terms().entrySet()) {
                product = product.plus(
                        simplified(s.getKey().times(t.getKey())), s.getValue().times(t.getValue()));
            }
        }
        return product;
    }

    Poly times(Poly a, Mono b) {
        return times(a, Poly.term(b, Rational.ONE));
    }

    /** The monomial by the laws of its single atoms. */
    Poly simplified(Mono mono) {
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Atom atom = power.getKey();
            Rational exponent = power.getValue();
            Poly other = simpler(atom, exponent);
            if (other != null) {
                return times(other, simplified(mono.without(atom)));
            }
        }
        return Poly.term(mono, Rational.ONE);
    }

    /** The power of the atom in another form, or null if it has none. */
    private @Nullable Poly simpler(Atom atom, Rational exponent) {
        boolean several = exponent.compareTo(Rational.ONE) > 0;
        if (atom.isGuard()) {
            if (exponent.signum() < 0) {
                throw new NoAnswer("a quotient by an indicator");
            }
            return exponent.isOne() ? null : Poly.of(atom);
        }
        if (atom.kind == Kind.LETTER && several && exponent.isInteger() && laws.rules.isZeroOne(atom)) {
            return Poly.of(atom);
        }
        if (atom.kind == Kind.LETTER && exponent.isInteger() && !exponent.isOne() && laws.rules.isSign(atom)) {
            return exponent.numerator().testBit(0) ? Poly.of(atom) : Poly.ONE;
        }
        if (atom.kind == Kind.BASE && exponent.compareTo(Rational.ONE) >= 0) {
            int whole = whole(exponent.floor());
            Poly expanded = power(atom.part(), whole);
            Rational rest = exponent.minus(Rational.of(whole));
            return rest.isZero() ? expanded : times(expanded, Mono.of(atom, rest));
        }
        if (atom.kind == Kind.PRIME && (exponent.signum() < 0 || exponent.compareTo(Rational.ONE) >= 0)) {
            int whole = exponent.floor().intValueExact();
            Rational prime = atom.part().constantTerm();
            Rational rest = exponent.minus(Rational.of(whole));
            return Poly.term(Mono.of(atom, rest), prime.pow(whole));
        }
        if (atom.kind == Kind.APPLY && atom.tag.equals("cos") && several && exponent.isInteger()) {
            Atom sine = new Atom(Kind.APPLY, null, "sin", atom.indices, atom.parts, atom.bound);
            Poly square = Poly.ONE.minus(Poly.term(Mono.of(sine, Rational.of(2)), Rational.ONE));
            return times(square, Mono.of(atom, exponent.minus(Rational.of(2))));
        }
        boolean absolute = atom.kind == Kind.APPLY && atom.tag.equals("abs");
        if (absolute && exponent.isInteger() && !exponent.numerator().testBit(0)) {
            // |u|^2 = u^2.
            return laws.functions.power(atom.part(), exponent);
        }
        return null;
    }

    static int whole(BigInteger number) {
        if (number.bitLength() > 4 || number.intValue() > MOST_EXPANDED) {
            throw new NoAnswer("a power too high to be multiplied out");
        }
        return number.intValue();
    }

    /** The power with a whole exponent of at least 0. */
    Poly power(Poly poly, int exponent) {
        Poly result = Poly.ONE;
        for (int i = 0; i < exponent; i++) {
            result = times(result, poly);
        }
        return result;
    }

    /**
     * A polynomial over another, of which each factor is a base to a whole power.
     *
     * @param numerator without bases below the line
     * @param denominator each base with its exponent
     */
    record Fraction(Poly numerator, Map<Atom, Integer> denominator) {}

    /** Everything over one line. */
    Fraction together(Poly poly) {
        Poly numerator = poly;
        Map<Atom, Integer> denominator = new LinkedHashMap<>();
        for (int round = 0; round < MOST_EXPANDED; round++) {
            Map<Atom, Integer> below = new LinkedHashMap<>();
            for (Mono mono : numerator.terms().keySet()) {
                mono.powers().forEach((atom, exponent) -> {
                    if (atom.kind == Kind.BASE && exponent.signum() < 0) {
                        below.merge(
                                atom,
                                whole(exponent.negate()
                                        .plus(Rational.ONE)
                                        .floor()
                                        .subtract(isWhole(exponent))),
                                Math::max);
                    }
                });
            }
            if (below.isEmpty()) {
                return new Fraction(numerator, denominator);
            }
            Mono line = Mono.ONE;
            for (Map.Entry<Atom, Integer> base : below.entrySet()) {
                line = line.times(Mono.of(base.getKey(), Rational.of(base.getValue())));
                denominator.merge(base.getKey(), base.getValue(), Integer::sum);
            }
            Poly above = Poly.ZERO;
            for (Map.Entry<Mono, Rational> term : numerator.terms().entrySet()) {
                above = above.plus(simplified(term.getKey().times(line)), term.getValue());
            }
            numerator = above;
        }
        throw new NoAnswer("fractions nested too deeply");
    }

    /**
     * Whether nothing that stands below the line can be zero where the polynomial has a value: a quotient beside a guard that
     * is 0 need not have one.
     */
    boolean isNowhereZero(Poly poly, Fraction fraction) {
        return poly.atoms().stream().noneMatch(Atom::isGuard)
                || fraction.denominator().keySet().stream().allMatch(base -> laws.signs.isNonzero(base.part()));
    }

    private static BigInteger isWhole(Rational exponent) {
        return exponent.isInteger() ? BigInteger.ONE : BigInteger.ZERO;
    }

    /**
     * A polynomial as a number times a monomial times a polynomial that no atom divides and whose first coefficient is 1.
     */
    record Primitive(Rational number, Mono content, Poly poly) {}

    static Primitive primitive(Poly poly) {
        Mono content = Mono.ONE;
        for (Atom atom : poly.atoms()) {
            Rational low = null;
            for (Mono mono : poly.terms().keySet()) {
                Rational own = mono.exponent(atom);
                low = low == null || own.compareTo(low) < 0 ? own : low;
            }
            if (low != null && !low.isZero() && !atom.isGuard()) {
                content = content.times(Mono.of(atom, low));
            }
        }
        Poly rest = content.isOne() ? poly : poly.shifted(content.inverse());
        Rational number = rest.lead().getValue();
        return new Primitive(number, content, rest.scale(Rational.ONE.dividedBy(number)));
    }

    /**
     * Terms that the first term of a base below the line divides are divided: a fraction of one base has one form.
     */
    Poly divided(Poly poly) {
        Poly rest = poly;
        Poly done = Poly.ZERO;
        for (int i = 0; !rest.isZero(); i++) {
            if (i > MOST_DIVISIONS) {
                // As good a form as another.
                return poly;
            }
            Map.Entry<Mono, Rational> term = rest.lead();
            rest = rest.minus(Poly.term(term.getKey(), term.getValue()));
            Poly quotient = quotient(term.getKey());
            if (quotient == null) {
                done = done.plus(Poly.term(term.getKey(), term.getValue()));
            } else {
                rest = rest.plus(quotient, term.getValue());
            }
        }
        return done;
    }

    private @Nullable Poly quotient(Mono mono) {
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Atom base = power.getKey();
            if (base.kind == Kind.BASE && power.getValue().signum() < 0) {
                Map.Entry<Mono, Rational> lead = base.part().lead();
                boolean divides = lead.getKey().powers().entrySet().stream()
                        .allMatch(own -> own.getValue().signum() > 0
                                && mono.exponent(own.getKey()).compareTo(own.getValue()) >= 0);
                if (divides) {
                    // lead = base - rest: m lead / base = m - m rest / base.
                    Mono rest = mono.times(lead.getKey().inverse());
                    Poly others = base.part().minus(Poly.term(lead.getKey(), lead.getValue()));
                    Poly whole = simplified(rest.times(Mono.of(base)));
                    return whole.minus(times(others, rest)).scale(Rational.ONE.dividedBy(lead.getValue()));
                }
                Poly parted = parted(mono, base);
                if (parted != null) {
                    return parted;
                }
            }
        }
        return null;
    }

    /** Partial fractions: with a base {@code c + a r}, {@code 1 / (a base) = (1 / a - r / base) / c}. */
    private @Nullable Poly parted(Mono mono, Atom base) {
        Rational constant = base.part().constantTerm();
        if (constant.isZero()) {
            return null;
        }
        Poly others = base.part().minus(Poly.constant(constant));
        for (Map.Entry<Atom, Rational> power : mono.powers().entrySet()) {
            Atom atom = power.getKey();
            boolean divides = power.getValue().signum() < 0
                    && atom.kind != Kind.BASE
                    && others.terms().keySet().stream()
                            .allMatch(own -> own.exponent(atom).compareTo(Rational.ONE) >= 0);
            if (divides) {
                return simplified(mono.times(Mono.of(base)))
                        .minus(times(others, mono))
                        .scale(Rational.ONE.dividedBy(constant));
            }
        }
        return null;
    }
}
