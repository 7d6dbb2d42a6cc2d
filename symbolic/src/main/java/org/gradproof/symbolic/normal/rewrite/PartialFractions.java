package org.gradproof.symbolic.normal.rewrite;

import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/**
 * Brings fractions to a standard form term by term: numerators are reduced modulo their
 * denominators ({@code u/(1+u) = 1 - 1/(1+u)}), and a power of an atom beside a denominator with a
 * constant term is split off ({@code 1/(p(1-p)) = 1/p + 1/(1-p)}). Each is an identity of rational functions
 * that puts {@code base - (the rest of base)} for one monomial of the base, over the same denominators: both
 * sides are defined at the same points but where a whole base cancels, which is zero nowhere in the claim.
 */
final class PartialFractions {
    private static final int MAX_ROUNDS = 200;

    private final Ring ring;

    PartialFractions(Ring ring) {
        this.ring = ring;
    }

    Poly reduce(Poly poly) {
        if (!poly.anyAtom(Atom.Base.class::isInstance)) {
            return poly;
        }
        Poly current = poly;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Poly next = once(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        return poly;
    }

    /** One round over all terms, or null if nothing is left to do. */
    private @Nullable Poly once(Poly poly) {
        Poly.Builder builder = new Poly.Builder();
        boolean changed = false;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Poly replaced = replace(term.getKey());
            changed |= replaced != null;
            if (replaced == null) {
                builder.add(term.getKey(), term.getValue());
            } else {
                builder.add(replaced, term.getValue());
            }
        }
        return changed ? builder.build() : null;
    }

    private @Nullable Poly replace(Mono mono) {
        for (int i = 0; i < mono.size(); i++) {
            boolean denominator =
                    mono.atom(i) instanceof Atom.Base && mono.exponent(i).compareTo(Rational.MINUS_ONE) <= 0;
            if (!denominator) {
                continue;
            }
            Poly base = ((Atom.Base) mono.atom(i)).poly;
            Mono lead = base.leadMono();
            if (mono.without(mono.atom(i)).divisibleBy(lead)) {
                return divide(mono, (Atom.Base) mono.atom(i), lead, base.leadCoefficient());
            }
            Poly split = split(mono, (Atom.Base) mono.atom(i));
            if (split != null) {
                return split;
            }
        }
        return null;
    }

    /** {@code lead = (base - rest) / coefficient} put for the lead monomial. */
    private Poly divide(Mono mono, Atom.Base base, Mono lead, Rational coefficient) {
        ring.spend(base.poly.size());
        Mono without = mono.times(lead.power(Rational.MINUS_ONE));
        Poly rest = base.poly.minus(Poly.term(coefficient, lead));
        Rational scale = Rational.ONE.dividedBy(coefficient);
        Poly first = ring.simplified(without.times(Mono.of(base)), Rational.ONE);
        Poly second = ring.times(rest, without);
        return first.minus(second).scale(scale);
    }

    /** With base = c + a r, c a number: {@code a^-1 base^-1 = (a^-1 - r base^-1) / c}. */
    private @Nullable Poly split(Mono mono, Atom.Base base) {
        Rational constant = base.poly.constantTerm();
        if (constant.isZero()) {
            return null;
        }
        for (int i = 0; i < mono.size(); i++) {
            Atom atom = mono.atom(i);
            if (mono.exponent(i).compareTo(Rational.MINUS_ONE) > 0 || atom instanceof Atom.Base) {
                continue;
            }
            boolean allOthers = base.poly.monos().stream()
                    .allMatch(m -> m.isOne() || m.exponent(atom).compareTo(Rational.ONE) >= 0);
            if (allOthers) {
                ring.spend(base.poly.size());
                Poly rest = base.poly.minus(Poly.constant(constant));
                Poly first = ring.simplified(mono.times(Mono.of(base)), Rational.ONE);
                Poly second = ring.times(rest, mono);
                return first.minus(second).scale(Rational.ONE.dividedBy(constant));
            }
        }
        return null;
    }
}
