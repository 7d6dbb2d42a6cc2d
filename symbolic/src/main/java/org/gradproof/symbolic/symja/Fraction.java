package org.gradproof.symbolic.symja;

import java.util.Map;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/** A polynomial in atoms over a monomial in atoms: all other denominators are atoms themselves. */
record Fraction(Polynomial numerator, Monomial denominator) {
    private static final int MOST_TERMS = 1_500;

    Fraction {
        if (numerator.terms().size() > MOST_TERMS) {
            throw new Unanswered("more than " + MOST_TERMS + " terms");
        }
        if (!denominator.isOne() && !numerator.isZero()) {
            Monomial common = denominator;
            for (Monomial monomial : numerator.terms().keySet()) {
                common = common.gcd(monomial);
            }
            if (!common.isOne()) {
                numerator = over(numerator, common);
                denominator = denominator.over(common);
            }
        }
    }

    private static Polynomial over(Polynomial p, Monomial divisor) {
        Map<Monomial, Rational> terms = new TreeMap<>();
        p.terms().forEach((monomial, coefficient) -> terms.put(monomial.over(divisor), coefficient));
        return Polynomial.of(p.variables(), terms);
    }

    static Fraction of(Polynomial polynomial) {
        return new Fraction(polynomial, Monomial.one(polynomial.variables()));
    }

    boolean isZero() {
        return numerator.isZero();
    }

    Fraction plus(Fraction other) {
        Monomial common = denominator.gcd(other.denominator);
        Monomial mine = other.denominator.over(common);
        Monomial its = denominator.over(common);
        return new Fraction(numerator.times(mine).plus(other.numerator.times(its)), denominator.times(mine));
    }

    Fraction times(Fraction other) {
        if ((long) numerator.terms().size() * other.numerator.terms().size() > 20L * MOST_TERMS) {
            throw new Unanswered("a product of more than " + 20L * MOST_TERMS + " terms");
        }
        return new Fraction(numerator.times(other.numerator), denominator.times(other.denominator));
    }

    Fraction times(Rational factor) {
        return new Fraction(numerator.times(factor), denominator);
    }

    Fraction pow(int exponent) {
        Fraction power = of(Polynomial.constant(numerator.variables(), Rational.ONE));
        for (int i = 0; i < exponent; i++) {
            power = power.times(this);
        }
        return power;
    }
}
