package org.gradproof.symbolic.symja;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradproof.symbolic.cas.Monomial;
import org.gradproof.symbolic.cas.Polynomial;

/** What a variable of a {@link Fraction} stands for. */
sealed interface Generator {
    /** One of Symja's symbols, or its Pi. */
    record Symbol(String name) implements Generator {}

    /** The exponential of a ratio of monomials, or a root of that. */
    record Exponential(Monomial numerator, Monomial denominator) implements Generator {}

    /** The logarithm of the absolute value of an irreducible polynomial, or of a prime number. */
    record Logarithm(Polynomial argument) implements Generator {}

    /** A sine or a cosine. */
    record Trigonometric(boolean sine, Fraction argument) implements Generator {}

    /** An unspecified function, or a derivative of one. */
    record Application(String head, List<Fraction> arguments) implements Generator {}

    /** A denominator of more than one term. */
    record Denominator(Polynomial value) implements Generator {}

    /** What an atom is, without the numbers that atoms have in one reading: the same in the next. */
    static Object described(Generator atom, Generators atoms) {
        if (atom instanceof Exponential exponential) {
            return List.of("exp", described(exponential.numerator(), exponential.denominator(), atoms));
        } else if (atom instanceof Logarithm logarithm) {
            return List.of("log", described(logarithm.argument(), atoms));
        } else if (atom instanceof Trigonometric trigonometric) {
            return List.of(trigonometric.sine(), described(trigonometric.argument(), atoms));
        } else if (atom instanceof Application application) {
            return List.of(
                    application.head(),
                    application.arguments().stream()
                            .map(argument -> described(argument, atoms))
                            .toList());
        } else if (atom instanceof Denominator denominator) {
            return List.of("denominator", described(denominator.value(), atoms));
        }
        return atom;
    }

    private static Object described(Monomial numerator, Monomial denominator, Generators atoms) {
        List<Object> parts = new ArrayList<>();
        for (int number = 0; number < Generators.WIDTH; number++) {
            int power = numerator.exponent(number) - denominator.exponent(number);
            if (power != 0) {
                parts.add(List.of(described(atoms.atom(number), atoms), power));
            }
        }
        return parts;
    }

    private static Object described(Fraction fraction, Generators atoms) {
        return fraction.numerator().terms().entrySet().stream()
                .map(term -> List.of(term.getValue(), described(term.getKey(), fraction.denominator(), atoms)))
                .collect(Collectors.toSet());
    }

    private static Object described(Polynomial polynomial, Generators atoms) {
        return described(Fraction.of(polynomial), atoms);
    }
}
