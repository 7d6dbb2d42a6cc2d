package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents whose givens relate indices and sizes, and the verdicts that are due. */
class GivenIndicesTest {
    private static final Settings SETTINGS =
            new Settings(Verdict.PROVED, new Limits(1, 200, 10_000_000), 1, 20, Duration.ofMinutes(1));

    private static final String WORLD =
            "m, n \\in \\mathbb{N}; \\mathbf{x} \\in \\mathbb{R}^n; i, k, l \\in \\{1, \\ldots, n\\}; ";

    private static final String SOFTMAX =
            "\\mathbf{s}_i := \\frac{e^{\\mathbf{x}_i}}{\\sum_{j=1}^{n} e^{\\mathbf{x}_j}}; ";

    private static final Verifier VERIFIER = Verifier.standard(SETTINGS);

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    private DerivationReport derivation(String givens, String chain) {
        return VERIFIER.verify(Reading.document(WORLD + givens, chain))
                .derivations()
                .get(0);
    }

    private StepReport step(String givens, String step) {
        return derivation(givens, step).steps().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i = k                  | x_i^2 = x_i
        i = k; k = l           | x_i x_l = x_k
        i = k                  | x_i = x_l
        i \\le k               | x_i = x_k
        i < k                  | \\mathbb{1}\\{i = l\\} = 0
        m = n                  | \\sum_{j=1}^{n} x_j = x_1
        m = n                  | \\sum_{j=1}^{m} x_j = n x_m
        n = m + 1              | \\sum_{j=1}^{n} x_j = \\sum_{j=1}^{m} x_j + x_m
        n \\ge 6               | \\cos(x_1) = 1
        n = 7                  | \\cos(x_1) = 1
        m \\ge 1               | \\cos(x_7) = 1
        k \\ge 6               | \\cos(x_k) = 1
        n = 2                  | \\sum_{j=1}^{n} x_j = x_1 + 2 x_2
        n < 3                  | x_i = x_k
        k = n                  | x_k = x_1
        p \\in \\{1, \\ldots, 5\\} | \\mathbb{1}\\{i = p\\} = 0
        p \\in \\{0, \\ldots, n\\}; z \\in \\mathbb{R}; z = p | z > 0
        """)
    void what_is_false_under_the_givens_is_refuted(String givens, String step) {
        assertThat(step(givens, step).verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** No trial sees these to be false: nothing may be proved of them, at any size. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i = k                  | x_i = x_i + \\max(0, x_i - 10^{12})
        m = n                  | x_1 = x_1 + \\max(0, x_1 - 10^{12})
        n \\ge 6               | \\cos(10^{-60} x_1) = 1
        n = 6                  | \\cos(10^{-60} x_1) = 1
        n = 7                  | \\cos(10^{-60} x_1) = 1
        n \\le 2               | \\cos(10^{-60} x_1) = 1
        m \\ge 1               | \\cos(10^{-60} x_7) = 1
        k \\ge 6               | \\cos(10^{-60} x_k) = 1
        i < k                  | \\cos(10^{-60} x_i) = 1
        n = 2 m                | \\cos(10^{-60} x_1) = 1
        """)
    void what_is_hard_to_refute_is_not_proved(String givens, String step) {
        assertThat(step(givens, step).verdict()).isIn(Verdict.REFUTED, Verdict.UNDECIDED, Verdict.TESTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i \\neq i              | x_i = x_i
        i < i                  | x_i = 1
        n < 1                  | x_1 = x_1
        i < k; k < i           | x_i = x_i
        i = k; k = l; l \\neq i | x_i = x_i
        i < k; n = 1           | x_1 = x_1
        m = n; n = m + 1       | x_1 = x_1
        n = 3; n \\ge 4        | 0 = 0
        """)
    void where_nothing_satisfies_the_givens_nothing_is_decided(String givens, String step) {
        StepReport report = step(givens, step);
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.message()).contains("nothing satisfies the givens").contains("could not be met");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        i = k                  | \\frac{\\partial \\mathbf{s}_i}{\\partial \\mathbf{x}_k} = \\mathbf{s}_i (1 - \\mathbf{s}_i) | every n
        i = k; k = l           | \\frac{\\partial \\mathbf{s}_i}{\\partial \\mathbf{x}_l} = \\mathbf{s}_k (1 - \\mathbf{s}_l) | every n
        i \\neq k              | \\frac{\\partial \\mathbf{s}_i}{\\partial \\mathbf{x}_k} = -\\mathbf{s}_i \\mathbf{s}_k | n \\ge 2
        i < k                  | \\frac{\\partial \\mathbf{s}_i}{\\partial \\mathbf{x}_k} = -\\mathbf{s}_i \\mathbf{s}_k | n \\ge 2
        m = n                  | \\sum_{j=1}^{m} x_j = \\sum_{j=1}^{n} x_j | every n
        m = n                  | \\sum_{j=1}^{m} \\mathbf{s}_j = 1 | every n
        n = m + 1              | \\sum_{j=1}^{n} x_j = \\sum_{j=1}^{m} x_j + x_n | n \\ge 2
        n = 7                  | \\sum_{j=1}^{n} j = 28 | n = 7
        n = 1                  | \\sum_{j=1}^{n} x_j = x_1 | n = 1
        """)
    void what_follows_from_the_givens_is_proved(String givens, String step, String sizes) {
        StepReport report = step(SOFTMAX + givens, step);
        assertThat(report.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(report.sizes()).contains(sizes);
    }

    private static final String SPLIT_PRODUCT =
            "(\\prod_{j=1}^{m} x_j) (\\prod_{j=m+1}^{n} x_j) = \\prod_{j=1}^{n} x_j";

    @Test
    void a_bounded_proof_lists_sizes_that_the_givens_admit() {
        StepReport large = step("m \\le n; m \\ge 4", SPLIT_PRODUCT);
        assertThat(large.verdict()).isEqualTo(Verdict.PROVED_BOUNDED);
        assertThat(large.sizes()).isEqualTo("4, 5, 6");
        StepReport all = step("m \\le n; n \\le 3", SPLIT_PRODUCT);
        assertThat(all.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(all.sizes()).isEqualTo("m \\le 3, n \\le 3");
    }

    @Test
    void the_ends_do_not_follow_through_a_line_that_is_defined_only_from_some_size_on() {
        DerivationReport report =
                derivation("m \\ge 1", "\\mathbb{1}\\{n \\ge 7\\} = \\mathbb{1}\\{n \\ge 7\\} + 0 x_7 = 1");
        assertThat(report.steps()).extracting(StepReport::verdict).containsExactly(Verdict.PROVED, Verdict.PROVED);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(Objects.requireNonNull(report.conclusion()).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void the_ends_do_not_follow_through_cases_of_which_none_may_be_met() {
        String some = "\\begin{cases} 1 & x_1 < 10^{12} \\end{cases}";
        DerivationReport report = derivation("m \\ge 1", "1 = " + some + " = 1 + \\max(0, x_1 - 10^{12})");
        assertThat(report.verdict()).isNotEqualTo(Verdict.PROVED);
    }
}
