package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;
import org.gradproof.symbolic.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * What a fraction's variables stand for, and the polynomials that tie them together.
 *
 * <p>A denominator of more than one term is an atom too, so that repeated sums stay one symbol; it is
 * a polynomial in atoms that came before it, and {@link #eliminated} puts that in its place.
 */
final class Atoms {
    /** How many atoms there can be: the width of all polynomials here. */
    static final int WIDTH = 48;

    private static final int MOST_TERMS = 6_000;

    private final List<Object> keys = new ArrayList<>();
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, Polynomial> denominators = new TreeMap<>();
    private final List<Polynomial> relations = new ArrayList<>();

    /** The atom with that key, made if it is new. */
    int number(Object key) {
        Integer known = numbers.get(key);
        if (known == null) {
            if (keys.size() == WIDTH) {
                throw new Unanswered("more than " + WIDTH + " atoms");
            }
            known = keys.size();
            keys.add(key);
            numbers.put(key, known);
        }
        return known;
    }

    boolean knows(Object key) {
        return numbers.containsKey(key);
    }

    Object key(int number) {
        return keys.get(number);
    }

    static Polynomial constant(Rational value) {
        return Polynomial.constant(WIDTH, value);
    }

    static Fraction constantFraction(Rational value) {
        return Fraction.of(constant(value));
    }

    Polynomial polynomial(Object key) {
        return Polynomial.variable(WIDTH, number(key));
    }

    Fraction fraction(Object key) {
        return Fraction.of(polynomial(key));
    }

    /** Adds a polynomial that is 0 wherever all is defined. */
    void relate(Polynomial zero) {
        if (!relations.contains(zero)) {
            relations.add(zero);
        }
    }

    List<Polynomial> relations() {
        return relations;
    }

    /** One over the fraction. */
    Fraction reciprocal(Fraction fraction) {
        if (eliminated(fraction.numerator()).isZero()) {
            throw new DefinedNowhere("a division by zero");
        }
        Content content = Content.of(fraction.numerator());
        Monomial denominator = content.monomial();
        if (!content.rest().isConstant()) {
            int number = number(new Denominator(content.rest()));
            denominators.put(number, content.rest());
            denominator =
                    denominator.times(Polynomial.variable(WIDTH, number).terms().lastKey());
        }
        Polynomial numerator =
                Polynomial.of(WIDTH, Map.of(fraction.denominator(), Rational.ONE.dividedBy(content.unit())));
        return new Fraction(numerator, denominator);
    }

    /** The polynomial without the atoms that stand for denominators. */
    Polynomial eliminated(Polynomial polynomial) {
        Polynomial result = polynomial;
        for (int number = keys.size() - 1; number >= 0; number--) {
            @Nullable Polynomial value = denominators.get(number);
            if (value != null && result.degree(number) > 0) {
                result = substituted(result, number, value);
            }
        }
        return result;
    }

    private static Polynomial substituted(Polynomial p, int number, Polynomial value) {
        Polynomial result = Parts.coefficient(p, number, p.degree(number));
        for (int power = p.degree(number) - 1; power >= 0; power--) {
            result = result.times(value).plus(Parts.coefficient(p, number, power));
            if (result.terms().size() > MOST_TERMS) {
                throw new Unanswered("more than " + MOST_TERMS + " terms");
            }
        }
        return result;
    }

    /** The atoms of a polynomial. */
    static List<Integer> of(Polynomial p) {
        List<Integer> used = new ArrayList<>();
        for (int number = 0; number < WIDTH; number++) {
            if (p.degree(number) > 0) {
                used.add(number);
            }
        }
        return used;
    }

    /** The only atom of a monomial that is one atom. */
    static Optional<Integer> single(Monomial monomial) {
        for (int number = 0; number < WIDTH && monomial.degree() == 1; number++) {
            if (monomial.exponent(number) == 1) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** The key of a denominator. */
    record Denominator(Polynomial value) {}
}
