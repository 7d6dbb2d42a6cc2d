package org.gradproof.symbolic.normal.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.facts.Sign;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Atom.BigOperator;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.gradproof.symbolic.normal.rewrite.Ring;
import org.gradproof.symbolic.normal.rewrite.Signs;

/**
 * Jensen for sums with weights that are not negative: of exp as the sum of its tangents at one point u, {@code e^v >= e^u
 * (1 + v - u)} for all reals; and of powers, of positive values or with an even exponent. The weights need not sum to
 * one.
 */
final class TangentLemmas {
    private static final int MOST_SUMS = 4;

    private final Algebra algebra;
    private final Ring ring;
    private final Signs signs;
    private final SumBodies sums;

    TangentLemmas(Algebra algebra) {
        this.algebra = algebra;
        this.ring = algebra.ring();
        this.signs = algebra.signs();
        this.sums = new SumBodies(algebra);
    }

    /** Facts that may show the sign of the polynomial. */
    List<KnownSign> about(Poly poly) {
        List<BigOperator> all = new ArrayList<>();
        for (Atom atom : poly.atoms()) {
            if (SumBodies.isPlain(atom) && all.size() < MOST_SUMS) {
                all.add((BigOperator) atom);
            }
        }
        Set<KnownSign> found = new LinkedHashSet<>();
        for (BigOperator sum : all) {
            List<Name> names = sums.names(sum);
            try {
                Mono body = SumBodies.single(sums.body(sum, names));
                if (body != null) {
                    addExponentials(poly, sum, names, body, found);
                    addPowers(poly, sum, names, body, found);
                }
            } catch (Unsupported | DivisionByZero tooHard) {
                // One fact less.
            }
        }
        return List.copyOf(found);
    }

    /** The tangents at the exponent of each exponential in the polynomial, of the sum's terms beside weights. */
    private void addExponentials(Poly poly, BigOperator sum, List<Name> names, Mono body, Set<KnownSign> found) {
        for (Mono mono : poly.monos()) {
            Mono at = mono.filter(Atom.Exp.class::isInstance);
            if (at.isOne()) {
                continue;
            }
            for (Mono weight : weights(body, sum, names)) {
                addExponential(at, weight, body.times(weight.power(Rational.MINUS_ONE)), sum, names, found);
            }
        }
    }

    /** What may stand for the weights: nothing, all but the exponentials, and a component that sums to one. */
    private Set<Mono> weights(Mono body, BigOperator sum, List<Name> names) {
        Set<Mono> weights = new LinkedHashSet<>(List.of(Mono.ONE));
        if (body.atoms().stream().anyMatch(Atom.Exp.class::isInstance)) {
            weights.add(body.filter(atom -> !(atom instanceof Atom.Exp)));
        }
        for (int i = 0; names.size() == 1 && i < body.size(); i++) {
            if (body.atom(i) instanceof Atom.Symbol symbol
                    && body.exponent(i).isOne()
                    && sums.total(names, sum.ranges, algebra.atom(symbol)).isOne()) {
                weights.add(Mono.of(symbol));
            }
        }
        return weights;
    }

    private void addExponential(
            Mono at, Mono weight, Mono value, BigOperator sum, List<Name> names, Set<KnownSign> found) {
        Poly term = Poly.term(Rational.ONE, value);
        Poly weighted = Poly.term(Rational.ONE, weight);
        if (signs.sign(term) != Sign.POSITIVE || !signs.sign(weighted).isNonnegative()) {
            return;
        }
        try {
            Poly u = Signs.exponent(at);
            Poly v = algebra.powers().log(term);
            Poly tangent = ring.times(Poly.ONE.plus(v).minus(u), at);
            Poly above = ring.times(term.minus(tangent), weighted);
            found.add(KnownSign.of(sums.total(names, sum.ranges, above), false, Law.JENSEN));
        } catch (Unsupported | DivisionByZero tooHard) {
            // One fact less.
        }
    }

    /**
     * Jensen for a power in the sum, cleared of what divides: with the weights' total T, their sum a of the value and F
     * of its power, {@code F T^{r-1} >= a^r} where r is above 1, {@code F a^{-r} >= T^{1-r}} where it is negative, and
     * {@code F <= T^{1-r} a^r} between. Where no weight is above zero, both sides are zero.
     */
    private void addPowers(Poly poly, BigOperator sum, List<Name> names, Mono body, Set<KnownSign> found) {
        for (int i = 0; i < body.size(); i++) {
            Rational r = body.exponent(i);
            Atom value = body.atom(i);
            Poly weight = Poly.term(Rational.ONE, body.without(value));
            boolean power = !r.isOne() && (isEven(r) || signs.sign(value) == Sign.POSITIVE);
            if (!power || !signs.sign(weight).isNonnegative()) {
                continue;
            }
            Poly average = sums.total(names, sum.ranges, ring.times(weight, Poly.of(value)));
            Mono single = SumBodies.single(average);
            if (single == null || !poly.atoms().containsAll(single.atoms())) {
                continue;
            }
            Poly total = sums.total(names, sum.ranges, weight);
            Rational less = r.minus(Rational.ONE);
            Poly of = Poly.of(sum);
            Poly fact;
            if (r.compareTo(Rational.ONE) > 0) {
                fact = ring.times(of, power(total, less)).minus(power(average, r));
            } else if (r.signum() < 0) {
                fact = ring.times(of, power(average, Rational.ZERO.minus(r)))
                        .minus(power(total, Rational.ZERO.minus(less)));
            } else {
                fact = ring.times(power(total, Rational.ZERO.minus(less)), power(average, r))
                        .minus(of);
            }
            found.add(KnownSign.of(fact, false, Law.CONVEX));
        }
    }

    private Poly power(Poly base, Rational exponent) {
        return algebra.powers().power(base, exponent);
    }

    /** A positive even power, which is convex on all of the line. */
    private static boolean isEven(Rational r) {
        return r.isInteger() && r.signum() > 0 && r.dividedBy(Rational.of(2)).isInteger();
    }
}
