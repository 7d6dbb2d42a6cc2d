package org.gradproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;

/** Steps that tempt a prover: true at most points, or true for one size. */
class UnprovedStepsTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/unproved");

    @Test
    void steps_that_hold_only_where_something_is_not_asked_do_not_pass() {
        DocumentReport document = Pipeline.check(DOCUMENTS.resolve("must-not-pass.adoc"));

        assertThat(document.errors()).isEmpty();
        assertThat(document.derivations()).hasSize(10);
        for (DerivationReport derivation : document.derivations()) {
            assertThat(derivation.verdict()).isIn(Verdict.UNDECIDED, Verdict.REFUTED);
        }
    }

    @Test
    void strict_relations_between_sides_that_meet_at_an_irrational_number_do_not_pass() {
        DocumentReport document = Pipeline.check(DOCUMENTS.resolve("meeting.adoc"));

        assertThat(document.derivations()).hasSize(6).allSatisfy(derivation -> {
            assertThat(derivation.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(derivation.steps().get(0).message()).contains("the two sides seem to meet near");
        });
    }

    @Test
    void a_proof_from_givens_that_hold_for_one_size_says_which() {
        DocumentReport document = Pipeline.check(DOCUMENTS.resolve("one-class.adoc"));

        assertThat(document.derivations()).hasSize(1);
        for (StepReport step : document.derivations().get(0).steps()) {
            assertThat(step.sizes()).isEqualTo("n = 1");
        }
    }
}
