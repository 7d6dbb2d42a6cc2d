package org.gradproof.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.verify.mutation.Decision.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeciderTest {
    private static final int POINTS = 400;
    private static final List<String> GIVENS = List.of(
            "n \\in \\mathbb{N}",
            "x \\in \\mathbb{R}",
            "a, b \\in \\mathbb{R}_{>0}",
            "p, q \\in \\mathbb{R}",
            "p < q",
            "\\mathbf{z} \\in \\mathbb{R}^n",
            "\\mathbf{y} \\in \\Delta^{n-1}",
            "i, k \\in \\{1, \\ldots, n\\}",
            "g : \\mathbb{R} \\to \\mathbb{R}");

    private static Finding finding(String step) {
        return Decider.decide(Written.claim(GIVENS, step), POINTS).finding();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\sum_{j=1}^{n} \\mathbf{z}_j - \\mathbf{z}_k = \\sum_{j \\neq k} \\mathbf{z}_j",
                "\\log(a b) = \\log a + \\log b",
                "\\sum_{i=1}^{n} \\mathbf{y}_i = 1",
                "p - q < 0",
                "e^{1000 x} e^{-1000 x} = 1",
                "\\frac{d}{dx} g(x)^2 = 2 g(x) g'(x)",
                "\\frac{x^2}{x} = x",
                "\\frac{e^x}{e^x + 1} < 1",
                "\\frac{e^x}{e^x + 2} < \\frac{e^x + 1}{e^x}",
                "1 + e^{-x^2} > 1",
            })
    void finds_no_fault_with_what_is_true(String step) {
        assertThat(finding(step)).isEqualTo(Finding.TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\sum_{j=1}^{n} \\mathbf{z}_j = \\sum_{j \\neq k} \\mathbf{z}_j",
                "\\log(a b) = \\log(a) b",
                "\\delta_{ik} = 0",
                "n = n (1 - \\mathbb{1}\\{n = 1\\})",
                "x = x + \\frac{1}{10^{40}}",
                "\\mathbf{y}_i < 1",
                "q - p < 0",
                "g(x) = g(-x)",
                "e^{x} \\le 1 + x",
            })
    void finds_where_a_falsehood_fails(String step) {
        assertThat(finding(step)).isEqualTo(Finding.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\log(a b) < \\log a + \\log b", "\\sqrt{a b} \\neq \\sqrt{a} \\sqrt{b}"})
    void takes_equality_to_hundreds_of_digits_for_equality_where_a_relation_is_strict(String step) {
        assertThat(finding(step)).isEqualTo(Finding.FALSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\log(-a) = 1", "\\sqrt{-a} = b"})
    void says_where_nothing_is_claimed(String step) {
        assertThat(finding(step)).isEqualTo(Finding.NOWHERE);
    }
}
