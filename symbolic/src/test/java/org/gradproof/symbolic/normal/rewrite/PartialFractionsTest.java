package org.gradproof.symbolic.normal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Mono;
import org.gradproof.symbolic.normal.poly.Poly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialFractionsTest {
    private static final Opened UNDER = Kernel.under("p, q, u, v \\in \\mathbb{R}");
    private static final Map<String, Rational> POINT =
            Map.of("p", Rational.of(2, 7), "q", Rational.of(-5, 3), "u", Rational.of(11, 4), "v", Rational.of(-1, 6));

    private static Poly normal(String latex) {
        return Kernel.poly(UNDER, latex);
    }

    private static Poly reduced(String latex) {
        return UNDER.algebra().reduce(normal(latex));
    }

    private static Rational value(Poly poly) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mono, Rational> term : poly.terms()) {
            Rational product = term.getValue();
            for (int i = 0; i < term.getKey().size(); i++) {
                Rational base = value(term.getKey().atom(i));
                product = product.times(
                        base.pow(term.getKey().exponent(i).numerator().intValueExact()));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    private static Rational value(Atom atom) {
        return atom instanceof Atom.Base base ? value(base.poly) : POINT.get(((Atom.Symbol) atom).name.spelling());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{u}{1 + u}",
                "\\frac{u^2}{1 + u}",
                "\\frac{u^3}{(1 + u)^2}",
                "\\frac{u}{2 - 3 u}",
                "\\frac{u v}{u + v}",
                "\\frac{u^2 v}{3 u - 2 v}",
                "\\frac{1}{p (1 - p)}",
                "\\frac{1}{p^2 (1 - p)}",
                "\\frac{1}{p (2 + 3 p)^2}",
                "\\frac{q}{p (1 - p)}",
                "\\frac{1}{p (1 - p q)}",
                "\\frac{u}{(1 + u)(2 + u)}",
                "\\frac{p^2}{(p - q)(p + q)}",
                "\\frac{1}{p (1 + p)} + \\frac{p}{1 + p}",
                "p^2 + q"
            })
    void a_reduced_fraction_has_the_value_that_it_had(String latex) {
        Poly normal = normal(latex);
        assertThat(value(UNDER.algebra().reduce(normal)))
                .as("%s, %s", latex, normal)
                .isEqualTo(value(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{u}{1 + u} = 1 - \\frac{1}{1 + u}",
                "\\frac{u^2}{1 + u} = u - 1 + \\frac{1}{1 + u}",
                "\\frac{1}{p (1 - p)} = \\frac{1}{p} + \\frac{1}{1 - p}",
                "\\frac{1}{p^2 (1 - p)} = \\frac{1}{p^2} + \\frac{1}{p} + \\frac{1}{1 - p}",
                "\\frac{1}{p (1 + p)} = \\frac{1}{p} - \\frac{1}{1 + p}",
                "\\frac{1}{p (2 + 3 p)} = \\frac{1}{2 p} - \\frac{3}{2 (2 + 3 p)}",
                "\\frac{u v}{u + v} = v - \\frac{v^2}{u + v}",
            })
    void two_spellings_of_one_fraction_come_to_one_form(String equation) {
        String[] sides = equation.split(" = ", -1);
        assertThat(reduced(sides[0])).isEqualTo(reduced(sides[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{u}{1 + u} = 1 + \\frac{1}{1 + u}",
                "\\frac{u}{1 + u} = 1 - \\frac{1}{1 - u}",
                "\\frac{u^2}{1 + u} = u + 1 + \\frac{1}{1 + u}",
                "\\frac{1}{p (1 - p)} = \\frac{1}{p} - \\frac{1}{1 - p}",
                "\\frac{1}{p (1 + p)} = \\frac{1}{p} + \\frac{1}{1 + p}",
                "\\frac{1}{p (2 + 3 p)} = \\frac{1}{p} - \\frac{3}{2 + 3 p}",
                "\\frac{u v}{u + v} = v + \\frac{v^2}{u + v}",
            })
    void the_nearest_wrong_splits_do_not(String equation) {
        String[] sides = equation.split(" = ", -1);
        assertThat(reduced(sides[0])).isNotEqualTo(reduced(sides[1]));
    }
}
