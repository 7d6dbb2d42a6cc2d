package org.gradproof.symbolic.normal.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.poly.Unsupported;
import org.gradproof.symbolic.proof.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsTest {
    /** Each as its kind, {@code ?} before it where the part may be left out, {@code ~} where zero is allowed beside a zero factor. */
    private static List<String> of(String givens, String left) {
        Claim claim = Kernel.claim(givens, left + " = 0");
        return Requirements.of(List.of(claim.left()), claim.givens()).stream()
                .map(r -> (r.guarded() ? "?" : "")
                        + (r.strict() || r.kind() != Requirement.Kind.POSITIVE ? "" : "~")
                        + r.kind())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + 1|",
                "x^2|",
                "\\frac{1}{x}|NONZERO",
                "x^{-2}|NONZERO",
                "x^{1/2}|POSITIVE",
                "x^y|POSITIVE",
                "\\sqrt{x}|NONNEGATIVE",
                "\\log x|POSITIVE",
                "y \\log x|~POSITIVE",
                "2 \\log x|POSITIVE",
                "0 \\log x|~POSITIVE",
                "y \\log \\frac{1}{x}|~POSITIVE NONZERO",
                "\\tan x|NONZERO",
                "\\frac{1}{\\log x}|NONZERO POSITIVE",
                "y e^{\\log x}|POSITIVE",
                "\\frac{\\partial}{\\partial x} \\sqrt{x}|POSITIVE",
                "\\begin{cases} \\log x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}|?POSITIVE",
            })
    void what_each_part_needs(String latex, String expected) {
        assertThat(of("x, y \\in \\mathbb{R}", latex))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\sum_{j=1}^n \\frac{1}{x_j}|NONZERO",
                "\\sum_{j=2}^n \\frac{1}{x_j}|?NONZERO",
                "\\sum_{j=1}^{n-1} \\frac{1}{x_j}|?NONZERO",
                "\\sum_{j \\neq k} \\frac{1}{x_j}|?NONZERO",
                "\\sum_{j=1}^n \\sum_{i=2}^n \\frac{1}{x_j + x_i}|?NONZERO",
            })
    void a_term_of_a_part_of_a_range_may_be_left_out(String latex, String expected) {
        assertThat(of("\\mathbf{x} \\in \\mathbb{R}^n; k \\in \\{1, \\ldots, n\\}", latex))
                .containsExactly(expected);
    }

    @Test
    void a_definition_asks_anew_where_it_is_differentiated_or_no_longer_multiplied() {
        String root = "x \\in \\mathbb{R}; f := \\sqrt{x}";
        assertThat(of(root, "f + f")).containsExactly("NONNEGATIVE");
        assertThat(of(root, "f + \\frac{\\partial f}{\\partial x}")).containsExactly("NONNEGATIVE", "POSITIVE");
        String log = "x, y \\in \\mathbb{R}; f := \\log x";
        assertThat(of(log, "y f")).containsExactly("~POSITIVE");
        assertThat(of(log, "y f + f")).containsExactly("~POSITIVE", "POSITIVE");
    }

    @Test
    void no_condition_is_left_out_of_too_many() {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < 401; i++) {
            terms.add(Exprs.log(new Expr.Sym(Name.of("x" + i))));
        }
        assertThat(Requirements.of(terms.subList(0, 400), Givens.NONE)).hasSize(400);
        assertThatThrownBy(() -> Requirements.of(terms, Givens.NONE)).isInstanceOf(Unsupported.class);
    }
}
