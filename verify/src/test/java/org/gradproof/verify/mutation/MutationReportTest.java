package org.gradproof.verify.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.verify.mutation.Trial.Truth;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationReportTest {
    private static final List<String> GIVENS = List.of("x, y \\in \\mathbb{R}");
    private static final ReadDocument DOCUMENT = Written.document(GIVENS, "x + y = y + x");

    private static MutationReport report(Truth truth, Verdict verdict) {
        Trial trial = new Trial(Mutants.of(DOCUMENT).get(0), truth, "x = 1", 9, verdict, "", "");
        return new MutationReport(1, List.of("it.adoc"), 1, 1, 0, List.of(trial));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVED", "PROVED_BOUNDED", "TESTED"})
    void a_false_mutant_that_passes_is_unsound(Verdict verdict) {
        MutationReport report = report(Truth.FALSE, verdict);

        assertThat(report.isSound()).isFalse();
        assertThat(report.total().passed()).isEqualTo(1);
        assertThat(report.missed()).hasSize(1);
    }

    @Test
    void a_refutation_of_what_is_true_is_in_doubt() {
        assertThat(report(Truth.EQUIVALENT, Verdict.REFUTED).isSound()).isFalse();
        assertThat(report(Truth.EQUIVALENT, Verdict.REFUTED).doubtful()).hasSize(1);
        assertThat(report(Truth.EQUIVALENT, Verdict.PROVED).isSound()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_contradiction_is_in_doubt_whatever_is_true(Truth truth) {
        assertThat(report(truth, Verdict.CONFLICT).isSound()).isFalse();
    }

    @Test
    void a_false_mutant_that_is_undecided_is_missed_and_does_not_pass() {
        MutationReport report = report(Truth.FALSE, Verdict.UNDECIDED);

        assertThat(report.isSound()).isTrue();
        assertThat(report.total().undecided()).isEqualTo(1);
        assertThat(report.missed()).hasSize(1);
    }

    @Test
    void the_verifier_refutes_the_false_mutants_of_a_small_step_and_passes_the_others() throws InterruptedException {
        MutationReport report = new MutationRun(1, Integer.MAX_VALUE, 200, 2).of(List.of(DOCUMENT), (done, of) -> {});

        assertThat(report.total().falsehoods()).isGreaterThan(20);
        assertThat(report.missed()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.trials().stream().filter(t -> t.truth() == Truth.EQUIVALENT))
                .allSatisfy(trial -> assertThat(trial.verdict()).isEqualTo(Verdict.PROVED));
    }

    @Test
    void the_same_seed_draws_the_same_sample() throws InterruptedException {
        MutationRun run = new MutationRun(7, 5, 50, 1);

        assertThat(run.of(List.of(DOCUMENT), (done, of) -> {}).trials())
                .isEqualTo(run.of(List.of(DOCUMENT), (done, of) -> {}).trials())
                .hasSize(5);
    }
}
