package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/** Coefficients, derivatives and square roots of polynomials. */
final class PolynomialParts {
    private PolynomialParts() {}

    /** The variable of least positive degree; -1 for a constant. */
    static int lowestVariable(Polynomial p) {
        int lowest = -1;
        for (int x = 0; x < p.variables(); x++) {
            if (p.degree(x) > 0 && (lowest < 0 || p.degree(x) < p.degree(lowest))) {
                lowest = x;
            }
        }
        return lowest;
    }

    /** The coefficient of {@code x^power}, a polynomial in the other variables. */
    static Polynomial coefficient(Polynomial p, int x, int power) {
        Monomial divisor = power(p.variables(), x, power);
        Map<Monomial, Rational> terms = new TreeMap<>();
        p.terms().forEach((monomial, coefficient) -> {
            if (monomial.exponent(x) == power) {
                terms.put(monomial.over(divisor), coefficient);
            }
        });
        return Polynomial.of(p.variables(), terms);
    }

    /** The polynomial with small integers, other ones for every trial, for all variables but {@code x}. */
    static Polynomial image(Polynomial p, int x, int trial) {
        Polynomial image = Polynomial.constant(p.variables(), Rational.ZERO);
        for (int power = 0; power <= p.degree(x); power++) {
            Rational value = Rational.ZERO;
            for (Map.Entry<Monomial, Rational> term :
                    coefficient(p, x, power).terms().entrySet()) {
                Rational product = term.getValue();
                for (int y = 0; y < p.variables(); y++) {
                    product = product.times(
                            Rational.of(2L * y + trial + 1).pow(term.getKey().exponent(y)));
                }
                value = value.plus(product);
            }
            Monomial monomial = power(p.variables(), x, power);
            image = image.plus(Polynomial.of(p.variables(), Map.of(monomial, value)));
        }
        return image;
    }

    /** The partial derivative. */
    static Polynomial derivative(Polynomial p, int x) {
        Monomial divisor = power(p.variables(), x, 1);
        Map<Monomial, Rational> terms = new TreeMap<>();
        p.terms().forEach((monomial, coefficient) -> {
            if (monomial.exponent(x) > 0) {
                terms.put(monomial.over(divisor), coefficient.times(Rational.of(monomial.exponent(x))));
            }
        });
        return Polynomial.of(p.variables(), terms);
    }

    /** The polynomial whose square is {@code p}, if there is one. */
    static Optional<Polynomial> squareRoot(Polynomial p) {
        if (p.isZero()) {
            return Optional.of(p);
        }
        Optional<Rational> coefficient = squareRoot(p.leadingCoefficient());
        Monomial lead = p.terms().lastKey();
        int[] half = new int[p.variables()];
        for (int x = 0; x < half.length; x++) {
            half[x] = lead.exponent(x) / 2;
        }
        Monomial first = Monomial.of(half);
        if (coefficient.isEmpty() || !first.times(first).equals(lead)) {
            return Optional.empty();
        }
        Rational twice = coefficient.get().times(Rational.of(2));
        Polynomial root = Polynomial.of(p.variables(), Map.of(first, coefficient.get()));
        Polynomial rest = p.minus(root.times(root));
        // Each round removes the largest monomial of the rest, so the rounds are finitely many.
        while (!rest.isZero()) {
            Monomial top = rest.terms().lastKey();
            if (!first.divides(top)) {
                return Optional.empty();
            }
            Polynomial next = Polynomial.of(
                    p.variables(),
                    Map.of(top.over(first), rest.leadingCoefficient().dividedBy(twice)));
            rest = rest.minus(next.times(root.times(Rational.of(2)).plus(next)));
            root = root.plus(next);
        }
        return Optional.of(root);
    }

    private static Optional<Rational> squareRoot(Rational value) {
        if (value.signum() < 0) {
            return Optional.empty();
        }
        BigInteger numerator = value.numerator().sqrt();
        BigInteger denominator = value.denominator().sqrt();
        Rational root = new Rational(numerator, denominator);
        return root.times(root).equals(value) ? Optional.of(root) : Optional.empty();
    }

    private static Monomial power(int variables, int x, int exponent) {
        int[] exponents = new int[variables];
        exponents[x] = exponent;
        return Monomial.of(exponents);
    }
}
