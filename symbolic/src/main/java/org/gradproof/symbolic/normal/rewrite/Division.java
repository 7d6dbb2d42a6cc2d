package org.gradproof.symbolic.normal.rewrite;

import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.jspecify.annotations.Nullable;

/** Exact division of polynomials by one polynomial. */
final class Division {
    private Division() {}

    /** The quotient, or null if there is a remainder. What was subtracted adds up to the numerator only if nothing is left. */
    static @Nullable Poly exact(Poly numerator, Poly divisor, Ring ring) {
        Mono lead = divisor.leadMono();
        Rational leadCoefficient = divisor.leadCoefficient();
        Poly rest = numerator;
        Poly.Builder quotient = new Poly.Builder();
        int limit = 4 * (numerator.size() + divisor.size()) + 16;
        while (!rest.isZero()) {
            if (limit-- < 0) {
                return null;
            }
            ring.spend(divisor.size());
            Mono mono = rest.leadMono();
            if (!mono.divisibleBy(lead)) {
                return null;
            }
            Mono factor = mono.times(lead.power(Rational.MINUS_ONE));
            Rational coefficient = rest.leadCoefficient().dividedBy(leadCoefficient);
            quotient.add(factor, coefficient);
            Poly subtracted = ring.times(divisor, Poly.term(coefficient, factor));
            Poly next = rest.minus(subtracted);
            if (!next.isZero() && next.leadMono().compareTo(mono) >= 0) {
                return null;
            }
            rest = next;
        }
        return quotient.build();
    }
}
