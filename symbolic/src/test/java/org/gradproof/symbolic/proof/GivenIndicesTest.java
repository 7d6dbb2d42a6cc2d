package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proved, and of which sizes, where givens relate indices and sizes. */
class GivenIndicesTest {
    private static final String WORLD =
            "m, n \\in \\mathbb{N}; \\mathbf{x} \\in \\mathbb{R}^n; i, k, l \\in \\{1, \\ldots, n\\}; ";

    private final Prover prover = new Prover(null, Object::toString);

    private Proof prove(String givens, String step) {
        return prover.prove(Written.claim(WORLD + givens, step));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i = k               | x_i^2 = x_i x_k
        i = k; k = l        | x_i x_k = x_l^2
        i = k; k = l        | \\mathbb{1}\\{i = l\\} = 1
        i \\le k; k \\le i  | x_i = x_k
        i \\le k            | \\mathbb{1}\\{i < k\\} + \\mathbb{1}\\{i = k\\} = 1
        i = k + 1           | x_i = x_{k+1}
        i < k; k < l        | \\mathbb{1}\\{i = l\\} = 0
        i < k; k < l        | \\mathbb{1}\\{n \\le 2\\} = 0
        i \\neq k           | \\mathbb{1}\\{n = 1\\} = 0
        m = n               | \\sum_{j=1}^{m} x_j = \\sum_{j=1}^{n} x_j
        n = m + 1           | \\sum_{j=1}^{n} x_j = \\sum_{j=1}^{m} x_j + x_n
        m < n; n < m + 2    | n - m = 1
        k = n               | x_k = x_n
        i = 1               | \\sum_{j=1}^{n} x_j = x_i + \\sum_{j=2}^{n} x_j
        n = 1               | \\sum_{j=1}^{n} x_j = x_1
        n = 1               | x_i = x_k
        n < 2               | x_i = x_k
        n \\ge 2; n < 3     | \\sum_{j=1}^{n} x_j = x_1 + x_2
        i = k; k \\neq l    | \\mathbb{1}\\{i = l\\} = 0
        m = 2 n             | m + n = 3 n
        """)
    void what_the_givens_say_of_indices_is_used(String givens, String step) {
        assertThat(prove(givens, step).outcome()).isEqualTo(Outcome.PROVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i = k               | x_i^2 = x_i
        i = k               | x_i = x_l
        i = k + 1           | x_i = x_k
        i < k               | \\mathbb{1}\\{i = l\\} = 0
        i < k; l < k        | \\mathbb{1}\\{i = l\\} = 0
        i \\le k            | x_i = x_k
        i \\le k            | \\mathbb{1}\\{i < k\\} = 1
        i \\neq k; k \\neq l | \\mathbb{1}\\{i = l\\} = 0
        i < k; k < l        | \\mathbb{1}\\{n \\le 3\\} = 0
        m = n               | \\sum_{j=1}^{n} x_j = x_1
        n = m + 1           | \\sum_{j=1}^{n} x_j = \\sum_{j=1}^{m} x_j
        n = m + 1           | \\sum_{j=1}^{n} x_j = \\sum_{j=1}^{m} x_j + x_m
        m < n               | n - m = 1
        k = n               | x_k = x_1
        n = 2               | \\sum_{j=1}^{n} x_j = x_1
        n = 2               | x_i = x_k
        n < 3               | x_i = x_k
        n \\ge 2            | \\sum_{j=1}^{n} x_j = x_1 + x_2
        n \\ge 6            | \\cos(x_1) = 1
        m = 2 n             | m = n
        """)
    void and_no_more_is_proved(String givens, String step) {
        assertThat(prove(givens, step).outcome()).isEqualTo(Outcome.NOT_PROVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i \\neq i           | x_i = x_i
        i < i               | x_i = 1
        n < 1               | x_1 = x_1
        i < k; k < i        | x_i = x_i
        i < k; k < l; l = i | x_i = x_i
        i = k; i \\neq k    | x_i = x_i
        i = k; k = l; l \\neq i | x_1 = 1
        i < k; n = 1        | x_1 = x_1
        i \\neq k; n = 1    | x_1 = x_1
        n = 3; n = 4        | x_1 = x_1
        n \\ge 5; n < 5     | x_1 = x_1
        m = n; n = m + 1    | x_1 = x_1
        i = n + 1           | x_1 = x_1
        k = i + 1; i = k + 1 | 0 = 0
        """)
    void where_nothing_satisfies_the_givens_nothing_is_proved(String givens, String step) {
        Proof proof = prove(givens, step);
        assertThat(proof.outcome()).isEqualTo(Outcome.NOT_PROVED);
        assertThat(proof.message()).isEqualTo("nothing satisfies the givens");
    }

    /** True for every size, but beyond what is proved of products over part of a range. */
    private static final String SPLIT_PRODUCT =
            "(\\prod_{j=1}^{m} x_j) (\\prod_{j=m+1}^{n} x_j) = \\prod_{j=1}^{n} x_j";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        m \\le n                 | 1,2,3
        m \\le n; m \\ge 4       | 4,5,6
        m \\le n; n \\neq 2      | 1,2,3,4
        m + 1 \\le n             | 1,2,3,4
        """)
    void a_bounded_proof_lists_sizes_that_the_givens_admit(String givens, String sizes) {
        Proof proof = prove(givens, SPLIT_PRODUCT);
        assertThat(proof.outcome()).isEqualTo(Outcome.PROVED_BOUNDED);
        assertThat(proof.sizes())
                .containsExactlyElementsOf(Arrays.stream(sizes.split(",", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void a_proof_at_all_sizes_that_the_givens_leave_is_a_proof() {
        Proof proof = prove("m \\le n; n \\le 3", SPLIT_PRODUCT);
        assertThat(proof.outcome()).isEqualTo(Outcome.PROVED);
        assertThat(proof.reasons()).containsExactly("written out for each size");
        assertThat(proof.sizes()).isEqualTo(List.of());
        assertThat(prove("m \\le n; n \\le 3", SPLIT_PRODUCT.replace("m+1", "m"))
                        .outcome())
                .isEqualTo(Outcome.NOT_PROVED);
    }

    @Test
    void an_index_is_compared_with_one_whose_range_is_a_number() {
        String givens = "p \\in \\{1, \\ldots, 5\\}";
        assertThat(prove(givens, "\\mathbb{1}\\{i = p\\} = 0").outcome()).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(givens, "\\mathbb{1}\\{i = p\\} x_i = \\mathbb{1}\\{i = p\\} x_p")
                        .outcome())
                .isEqualTo(Outcome.PROVED);
    }

    @Test
    void an_index_from_zero_that_only_an_equation_names_is_not_taken_for_positive() {
        String givens = "p \\in \\{0, \\ldots, n\\}; z \\in \\mathbb{R}; z = p";
        assertThat(prove(givens, "z > 0").outcome()).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(givens.replace("0,", "1,"), "z > 0").outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void a_component_that_exists_only_from_some_size_on_says_so_of_the_size() {
        assertThat(prove("m \\ge 1", "\\mathbb{1}\\{n \\ge 7\\} x_7 = x_7").outcome())
                .isEqualTo(Outcome.PROVED);
        assertThat(prove("m \\ge 1", "\\mathbb{1}\\{n \\ge 8\\} x_7 = x_7").outcome())
                .isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove("s := 2 x_7", "\\mathbb{1}\\{n \\ge 7\\} s = s").outcome())
                .isEqualTo(Outcome.PROVED);
        assertThat(prove("s := 2 x_7", "\\mathbb{1}\\{n \\ge 8\\} s = s").outcome())
                .isEqualTo(Outcome.NOT_PROVED);
        String guarded =
                "\\begin{cases} \\mathbb{1}\\{n \\ge 7\\} x_7 & n \\ge 8 \\\\ 1 & \\text{otherwise} \\end{cases} ="
                        + " \\begin{cases} x_7 & n \\ge 8 \\\\ \\mathbb{1}\\{n \\ge 7\\} & \\text{otherwise} \\end{cases}";
        assertThat(prove("m \\ge 1", guarded).outcome()).isEqualTo(Outcome.NOT_PROVED);
    }
}
