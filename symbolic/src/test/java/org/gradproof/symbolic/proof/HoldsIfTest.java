package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.latex.LatexWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which natural assumption makes a claim provable that is false without it, and that no other is offered. */
class HoldsIfTest {
    private static List<String> assumptions(String givens, String step) {
        Prover prover = new Prover(null, LatexWriter::write);
        return prover.holdsIf(Written.claim(givens, step)).stream()
                .map(Given.Assumption::latex)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
        x \\in \\mathbb{R} ! |x| = x ! x \\ge 0
        x \\in \\mathbb{R} ! |x| = -x ! x \\le 0
        x \\in \\mathbb{R}_{>0} ! \\log x \\ge 0 ! x \\ge 1
        x \\in \\mathbb{R}_{>0} ! \\log x \\le 0 ! x \\le 1
        x, y \\in \\mathbb{R} ! \\max(x, y) = x ! x \\ge y
        x, y \\in \\mathbb{R} ! \\max(x, y) = y ! y \\ge x
        n \\in \\mathbb{N}; i \\in \\{1, \\ldots, n\\}; x, y \\in \\mathbb{R}^n; x_i = 2 y_i ! \\sum_{j=1}^{n} x_j = 2 \\sum_{j=1}^n y_j ! x_i = 2 y_i \\text{ for all } i
        n \\in \\mathbb{N}; x \\in \\mathbb{R}^n ! \\sum_{i=1}^{n} x_i = 1 ! \\sum_{i=1}^{n} x_{i} = 1
        n \\in \\mathbb{N}; y, z \\in \\mathbb{R}^n; c \\in \\mathbb{R} ! \\sum_{i=1}^{n} y_i c = c ! \\sum_{i=1}^{n} y_{i} = 1
        x^{(j)} \\in \\mathbb{R}; j \\in \\{1, \\ldots, n\\} ! \\sum_{j=1}^{n} x^{(j)} = 1 ! \\sum_{i=1}^{n} x^{(i)} = 1
        n \\in \\mathbb{N} ! \\mathbb{1}\\{n = 1\\} = 0 ! n \\ge 2
        n \\in \\mathbb{N}; i, k \\in \\{1, \\ldots, n\\}; z \\in \\mathbb{R}^n ! z_i = z_k ! i = k
        n \\in \\mathbb{N}; i, k \\in \\{1, \\ldots, n\\}; z \\in \\mathbb{R}^n ! \\delta_{ik} z_i = 0 ! i \\neq k
        A \\in \\mathbb{R}^{n \\times n}; \\mathbf{x} \\in \\mathbb{R}^n ! \\nabla_{\\mathbf{x}} \\mathbf{x}^\\top A \\mathbf{x} = 2 A \\mathbf{x} ! A^\\top = A
        """)
    void one_assumption_is_what_is_missing(String givens, String step, String assumption) {
        assertThat(assumptions(givens, step)).containsExactly(assumption);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
        x \\in \\mathbb{R}; y \\in \\mathbb{R}_{>0} ! x \\ge y
        x \\in \\mathbb{R}; x \\ge 0 ! |x| = -x
        x \\in [0, 1] ! x \\ge 1
        y \\in \\{0, 1\\} ! y = 1
        n \\in \\mathbb{N}; y \\in \\Delta^{n-1} ! \\sum_{i=1}^{n} y_i = 2
        n \\in \\mathbb{N}; i, k \\in \\{1, \\ldots, n\\}; i \\neq k; z \\in \\mathbb{R}^n ! \\delta_{ik} z_i = z_i
        m, n \\in \\mathbb{N}; i \\in \\{1, \\ldots, n\\}; k \\in \\{1, \\ldots, m\\} ! \\delta_{ik} = 0
        A \\in \\mathbb{R}^{n \\times n}; \\mathbf{x} \\in \\mathbb{R}^n ! A \\mathbf{x} = 2 A^\\top \\mathbf{x}
        A \\in \\mathbb{R}^{n \\times n}; A^\\top = A; i, k \\in \\{1, \\ldots, n\\} ! A_{ik} = 2 A_{ki}
        A \\in \\mathbb{R}^{m \\times n}; i \\in \\{1, \\ldots, m\\}; k \\in \\{1, \\ldots, n\\} ! A_{ik} = 1
        n \\in \\mathbb{N}; i \\in \\{1, \\ldots, n\\}; x, y \\in \\mathbb{R}^n; x_i = 2 y_i ! \\sum_{j=1}^{n} x_j = 3 \\sum_{j=1}^n y_j
        x \\in \\mathbb{R} ! x = x + 1
        """)
    void none_helps_that_is_natural(String givens, String step) {
        assertThat(assumptions(givens, step)).isEmpty();
    }
}
