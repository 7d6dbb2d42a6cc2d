package org.gradproof.symbolic.normal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Poly;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumsTest {
    private static final String WORLD = "m, n \\in \\mathbb{N}; i, k \\in \\{1, \\ldots, n\\}; l \\in \\{1, \\ldots, m\\};"
            + " x, y \\in \\mathbb{R}^n; a \\in \\mathbb{R}^{n+1}; c \\in \\mathbb{R}^5; t \\in \\mathbb{R}";

    @TestFactory
    Stream<DynamicTest> sums_follow_their_laws_and_not_their_neighbours() {
        return Laws.of(SumsTest.class, "sums.txt");
    }

    private static Poly difference(String left, String right) {
        Opened under = Kernel.under(WORLD);
        Poly difference = Kernel.poly(under, left).minus(Kernel.poly(under, right));
        return under.algebra().ring().together(difference).numerator();
    }

    /** By the rule alone: a proof may find another way to what is true, by induction for one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\sum_{j=1}^{n} 1 | n
        \\sum_{j=1}^{n} j | \\frac{n (n + 1)}{2}
        \\sum_{j=1}^{n} j^2 | \\frac{n (n + 1) (2 n + 1)}{6}
        \\sum_{j=1}^{n} j^3 | \\frac{n^2 (n + 1)^2}{4}
        \\sum_{j=1}^{n} j^4 | \\frac{n (n + 1) (2 n + 1) (3 n^2 + 3 n - 1)}{30}
        \\sum_{j=1}^{n} j^5 | \\frac{n^2 (n + 1)^2 (2 n^2 + 2 n - 1)}{12}
        \\sum_{j=1}^{n} j^6 | \\frac{n (n + 1) (2 n + 1) (3 n^4 + 6 n^3 - 3 n + 1)}{42}
        \\sum_{j=1}^{n} t j^2 | \\frac{t n (n + 1) (2 n + 1)}{6}
        \\sum_{j=1}^{n} \\mathbb{1}\\{j < k\\} | k - 1
        \\sum_{j=1}^{n} \\mathbb{1}\\{j \\le k\\} | k
        \\sum_{j=1}^{n} \\mathbb{1}\\{j > k\\} | n - k
        \\sum_{j=1}^{n} \\delta_{jk} x_j | x_k
        \\sum_{j=1}^{n} \\delta_{kj} x_j | x_k
        \\sum_{j=1}^{n} \\mathbb{1}\\{j + 1 = k\\} a_{j+1} | (1 - \\delta_{k1}) a_k
        \\sum_{j=1}^{n} \\mathbb{1}\\{k = j + 1\\} a_{j+1} | (1 - \\delta_{k1}) a_k
        \\sum_{j=1}^{n} \\mathbb{1}\\{j = k + 1\\} t | (1 - \\delta_{kn}) t
        \\sum_{j=1}^{5} c_j | c_1 + c_2 + c_3 + c_4 + c_5
        \\sum_{j=1}^{1} c_j | c_1
        \\prod_{j=1}^{3} c_j | c_1 c_2 c_3
        \\sum_{i=1}^{n} x_i \\sum_{j=1}^{n} y_j | \\left( \\sum_{j=1}^{n} x_j \\right) \\sum_{j=1}^{n} y_j
        \\sum_{i=1}^{n} \\sum_{j=1}^{n} (x_i + y_j)^2 | n \\sum_{j=1}^{n} x_j^2 + n \\sum_{j=1}^{n} y_j^2 + 2 \\left( \\sum_{j=1}^{n} x_j \\right) \\sum_{j=1}^{n} y_j
        \\sum_{i=1}^{n} x_i \\left( \\sum_{j=1}^{n} x_i y_j \\right)^2 | \\left( \\sum_{j=1}^{n} y_j \\right)^2 \\sum_{i=1}^{n} x_i^3
        """)
    void a_sum_comes_to_its_value(String sum, String value) {
        assertThat(difference(sum, value)).isEqualTo(Poly.ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\sum_{j=1}^{n} j | \\frac{n (n - 1)}{2}
        \\sum_{j=1}^{n} j^2 | \\frac{n (n + 1) (2 n - 1)}{6}
        \\sum_{j=1}^{n} j^{-1} | n
        \\sum_{j=1}^{n} \\mathbb{1}\\{j < k\\} | k
        \\sum_{j=1}^{n} \\mathbb{1}\\{j < l\\} | l - 1
        \\sum_{j=1}^{n} \\mathbb{1}\\{j < k\\} x_j | k - 1
        \\sum_{j=1}^{n} \\mathbb{1}\\{k < j\\} | k - 1
        \\sum_{j=1}^{n} \\mathbb{1}\\{j = l\\} t | t
        \\sum_{j=1}^{n} \\mathbb{1}\\{j + 1 = k\\} a_{j+1} | a_k
        \\sum_{j=1}^{n} \\mathbb{1}\\{j = k + 1\\} t | t
        \\sum_{i=1}^{n} x_i^2 | \\left( \\sum_{j=1}^{n} x_j \\right)^2
        \\sum_{i=1}^{n} \\frac{x_i}{\\sum_{j=1}^{n} y_j} | \\left( \\sum_{j=1}^{n} x_j \\right) \\sum_{j=1}^{n} y_j
        """)
    void and_to_no_other(String sum, String value) {
        assertThat(difference(sum, value)).isNotEqualTo(Poly.ZERO);
    }

    @Test
    void what_divides_the_numerator_is_cancelled_and_nothing_else() {
        Opened under = Kernel.under("x, y \\in \\mathbb{R}");
        Ring ring = under.algebra().ring();
        Ring.Fraction whole = ring.together(Kernel.poly(under, "\\frac{x^3 - y^3}{x - y}"));
        assertThat(whole.denominator()).isEmpty();
        assertThat(whole.numerator()).isEqualTo(Kernel.poly(under, "x^2 + x y + y^2"));
        Ring.Fraction rest = ring.together(Kernel.poly(under, "\\frac{x^3 + y^3}{x - y}"));
        assertThat(rest.denominator()).hasSize(1);
        assertThat(rest.numerator()).isEqualTo(Kernel.poly(under, "x^3 + y^3"));
    }
}
