package org.gradproof.symbolic.normal.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.latex.LatexWriter;
import org.gradproof.symbolic.normal.facts.Dependencies;
import org.gradproof.symbolic.normal.facts.Differences;
import org.gradproof.symbolic.normal.facts.Facts;
import org.gradproof.symbolic.normal.facts.IndexCase;
import org.gradproof.symbolic.normal.facts.Selection;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.gradproof.symbolic.normal.poly.PolynomialPort;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenormalizerTest {
    private static final List<String> GIVENS = List.of(
            "x, y, t \\in \\mathbb{R}",
            "p \\in (0, 1)",
            "n \\in \\mathbb{N}",
            "i, k \\in \\{1, \\ldots, n\\}",
            "z \\in \\mathbb{R}^n",
            "W \\in \\mathbb{R}^{n \\times n}",
            "C \\subseteq \\{1, \\ldots, n\\}",
            "f : \\mathbb{R} \\to \\mathbb{R}",
            "h : \\mathbb{R}^2 \\to \\mathbb{R}",
            "u : \\mathbb{R} \\to \\mathbb{R}^n",
            "q_i := \\frac{e^{z_i}}{\\sum_{j=1}^{n} e^{z_j}}",
            "L := \\sum_{j=1}^{n} q_j^2");

    private static Expr read(String latex) {
        return Laws.claim(GIVENS, latex + " = 1").left();
    }

    private static Normalizer normalizer(boolean derivatives) {
        Givens givens = Laws.claim(GIVENS, "1 = 1").givens();
        Idx n = Idx.of(Name.of("n"));
        IndexCase indices = new IndexCase(
                Map.of(), Set.of(), Set.of(), Map.of(Name.of("i"), n, Name.of("k"), n), Differences.NONE, Set.of());
        Selection selection = new Selection(Set.of(), List.of(), true, derivatives);
        Facts facts = new Facts(givens, selection, indices, new PolynomialPort(null));
        return new Normalizer(facts, new Dependencies(givens));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "-\\frac{2}{3}",
                "\\frac{3}{2} x",
                "-x + y",
                "x - \\frac{y}{2}",
                "2 x y + 4 x",
                "-3 x^2 y - 6 x y",
                "\\pi x",
                "\\sqrt{2} x",
                "\\sqrt{x}",
                "x^{-2}",
                "e^x",
                "e^{x + 2 y - 1}",
                "x e^{-\\frac{x^2}{2}}",
                "\\log x",
                "\\log (1 + x) - 3",
                "\\frac{1}{1 - p}",
                "\\frac{x}{1 - p}",
                "\\frac{x}{(p - 1)^2}",
                "\\frac{x}{(p - 1)^3}",
                "\\frac{x}{1 - p} - \\frac{y}{p}",
                "\\frac{x}{(1 - p)(x - 2)}",
                "\\frac{x^2}{1 - p} + \\frac{x}{1 - p}",
                "\\delta_{ik}",
                "\\delta_{i1} x",
                "\\mathbb{1}\\{i < k\\}",
                "\\mathbb{1}\\{i \\neq k\\}",
                "\\mathbb{1}\\{i \\in C\\}",
                "\\mathbb{1}\\{x > y\\}",
                "\\mathbb{1}\\{x \\ge y\\}",
                "\\sum_{j=1}^{n} z_j",
                "x \\sum_{j=1}^{n} z_j^2",
                "\\sum_{j=1}^{n} x e^{z_j}",
                "\\frac{e^{z_k}}{\\sum_{j=1}^{n} e^{z_j}}",
                "\\sum_{j=1}^{k} z_j",
                "\\sum_{j \\in C} z_j",
                "\\sum_{a=1}^{n} \\sum_{b=1}^{n} z_a W_{ab} z_b",
                "\\sum_{a=1}^{n} \\sum_{b=1}^{a} W_{ab}",
                "\\sum_{a=1}^{n} e^{\\sum_{b=1}^{n} W_{ab}}",
                "\\sum_{j=1}^{n-1} z_{j+1} z_j",
                "\\prod_{j=1}^{n} z_j",
                "\\prod_{j=1}^{n} (1 + z_j)",
                "\\max_j z_j",
                "\\min_j z_j - x",
                "\\int_0^1 f(t) \\, dt",
                "\\int_x^{y+1} t f(t) \\, dt",
                "\\int f(t) \\, dt",
                "\\int_0^{\\infty} f(t) e^{-t} \\, dt",
                "\\int_{-\\infty}^{x} f(t) \\, dt",
                "f(x) + f'(x) y",
                "h(x, y)",
                "\\frac{\\partial}{\\partial x} h(x, y)",
                "u_i(x) - u_k(x)",
                "|x| + |x - y|",
                "\\max(x, y)",
                "\\sin x \\cos y",
                "\\tan x",
                "\\tanh x",
                "n! + k!",
                "\\binom{n}{k}",
                "x^n",
                "x^{n+1} - n",
                "q_i - \\delta_{ik}",
                "\\frac{\\partial L}{\\partial z_k}",
                "\\frac{\\partial q_i}{\\partial z_k}"
            })
    void what_is_written_is_what_was_normal(String latex) {
        for (boolean derivatives : new boolean[] {true, false}) {
            Normalizer normalizer = normalizer(derivatives);
            Poly normal;
            try {
                normal = normalizer.normalize(read(latex));
            } catch (Unsupported notCarriedOut) {
                assertThat(derivatives).isFalse();
                continue;
            }
            Expr written = new Denormalizer(List.of("x", "j")).write(normal);
            Poly difference = normalizer.normalize(written).minus(normal);
            assertThat(normalizer.algebra().ring().together(difference).numerator())
                    .isEqualTo(Poly.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\frac{1}{1 - p} | \\frac{1}{1 - p}",
                "\\frac{1}{p - 1} | -\\frac{1}{1 - p}",
                "-3 x^2 y - 6 x y | x y \\left( -3 x - 6 \\right)",
                "y - x | y - x",
                "\\frac{3}{2} x | \\frac{3 x}{2}",
                "\\sum_{a=1}^{n} z_a | \\sum_{l=1}^{n} z_l",
                "-5 | -5"
            })
    void it_reads_as_a_person_would_write_it(String latex, String expected) {
        Normalizer normalizer = normalizer(true);
        Expr written = new Denormalizer(List.of("j")).write(normalizer.normalize(read(latex)));
        assertThat(LatexWriter.write(written)).isEqualTo(LatexWriter.write(read(expected)));
    }

    @Test
    void it_names_no_more_bound_indices_than_there_are_letters() {
        Poly normal = normalizer(true).normalize(read("\\sum_{a=1}^{n} \\sum_{b=1}^{n} W_{ab}"));
        Denormalizer oneLetter = new Denormalizer(List.of("j", "l", "m", "s", "t", "u"));
        assertThatThrownBy(() -> oneLetter.write(normal)).isInstanceOf(Unsupported.class);
    }
}
