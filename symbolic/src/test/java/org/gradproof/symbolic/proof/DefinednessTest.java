package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinednessTest {
    private static final String WORLD =
            "n \\in \\mathbb{N}; x, y \\in \\mathbb{R}; \\mathbf{z} \\in \\mathbb{R}^n; i, k \\in \\{1, \\ldots, n\\};"
                    + " f : \\mathbb{R} \\to \\mathbb{R}; L := -\\log \\sum_{j=1}^{n} e^{\\mathbf{z}_j};"
                    + " h(t) := \\max(0, t)";

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
                "\\int_0^1 e^{x t} \\, dt"
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
                "\\int_0^{\\infty} e^{x t} \\, dt"
            })
    void more_may_be_needed_than_is_listed(String side) {
        assertThat(isKnown(side)).isFalse();
    }
}
