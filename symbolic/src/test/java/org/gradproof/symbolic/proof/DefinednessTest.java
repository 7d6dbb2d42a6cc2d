package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinednessTest {
    private static final String WORLD =
            "n \\in \\mathbb{N}; x, y \\in \\mathbb{R}; \\mathbf{z} \\in \\mathbb{R}^n; i, k \\in \\{1, \\ldots, n\\};"
                    + " f : \\mathbb{R} \\to \\mathbb{R}; L := -\\log \\sum_{j=1}^{n} e^{\\mathbf{z}_j};"
                    + " h(t) := \\max(0, t); v \\in \\mathbb{R}^3; W \\in \\mathbb{R}^{n \\times n}; c := |x|;"
                    + " d_i := \\mathbf{z}_i^2; l \\in \\{0, \\ldots, n\\}; p \\in \\Delta^{n-1}; Z \\sim p; w := \\frac{1}{y}";

    private static boolean isKnown(String side) {
        Claim claim = Written.claim(WORLD, side + " = 0");
        return Definedness.isKnown(claim.left(), claim.givens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + \\frac{1}{y}",
                "\\log x + \\sqrt{y} + \\tan x",
                "\\max(x, |y|)",
                "\\frac{\\partial L}{\\partial \\mathbf{z}_k}",
                "\\mathbf{z}_i \\mathbf{z}_1",
                "n! + \\binom{n}{k}",
                "2^x + x^n + x^3",
                "f'(x) + h(x)",
                "\\mathbb{1}\\{i = k\\} + \\mathbb{1}\\{x > 0\\}",
                "\\begin{cases} x & i = k \\\\ y & \\text{otherwise} \\end{cases}",
                "\\sum_{j \\neq k} \\mathbf{z}_j",
                "\\max_{j} \\mathbf{z}_j",
                "\\int_0^1 e^{x t} \\, dt",
                "v_1 + v_3 + W_{ik} + W_{nn}",
                "c + d_k + w",
                "L + L^2",
                "e^{x} + (e^x)^y + 5! + 0!",
                "x^k + \\sum_{j=1}^{n} x^j",
                "\\sum_{j=1}^{k} \\mathbf{z}_1 x^j",
                "\\mathbb{E}[\\mathbf{z}_Z]",
                "\\mathbb{1}\\{i = k \\text{ and } i \\le n - 1\\}",
                "\\sum_{j \\neq k, j \\neq i} \\mathbf{z}_j",
                "\\begin{cases} x & i < k + 1 \\\\ y & x > y \\\\ 1 & \\text{otherwise} \\end{cases}",
                "\\frac{\\partial}{\\partial x} \\sum_{j=1}^{n} x \\mathbb{1}\\{j \\le k\\}",
                "\\pi x"
            })
    void the_side_conditions_are_all_that_is_needed(String side) {
        assertThat(isKnown(side)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{\\partial}{\\partial x} |x|",
                "\\frac{\\partial}{\\partial x} \\max(x, y)",
                "h'(x)",
                "\\frac{\\partial}{\\partial x} h(x)",
                "\\frac{\\partial}{\\partial x} (x \\mathbb{1}\\{x > 0\\})",
                "\\frac{\\partial}{\\partial \\mathbf{z}_k} \\max_{j} \\mathbf{z}_j",
                "\\mathbf{z}_2",
                "\\frac{\\partial L}{\\partial \\mathbf{z}_2}",
                "\\mathbf{z}_{n-1}",
                "(n - 2)!",
                "\\binom{n-2}{k}",
                "x^y",
                "x^{n-1}",
                "\\mathbb{1}\\{\\log x > 0\\}",
                "\\begin{cases} x & i = k \\\\ y & i \\neq k \\end{cases}",
                "\\max_{j \\neq k} \\mathbf{z}_j",
                "\\int_0^1 \\frac{1}{t} \\, dt",
                "\\int_0^{\\infty} e^{x t} \\, dt",
                "\\frac{\\partial}{\\partial x} c",
                "x^l",
                "l!",
                "2^{x} + (-2)^x",
                "\\sum_{j=2}^{n} \\mathbf{z}_{j-1}",
                "\\sum_{j=0}^{n} x^j",
                "\\mathbb{1}\\{\\frac{1}{x} > y\\}",
                "\\mathbb{1}\\{i = k \\text{ and } \\log x > y\\}",
                "\\begin{cases} \\mathbf{z}_2 & x > 0 \\\\ y & \\text{otherwise} \\end{cases}",
                "\\int_0^{\\log x} e^{t} \\, dt",
                "\\int_{w}^{1} e^{t} \\, dt",
                "\\frac{\\partial}{\\partial x} \\begin{cases} x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
                "h(\\mathbf{z}_2)",
                "f(x^y)",
                "(x^y)^2 + 1",
                "2^{\\mathbf{z}_2}",
                "\\max_{j} x^{\\mathbf{z}_j}",
                "\\max_{1 \\le j \\le k - 1} \\mathbf{z}_j"
            })
    void more_may_be_needed_than_is_listed(String side) {
        assertThat(isKnown(side)).isFalse();
    }
}
