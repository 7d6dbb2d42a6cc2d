package org.gradproof.symbolic.symja;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;

/**
 * Logarithms, split into those of the absolute values of irreducible factors: right wherever the
 * argument is positive, as it must be. What stands under a logarithm also tells signs.
 */
final class Logarithms {
    private static final int LARGEST_PRIME = 1_000;

    private final PolynomialAlgebra algebra;
    private final Generators atoms;
    private final PolynomialSigns signs;
    private final Map<Object, Integer> roots;

    Logarithms(PolynomialAlgebra algebra, Generators atoms, PolynomialSigns signs, Map<Object, Integer> roots) {
        this.algebra = algebra;
        this.atoms = atoms;
        this.signs = signs;
        this.roots = roots;
    }

    /** The logarithm of a fraction that is not 0. */
    Fraction of(Fraction fraction) {
        Map<Polynomial, Integer> factors = new HashMap<>();
        Rational unit = addFactors(factors, fraction.numerator(), 1);
        for (int atom = 0; atom < Generators.WIDTH; atom++) {
            int power = fraction.denominator().exponent(atom);
            if (power > 0) {
                unit = unit.times(addFactors(factors, Polynomial.variable(Generators.WIDTH, atom), -power));
            }
        }
        factors.values().removeIf(power -> power == 0);
        signs.learn(unit, factors);
        Fraction sum = ofNumber(unit);
        // In the order of their text, so that atoms get the same numbers in every run.
        Comparator<Map.Entry<Polynomial, Integer>> byText =
                Comparator.comparing(entry -> entry.getKey().toString());
        for (Map.Entry<Polynomial, Integer> factor :
                factors.entrySet().stream().sorted(byText).toList()) {
            sum = sum.plus(ofFactor(factor.getKey()).times(Rational.of(factor.getValue())));
        }
        return sum;
    }

    private Rational addFactors(Map<Polynomial, Integer> factors, Polynomial polynomial, int power) {
        Polynomial written = atoms.eliminated(polynomial);
        Optional<Factorization> factorization = algebra.factor(written);
        if (factorization.isEmpty()) {
            Content content = Content.of(written);
            factors.merge(content.primitive(), power, Integer::sum);
            return content.unit().pow(power);
        }
        for (Factorization.Factor factor : factorization.get().factors()) {
            factors.merge(factor.base(), power * factor.multiplicity(), Integer::sum);
        }
        return factorization.get().unit().pow(power);
    }

    private Fraction ofFactor(Polynomial factor) {
        Optional<Integer> single =
                factor.terms().size() == 1 && factor.leadingCoefficient().isOne()
                        ? Generators.single(factor.terms().lastKey())
                        : Optional.empty();
        if (single.isPresent() && atoms.atom(single.get()) instanceof Generator.Exponential exponential) {
            int root = roots.getOrDefault(Generator.described(exponential, atoms), 1);
            Polynomial numerator =
                    Polynomial.of(Generators.WIDTH, Map.of(exponential.numerator(), Rational.of(1, root)));
            return new Fraction(numerator, exponential.denominator());
        }
        return atoms.fraction(new Generator.Logarithm(factor));
    }

    private Fraction ofNumber(Rational unit) {
        return ofNumber(unit.numerator().abs())
                .plus(ofNumber(unit.denominator()).times(Rational.MINUS_ONE));
    }

    private Fraction ofNumber(BigInteger value) {
        Fraction sum = Generators.constantFraction(Rational.ZERO);
        BigInteger rest = value;
        for (int prime = 2; prime < LARGEST_PRIME && rest.bitLength() > 1; prime++) {
            BigInteger divisor = BigInteger.valueOf(prime);
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
                sum = sum.plus(ofPrime(divisor));
            }
        }
        return rest.equals(BigInteger.ONE) ? sum : sum.plus(ofPrime(rest));
    }

    private Fraction ofPrime(BigInteger prime) {
        return atoms.fraction(new Generator.Logarithm(Generators.constant(new Rational(prime, BigInteger.ONE))));
    }
}
