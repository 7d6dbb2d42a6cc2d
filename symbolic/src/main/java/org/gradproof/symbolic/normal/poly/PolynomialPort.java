package org.gradproof.symbolic.normal.poly;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/** Hands polynomials over atoms to the algebra system as polynomials over numbered variables, and takes its answers back. */
public final class PolynomialPort {
    private final @Nullable PolynomialAlgebra algebra;

    /** A port to the algebra system, or with null to none: then nothing is factored or reduced. */
    public PolynomialPort(@Nullable PolynomialAlgebra algebra) {
        this.algebra = algebra;
    }

    /** Factors whose product is the polynomial (a sign apart, which the first one carries); itself where none are found. */
    List<Poly> factor(Poly poly) {
        if (algebra == null) {
            return List.of(poly);
        }
        Translation translation = Translation.of(List.of(poly));
        if (translation == null) {
            return List.of(poly);
        }
        Optional<Factorization> answer = algebra.factor(translation.to(poly));
        if (answer.isEmpty()) {
            return List.of(poly);
        }
        List<Poly> factors = new ArrayList<>();
        for (Factorization.Factor factor : answer.get().factors()) {
            for (int i = 0; i < factor.multiplicity(); i++) {
                factors.add(translation.from(factor.base()));
            }
        }
        Rational unit = answer.get().unit();
        if (factors.isEmpty()) {
            return List.of(poly);
        }
        factors.set(0, factors.get(0).scale(unit));
        return product(factors).equals(poly) ? factors : List.of(poly);
    }

    /** The algebra system is not believed: its factors are multiplied out again. */
    private static Poly product(List<Poly> factors) {
        Poly product = Poly.ONE;
        for (Poly factor : factors) {
            Poly.Builder builder = new Poly.Builder();
            for (Map.Entry<Mono, Rational> term : factor.terms()) {
                builder.add(product.shift(term.getKey()), term.getValue());
            }
            product = builder.build();
        }
        return product;
    }

    /**
     * Whether the polynomial is zero modulo the ideal of the others: a sum of multiples of them, and so zero
     * where they are. The algebra system is not believed here either: the sum is asked for and added up.
     */
    public boolean reducesToZero(Poly poly, List<Poly> ideal) {
        if (algebra == null || ideal.isEmpty()) {
            return false;
        }
        List<Poly> all = new ArrayList<>(ideal);
        all.add(poly);
        Translation translation = Translation.of(all);
        if (translation == null) {
            return false;
        }
        Polynomial target = translation.to(poly);
        List<Polynomial> generators = ideal.stream().map(translation::to).toList();
        boolean zero =
                algebra.reduce(target, generators).map(Polynomial::isZero).orElse(false);
        return zero
                && algebra.cofactors(target, generators)
                        .map(cofactors -> isSum(target, cofactors, generators))
                        .orElse(false);
    }

    private static boolean isSum(Polynomial target, List<Polynomial> cofactors, List<Polynomial> generators) {
        Polynomial rest = target;
        for (int i = 0; i < generators.size(); i++) {
            rest = rest.minus(cofactors.get(i).times(generators.get(i)));
        }
        return rest.isZero();
    }

    /** Atoms as numbered variables, fractional exponents cleared. */
    private record Translation(List<Atom> atoms, Map<Atom, Integer> numbers, List<BigInteger> scales) {
        static @Nullable Translation of(List<Poly> polys) {
            Map<Atom, Integer> numbers = new HashMap<>();
            List<Atom> atoms = new ArrayList<>();
            List<BigInteger> scales = new ArrayList<>();
            for (Poly poly : polys) {
                for (Mono mono : poly.monos()) {
                    for (int i = 0; i < mono.size(); i++) {
                        if (mono.exponent(i).signum() < 0) {
                            return null;
                        }
                        Integer known = numbers.putIfAbsent(mono.atom(i), atoms.size());
                        if (known == null) {
                            atoms.add(mono.atom(i));
                            scales.add(BigInteger.ONE);
                        }
                        int number = known == null ? atoms.size() - 1 : known;
                        BigInteger denominator = mono.exponent(i).denominator();
                        BigInteger scale = scales.get(number);
                        scales.set(number, scale.multiply(denominator).divide(scale.gcd(denominator)));
                    }
                }
            }
            return new Translation(atoms, numbers, scales);
        }

        Polynomial to(Poly poly) {
            Map<Monomial, Rational> terms = new TreeMap<>();
            for (Map.Entry<Mono, Rational> term : poly.terms()) {
                int[] exponents = new int[atoms.size()];
                for (int i = 0; i < term.getKey().size(); i++) {
                    int number = numbers.getOrDefault(term.getKey().atom(i), -1);
                    Rational scale = new Rational(scales.get(number), BigInteger.ONE);
                    exponents[number] =
                            term.getKey().exponent(i).times(scale).numerator().intValueExact();
                }
                terms.put(Monomial.of(exponents), term.getValue());
            }
            return Polynomial.of(atoms.size(), terms);
        }

        Poly from(Polynomial polynomial) {
            Poly.Builder builder = new Poly.Builder();
            polynomial.terms().forEach((monomial, coefficient) -> {
                Mono mono = Mono.ONE;
                for (int i = 0; i < atoms.size(); i++) {
                    Rational exponent = new Rational(BigInteger.valueOf(monomial.exponent(i)), scales.get(i));
                    mono = mono.times(Mono.of(atoms.get(i), exponent));
                }
                builder.add(mono, coefficient);
            });
            return builder.build();
        }
    }
}
