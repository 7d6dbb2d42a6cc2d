package org.gradproof.symbolic.cas;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.work.Work;

/**
 * A polynomial with rational coefficients in the variables 0 to {@code variables - 1}. Immutable;
 * equal polynomials are equal values.
 *
 * @param variables how many variables there are; those that do not occur count
 * @param terms the coefficients, none of them 0, the smallest monomial first; the empty map is 0
 */
public record Polynomial(int variables, SortedMap<Monomial, Rational> terms) {
    /** What a product of two terms counts for in {@link Work}, with its place among the others. */
    public static final int PER_TERM = 5;

    /**
     * Drops zero coefficients.
     *
     * @throws IllegalArgumentException if a monomial is in another number of variables
     */
    public Polynomial {
        TreeMap<Monomial, Rational> copy = new TreeMap<>();
        for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
            if (term.getKey().variables() != variables) {
                throw new IllegalArgumentException(
                        "monomial " + term.getKey() + " is not in " + variables + " variables");
            }
            if (!term.getValue().isZero()) {
                copy.put(term.getKey(), term.getValue());
            }
        }
        terms = Collections.unmodifiableSortedMap(copy);
    }

    /** The polynomial with the coefficients of the map. */
    public static Polynomial of(int variables, Map<Monomial, Rational> terms) {
        return new Polynomial(variables, new TreeMap<>(terms));
    }

    /** The constant {@code value}. */
    public static Polynomial constant(int variables, Rational value) {
        return of(variables, Map.of(Monomial.one(variables), value));
    }

    /** The variable with that number. */
    public static Polynomial variable(int variables, int number) {
        int[] exponents = new int[variables];
        exponents[number] = 1;
        return of(variables, Map.of(Monomial.of(exponents), Rational.ONE));
    }

    /** Whether this is 0. */
    public boolean isZero() {
        return terms.isEmpty();
    }

    /** Whether no variable occurs. */
    public boolean isConstant() {
        return terms.isEmpty() || terms.lastKey().isOne();
    }

    /** The term of the largest monomial: its coefficient, or 0 for the polynomial 0. */
    public Rational leadingCoefficient() {
        return terms.isEmpty() ? Rational.ZERO : terms.getOrDefault(terms.lastKey(), Rational.ZERO);
    }

    /** The largest sum of exponents; 0 for the polynomial 0. */
    public int degree() {
        return terms.isEmpty() ? 0 : terms.lastKey().degree();
    }

    /** The largest exponent of a variable. */
    public int degree(int variable) {
        int largest = 0;
        for (Monomial monomial : terms.keySet()) {
            largest = Math.max(largest, monomial.exponent(variable));
        }
        return largest;
    }

    /** The sum. */
    public Polynomial plus(Polynomial other) {
        Work.count(terms.size() + other.terms.size());
        Map<Monomial, Rational> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Rational::plus));
        return of(variables, sum);
    }

    /** The difference. */
    public Polynomial minus(Polynomial other) {
        return plus(other.times(Rational.MINUS_ONE));
    }

    /** The product. */
    public Polynomial times(Polynomial other) {
        Work.count((long) PER_TERM * terms.size() * other.terms.size());
        Map<Monomial, Rational> product = new TreeMap<>();
        for (Map.Entry<Monomial, Rational> a : terms.entrySet()) {
            for (Map.Entry<Monomial, Rational> b : other.terms.entrySet()) {
                product.merge(a.getKey().times(b.getKey()), a.getValue().times(b.getValue()), Rational::plus);
            }
        }
        return of(variables, product);
    }

    /** The product with a number. */
    public Polynomial times(Rational factor) {
        Map<Monomial, Rational> product = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial, coefficient.times(factor)));
        return of(variables, product);
    }

    /** The product with a monomial. */
    public Polynomial times(Monomial factor) {
        Map<Monomial, Rational> product = new TreeMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial.times(factor), coefficient));
        return of(variables, product);
    }

    /** The power with an exponent that is at least 0. */
    public Polynomial pow(int exponent) {
        if (exponent < 0) {
            throw new IllegalArgumentException("exponent " + exponent + " is below 0");
        }
        Polynomial power = constant(variables, Rational.ONE);
        for (int i = 0; i < exponent; i++) {
            power = power.times(this);
        }
        return power;
    }

    /** {@code 2*x0^2 + -1/3*x1}, the largest monomial first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(terms)
                .descendingMap()
                .forEach((monomial, coefficient) -> text.append(text.isEmpty() ? "" : " + ")
                        .append(coefficient)
                        .append(monomial.isOne() ? "" : "*" + monomial));
        return text.isEmpty() ? "0" : text.toString();
    }
}
