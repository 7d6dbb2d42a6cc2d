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
final class Generators {
    /** How many atoms there can be: the width of all polynomials here. */
    static final int WIDTH = 48;

    private static final int MOST_TERMS = 6_000;

    private final List<Generator> all = new ArrayList<>();
    private final Map<Generator, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, Polynomial> denominators = new TreeMap<>();
    private final List<Polynomial> relations = new ArrayList<>();

    /** The number of an atom, which is new if the atom is. */
    int number(Generator atom) {
        Integer known = numbers.get(atom);
        if (known == null) {
            if (all.size() == WIDTH) {
                throw new Unanswered("more than " + WIDTH + " atoms");
            }
            known = all.size();
            all.add(atom);
            numbers.put(atom, known);
        }
        return known;
    }

    Generator atom(int number) {
        return all.get(number);
    }

    static Polynomial constant(Rational value) {
        return Polynomial.constant(WIDTH, value);
    }

    static Fraction constantFraction(Rational value) {
        return Fraction.of(constant(value));
    }

    Polynomial polynomial(Generator atom) {
        return Polynomial.variable(WIDTH, number(atom));
    }

    Fraction fraction(Generator atom) {
        return Fraction.of(polynomial(atom));
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
            int number = number(new Generator.Denominator(content.rest()));
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
        for (int number = all.size() - 1; number >= 0; number--) {
            @Nullable Polynomial value = denominators.get(number);
            if (value != null && result.degree(number) > 0) {
                result = substituted(result, number, value);
            }
        }
        return result;
    }

    private static Polynomial substituted(Polynomial p, int number, Polynomial value) {
        Polynomial result = PolynomialParts.coefficient(p, number, p.degree(number));
        for (int power = p.degree(number) - 1; power >= 0; power--) {
            result = result.times(value).plus(PolynomialParts.coefficient(p, number, power));
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
}
