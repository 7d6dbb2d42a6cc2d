package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/**
 * A polynomial other than 0 as {@code unit * monomial * rest}.
 *
 * @param rest has coprime integer coefficients, a positive leading one, and no monomial as a factor
 */
record Content(Rational unit, Monomial monomial, Polynomial rest) {
    static Content of(Polynomial p) {
        BigInteger numerators = BigInteger.ZERO;
        BigInteger denominators = BigInteger.ONE;
        Monomial common = p.terms().firstKey();
        for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
            BigInteger denominator = term.getValue().denominator();
            numerators = numerators.gcd(term.getValue().numerator());
            denominators = denominators.divide(denominators.gcd(denominator)).multiply(denominator);
            common = common.gcd(term.getKey());
        }
        Rational unit = new Rational(numerators, denominators);
        if (p.leadingCoefficient().signum() < 0) {
            unit = unit.negate();
        }
        Map<Monomial, Rational> rest = new TreeMap<>();
        for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
            rest.put(term.getKey().over(common), term.getValue().dividedBy(unit));
        }
        return new Content(unit, common, Polynomial.of(p.variables(), rest));
    }

    /** The polynomial without its unit: coprime integer coefficients, a positive leading one. */
    Polynomial primitive() {
        return rest.times(monomial);
    }
}
