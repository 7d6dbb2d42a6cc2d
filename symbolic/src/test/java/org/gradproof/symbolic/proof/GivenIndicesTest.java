package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        n \\le 3; n^2 = 9    | x_3 = x_n
        i \\neq k; k = 2      | \\mathbb{1}\\{i = 2\\} = 0
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
        n \\le 3; n^2 = 9    | x_2 = x_n
        n = 2; i^2 \\neq 4   | x_i = x_2
        n = 2; i + k = 3      | x_i = x_k
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
        m \\le n; m + n \\neq 4    | 1,2,3
        m \\le n; m + n > 4        | 1,2,3,4,5
        m \\le n; m + n \\ge 5     | 1,2,3,4,5
        m \\le n; m + n < 6        | 1,2,3
        m \\le n; m + n \\le 8     | 1,2,3
        m \\le n; m n \\le 12      | 1,2,3
        m \\le n; m^2 = n          | 1,2,3,4,9
        m \\le n; m^2 \\le n       | 1,2,3
        m \\le n; 2^m \\le n       | 1,2,3,4
        m \\le n; 2^m = n          | 1,2,3,4,8
        m \\le n; m^{-1} n = 3     | 1,2,3,6,9
        m \\le n; n = 3 m - 1      | 1,2,3,5,8
        m \\le n; i = m + k        | 1,2,3,4
        m \\le n; i + k = m        | 2,3,4
        m \\le n; i k = m          | 1,2,3
        m \\le n; n \\le 20        | 1,2,3
        """)
    void a_bounded_proof_lists_sizes_that_the_givens_admit(String givens, String sizes) {
        Proof proof = prove(givens, SPLIT_PRODUCT);
        assertThat(proof.outcome()).isEqualTo(Outcome.PROVED_BOUNDED);
        assertThat(proof.sizes())
                .containsExactlyElementsOf(Arrays.stream(sizes.split(",", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m \\le n; m n = 6",
                "m \\le n; m + n = 100",
                "m \\le n; n = m^{99}",
                "m \\le n; \\cos(m) < 2; m \\ge 10000000",
                "m \\le n; m \\ge 3000000000",
                "m \\le n; n \\le 1"
            })
    void and_none_where_three_sizes_are_not_seen_to_be_admitted(String givens) {
        assertThat(prove(givens, SPLIT_PRODUCT).outcome()).isNotEqualTo(Outcome.PROVED_BOUNDED);
    }

    @Test
    void no_size_is_proved_where_one_is_false_or_what_is_written_lies_beyond_the_sizes() {
        assertThat(prove("m \\le n", SPLIT_PRODUCT.replace("m+1", "m")).outcome())
                .isEqualTo(Outcome.NOT_PROVED);
        String beyond = "\\mathbb{1}\\{n \\le 30\\} ";
        assertThat(prove("m \\le n", SPLIT_PRODUCT.replace("= ", "= " + beyond)).outcome())
                .isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove("m \\le n", SPLIT_PRODUCT.replace("= ", "\\ge ")).outcome())
                .isEqualTo(Outcome.NOT_PROVED);
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
