package org.gradproof.symbolic.symja;

import edu.jas.arith.BigInteger;
import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.poly.TermOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;

/**
 * JAS's rings over those variables that occur in some of our polynomials, and the ways there and back.
 *
 * @param width how many variables our polynomials have
 * @param used which of them occur, ascending
 */
record JasRing(int width, List<Integer> used) {
    static JasRing of(Collection<Polynomial> polynomials) {
        int width = polynomials.iterator().next().variables();
        return new JasRing(
                width,
                IntStream.range(0, width)
                        .filter(x -> polynomials.stream().anyMatch(p -> p.degree(x) > 0))
                        .boxed()
                        .toList());
    }

    /** How many variables occur. */
    int size() {
        return used.size();
    }

    /** Names are given: JAS would invent new ones for every ring, and keep them all for ever. */
    private String[] names() {
        String[] names = new String[used.size()];
        Arrays.setAll(names, i -> "x" + i);
        return names;
    }

    /** Integer polynomials in the term order that JAS's gcds and factors need. */
    GenPolynomialRing<BigInteger> integers() {
        return new GenPolynomialRing<>(BigInteger.ONE, names(), new TermOrder(TermOrder.INVLEX));
    }

    /** Rational polynomials by total degree, in which bases stay small. */
    GenPolynomialRing<BigRational> rationals() {
        return new GenPolynomialRing<>(BigRational.ONE, names(), new TermOrder(TermOrder.IGRLEX));
    }

    GenPolynomial<BigInteger> toJas(Polynomial p, GenPolynomialRing<BigInteger> ring) {
        GenPolynomial<BigInteger> result = new GenPolynomial<>(ring);
        p.terms()
                .forEach((monomial, coefficient) ->
                        result.doPutToMap(exponents(monomial), new BigInteger(coefficient.numerator())));
        return result;
    }

    GenPolynomial<BigRational> toRationalJas(Polynomial p, GenPolynomialRing<BigRational> ring) {
        GenPolynomial<BigRational> result = new GenPolynomial<>(ring);
        p.terms().forEach((monomial, coefficient) -> {
            BigRational value =
                    new BigRational(new BigInteger(coefficient.numerator()), new BigInteger(coefficient.denominator()));
            result.doPutToMap(exponents(monomial), value);
        });
        return result;
    }

    Polynomial fromJas(GenPolynomial<BigInteger> p) {
        Map<Monomial, Rational> terms = new TreeMap<>();
        p.getMap()
                .forEach((exponents, coefficient) ->
                        terms.put(monomial(exponents), new Rational(coefficient.val, java.math.BigInteger.ONE)));
        return Polynomial.of(width, terms);
    }

    Polynomial fromRationalJas(GenPolynomial<BigRational> p) {
        Map<Monomial, Rational> terms = new TreeMap<>();
        p.getMap()
                .forEach((exponents, coefficient) ->
                        terms.put(monomial(exponents), new Rational(coefficient.num, coefficient.den)));
        return Polynomial.of(width, terms);
    }

    private ExpVector exponents(Monomial monomial) {
        long[] exponents = new long[used.size()];
        Arrays.setAll(exponents, i -> monomial.exponent(used.get(i)));
        return ExpVector.create(exponents);
    }

    private Monomial monomial(ExpVector vector) {
        int[] exponents = new int[width];
        for (int i = 0; i < used.size(); i++) {
            exponents[used.get(i)] = Math.toIntExact(vector.getVal(i));
        }
        return Monomial.of(exponents);
    }
}
