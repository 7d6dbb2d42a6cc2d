package org.gradproof.symbolic.symja;

import edu.jas.arith.BigInteger;
import edu.jas.arith.ModLong;
import edu.jas.poly.GenPolynomial;
import edu.jas.ufd.FactorInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Factorization.Factor;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;

/**
 * Factors over the rationals.
 *
 * <p>A polynomial that is linear in a variable splits by one gcd, a repeated factor by the gcd with a
 * derivative, a quadratic one by its discriminant: nearly all that derivations bring. What is left
 * goes to JAS, but not to its Kronecker's method, which may take for ever.
 */
final class Factoring {
    private static final int MOST_TERMS = 60;
    private static final int MOST_VARIABLES = 6;
    private static final int MOST_DEGREE = 10;
    /** Integers to such powers, and factors of what is left modulo a prime, take a time that grows with the cube of the degree. */
    private static final int MOST_DEGREE_OF_IMAGES = 40;
    /** Every power of a variable has its coefficient looked at. */
    private static final int MOST_DEGREE_AT_ALL = 200;

    private final PolynomialAlgebra algebra;

    Factoring(PolynomialAlgebra algebra) {
        this.algebra = algebra;
    }

    Optional<Factorization> factor(Polynomial p) {
        if (p.isZero()) {
            throw new IllegalArgumentException("0 has no factors");
        }
        Content content = Content.of(p);
        Map<Polynomial, Integer> factors = new TreeMap<>(Factoring::compare);
        for (int x = 0; x < p.variables(); x++) {
            if (content.monomial().exponent(x) > 0) {
                factors.put(
                        Polynomial.variable(p.variables(), x),
                        content.monomial().exponent(x));
            }
        }
        if (content.rest().degree() > MOST_DEGREE_AT_ALL || !add(content.rest(), factors)) {
            return Optional.empty();
        }
        List<Factor> list = new ArrayList<>();
        factors.forEach((base, multiplicity) -> list.add(new Factor(base, multiplicity)));
        return Optional.of(new Factorization(content.unit(), list));
    }

    /** Adds the factors of a primitive polynomial; whether that was possible. */
    private boolean add(Polynomial p, Map<Polynomial, Integer> factors) {
        if (p.isConstant()) {
            return true;
        }
        int x = PolynomialParts.lowestVariable(p);
        if (p.degree() > 1) {
            Optional<Polynomial> divisor = divisor(p, x);
            if (divisor.isEmpty()) {
                return false;
            }
            if (!divisor.get().isConstant()) {
                Optional<Polynomial> other = algebra.divideExactly(p, divisor.get());
                return other.isPresent() && add(divisor.get(), factors) && add(other.get(), factors);
            }
        }
        if (p.degree(x) <= 2) {
            factors.merge(p, 1, Integer::sum);
            return true;
        }
        if (isShownIrreducible(p, x)) {
            factors.merge(p, 1, Integer::sum);
            return true;
        }
        return addByJas(p, factors);
    }

    /**
     * Hilbert's test: where the other variables become integers, the degree in x is kept, and the
     * image is irreducible, so is a polynomial without factors that are free of x.
     */
    private static boolean isShownIrreducible(Polynomial p, int x) {
        if (p.degree() > MOST_DEGREE_OF_IMAGES) {
            return false;
        }
        for (int trial = 1; trial <= 3; trial++) {
            Polynomial image = PolynomialParts.image(p, x, trial);
            if (image.degree() == p.degree(x)) {
                JasRing ring = JasRing.of(List.of(image));
                Polynomial primitive = Content.of(image).primitive();
                if (new FactorInteger<ModLong>(BigInteger.ONE).isIrreducible(ring.toJas(primitive, ring.integers()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A proper factor; or 1, which for a degree in x of at most 2 means that there is none. */
    private Optional<Polynomial> divisor(Polynomial p, int x) {
        Optional<Polynomial> content = Optional.of(PolynomialParts.coefficient(p, x, p.degree(x)));
        for (int power = p.degree(x) - 1; power >= 0 && content.isPresent(); power--) {
            if (content.get().isConstant()) {
                break;
            }
            content = algebra.gcd(content.get(), PolynomialParts.coefficient(p, x, power));
        }
        if (content.isEmpty() || !content.get().isConstant()) {
            return content;
        }
        Polynomial one = Polynomial.constant(p.variables(), Rational.ONE);
        if (p.degree(x) == 1) {
            return Optional.of(one);
        }
        if (p.degree(x) > 2) {
            return algebra.gcd(p, PolynomialParts.derivative(p, x));
        }
        Polynomial a = PolynomialParts.coefficient(p, x, 2);
        Polynomial b = PolynomialParts.coefficient(p, x, 1);
        Polynomial c = PolynomialParts.coefficient(p, x, 0);
        Polynomial discriminant = b.times(b).minus(a.times(c).times(Rational.of(4)));
        Optional<Polynomial> root = PolynomialParts.squareRoot(discriminant);
        if (root.isEmpty()) {
            return Optional.of(one);
        }
        Polynomial twiceA = a.times(Rational.of(2));
        Polynomial linear =
                twiceA.times(Polynomial.variable(p.variables(), x)).plus(b).minus(root.get());
        return algebra.gcd(p, linear);
    }

    private static boolean addByJas(Polynomial p, Map<Polynomial, Integer> factors) {
        JasRing ring = JasRing.of(List.of(p));
        if (p.terms().size() > MOST_TERMS || ring.size() > MOST_VARIABLES || p.degree() > MOST_DEGREE) {
            return false;
        }
        List<GenPolynomial<BigInteger>> found;
        try {
            GenPolynomial<BigInteger> jas = ring.toJas(p, ring.integers());
            found = new WithoutKronecker()
                    .factors(jas).entrySet().stream()
                            .flatMap(entry ->
                                    Collections.nCopies(Math.toIntExact(entry.getValue()), entry.getKey()).stream())
                            .toList();
        } catch (TooHard e) {
            return false;
        }
        Polynomial product = Polynomial.constant(p.variables(), Rational.ONE);
        for (GenPolynomial<BigInteger> factor : found) {
            Polynomial base = Content.of(ring.fromJas(factor)).primitive();
            product = product.times(base);
            if (!base.isConstant()) {
                factors.merge(base, 1, Integer::sum);
            }
        }
        return product.equals(p);
    }

    /** By the terms from the largest monomial down. */
    private static int compare(Polynomial a, Polynomial b) {
        List<Map.Entry<Monomial, Rational>> left = new ArrayList<>(a.terms().entrySet());
        List<Map.Entry<Monomial, Rational>> right = new ArrayList<>(b.terms().entrySet());
        for (int i = 1; i <= Math.min(left.size(), right.size()); i++) {
            Map.Entry<Monomial, Rational> s = left.get(left.size() - i);
            Map.Entry<Monomial, Rational> t = right.get(right.size() - i);
            int byMonomial = s.getKey().compareTo(t.getKey());
            int byTerm = byMonomial != 0 ? byMonomial : s.getValue().compareTo(t.getValue());
            if (byTerm != 0) {
                return byTerm;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static final class WithoutKronecker extends FactorInteger<ModLong> {
        WithoutKronecker() {
            super(BigInteger.ONE);
        }

        @Override
        public List<GenPolynomial<BigInteger>> factorsSquarefreeKronecker(GenPolynomial<BigInteger> p) {
            throw new TooHard();
        }
    }

    private static final class TooHard extends RuntimeException {
        TooHard() {
            super("left to Kronecker's method", null, false, false);
        }
    }
}
