package org.gradproof.symbolic.cas;

import java.util.List;
import org.gradproof.symbolic.expr.Rational;

/**
 * A polynomial as {@code unit * product of factor^multiplicity}.
 *
 * @param unit a number that is not 0
 * @param factors distinct, irreducible over the rationals, none a constant, each with coprime integer
 *     coefficients and a positive leading one; in one order for equal polynomials
 */
public record Factorization(Rational unit, List<Factor> factors) {
    public Factorization {
        factors = List.copyOf(factors);
    }

    /** One factor with its multiplicity, at least 1. */
    public record Factor(Polynomial base, int multiplicity) {}

    /** The product in {@code variables} variables. */
    public Polynomial product(int variables) {
        Polynomial product = Polynomial.constant(variables, unit);
        for (Factor factor : factors) {
            product = product.times(factor.base().pow(factor.multiplicity()));
        }
        return product;
    }
}
