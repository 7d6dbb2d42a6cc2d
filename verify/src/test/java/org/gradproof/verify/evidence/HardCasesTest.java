package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.Reading;
import org.gradproof.verify.report.Counterexample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** False steps that are true almost everywhere, or almost true everywhere, and the counterexamples a person would choose. */
class HardCasesTest {
    private static final Refuter REFUTER = new Refuter(Limits.DEFAULT);

    private static Evidence attempt(String givens, String step) {
        return REFUTER.tryToRefute(Reading.claim(givens, step));
    }

    private static Counterexample refuted(String givens, String step) {
        Evidence evidence = attempt(givens, step);
        assertThat(evidence.counterexample()).as(evidence.message()).isNotNull();
        return Objects.requireNonNull(evidence.counterexample());
    }

    private static void passes(String givens, String step) {
        Evidence evidence = attempt(givens, step);
        assertThat(evidence.counterexample()).isNull();
        assertThat(evidence.isTest()).as(evidence.message()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\mathbf{y} \\in [0,1]^n; \\sum_i \\mathbf{y}_i = 1 | \\sum_i \\mathbf{y}_i^2 = 1 | {n=2, \\mathbf{y}=[0.5, 0.5]}
        a, b, c \\in \\mathbb{R}; a < b; b < c | \\lvert a - c \\rvert = a - c | {a=0.0, c=1.0}
        x, y \\in \\mathbb{R}; x^2 + y^2 = 1 | (x + y)^2 = 1 | {x=3/5, y=4/5}
        \\mathbf{z} \\in \\mathbb{R}^n; \\sum_i \\mathbf{z}_i = 0 | \\sum_i \\mathbf{z}_i^2 = 0 | {n=2, \\mathbf{z}=[-1.0, 1.0]}
        \\mathbf{z} \\in \\mathbb{R}^n; n = 2; \\mathbf{z}_2 = 0 | \\sum_i e^{\\mathbf{z}_i} = e^{\\mathbf{z}_1} | {n=2, \\mathbf{z}=[1.0, 0.0]}
        \\mathbf{z} \\in \\mathbb{R}_{>0}^n; \\prod_i \\mathbf{z}_i = 1 | \\sum_i \\mathbf{z}_i = n | {n=2, \\mathbf{z}=[0.5, 2.0]}
        a, b \\in (0, 1); a + b < 1 | \\log(1 - a - b) = \\log(1 - a) + \\log(1 - b) | {a=1/3, b=0.5}
        a, b \\in \\mathbb{R}; a \\neq b | \\frac{a^2 - b^2}{a - b} = a - b | {a=0.0, b=1.0}
        """)
    void givens_that_depend_on_each_other_are_met(String givens, String step, String values) {
        assertThat(refuted(givens, step).values()).hasToString(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        n \\in \\mathbb{N}; n \\ge 2; \\mathbf{z} \\in \\mathbb{R}^n; \\mathbf{z}_i > \\log \\frac{1}{n-1} | \\prod_i e^{\\mathbf{z}_i} (n - 1)^n > 1
        a, b, c \\in \\mathbb{R}; a < b; b < c | \\max(a, b, c) = c
        x, y \\in \\mathbb{R}; x^2 + y^2 = 1 | x^4 + y^4 = 1 - 2 x^2 y^2
        \\mathbf{z} \\in \\mathbb{R}^n; \\sum_i \\mathbf{z}_i = 0 | \\prod_i e^{\\mathbf{z}_i} = 1
        """)
    void what_follows_from_such_givens_passes(String givens, String step) {
        passes(givens, step);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a \\in \\mathbb{R}; a > 1; a < 0 | a = a
        a, b \\in \\mathbb{R}; a + b = 1; a + b = 2 | a = a
        n \\in \\mathbb{N}; n = 2; n \\ge 3; \\mathbf{z} \\in \\mathbb{R}^n | \\mathbf{z}_1 = \\mathbf{z}_1
        a \\in \\mathbb{R}; e^a + a = 3 | e^a = 3 - a
        """)
    void givens_that_nothing_was_found_to_meet_are_said_so(String givens, String step) {
        Evidence evidence = attempt(givens, step);
        assertThat(evidence.trials()).isZero();
        assertThat(evidence.message()).startsWith("the givens could not be met");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        z \\in \\mathbb{R} | z = z (1 + 10^{-12}) | -1e-12
        z \\in \\mathbb{R} | z = z (1 + 10^{-40}) | -1e-40
        x \\in \\mathbb{R} | \\frac{d}{dx} \\frac{d}{dx} \\frac{d}{dx} x^4 = 24 x + 10^{-30} | -1e-30
        a \\in (0, 1) | \\int_0^1 \\sin(40 x) \\, dx = \\frac{1 - \\cos 40}{40} + 10^{-12} a | -5e-13
        a \\in (0, 1) | \\int e^{-100 (x - a)^2} \\, dx = \\frac{\\sqrt{\\pi}}{10} + 10^{-12} | -1e-12
        a \\in \\mathbb{R}_{>0} | \\int_0^\\infty e^{-a x} \\, dx = \\frac{1}{a} + 10^{-12} | -1e-12
        """)
    void tiny_differences_are_found(String givens, String step, String difference) {
        assertThat(refuted(givens, step).difference()).isEqualTo(difference);
    }

    @Test
    void an_exponential_that_swallows_a_summand_hides_nothing() {
        assertThat(refuted("z \\in \\mathbb{R}; z > 1", "e^{1000 z} + 1 = e^{1000 z}")
                        .difference())
                .isEqualTo("1");
        refuted("z \\in \\mathbb{R}; z > 1", "\\log(e^{1000 z} + 1) = 1000 z");
        refuted("z \\in \\mathbb{R}; z > 200", "\\tanh z = 1");
    }

    @Test
    void what_is_swallowed_beyond_all_digits_is_no_test() {
        Evidence evidence = attempt("z \\in \\mathbb{R}; z > 10000", "e^{z} + 1 = e^{z}");
        assertThat(evidence.isTest()).isFalse();
        assertThat(evidence.message()).contains("of so different a size");
    }

    @Test
    void an_exponential_that_overflows_double_is_no_counterexample() {
        passes("z \\in \\mathbb{R}", "\\log(e^{1000 z}) = 1000 z");
        assertThat(refuted("z \\in \\mathbb{R}", "\\log(1 + e^{1000 z}) = 1000 z")
                        .values())
                .hasToString("{z=0.0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\mathbf{z} \\in \\mathbb{R}^n; i, k \\in \\{1, \\ldots, n\\} | \\frac{\\partial}{\\partial \\mathbf{z}_k} \\mathbf{z}_i^2 = 0 | {n=1, \\mathbf{z}=[1.0], i=1, k=1}
        \\mathbf{z} \\in \\mathbb{R}^n | \\mathbb{1}\\{n \\neq 1\\} \\sum_i \\mathbf{z}_i = \\sum_i \\mathbf{z}_i | {n=1, \\mathbf{z}=[1.0]}
        y \\in [0, 1]; z \\in \\mathbb{R} | \\mathbb{1}\\{y = 0\\} z = 0 | {y=0.0, z=1.0}
        \\mathbf{y} \\in \\Delta^{n-1} | \\sum_i \\mathbb{1}\\{\\mathbf{y}_i = 0\\} = 0 | {n=2, \\mathbf{y}=[0.0, 1.0]}
        \\mathbf{y} \\in \\Delta^{n-1} | \\mathbb{1}\\{\\sum_i \\mathbf{y}_i^2 = 1\\} = 0 | {n=1, \\mathbf{y}=[1.0]}
        \\mathbf{z} \\in \\mathbb{R}^n | \\sum_i \\mathbb{1}\\{\\mathbf{z}_i = \\max_j \\mathbf{z}_j\\} = 1 | {n=2, \\mathbf{z}=[0.0, 0.0]}
        \\mathbf{z} \\in \\mathbb{R}^n; n = 3 | \\mathbb{1}\\{\\mathbf{z}_1 = \\mathbf{z}_2\\} \\mathbb{1}\\{\\mathbf{z}_2 = \\mathbf{z}_3\\} = 0 | {n=3, \\mathbf{z}=[0.0, 0.0, 0.0]}
        """)
    void steps_false_only_at_a_coincidence_are_refuted_there(String givens, String step, String values) {
        assertThat(refuted(givens, step).values()).hasToString(values);
    }

    @Test
    void steps_false_only_for_the_empty_or_the_whole_set_are_refuted_there() {
        String givens = "\\mathbf{z} \\in \\mathbb{R}^n; C \\subseteq \\{1, \\ldots, n\\}";
        assertThat(refuted(
                                givens,
                                "\\prod_{i \\in C} \\mathbf{z}_i = \\prod_{i \\in C} \\mathbf{z}_i - \\mathbb{1}\\{|C|"
                                        + " = 0\\}")
                        .values())
                .containsEntry("\\lvert C\\rvert", 0);
        assertThat(refuted(
                                givens,
                                "\\sum_{i \\in C} \\mathbf{z}_i = \\sum_{i \\in C} \\mathbf{z}_i (1 -"
                                        + " \\mathbb{1}\\{|C| = n\\})")
                        .values())
                .containsEntry("n", 1)
                .containsEntry("\\lvert C\\rvert", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\mathbb{1}\\{3 x + 7 y = 11\\} = 0
        \\mathbb{1}\\{x^2 + y^2 = 25\\} = 0
        \\mathbb{1}\\{x^2 + y^2 \\le 25\\} = \\mathbb{1}\\{x^2 + y^2 < 25\\}
        \\mathbb{1}\\{x = e^y\\} = 0
        \\begin{cases} 1 & \\text{if } x y = 7 \\\\ 0 & \\text{otherwise} \\end{cases} = 0
        \\mathbb{1}\\{x - 17 y = 23\\} = 0
        \\mathbb{1}\\{x > 2000\\} = 0
        \\max(x, -2000) = x
        """)
    void sets_that_random_points_miss_are_looked_for(String step) {
        refuted("x, y \\in \\mathbb{R}", step);
    }

    @Test
    void a_set_that_is_not_met_is_said_so() {
        Evidence evidence = attempt("x, y \\in \\mathbb{R}", "\\mathbb{1}\\{x^3 = 5 + y^2\\} = 0");
        assertThat(evidence.isTest()).isFalse();
        assertThat(evidence.message()).startsWith("no point was found at which x^{3} = 5 + y^{2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\theta \\in \\mathbb{R}; g : \\mathbb{R} \\to \\mathbb{R}^n | \\frac{d}{d\\theta} \\sum_k g_k(\\theta)^2 = \\sum_k g_k(\\theta) g_k'(\\theta)
        x \\in \\mathbb{R}; g : \\mathbb{R} \\to \\mathbb{R}_{>0} | \\frac{d}{dx} \\log g(x) = g'(x)
        x, t \\in \\mathbb{R}; f : \\mathbb{R}^2 \\to \\mathbb{R} | \\frac{\\partial}{\\partial x} f(x, x) = \\partial_x f(x, t)
        p : \\mathbb{R} \\to \\mathbb{R}_{\\ge 0}; X \\sim p | \\mathbb{E}[X^2] = \\mathbb{E}[X]^2
        \\mathbf{p} \\in \\Delta^{n-1}; X \\sim \\mathbf{p}; \\mathbf{z} \\in \\mathbb{R}^n | \\mathbb{E}[\\mathbf{z}_X^2] = \\mathbb{E}[\\mathbf{z}_X]^2
        f : \\mathbb{R} \\to \\mathbb{R} | \\int f'(x) \\, dx = 0
        """)
    void unspecified_functions_and_laws_are_chosen(String givens, String step) {
        refuted(givens, step);
    }

    @Test
    void functions_in_improper_integrals_fall_off() {
        Evidence evidence = attempt(
                "\\theta \\in \\mathbb{R}; p : \\mathbb{R}^2 \\to \\mathbb{R}_{>0}; f : \\mathbb{R} \\to \\mathbb{R}",
                "\\frac{\\partial}{\\partial \\theta} \\int f(x) p(\\theta, x) \\, dx"
                        + " = \\int f(x) \\frac{\\partial}{\\partial \\theta} p(\\theta, x) \\, dx");
        assertThat(evidence.counterexample()).isNull();
        assertThat(evidence.trials()).isPositive();
        assertThat(evidence.undecided()).as(evidence.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        x \\in \\mathbb{R} | \\mathbb{1}\\{x > 12345\\} \\mathbb{1}\\{x < 12346\\} = 0
        x \\in \\mathbb{R} | \\max(x - 12345, 0) \\max(12346 - x, 0) = 0
        x, y \\in \\mathbb{R} | y \\max(x - 77, 0) \\max(77.01 - x, 0) = 0
        """)
    void between_two_numbers_that_a_claim_names_is_looked(String givens, String step) {
        Claim claim = Reading.claim(givens, step);
        Evidence evidence = REFUTER.searchFurther(claim, REFUTER.tryToRefute(claim));
        assertThat(evidence.counterexample()).as(evidence.message()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        n \\in \\mathbb{N} | n \\le 10^{30}
        n \\in \\mathbb{N} | \\max(0, n - 10^{30}) = 0
        p \\in \\Delta^{n-1} | \\sum_{i=1}^{n} p_i^2 \\ge 10^{-6}
        n \\in \\mathbb{N} | \\sum_{j=1}^{n} \\frac{1}{j} \\le 100
        n \\in \\mathbb{N} | \\log \\log (n + 2) \\le 9
        """)
    void what_may_fail_at_sizes_beyond_those_tried_is_no_test(String givens, String step) {
        Claim claim = Reading.claim(givens, step);
        Evidence evidence = REFUTER.searchFurther(claim, REFUTER.tryToRefute(claim));
        assertThat(evidence.isTest()).as(evidence.message()).isFalse();
    }

    @Test
    void an_inequality_whose_sides_keep_their_distance_as_a_size_grows_is_a_test() {
        Claim claim = Reading.claim(
                "\\mathbf{x} \\in \\mathbb{R}^n", "\\sum_{i=1}^{n} \\sin(\\mathbf{x}_i)^3 \\le n");
        Evidence evidence = REFUTER.searchFurther(claim, REFUTER.tryToRefute(claim));
        assertThat(evidence.isTest()).as(evidence.message()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\mathbf{x} \\in \\mathbb{R}^n; \\mathbf{x}_7 = 1 | \\sum_{i=1}^{n} \\mathbf{x}_i^2 \\ge 1
        p, q \\in \\Delta^{n-1}; q_i = p_i | \\sum_{i=1}^{n} p_i q_i = \\sum_{i=1}^{n} q_i^2
        p, q, r \\in \\Delta^{n-1}; r_i = \\frac{p_i + q_i}{2} | 4 \\sum_{i=1}^{n} r_i^2 = \\sum_{i=1}^{n} (p_i + q_i)^2
        x, y, z \\in [0, 1]; y = x^2; z = 1 - y | x^2 + z = 1
        x, y \\in (0, 1); y = 2 x | x < \\frac{1}{2}
        a \\in \\mathbb{R}^n; a_i = a_1; b \\in \\{0, 1\\}; b = a_1 | \\sum_{i=1}^{n} a_i = n b
        \\mathbf{z} \\in \\mathbb{R}^n; p \\in \\Delta^{n-1}; p_i > \\frac13 | \\mathbb{1}\\{n > 2\\} \\mathbf{z}_1 = 0
        """)
    void what_givens_determine_is_drawn_so(String givens, String step) {
        Evidence evidence = attempt(givens, step);
        assertThat(evidence.counterexample()).isNull();
        assertThat(evidence.trials()).as(evidence.message()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\mathbf{x} \\in \\mathbb{R}^n; \\mathbf{x}_7 = 1 | \\sum_{i=1}^{n} \\mathbf{x}_i^2 \\ge 2
        p, q \\in \\Delta^{n-1}; q_i = p_i | \\sum_{i=1}^{n} p_i q_i = 1
        p, q, r \\in \\Delta^{n-1}; r_i = \\frac{p_i + q_i}{2} | 4 \\sum_{i=1}^{n} r_i^2 = 2 \\sum_{i=1}^{n} (p_i^2 + q_i^2)
        x, y, z \\in [0, 1]; y = x^2; z = 1 - y | x + z = 1
        x, y \\in (0, 1); y = 2 x | y < \\frac{1}{2}
        a \\in \\mathbb{R}^n; a_i = a_1; b \\in \\{0, 1\\}; b = a_1 | \\sum_{i=1}^{n} a_i = n
        """)
    void and_what_does_not_follow_from_it_is_refuted(String givens, String step) {
        refuted(givens, step);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        x, u \\in \\mathbb{R}; u < 0; u > 0 | x + x = 2 x
        x \\in \\mathbb{R}; n \\in \\mathbb{N}; n < 1 | x + x = 2 x
        x, u \\in \\mathbb{R}; 1 = 2 | x + x = 2 x
        """)
    void givens_that_say_nothing_of_a_claim_have_to_be_met_nevertheless(String givens, String step) {
        Evidence evidence = attempt(givens, step);
        assertThat(evidence.trials()).isZero();
        assertThat(evidence.message()).startsWith("the givens could not be met");
    }
}
