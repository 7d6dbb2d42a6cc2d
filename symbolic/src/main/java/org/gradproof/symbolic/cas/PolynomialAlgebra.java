package org.gradproof.symbolic.cas;

import java.util.List;
import java.util.Optional;

/**
 * Exact algebra of polynomials with rational coefficients. Both arguments of a call are in the same
 * number of variables. Safe for several threads; the same arguments give the same answer.
 *
 * <p>An answer is exact or empty. It is empty where the work would be larger than the limits of the
 * implementation, which count terms and degrees and never time.
 */
public interface PolynomialAlgebra {
    /**
     * The greatest common divisor, with coprime integer coefficients and a positive leading one; 1
     * for two polynomials without a common factor; 0 for two zeros.
     */
    Optional<Polynomial> gcd(Polynomial a, Polynomial b);

    /**
     * The factors that are irreducible over the rationals.
     *
     * @throws IllegalArgumentException if {@code a} is 0
     */
    Optional<Factorization> factor(Polynomial a);

    /**
     * The normal form of {@code a} modulo an ideal: 0 exactly if {@code a} is in the ideal, and the
     * same for two polynomials exactly if their difference is.
     *
     * @param ideal generators; of none, the answer is {@code a}
     */
    Optional<Polynomial> reduce(Polynomial a, List<Polynomial> ideal);

    /**
     * Polynomials, one for each generator, whose products with them add up to {@code a}; empty also where
     * {@code a} is not in the ideal. With them the answer of {@link #reduce} can be checked.
     */
    Optional<List<Polynomial>> cofactors(Polynomial a, List<Polynomial> ideal);

    /**
     * The quotient {@code a / b} if it is a polynomial, else empty.
     *
     * @throws IllegalArgumentException if {@code b} is 0
     */
    Optional<Polynomial> divideExactly(Polynomial a, Polynomial b);
}
