package org.gradproof.symbolic.symja;

import edu.jas.arith.BigInteger;
import edu.jas.arith.ModLong;
import edu.jas.kern.ComputerThreads;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.ufd.GreatestCommonDivisorModular;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Factorization;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.cas.PolynomialAlgebra;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * Polynomial algebra by JAS, the algebra library of Symja. What is small is answered here at once;
 * JAS gets the rest, on the caller's thread, and what it factors is multiplied out again.
 */
public final class SymjaAlgebra implements PolynomialAlgebra {
    private static final int MOST_TERMS = 250;
    private static final int MOST_TERMS_OF_QUOTIENT = 1_000;
    private static final int MOST_VARIABLES = 12;
    private static final int MOST_DEGREE = 24;
    /** The quick test goes through all powers up to the degree. */
    private static final int MOST_DEGREE_TO_TEST = 1_000;

    static {
        // JAS would start pools of threads that outlive the command.
        ComputerThreads.NO_THREADS = true;
    }

    private final GroebnerBases bases = new GroebnerBases();
    private final Factoring factoring = new Factoring(this);

    @Override
    public Optional<Polynomial> gcd(Polynomial a, Polynomial b) {
        if (a.isZero() || b.isZero()) {
            Polynomial other = a.isZero() ? b : a;
            return Optional.of(other.isZero() ? other : Content.of(other).primitive());
        }
        Content contentOfA = Content.of(a);
        Content contentOfB = Content.of(b);
        Monomial common = contentOfA.monomial().gcd(contentOfB.monomial());
        return gcdOfRests(contentOfA.rest(), contentOfB.rest()).map(rest -> rest.times(common));
    }

    private Optional<Polynomial> gcdOfRests(Polynomial a, Polynomial b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (a.isConstant() || b.isConstant()) {
            return Optional.of(Polynomial.constant(a.variables(), Rational.ONE));
        } else if (a.degree() > MOST_DEGREE_TO_TEST || b.degree() > MOST_DEGREE_TO_TEST) {
            return Optional.empty();
        }
        Work.count((long) a.degree() * b.degree());
        if (CoprimeTest.showsCoprime(a, b)) {
            return Optional.of(Polynomial.constant(a.variables(), Rational.ONE));
        }
        Polynomial smaller = a.degree() <= b.degree() ? a : b;
        Polynomial larger = a.degree() <= b.degree() ? b : a;
        if (divideExactly(larger, smaller).isPresent()) {
            return Optional.of(smaller);
        }
        JasRing ring = JasRing.of(List.of(a, b));
        if (!small(a, ring) || !small(b, ring)) {
            return Optional.empty();
        }
        GenPolynomialRing<BigInteger> jas = ring.integers();
        GenPolynomial<BigInteger> gcd =
                new GreatestCommonDivisorModular<ModLong>().gcd(ring.toJas(a, jas), ring.toJas(b, jas));
        Polynomial found = Content.of(ring.fromJas(gcd)).primitive();
        boolean divides =
                divideExactly(a, found).isPresent() && divideExactly(b, found).isPresent();
        return divides ? Optional.of(found) : Optional.empty();
    }

    private static boolean small(Polynomial p, JasRing ring) {
        return p.terms().size() <= MOST_TERMS && p.degree() <= MOST_DEGREE && ring.size() <= MOST_VARIABLES;
    }

    @Override
    public Optional<Factorization> factor(Polynomial a) {
        return factoring.factor(a);
    }

    @Override
    public Optional<Polynomial> reduce(Polynomial a, List<Polynomial> ideal) {
        return ideal.isEmpty() ? Optional.of(a) : bases.normalForm(a, ideal);
    }

    @Override
    public Optional<List<Polynomial>> cofactors(Polynomial a, List<Polynomial> ideal) {
        return bases.cofactors(a, ideal);
    }

    @Override
    public Optional<Polynomial> divideExactly(Polynomial a, Polynomial b) {
        if (b.isZero()) {
            throw new IllegalArgumentException("division of " + a + " by 0");
        }
        Monomial lead = b.terms().lastKey();
        Rational coefficient = b.leadingCoefficient();
        TreeMap<Monomial, Rational> rest = new TreeMap<>(a.terms());
        Map<Monomial, Rational> quotient = new TreeMap<>();
        while (!rest.isEmpty()) {
            Map.Entry<Monomial, Rational> top = rest.lastEntry();
            if (!lead.divides(top.getKey()) || quotient.size() > MOST_TERMS_OF_QUOTIENT) {
                return Optional.empty();
            }
            Monomial monomial = top.getKey().over(lead);
            Rational factor = top.getValue().dividedBy(coefficient);
            quotient.put(monomial, factor);
            Work.count((long) Polynomial.PER_TERM * b.terms().size());
            for (Map.Entry<Monomial, Rational> term : b.terms().entrySet()) {
                Rational less = term.getValue().times(factor).negate();
                rest.merge(term.getKey().times(monomial), less, SymjaAlgebra::sumOrNothing);
            }
        }
        return Optional.of(Polynomial.of(a.variables(), quotient));
    }

    private static @Nullable Rational sumOrNothing(Rational a, Rational b) {
        Rational sum = a.plus(b);
        return sum.isZero() ? null : sum;
    }
}
