package org.gradproof.symbolic.normal.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.normal.Kernel;
import org.gradproof.symbolic.normal.attempt.Opened;
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
}
