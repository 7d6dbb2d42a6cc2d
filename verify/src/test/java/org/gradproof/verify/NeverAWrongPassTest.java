package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Claims that are false by very little, or in a place where nobody looks, and true ones beside them: what is written, and the
 * verdict that is due. A verdict behind a slash would be honest too.
 */
class NeverAWrongPassTest {
    private static final Verifier VERIFIER =
            Verifier.standard(new Settings(Verdict.UNDECIDED, Limits.DEFAULT, 1, 20, Duration.ofMinutes(5)));

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    private static StepReport step(String givens, String step) {
        Claim claim = Reading.claim(givens, step);
        Step only = Step.of(
                1,
                1,
                new Side(claim.left(), "l", 1, 1, null),
                claim.relation(),
                new Side(claim.right(), "r", 1, 5, null),
                List.of());
        Derivation derivation = new Derivation("id", 1, null, null, null, claim.givens(), List.of(only), List.of());
        return VERIFIER.verify(new ReadDocument("d", List.of(derivation), List.of()))
                .derivations()
                .get(0)
                .steps()
                .get(0);
    }

    private static StepReport due(String givens, String step, String verdicts) {
        StepReport report = step(givens, step);
        assertThat(List.of(verdicts.split("/")))
                .as("%s: %s", step, report.message())
                .contains(report.verdict().name());
        return report;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        x \\in \\mathbb{R} | \\sin(10^{-60}x) = 10^{-60}x                                 | REFUTED
        x \\in \\mathbb{R} | \\cosh(10^{-60}x) = 1                                         | REFUTED
        x \\in \\mathbb{R} | \\tanh(10^{-60}x) = \\sinh(10^{-60}x)                          | REFUTED
        x \\in \\mathbb{R} | e^{x+10^{-300}} = e^x                                         | REFUTED
        x \\in \\mathbb{R} | e^{10^{-26}x} = 1 + 10^{-26}x + \\frac{10^{-52}x^2}{2} + \\frac{10^{-78}x^3}{6} | REFUTED
        x \\in \\mathbb{R} | x + \\sqrt{1 + 10^{-200}} = x + 1                             | REFUTED
        x \\in \\mathbb{R} | \\cos(10^{-900}x) = 1                                         | UNDECIDED
        x \\in \\mathbb{R} | \\cosh(10^{-60}x)^2 - \\sinh(10^{-60}x)^2 = 1                  | PROVED
        x \\in \\mathbb{R} | \\sin(10^{-60}x) = 2\\sin(10^{-60}x/2)\\cos(10^{-60}x/2)       | TESTED/PROVED
        x \\in \\mathbb{R} | \\cos(10^{-60}x) \\le 1                                        | TESTED/PROVED
        x \\in \\mathbb{R} | e^{x+10^{-300}} > e^x                                         | TESTED/PROVED
        x \\in (0, 1)      | \\int_0^1 (x + 10^{-60}t) \\, dt = x                           | REFUTED
        x \\in (0, 1)      | \\int_0^1 (x + 10^{-60}t) \\, dt = x + \\frac{10^{-60}}{2}      | TESTED/PROVED
        x \\in (0, 1)      | \\int_0^1 \\cos(x t) \\, dt = \\frac{\\sin x}{x}                 | TESTED/PROVED
        """)
    void digits_that_are_lost_are_never_taken_for_agreement(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\cos(10^{-40}) = 1                            | REFUTED
        \\cos(10^{-400}) = 1                           | REFUTED
        \\cos(10^{-40}) < 1                            | UNDECIDED/PROVED
        \\sqrt{1+10^{-100}} = 1                        | REFUTED
        \\sqrt{1+10^{-100}} > 1                        | UNDECIDED/PROVED
        \\log(10^{100}+1) = 100 \\log 10                | REFUTED
        \\log(10^{100}) = 100 \\log 10                  | UNDECIDED/PROVED
        e^{10^{-80}} = 1                              | REFUTED
        \\tanh 100 = 1                                 | REFUTED
        \\tanh 100 < 1                                 | PROVED
        \\int_0^1 (1 + 10^{-60}t) \\, dt = 1            | REFUTED
        \\sqrt{9+4\\sqrt5} - \\sqrt{9-4\\sqrt5} = 4       | UNDECIDED/PROVED
        \\sqrt{9+4\\sqrt5} - \\sqrt{9-4\\sqrt5} = 4 + 10^{-500} | REFUTED
        """)
    void a_claim_without_free_symbols_has_one_point_and_is_not_tested_by_repeating_it(String step, String verdicts) {
        assertThat(due("x \\in \\mathbb{R}", step, verdicts).preciseTrials()).isLessThanOrEqualTo(1);
    }

