package org.gradproof.symbolic.normal.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.facts.KnownSign;
import org.gradproof.symbolic.normal.facts.Law;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.DivisionByZero;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Algebra;
import org.jspecify.annotations.Nullable;

/**
 * Facts about integrals: a fact about the integrand, integrated. The limits must be infinite or numbers in
 * their order, so that an integral of what is not negative is not negative. The variable is a new real one of
 * which nothing is known, so that the fact holds at every point between the limits. Never strict: the facts
 * say nothing of how large a set is. Integration is linear here as a matter of form, so that a combination of
 * integrated facts that comes to the claim is one of their integrands that comes to the claim's integrand: what
 * would diverge in one of them and cancels in the sum is nowhere integrated.
 */
final class IntegralLemmas {
    private final Algebra algebra;
    private final Lemmas lemmas;

    IntegralLemmas(Algebra algebra, Lemmas lemmas) {
        this.algebra = algebra;
        this.lemmas = lemmas;
    }

    private record Limits(@Nullable Poly low, @Nullable Poly high) {
        boolean forwards() {
            return low == null
                    || high == null
                    || (low.isConstant()
                            && high.isConstant()
                            && low.constantTerm().compareTo(high.constantTerm()) < 0);
        }
    }

    /** Facts that may show the sign of the polynomial, in which integrals stand. */
    List<KnownSign> about(Poly poly) {
        Map<Limits, Poly> bodies = new LinkedHashMap<>();
        Map<Limits, Name> variables = new LinkedHashMap<>();
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Atom.Integral integral = only(term.getKey());
            if (integral == null) {
                continue;
            }
            Limits limits = new Limits(integral.low, integral.high);
            Name variable =
                    variables.computeIfAbsent(limits, l -> algebra.integrals().fresh());
            Poly body = algebra.rename(Poly.term(term.getValue(), integral.body), integral.variable, variable);
            bodies.merge(limits, algebra.ring().times(body, term.getKey().without(integral)), Poly::plus);
        }
        Set<KnownSign> found = new LinkedHashSet<>();
        bodies.forEach((limits, body) -> {
            if (limits.forwards()) {
                add(limits, variables.get(limits), body, found);
            }
        });
        return List.copyOf(found);
    }

    private void add(Limits limits, @Nullable Name variable, Poly body, Set<KnownSign> found) {
        Set<KnownSign> about = new LinkedHashSet<>(lemmas.about(body));
        lemmas.addMonomials(body, about);
        for (KnownSign fact : about) {
            if (variable != null && fact.poly().dependsOn(variable)) {
                try {
                    Poly integral = algebra.integrals().integral(variable, limits.low(), limits.high(), fact.poly());
                    found.add(fact.then(integral, false, Law.TERMS));
                } catch (Unsupported | DivisionByZero tooHard) {
                    // One fact less.
                }
            }
        }
    }

    private static Atom.@Nullable Integral only(Mono mono) {
        Atom.Integral found = null;
        for (int i = 0; i < mono.size(); i++) {
            if (mono.atom(i) instanceof Atom.Integral integral) {
                if (found != null || !mono.exponent(i).isOne()) {
                    return null;
                }
                found = integral;
            }
        }
        return found;
    }
}
