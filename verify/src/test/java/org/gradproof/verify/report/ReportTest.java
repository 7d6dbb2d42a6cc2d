package org.gradproof.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes, what does not, and what of it is shown. */
class ReportTest {
    private static final SourceError ERROR = new SourceError(1, 1, "stray", "what is this");

    private static DerivationReport derivation(
            Verdict verdict, boolean met, @Nullable String expect, StepReport... steps) {
        return new DerivationReport(
                "id", 3, Verdict.PROVED, expect, verdict, met, "", List.of(), null, null, List.of(steps), List.of());
    }

    private static StepReport step(
            int number, Verdict verdict, @Nullable Counterexample counterexample, String message) {
        return new StepReport(
                number,
                1,
                4,
                Step.Kind.STEP,
                null,
                null,
                "a",
                "=",
                "b",
                verdict,
                "every n",
                List.of(),
                List.of(),
                "agrees",
                "yes",
                null,
                9,
                9,
                0,
                counterexample,
                List.of(),
                false,
                message,
                List.of(),
                1);
    }

    private static int status(List<SourceError> errors, DerivationReport... derivations) {
        return new Report("1", 1, List.of(new DocumentReport("d", errors, List.of(derivations))), 1).exitStatus();
    }

    @Test
    void only_derivations_that_are_all_met_pass() {
        DerivationReport met = derivation(Verdict.PROVED, true, null);
        DerivationReport unmet = derivation(Verdict.TESTED, false, null);
        assertThat(status(List.of(), met, met)).isZero();
        assertThat(status(List.of(), met, unmet)).isEqualTo(1);
        assertThat(status(List.of(), unmet, met)).isEqualTo(1);
    }

    @Test
    void what_is_unread_or_absent_is_no_pass() {
        DerivationReport met = derivation(Verdict.PROVED, true, null);
        assertThat(status(List.of(ERROR), met)).isEqualTo(2);
        assertThat(status(List.of(), met, derivation(Verdict.INVALID, true, null)))
                .isEqualTo(2);
        assertThat(status(List.of())).isEqualTo(2);
        assertThat(new Report("1", 1, List.of(), 1).exitStatus()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void no_requirement_is_reached_by_what_is_against_a_step(Verdict required) {
        assertThat(Verdict.REFUTED.reaches(required)).isFalse();
        assertThat(Verdict.INVALID.reaches(required)).isFalse();
        assertThat(Verdict.CONFLICT.reaches(required)).isFalse();
    }

    @Test
    void a_weaker_verdict_does_not_reach_a_stronger_requirement() {
        assertThat(Verdict.PROVED.reaches(Verdict.PROVED)).isTrue();
        assertThat(Verdict.PROVED.reaches(Verdict.TESTED)).isTrue();
        assertThat(Verdict.PROVED_BOUNDED.reaches(Verdict.PROVED)).isFalse();
        assertThat(Verdict.TESTED.reaches(Verdict.PROVED_BOUNDED)).isFalse();
        assertThat(Verdict.UNDECIDED.reaches(Verdict.TESTED)).isFalse();
        assertThat(Verdict.weakest(List.of(Verdict.PROVED, Verdict.UNDECIDED, Verdict.TESTED)))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Verdict.weakest(List.of(Verdict.CONFLICT, Verdict.REFUTED))).isEqualTo(Verdict.CONFLICT);
        assertThat(Verdict.weakest(List.of())).isEqualTo(Verdict.PROVED);
    }

    @Test
    void steps_that_fall_short_are_shown_unless_they_are_expected_to() {
        StepReport good = step(1, Verdict.PROVED, null, "");
        StepReport wrong = step(2, Verdict.REFUTED, null, "");
        StepReport weak = step(3, Verdict.TESTED, null, "");
        StepReport[] all = {good, wrong, weak};
        assertThat(FallsShort.steps(derivation(Verdict.REFUTED, false, null, all)))
                .containsExactly(wrong, weak);
        assertThat(FallsShort.steps(derivation(Verdict.REFUTED, false, "REFUTED@2", all)))
                .containsExactly(weak);
        assertThat(FallsShort.steps(derivation(Verdict.REFUTED, false, "REFUTED@3", all)))
                .containsExactly(wrong, weak);
        assertThat(FallsShort.steps(derivation(Verdict.REFUTED, false, "UNDECIDED", all)))
                .containsExactly(wrong, weak);
    }

    @Test
    void a_message_is_shown_where_the_counterexample_does_not_tell_it() {
        Counterexample found = new Counterexample(Map.of("n", 1), "1", "2", "-1");
        assertThat(FallsShort.hasMoreToSay(step(1, Verdict.REFUTED, found, "differs")))
                .isFalse();
        assertThat(FallsShort.hasMoreToSay(step(1, Verdict.REFUTED, null, "differs")))
                .isTrue();
        assertThat(FallsShort.hasMoreToSay(step(1, Verdict.CONFLICT, found, "a proof and a counterexample")))
                .isTrue();
        assertThat(FallsShort.hasMoreToSay(step(1, Verdict.UNDECIDED, null, "")))
                .isFalse();
    }

    @Test
    void a_counterexample_in_lines_and_in_one() {
        Counterexample found = new Counterexample(Map.of("z", List.of(0.0, 0.5, List.of(2.0))), "1", "2", "-1");
        assertThat(CounterexampleText.lines(found))
                .extracting(line -> line.label() + "|" + line.text())
                .containsExactly("fails at|z = (0, 0.5, (2))", "left|1", "right|2", "difference|-1");
        assertThat(CounterexampleText.sentence(found))
                .isEqualTo("fails at z = (0, 0.5, (2)): left 1, right 2, difference -1");
        Counterexample always = new Counterexample(Map.of(), "1", "2", "-1");
        assertThat(CounterexampleText.lines(always).get(0).text()).startsWith("always");
        assertThat(CounterexampleText.sentence(always)).startsWith("fails always: ");
    }

    @Test
    void long_values_stand_in_lines_of_their_own() {
        Map<String, Object> values =
                new java.util.TreeMap<>(Map.of("a", "7".repeat(50), "b", "8".repeat(50), "c", 1e300));
        assertThat(CounterexampleText.lines(new Counterexample(values, "1", "2", "-1")))
                .extracting(line -> line.label() + "|" + line.text())
                .containsExactly(
                        "fails at|a = " + "7".repeat(50),
                        "|b = " + "8".repeat(50),
                        "|c = 1.0E300",
                        "left|1",
                        "right|2",
                        "difference|-1");
        Map<String, Object> fitting = Map.of("a", "7".repeat(92));
        assertThat(CounterexampleText.lines(new Counterexample(fitting, "1", "2", "-1")))
                .hasSize(4);
    }

    @Test
    void text_of_a_document_cannot_steer_a_terminal() {
        String bidi = "\u202A\u202E\u2066\u2069";
        assertThat(Plain.text("a\tb\nc\u001b[31m\u0000\u007f" + bidi + "\uFFFE\uFFFF\uD800"))
                .isEqualTo("a\tb\nc\uFFFD[31m\uFFFD\uFFFD" + "\uFFFD".repeat(7));
        String fine = "z \u2265 \u03c3 \u2029 \u2065 \u206A \u202F \ud835\udc9f \uFFFD";
        assertThat(Plain.text(fine)).isEqualTo(fine);
    }
}
