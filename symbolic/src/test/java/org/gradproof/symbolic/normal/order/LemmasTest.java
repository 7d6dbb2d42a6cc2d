package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
import org.gradproof.symbolic.normal.poly.Atom;
import org.gradproof.symbolic.normal.poly.Idx;
import org.gradproof.symbolic.normal.poly.Poly;
import org.junit.jupiter.api.Test;

class LemmasTest {
    private static boolean holds(Opened under, Poly poly) {
        return new Order(under.algebra()).holds(poly, false);
    }

    @Test
    void a_largest_value_is_at_least_each_value_of_its_own_range_and_a_smallest_at_most() {
        Opened under = Kernel.under("\\mathbf{z} \\in \\mathbb{R}^n; k \\in \\{1, \\ldots, n\\}");
        Poly largest = Kernel.poly(under, "\\max_j z_j - z_k");
        Poly smallest = Kernel.poly(under, "z_k - \\min_j z_j");
        assertThat(holds(under, largest)).isTrue();
        assertThat(holds(under, largest.negate())).isFalse();
        assertThat(holds(under, smallest)).isTrue();
        assertThat(holds(under, smallest.negate())).isFalse();
        Name other = under.facts().fresh(Idx.of(Name.of("m")));
        assertThat(holds(under, under.algebra().rename(largest, Name.of("k"), other)))
                .isFalse();
        assertThat(holds(under, under.algebra().rename(smallest, Name.of("k"), other)))
                .isFalse();
    }

    @Test
    void the_exponential_of_a_difference_of_logs_needs_a_denominator_that_is_known_to_be_positive() {
        String quotient = "\\log \\frac{x}{y - 1}";
        Opened known = Kernel.under("x \\in \\mathbb{R}_{>0}; y \\in (1, \\infty)");
        assertThat(new LogLemmas(known.algebra()).exponentialDifference(Kernel.poly(known, quotient)))
                .isEqualTo(Kernel.poly(known, "x - y + 1"));
        for (String range : List.of("\\mathbb{R}", "(0, \\infty)", "[2, \\infty)")) {
            Opened under = Kernel.under("x \\in \\mathbb{R}_{>0}; y \\in " + range);
            assertThat(new LogLemmas(under.algebra()).exponentialDifference(Kernel.poly(under, quotient)) == null)
                    .as(range)
                    .isEqualTo(!range.startsWith("[2"));
        }
    }

    @Test
    void no_fact_divides_by_what_may_be_zero() {
        for (String range : List.of("[0, \\infty)", "\\mathbb{R}_{>0}")) {
            Opened under = Kernel.under("x \\in " + range + "; y \\in [0, \\infty)");
            boolean divides = new Lemmas(under.algebra(), new LogLemmas(under.algebra()))
                    .about(Kernel.poly(under, "y \\log x")).stream()
                            .flatMap(fact -> fact.poly().monos().stream())
                            .anyMatch(mono -> mono.exponent(new Atom.Symbol(Name.of("x"), List.of()))
                                            .signum()
                                    < 0);
            assertThat(divides).as(range).isEqualTo(range.endsWith("}"));
        }
    }
}
