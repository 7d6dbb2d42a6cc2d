package org.gradproof.symbolic.normal.facts;

import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.poly.Poly;

/**
 * A polynomial as a sum of polynomials of known sign, each times a number that is not negative.
 *
 * @param weights the polynomials of known sign with these numbers
 */
public record Combination(Poly target, Map<KnownSign, Rational> weights) {
    public Combination {
        weights = Map.copyOf(weights);
    }
}
