package org.gradproof.docsgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "definition of \\tilde{y}; definition of $\\tilde{y}$",
                "quotient rule; quotient rule",
                "splits off i = k; splits off $i = k$",
                "definition of P(\\mathbf{y}_i = 1 \\mid x); definition of $P(\\mathbf{y}_i = 1 \\mid x)$",
                "\\sum_{i=1}^{n} y_i = 1 is given; $\\sum_{i=1}^{n} y_i = 1$ is given",
                "a step of the proof; a step of the proof",
                "z = -36.7, y = 1; $z = -36.7, y = 1$",
                "the body reaches over + b_i; the body reaches over $+ b_i$",
                "the index \"i\" of \"\\sum_{i=1}^{n} a b\" hides it; the index $i$ of $\\sum_{i=1}^{n} a b$ hides it",
                "for=\"block-1\" names no block; for=\"block-1\" names no block",
                "uses $x < y$ twice; uses $x < y$ twice",
            })
    void tells_latex_from_words(String text, String expected) {
        StringBuilder shown = new StringBuilder();
        for (MixedText.Part part : MixedText.parts(text)) {
            shown.append(part.math() ? "$" + part.text() + "$" : part.text());
        }
        assertThat(shown.toString()).isEqualTo(expected);
    }
}
