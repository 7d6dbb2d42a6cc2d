package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.sym;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Evidence;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a verdict turns: at which size a counterexample stands, which way a chain goes, what a report keeps. */
class VerdictEdgesTest {
    private static final Expr X = sym("x");

    private static Proof proof(Outcome outcome, List<Integer> sizes, String... conditions) {
        return new Proof(outcome, sizes, List.of("algebra"), List.of(conditions), "");
    }

    private static Evidence evidence(Map<String, Object> counterexample) {
        return new Evidence(
                5,
                5,
                0,
                0,
                false,
                List.of(),
                Map.of("n", List.of(1, 2, 3)),
                new Counterexample(counterexample, "1", "2", "-1"),
                "");
    }

    private static Evidence agreeing(int trials, int precise, int undecided) {
        return new Evidence(trials, precise, undecided, 0, false, List.of(), Map.of("n", List.of(1, 2)), null, "");
    }

    @Test
    void a_counterexample_contradicts_a_bounded_proof_only_at_a_size_that_was_proved() {
        Proof bounded = proof(Outcome.PROVED_BOUNDED, List.of(1, 2));
        assertThat(Judgement.of(bounded, Replayed.NOT_ASKED, evidence(Map.of("n", 3)), Answer.AGREES))
                .isEqualTo(Verdict.REFUTED);
        assertThat(Judgement.of(bounded, Replayed.NOT_ASKED, evidence(Map.of("n", 2)), Answer.AGREES))
                .isEqualTo(Verdict.CONFLICT);
        Proof full = proof(Outcome.PROVED, List.of());
        assertThat(Judgement.of(full, Replayed.NOT_ASKED, evidence(Map.of("n", 3)), Answer.AGREES))
                .isEqualTo(Verdict.CONFLICT);
        Proof none = proof(Outcome.NOT_PROVED, List.of());
        assertThat(Judgement.of(none, Replayed.NOT_ASKED, evidence(Map.of("n", 3)), Answer.DISAGREES))
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void without_a_proof_all_of_a_test_is_needed() {
        Proof none = proof(Outcome.NOT_PROVED, List.of());
        assertThat(Judgement.of(none, Replayed.NOT_ASKED, agreeing(100, 20, 0), Answer.NO_ANSWER))
                .isEqualTo(Verdict.TESTED);
        assertThat(Judgement.of(none, Replayed.NOT_ASKED, agreeing(100, 19, 0), Answer.NO_ANSWER))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Judgement.of(none, Replayed.NOT_ASKED, agreeing(100, 20, 1), Answer.NO_ANSWER))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Judgement.of(none, Replayed.NOT_ASKED, agreeing(100, 20, 0), Answer.DISAGREES))
                .isEqualTo(Verdict.UNDECIDED);
        Proof full = proof(Outcome.PROVED, List.of());
        assertThat(Judgement.of(full, Replayed.NOT_ASKED, agreeing(0, 0, 0), Answer.AGREES))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Judgement.of(full, Replayed.NOT_ASKED, agreeing(1, 0, 9), Answer.AGREES))
                .isEqualTo(Verdict.PROVED);
        assertThat(Judgement.of(full, Replayed.NOT_ASKED, agreeing(1, 0, 0), Answer.DISAGREES))
                .isEqualTo(Verdict.CONFLICT);
        assertThat(Judgement.of(full, Replayed.CONTRADICTED, agreeing(1, 0, 9), Answer.AGREES))
                .isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void a_bounded_proof_needs_all_of_a_test_and_three_sizes_that_were_met() {
        Map<String, List<Integer>> met = Map.of("n", List.of(1, 2, 3, 9), "m", List.of(4));
        Evidence test = new Evidence(100, 20, 0, 0, false, List.of(), met, null, "");
        assertThat(bounded(test, 1, 2, 3)).isEqualTo(Verdict.PROVED_BOUNDED);
        assertThat(bounded(test, 1, 2, 4)).isEqualTo(Verdict.PROVED_BOUNDED);
        assertThat(bounded(test, 1, 2)).isEqualTo(Verdict.TESTED);
        assertThat(bounded(test, 1, 2, 5, 6, 7)).isEqualTo(Verdict.TESTED);
        assertThat(bounded(agreeing(100, 19, 0), 1, 2, 3)).isEqualTo(Verdict.UNDECIDED);
        assertThat(bounded(new Evidence(100, 20, 1, 0, false, List.of(), met, null, ""), 1, 2, 3))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(bounded(agreeing(0, 0, 0), 1, 2, 3)).isEqualTo(Verdict.UNDECIDED);
        Proof proof = proof(Outcome.PROVED_BOUNDED, List.of(1, 2, 3));
        assertThat(Judgement.of(proof, Replayed.NOT_ASKED, test, Answer.DISAGREES))
                .isEqualTo(Verdict.CONFLICT);
        Evidence few = agreeing(100, 19, 0);
        assertThat(Wording.message(Verdict.UNDECIDED, Relation.EQ, proof, few, Answer.AGREES, List.of()))
                .isEqualTo("proved only for the sizes 1, 2, 3");
    }

    private static Verdict bounded(Evidence evidence, Integer... sizes) {
        return Judgement.of(
                proof(Outcome.PROVED_BOUNDED, List.of(sizes)), Replayed.NOT_ASKED, evidence, Answer.NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "LE, GE, ''", "GE, LE, ''", "LT, GT, ''", "GT, LE, ''", "LE, GT, ''", "GE, LT, ''", "NE, EQ, ''", "NE, LT, ''",
        "LT, LE, LT", "LE, LT, LT", "LE, LE, LE", "LT, LT, LT", "GE, GT, GT", "GT, GE, GT", "GE, GE, GE", "GT, GT, GT",
        "EQ, EQ, EQ", "EQ, GT, GT", "LE, EQ, LE", "EQ, NE, ''"
    })
    void a_chain_goes_one_way_or_claims_nothing_of_its_ends(Relation first, Relation second, String ends) {
        Relation joined = Chain.relation(List.of(first, second));
        assertThat(joined == null ? "" : joined.name()).isEqualTo(ends);
    }

    private static final Settings SETTINGS = new Settings(Verdict.TESTED, Limits.DEFAULT, 1, 20, Duration.ofMinutes(1));

    private static DerivationReport verify(Proof proof, Expr... sides) {
        StepProver prover = new StepProver() {
            @Override
            public Proof prove(Claim claim) {
                return proof;
            }

            @Override
            public List<Given.Assumption> holdsIf(Claim claim) {
                return List.of();
            }

            @Override
            public Optional<Expr> rederive(Expr side, Givens givens) {
                return Optional.empty();
            }
        };
        List<Step> steps = new java.util.ArrayList<>();
        for (int i = 1; i < sides.length; i++) {
            Side left = new Side(sides[i - 1], "l", i, 1, null);
            steps.add(Step.of(i, i, left, Relation.EQ, new Side(sides[i], "r", i, 5, null), List.of()));
        }
        Derivation derivation =
                new Derivation("id", 1, null, null, null, givens(Givings.size(), real("x")), steps, List.of());
        try (Verifier verifier = new Verifier(prover, SETTINGS)) {
            return verifier.verify(new ReadDocument("d", List.of(derivation), List.of()))
                    .derivations()
                    .get(0);
        }
    }

    @Test
    void a_derivation_is_no_better_than_its_conclusion() {
        Expr abs = new Expr.Fn(org.gradproof.symbolic.expr.Function.ABS, X);
        DerivationReport report = verify(proof(Outcome.NOT_PROVED, List.of()), abs, Exprs.exp(Exprs.log(X)), X);
        assertThat(report.steps()).allMatch(step -> step.verdict() == Verdict.TESTED);
        assertThat(Objects.requireNonNull(report.conclusion()).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(report.met()).isFalse();
    }

    @Test
    void the_conditions_of_a_proof_are_reported_and_those_of_none_are_not() {
        Expr twice = Exprs.add(Exprs.mul(Givings.N, X), Exprs.mul(Givings.N, X));
        Expr same = Exprs.mul(Exprs.num(2), Givings.N, X);
        for (Outcome outcome : List.of(Outcome.PROVED, Outcome.PROVED_BOUNDED)) {
            DerivationReport report = verify(proof(outcome, List.of(1, 2, 3), "x \\neq 0"), same, twice);
            assertThat(report.steps().get(0).conditions()).containsExactly("x \\neq 0");
            assertThat(report.steps().get(0).reasons()).containsExactly("algebra");
            assertThat(Objects.requireNonNull(report.conclusion()).conditions()).containsExactly("x \\neq 0");
        }
        DerivationReport tested = verify(proof(Outcome.NOT_PROVED, List.of(), "x \\neq 0"), same, twice);
        assertThat(tested.steps().get(0).conditions()).isEmpty();
        assertThat(tested.steps().get(0).reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | n = 2
        1,2,3 | n \\le 3
        2,3,4 | 2 \\le n \\le 4
        2,4 | n \\in \\{2, 4\\}
        2,3,9 | n \\ge 2
        1,2,3,9 | every n
        1,2,3,4,5,6,7,8 | every n
        """)
    void the_sizes_of_a_proof_are_those_at_which_the_givens_were_met(String met, String sizes) {
        List<Integer> tried = java.util.Arrays.stream(met.split(",", -1))
                .map(Integer::valueOf)
                .toList();
        Evidence evidence = new Evidence(9, 9, 0, 0, false, List.of(), Map.of("n", tried, "m", List.of()), null, "");
        assertThat(Wording.sizes(Verdict.PROVED, proof(Outcome.PROVED, List.of()), evidence, false))
                .isEqualTo(sizes);
    }

    @Test
    void a_conflict_says_what_contradicts_the_proof() {
        Proof full = proof(Outcome.PROVED, List.of());
        String found = Wording.message(
                Verdict.CONFLICT, Relation.EQ, full, evidence(Map.of("n", 3)), Answer.AGREES, List.of());
        assertThat(found)
                .isEqualTo("proved, yet the two sides differ at $n = 3$: left 1, right 2, difference -1;"
                        + " this is a fault of Gradproof, not of the derivation");
        String witness =
                Wording.message(Verdict.CONFLICT, Relation.EQ, full, agreeing(9, 9, 0), Answer.DISAGREES, List.of());
        assertThat(witness).startsWith("proved, yet the computer algebra system finds another result");
    }
}
