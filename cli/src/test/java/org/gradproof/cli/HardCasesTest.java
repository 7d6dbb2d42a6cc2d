package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.CounterexampleText;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The hard cases of refutation, one test for each, from documents to verdicts. The documents of {@code
 * src/test/resources/hard-cases} say of each step whether it holds; in most cases a step that fails stands
 * beside one that holds.
 *
 * <ul>
 *   <li>Values: ranges, probability vectors, one-hot labels, sizes, coincidences of indices, givens that
 *       depend on each other, extremes and ties, unspecified functions, densities, givens that contradict
 *       each other or could not be met.
 *   <li>Evaluation: small differences, fifty digits at twenty points, exponentials beyond double, steps
 *       false at one place only, derivatives of high order, integrals over finite and infinite ranges.
 *   <li>Counterexamples: the smallest size, small integers, simple fractions, ties broken, digits that matter.
 * </ul>
 *
 * <p>More of each, without documents, is in the module {@code verify}: {@code HardCasesTest} and {@code
 * RefuterTest} (refutation), {@code JqwikPointsTest} (values), {@code ErrorBoundTest}, {@code
 * DoubleBoundsTest}, {@code DerivativeTest} and {@code IntegralTest} (evaluation).
 */
class HardCasesTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/hard-cases");

    private static final Map<String, DerivationReport> FOUND = new HashMap<>();

    @BeforeAll
    static void check() {
        for (String name : new String[] {"values.adoc", "evaluation.adoc", "counterexamples.adoc"}) {
            var document = Pipeline.check(DOCUMENTS.resolve(name));
            assertThat(document.errors()).isEmpty();
            document.derivations().forEach(derivation -> FOUND.put(derivation.id(), derivation));
        }
    }

    private static DerivationReport found(String id) {
        return Objects.requireNonNull(FOUND.get(id), id);
    }

    private static StepReport step(String id) {
        assertThat(found(id).steps()).hasSize(1);
        return found(id).steps().get(0);
    }

    private static void passes(String... ids) {
        for (String id : ids) {
            assertThat(found(id).met()).as(() -> Pipeline.describe(found(id))).isTrue();
            assertThat(step(id).verdict()).isIn(Verdict.PROVED, Verdict.PROVED_BOUNDED, Verdict.TESTED);
        }
    }

    private static Counterexample refuted(String id) {
        assertThat(found(id).met()).as(() -> Pipeline.describe(found(id))).isTrue();
        assertThat(step(id).verdict()).isEqualTo(Verdict.REFUTED);
        return Objects.requireNonNull(step(id).counterexample(), id);
    }

    private static void refutedAt(String id, String values) {
        assertThat(refuted(id).values()).as(id).hasToString(values);
    }

    private static void undecided(String id, String message) {
        assertThat(step(id).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(step(id).message()).contains(message);
        assertThat(found(id).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void ranges_are_kept_and_reach_their_ends() {
        passes("open-range");
        refuted("closed-range");
        refuted("far-end-of-a-range");
    }

    @Test
    void probability_vectors_sum_to_one_with_corners_and_faces_among_them() {
        passes("simplex-sums-to-one");
        refutedAt("simplex-is-not-one-hot", "{n=2, \\mathbf{y}=[0.5, 0.5]}");
        refutedAt("corner-of-the-simplex", "{n=1, \\mathbf{y}=[1.0], i=1}");
        refutedAt("face-of-the-simplex", "{n=2, \\mathbf{y}=[0.0, 1.0], i=1}");
    }

    @Test
    void one_hot_labels_are_one_hot_and_not_always_the_same() {
        passes("one-hot-squares");
        refutedAt("one-hot-is-not-uniform", "{n=2, \\mathbf{t}=[0, 1]}");
    }

    @Test
    void sizes_are_one_and_more_than_a_few() {
        refutedAt("larger-sizes", "{n=7}");
        assertThat(refuted("one-class").values()).containsEntry("n", 1);
    }

    @Test
    void indices_coincide_and_differ() {
        assertThat(refuted("two-indices-equal").values()).containsEntry("i", 1).containsEntry("k", 1);
        assertThat(refuted("two-indices-apart").values()).containsEntry("n", 2);
        passes("two-indices-said-to-differ");
        assertThat(refuted("three-indices-equal").values()).containsEntry("n", 1);
        assertThat(refuted("three-indices-apart").values()).containsEntry("n", 3);
    }

    @Test
    void a_sum_that_is_given_is_met() {
        passes("sum-given");
        refutedAt("sum-given-only", "{n=2, \\mathbf{y}=[-1.0, 2.0]}");
    }

    @Test
    void a_bound_that_depends_on_the_size_is_met_from_the_first_size_where_it_bites() {
        passes("bound-by-size");
        assertThat(refuted("bound-by-size-is-no-more").values()).containsEntry("n", 3);
    }

    @Test
    void an_order_that_is_given_is_met() {
        passes("order");
        refutedAt("order-is-not-distance", "{a=0.0, b=1.0, c=3.0}");
    }

    @Test
    void an_equation_that_is_given_is_solved() {
        passes("circle");
        refutedAt("circle-is-not-its-axes", "{x=3/5, y=4/5}");
    }

    @Test
    void extremes_and_ties_come_up_on_purpose() {
        refutedAt("tie-of-the-largest", "{n=2, \\mathbf{z}=[0.0, 0.0]}");
        refuted("tie-of-all");
        refuted("extreme");
        refutedAt("a-number-that-is-named", "{x=17.0}");
    }

    @Test
    void unspecified_functions_are_random_smooth_ones() {
        passes("function");
        assertThat(refuted("function-chain-rule-lost").values()).containsKeys("x", "g");
        refuted("function-in-two-places");
        refuted("function-is-not-linear");
    }

    @Test
    void densities_integrate_to_one_and_are_neither_centred_nor_all_alike() {
        passes("density");
        refuted("density-is-not-at-zero");
        refuted("density-is-not-normal");
    }

    @Test
    void givens_that_contradict_each_other_are_undecided_and_said_so() {
        undecided("contradictory-bounds", "the givens could not be met: 0 of 300 points satisfy all givens; a > 1");
        undecided("contradictory-sums", "the givens could not be met");
        undecided("contradictory-sizes", "the givens could not be met: no sizes and indices");
    }

    @Test
    void givens_that_could_not_be_met_are_undecided_and_said_so() {
        undecided("no-rational-solution", "e^a + a = 3 failed most often");
    }

    @Test
    void a_relative_difference_of_one_in_a_trillion_and_less_is_found() {
        assertThat(refuted("one-in-a-trillion").difference()).isEqualTo("-1e-12");
        assertThat(refuted("one-in-ten-to-the-forty").difference()).isEqualTo("-1e-40");
        assertThat(refuted("strict-by-less").difference()).isEqualTo("1e-20");
    }

    @Test
    void what_is_tested_agrees_to_fifty_digits_at_twenty_points_or_more() {
        for (String id : new String[] {"fifty-digits", "odd"}) {
            assertThat(step(id).verdict()).as(id).isEqualTo(Verdict.TESTED);
            assertThat(step(id).preciseTrials()).as(id).isGreaterThanOrEqualTo(20);
            assertThat(step(id).maxError()).as(id).isLessThan(1e-50);
        }
    }

    @Test
    void an_exponential_beyond_double_neither_overflows_into_a_verdict_nor_hides_one() {
        passes("huge-is-no-counterexample", "huge-logarithm");
        assertThat(refuted("huge-hides-nothing").difference()).isEqualTo("1");
        assertThat(refuted("huge-softplus").difference()).endsWith("e-869");
        assertThat(refuted("tiny-hides-nothing").difference()).endsWith("e-869");
        undecided("huge-beyond-all-digits", "of so different a size");
    }

    @Test
    void a_step_false_only_where_indices_coincide_is_refuted_there() {
        refutedAt("only-where-indices-coincide", "{n=1, \\mathbf{z}=[0.0], i=1, k=1}");
    }

    @Test
    void a_step_false_only_for_one_class_is_refuted_there() {
        refutedAt("only-for-one-class", "{n=1, \\mathbf{z}=[0.0], i=1}");
        passes("only-for-more-than-one-class");
    }

    @Test
    void a_step_false_only_where_a_label_is_zero_is_refuted_there() {
        refutedAt("only-where-a-label-is-zero", "{y=0, z=1.0}");
    }

    @Test
    void derivatives_of_high_order_are_exact() {
        passes("fourth-derivative");
        assertThat(refuted("fourth-derivative-off").difference()).isEqualTo("-1e-12");
        refuted("third-derivative-of-sigmoid");
    }

    @Test
    void integrals_over_finite_and_infinite_ranges_are_told_from_what_is_near_them() {
        passes("finite-range", "half-line", "whole-line");
        assertThat(refuted("finite-range-off").difference()).isEqualTo("-1e-12");
        assertThat(refuted("half-line-off").difference()).isEqualTo("-1e-12");
        assertThat(refuted("whole-line-off").difference()).isEqualTo("-1.772453851e-12");
        undecided("integral-that-diverges", "does not converge");
    }

    @Test
    void the_counterexample_has_the_smallest_size() {
        refutedAt("smallest-size", "{n=2, \\mathbf{z}=[0.0, 1.0]}");
    }

    @Test
    void the_counterexample_is_of_small_integers() {
        refutedAt("small-integers", "{a=1.0, b=2.0}");
        refutedAt("a-label", "{x=1.0, y=0}");
    }

    @Test
    void the_counterexample_is_of_simple_fractions_where_integers_cannot_be() {
        refutedAt("simple-fractions", "{u=1/3, v=0.5}");
        refutedAt("simple-probabilities", "{n=2, \\mathbf{p}=[0.5, 0.5]}");
    }

    @Test
    void ties_are_broken_where_they_do_not_matter_and_kept_where_they_do() {
        refutedAt("ties-broken", "{n=2, \\mathbf{z}=[1.0, 2.0]}");
        refutedAt("ties-where-they-matter", "{n=2, \\mathbf{z}=[0.0, 0.0], i=1, k=2}");
    }

    @Test
    void values_that_do_not_matter_are_left_out() {
        refutedAt("only-what-matters", "{a=1.0}");
        assertThat(CounterexampleText.sentence(refuted("no-symbol")))
                .isEqualTo("fails always: left 0.69314718056, right 0.693147, difference 1.805599453e-7");
    }

    @Test
    void both_sides_are_printed_with_as_many_digits_as_matter() {
        assertThat(CounterexampleText.sentence(refuted("as-many-digits-as-matter")))
                .isEqualTo("fails at x = 0: left 1, right 1.000000000000000000000000000001, difference -1e-30");
        assertThat(CounterexampleText.sentence(refuted("smallest-size")))
                .isEqualTo("fails at n = 2, \\mathbf{z} = (0, 1): left 1.313261688, right 1, difference 0.3132616875");
    }
}
