package org.gradproof.symbolic.normal.order;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Guards;
import org.gradproof.symbolic.normal.rewrite.Signs;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of real conditions, and absolute values, each case for itself: the quantity is positive, or it is
 * not. A real number is one or the other, so that what holds in both cases holds, if the quantity has a value
 * ({@link ValueTest}); 0 is among the second, where
 * {@code |q| = -q} and the indicator is 0. What is known in a case is known for no longer than the case.
 */
final class CaseSplits {
    private final Algebra algebra;
    private final Signs signs;
    private final ValueTest values;

    CaseSplits(Algebra algebra) {
        this.algebra = algebra;
        this.signs = algebra.signs();
        this.values = new ValueTest(signs);
    }

    /** An indicator or an absolute value in the polynomial whose case is open, and whose quantity has a value; or null. */
    @Nullable
    Atom open(Poly poly) {
        Atom absolute = null;
        for (Atom atom : poly.atoms()) {
            boolean splits = (atom instanceof Atom.Where || isAbsolute(atom)) && values.hasValue(inner(atom));
            if (splits && atom instanceof Atom.Where) {
                return atom;
            }
            if (splits && absolute == null) {
                absolute = atom;
            }
        }
        return absolute;
    }

    private static boolean isAbsolute(Atom atom) {
        return atom instanceof Atom.Apply apply && apply.function.equals("abs");
    }

    private static Poly inner(Atom atom) {
        return atom instanceof Atom.Where where ? where.poly : ((Atom.Apply) atom).arguments.get(0);
    }

    /** Whether the predicate holds of the polynomial in both cases of the atom. */
    boolean both(Poly poly, Atom atom, Predicate<Poly> holds) {
        return both(poly, atom, poly, holds);
    }

    /**
     * Whether the predicate holds of the polynomial in both cases of the atom.
     *
     * @param defined what has a value: nothing that stands below the line in it is 0
     */
    boolean both(Poly poly, Atom atom, Poly defined, Predicate<Poly> holds) {
        Poly inner = inner(atom);
        return holdsWhere(poly, atom, true, KnownSign.of(inner, true), holds)
                && holdsWhere(poly, atom, false, KnownSign.of(inner.negate(), isBelow(defined, inner)), holds);
    }

    private boolean isBelow(Poly defined, Poly inner) {
        for (Mono mono : defined.monos()) {
            for (int i = 0; i < mono.size(); i++) {
                Poly base = mono.atom(i) instanceof Atom.Base of ? of.poly : Poly.of(mono.atom(i));
                if (mono.exponent(i).signum() < 0 && (base.equals(inner) || base.equals(inner.negate()))) {
                    return signs.ofDenominator(inner).isNonzero();
                }
            }
        }
        return false;
    }

    private boolean holdsWhere(Poly poly, Atom atom, boolean positive, KnownSign known, Predicate<Poly> holds) {
        Poly put = put(poly, atom, positive);
        return put != null
                && signs.assuming(List.of(known), () -> {
                    Poly settled = settled(put);
                    return settled != null && holds.test(settled);
                });
    }

    /**
     * The polynomial with every case put that is known now; null where an atom stands under a root, or below the line
     * where that may be zero, in which case the case proves nothing.
     */
    private @Nullable Poly settled(Poly poly) {
        Poly result = poly;
        for (Atom atom : poly.atoms()) {
            if (result != null && (atom instanceof Atom.Where || isAbsolute(atom))) {
                Sign sign = signs.sign(inner(atom));
                if (sign == Sign.POSITIVE || sign.isNonpositive()) {
                    result = put(result, atom, sign == Sign.POSITIVE);
                } else if (sign.isNonnegative() && isAbsolute(atom)) {
                    result = put(result, atom, true);
                }
            }
        }
        return result;
    }

    private @Nullable Poly put(Poly poly, Atom atom, boolean positive) {
        if (atom instanceof Atom.Where) {
            return Guards.at(poly, atom, positive);
        }
        return replaced(poly, atom, positive ? inner(atom) : inner(atom).negate());
    }

    private @Nullable Poly replaced(Poly poly, Atom atom, Poly by) {
        Poly.Builder builder = new Poly.Builder();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Rational exponent = term.getKey().exponent(atom);
            boolean below = exponent.signum() < 0
                    && (by.isZero() || !signs.ofDenominator(by).isNonzero());
            if (!exponent.isInteger() || below) {
                return null;
            }
            Poly power = algebra.ring().power(by, exponent.numerator().intValueExact());
            builder.add(algebra.ring().times(power, term.getKey().without(atom)), term.getValue());
        }
        return builder.build();
    }
}
