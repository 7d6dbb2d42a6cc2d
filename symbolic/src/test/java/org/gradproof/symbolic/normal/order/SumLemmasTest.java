package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.junit.jupiter.api.Test;

/** What the reader, or the split of the indices into cases, keeps away from the lemmas is refused by them too. */
class SumLemmasTest {
    private static final String GIVENS =
            "\\mathbf{x} \\in \\mathbb{R}_{\\ge 0}^n; y \\in \\mathbb{R}_{>0}; i, k \\in \\{1, \\ldots, n\\}; c \\in"
                    + " \\mathbb{R}";

    private static boolean holds(Opened under, Poly poly, boolean strict) {
        return new Order(under.algebra()).holds(poly, strict);
    }

    @Test
    void two_terms_are_taken_off_a_sum_only_where_their_indices_are_known_to_differ() {
        Opened under = Kernel.under(GIVENS);
        assertThat(holds(under, Kernel.poly(under, "\\sum_j x_j - x_k"), false)).isTrue();
        assertThat(holds(under, Kernel.poly(under, "\\sum_j x_j - x_i - x_k"), false))
                .isFalse();
    }

    @Test
    void a_term_is_taken_off_a_sum_only_at_an_index_of_its_range() {
        Opened under = Kernel.under(GIVENS);
        Poly difference = Kernel.poly(under, "\\sum_j x_j - x_k");
        Name own = under.facts().fresh(Idx.of(Name.of("n")));
        Name other = under.facts().fresh(Idx.of(Name.of("m")));
        assertThat(holds(under, under.algebra().rename(difference, Name.of("k"), own), false))
                .isTrue();
        assertThat(holds(under, under.algebra().rename(difference, Name.of("k"), other), false))
                .isFalse();
    }

    @Test
    void a_sum_over_a_range_that_may_be_empty_is_not_positive() {
        Opened under = Kernel.under(GIVENS);
        Idx n = Idx.of(Name.of("n"));
        assertThat(holds(under, positiveTerms(under, n), true)).isTrue();
        assertThat(holds(under, positiveTerms(under, n.plus(-1)), true)).isFalse();
        assertThat(holds(under, positiveTerms(under, n.plus(-1)), false)).isTrue();
    }

    /** The sum of e^{x_j} over the range. */
    private static Poly positiveTerms(Opened under, Idx range) {
        Atom.BigOperator full = (Atom.BigOperator)
                Kernel.poly(under, "\\sum_j e^{x_j}").leadMono().atom(0);
        return Poly.of(new Atom.BigOperator(Kind.SUM, full.variables, List.of(range), full.body, 1));
    }
}