    @Test
    void what_is_known_of_the_one_point_is_said() {
        assertThat(step("x \\in \\mathbb{R}", "\\cos(10^{-40}) + \\pi > 4").message())
                .contains("has one point to be tried at, and there it holds at 1000 digits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        y \\in \\{0, 1\\}                 | y (8 \\cos(\\frac{2\\pi}{7})^3 + 4 \\cos(\\frac{2\\pi}{7})^2 - 4 \\cos(\\frac{2\\pi}{7})) = y | UNDECIDED
        y \\in \\{0, 1\\}                 | \\sin(\\frac{\\pi y}{2}) = y  | UNDECIDED/PROVED
        y \\in \\{0, 1\\}                 | \\sin(\\frac{\\pi y}{2}) = y^2 + y | REFUTED
        n \\in \\mathbb{N}; n \\ge 6       | \\sum_{k=1}^n \\frac{1}{k^2} < 2 | TESTED/PROVED
        m \\in \\{1, \\ldots, n\\}         | \\cos(\\pi m)^2 = 1 | TESTED/PROVED
        """)
    void a_point_counts_once(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) = 0; f(1) = 0                | f(x) = 0              | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) = 0; f(1) = 0                | f(x) = f(x) + f(1)    | TESTED/PROVED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) = 0; f(1) = 0; f(2) = 0      | f(x) f'(0) = 0        | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) = 0; f'(0) = 1              | f(x) = x              | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) = f(1)                      | f(x) = f(0)           | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) + f(1) = 2                  | f(0) f(1) = 1         | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}; f(0) + f(1) = 2                  | f(0) f(1) \\le 1       | TESTED/PROVED
        f : \\mathbb{R} \\to \\mathbb{R}_{>0}; f(0) = 1; f(2) = 3          | f(x) \\ge 1            | REFUTED
        f : \\mathbb{R} \\to \\mathbb{R}_{>0}; f(0) = 1; f(2) = 3          | \\log f(0) = 0         | TESTED/PROVED
        f : \\mathbb{R}^2 \\to \\mathbb{R}; f(0, 0) = 0; f(1, 1) = 0       | f(x, x) = 0           | REFUTED
        f, g : \\mathbb{R} \\to \\mathbb{R}; f(0) = g(0)                   | f(x) = g(x)           | REFUTED
        """)
    void functions_that_meet_the_givens_are_no_constants(String givens, String step, String verdicts) {
        due(givens + "; x \\in \\mathbb{R}", step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        \\mathbf{x} \\in \\mathbb{R}^n | \\sum_i x_i^2 < e^{100}                 | REFUTED
        \\mathbf{x} \\in \\mathbb{R}^n | \\sum_i x_i^2 > -e^{100}                | TESTED/PROVED
        x \\in \\mathbb{R}            | x \\le e^{20}                            | REFUTED
        x \\in \\mathbb{R}            | \\max(x, e^{20}) \\ge e^{20}              | TESTED/PROVED
        x \\in \\mathbb{R}_{>0}       | \\log x > -e^{8}                         | REFUTED
        x \\in \\mathbb{R}_{>0}       | \\log(1 + x) > -e^{8}                    | TESTED/PROVED
        x \\in \\mathbb{R}_{>0}       | \\sqrt{x} < 10^{9} \\pi                   | REFUTED
        x \\in \\mathbb{R}            | e^{-x^2} < 1 + e^{-20}                  | TESTED/PROVED
        """)
    void constants_are_landmarks_whatever_they_are_written_as(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        n \\in \\mathbb{N} | \\sum_{k=1}^n \\frac1k < 6                           | REFUTED
        n \\in \\mathbb{N} | \\sum_{k=1}^n \\frac{1}{k^2} < 2                     | TESTED/PROVED
        n \\in \\mathbb{N} | \\sum_{k=1}^n \\frac{1}{k^2} < 1.644                 | REFUTED
        n \\in \\mathbb{N} | \\max(0, n - 10^6) = 0                              | REFUTED
        n \\in \\mathbb{N} | \\max(0, n - 10^6) \\ge 0                            | TESTED/PROVED
        n \\in \\mathbb{N} | \\sum_{k=1}^n k = \\frac{n(n+1)}{2} + \\max(0, n - 3000) | REFUTED
        \\mathbf{z} \\in \\mathbb{R}^n; f(x) := \\frac{1}{8+e^{-x}} | \\sum_{i=1}^{n} f(z_i) \\neq 1 | REFUTED
        \\mathbf{z} \\in \\mathbb{R}^n; f(x) := \\frac{1}{8+e^{-x}} | \\sum_{i=1}^{n} f(z_i) < \\frac{n}{8} | TESTED/PROVED
        \\mathbf{x} \\in \\mathbb{R}^n; n \\ge 6 | \\cos(10^{-60} x_1) = 1             | REFUTED
        """)
    void sizes_of_some_thousands_are_tried_where_they_are_cheap(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        x \\in \\mathbb{R}    | \\max(0, 1-1000\\lvert x-\\pi^5 \\rvert) = 0                     | REFUTED
        x \\in \\mathbb{R}    | \\max(0, 1-1000\\lvert x-\\pi^5 \\rvert) \\le 1                   | TESTED/PROVED
        x \\in \\mathbb{R}    | \\max(0, 1-1000\\lvert \\frac{x}{3}-\\sqrt{777} \\rvert) = 0      | REFUTED
        x \\in \\mathbb{R}    | \\frac{1}{1+10^6(x-\\pi)^2(x+3)^2} \\le \\frac{99}{100} | REFUTED
        x \\in (0, 1)        | \\max(0, 1-1000\\lvert x^3-\\frac{2}{7} \\rvert) = 0            | REFUTED
        x, y \\in \\mathbb{R} | \\max(0, 1-100\\lvert x+y-\\sqrt{777} \\rvert - 100\\lvert x-y-\\pi^2 \\rvert) = 0 | REFUTED
        x, y \\in \\mathbb{R} | \\sin x \\cos y \\le 1                               | TESTED/PROVED
        x \\in \\mathbb{R}    | \\sin x + \\sin(\\sqrt2 x) < 1.9999                 | REFUTED
        x \\in \\mathbb{R}    | \\sin x + \\sin(\\sqrt2 x) > -1.9999                | REFUTED
        x \\in \\mathbb{R}    | \\sin x + \\sin(\\sqrt2 x) \\le 2                    | TESTED/PROVED
        x, y \\in (0, 1) | x \\log\\frac{x}{y} + (1-x)\\log\\frac{1-x}{1-y} \\ge 2(x-y)^2 | TESTED/PROVED
        """)
    void the_thin_counterexample_is_found_by_branch_and_bound(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        x \\in \\mathbb{R}_{>0}          | 0^x = 0                                  | UNDECIDED
        x \\in \\mathbb{R}_{>0}          | 0^x = 1                                  | UNDECIDED
        x \\in \\mathbb{R}               | (-1)^x = 1                               | UNDECIDED
        n \\in \\mathbb{N}               | 0^n = 0                                  | PROVED_BOUNDED/PROVED
        n \\in \\mathbb{N}               | (-1)^n = 1                               | REFUTED
        n \\in \\mathbb{N}               | (-2)^{2n} = 4^n                          | PROVED_BOUNDED/PROVED
        x \\in \\mathbb{R}_{>0}          | 2^x > 1                                  | TESTED/PROVED
        x \\in \\mathbb{R}               | 2^x > 1                                  | REFUTED
        y \\in \\{0,1\\}; p \\in [0,1]    | p^y (1-p)^{1-y} = y p + (1-y)(1-p)       | TESTED/PROVED
        y \\in \\{0,1\\}; p \\in [0,1]    | p^y (1-p)^{1-y} = y p + (1-y)p           | REFUTED
        """)
    void a_real_exponent_needs_a_positive_base(String givens, String step, String verdicts) {
        due(givens, step, verdicts);
    }

    @Test
    void sides_that_differ_in_the_ninetieth_digit_are_printed_with_it() {
        Counterexample at = Objects.requireNonNull(
                step("x \\in \\mathbb{R}", "\\tanh 100 = 1").counterexample());
        assertThat(at.left()).startsWith("0." + "9".repeat(86)).doesNotEndWith("9");
        assertThat(at.right()).isEqualTo("1");
        assertThat(CounterexampleText.sentence(at)).contains("left " + at.left());
    }

    @Test
    void proves_nothing_of_sizes_below_a_number_that_the_claim_names() {
        due(
                "n, k \\in \\mathbb{N} \\\\ k \\le n \\\\ x \\in \\mathbb{R}",
                "\\mathbf{1}\\{k > 30\\} x = 0",
                "REFUTED/UNDECIDED/TESTED");
        due(
                "n \\in \\mathbb{N} \\\\ x \\in \\mathbb{R}",
                "\\mathbf{1}\\{n > 1000000000\\} x = 0",
                "REFUTED/UNDECIDED/TESTED");
    }
}
