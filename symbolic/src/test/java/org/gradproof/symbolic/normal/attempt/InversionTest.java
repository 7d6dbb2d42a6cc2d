package org.gradproof.symbolic.normal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InversionTest {
    private static @Nullable Inversion of(String definition) {
        List<String> lines = List.of(
                "n \\in \\mathbb{N}",
                "x, a \\in \\mathbb{R}",
                "v, w \\in \\mathbb{R}^n",
                "W \\in \\mathbb{R}^{n \\times n}",
                definition);
        Givens givens = Laws.claim(lines, "1 = 1").givens();
        IndexCase none = new IndexCase(Map.of(), Set.of(), Set.of(), Map.of(), Differences.NONE, Set.of());
        ClaimContext context = new ClaimContext(givens, new Dependencies(givens), new PolynomialPort(null), List.of());
        Given.Definition last = (Given.Definition) givens.all().get(givens.all().size() - 1);
        return Attempt.unfolding(context, none).inversion(last);
    }

    /** {@code d = (a u + b) / (c u + e)} at {@code u = e^x = 3}. */
    @ParameterizedTest
    @CsvSource({
        "'d := \\frac{1}{1 + e^{-x}}', 3/4",
        "'d := \\frac{1}{1 + e^{x}}', 1/4",
        "'d := \\frac{e^x - 2}{2 e^x + 5}', 1/11",
        "'d := \\frac{2}{1 + e^{-x}} - 1', 1/2",
        "'d := \\frac{e^x}{e^x + 1}', 3/4"
    })
    void a_sigmoid_is_a_quotient_of_linear_terms_in_the_exponential(String definition, String value) {
        Inversion inversion = Objects.requireNonNull(of(definition));
        List<Rational> c = inversion.coefficients();
        Rational u = Rational.of(3);
        Rational quotient =
                c.get(0).times(u).plus(c.get(1)).dividedBy(c.get(2).times(u).plus(c.get(3)));
        assertThat(quotient.toString()).isEqualTo(value);
        assertThat(inversion.variable()).isEqualTo(Name.of("x"));
        assertThat(inversion.softmax()).isFalse();
    }

    @Test
    void a_sigmoid_of_each_component_is_one_too() {
        Inversion inversion = Objects.requireNonNull(of("d_i := \\frac{1}{1 + e^{-v_i}}"));
        assertThat(inversion.variable()).isEqualTo(Name.of("v_{#1}"));
        assertThat(inversion.softmax()).isFalse();
    }

    @Test
    void a_softmax_is_known() {
        Inversion inversion = Objects.requireNonNull(of("d_i := \\frac{e^{v_i}}{\\sum_{j=1}^{n} e^{v_j}}"));
        assertThat(inversion).isEqualTo(new Inversion(Name.of("v_{#1}"), true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d := x",
                "d := 1",
                "d := e^x",
                "d := \\frac{1}{x}",
                "d := \\frac{1}{1 + e^{2 x}}",
                "d := \\frac{1}{1 + e^{x^2}}",
                "d := \\frac{1}{1 + e^{x a}}",
                "d := \\frac{1}{1 + e^{x} + e^{a}}",
                "d := \\frac{1}{1 + e^{x} + e^{2 x}}",
                "d := \\frac{1}{(1 + e^{x})^2}",
                "d := \\frac{a}{1 + e^{x}}",
                "d := \\frac{e^a}{1 + e^{x}}",
                "d := \\frac{1}{(1 + e^{x})(2 + e^{a})}",
                "d := \\frac{1}{a + e^{x}}",
                "d := \\frac{1}{1 + e^{v_1}}",
                "d_i := \\frac{1}{1 + e^{W_{ii}}}",
                "d_i := \\frac{2 e^{v_i}}{\\sum_{j=1}^{n} e^{v_j}}",
                "d_i := \\frac{e^{v_i}}{\\sum_{j=1}^{n} e^{w_j}}",
                "d_i := \\frac{e^{v_i}}{\\sum_{j=1}^{n} e^{2 v_j}}",
                "d_i := \\frac{e^{2 v_i}}{\\sum_{j=1}^{n} e^{2 v_j}}",
                "d_i := \\frac{e^{v_i}}{\\left( \\sum_{j=1}^{n} e^{v_j} \\right)^2}",
                "d_i := \\frac{v_i}{\\sum_{j=1}^{n} e^{v_j}}",
                "d_i := \\frac{e^{v_i}}{\\sum_{j=1}^{n} v_j}",
                "d_i := \\frac{e^{v_i} x}{\\sum_{j=1}^{n} e^{v_j}}",
                "d_i := e^{v_i} \\sum_{j=1}^{n} e^{v_j}",
                "d_i := \\frac{e^{v_i}}{1 + \\sum_{j=1}^{n} e^{v_j}}",
                "d_i := \\frac{e^{v_i}}{\\prod_{j=1}^{n} v_j}",
                "d_{ik} := \\frac{e^{W_{ik}}}{\\sum_{j=1}^{n} e^{W_{ij}}}"
            })
    void what_is_nearly_one_of_these_is_none(String definition) {
        assertThat(of(definition)).isNull();
    }
}
