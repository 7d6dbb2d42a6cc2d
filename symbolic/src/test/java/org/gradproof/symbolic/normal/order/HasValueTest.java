package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has a value at every point that the givens leave, where parts of a claim may be left out. */
class HasValueTest {
    private static final String WORLD = "x \\in \\mathbb{R}; p \\in \\mathbb{R}_{>0}; r \\in \\mathbb{R}_{\\ge 0};"
            + " n \\in \\mathbb{N}; z \\in \\mathbb{R}^n; v \\in \\mathbb{R}_{>0}^n; f : \\mathbb{R} \\to \\mathbb{R}";

    private static boolean hasValue(String latex, boolean inDoubt) {
        Opened under = Kernel.under(WORLD);
        if (inDoubt) {
            under.algebra().signs().doubtDenominators();
        }
        return new ValueTest(under.algebra().signs()).hasValue(Kernel.poly(under, latex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^2 - 3 x",
                "\\sqrt{p}",
                "\\sqrt{r}",
                "\\frac{1}{p}",
                "p^{-\\frac{1}{2}}",
                "\\log p",
                "\\log (1 + e^x)",
                "\\frac{1}{x^2 + 1}",
                "\\sqrt{x^2 + 1}",
                "\\sum_{j=1}^{n} \\sqrt{v_j}",
                "\\max_j \\log v_j",
                "f(\\sqrt{r})",
                "|x|",
                "n!",
                "\\mathbb{1}\\{x > 1\\}",
                "\\int_0^{\\sqrt{r}} f(t) \\, dt"
            })
    void what_is_known_is_enough(String latex) {
        assertThat(hasValue(latex, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\sqrt{x}",
                "\\frac{1}{x}",
                "\\frac{1}{r}",
                "r^{-\\frac{1}{2}}",
                "\\log x",
                "\\log r",
                "e^{\\sqrt{x}}",
                "\\log (1 + \\sqrt{x})",
                "\\frac{1}{1 + \\sqrt{x}}",
                "\\sum_{j=1}^{n} \\sqrt{z_j}",
                "\\max_j \\log z_j",
                "f(\\sqrt{x})",
                "|\\sqrt{x} - 1|",
                "\\mathbb{1}\\{\\sqrt{x} > 1\\}",
                "\\int_0^{\\sqrt{x}} f(t) \\, dt",
                "\\int_{\\sqrt{x}}^1 f(t) \\, dt",
                "x + \\sqrt{p} + \\sqrt{x}"
            })
    void more_would_have_to_be_known(String latex) {
        assertThat(hasValue(latex, true)).isFalse();
        // Where nothing is left out, the claim is not made where this has no value.
        assertThat(hasValue(latex, false)).isTrue();
    }
}
