package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.assume;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.size;
import static org.gradproof.verify.Givings.sym;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.derivation.Side;
import org.gradproof.symbolic.derivation.Step;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Expr X = sym("x");
    private static final Expr TWICE = Exprs.mul(Exprs.num(2), X);
    private static final Expr DOUBLED = Exprs.add(X, X);
    private static final Expr WRONG = Exprs.mul(Exprs.num(3), X);
    private static final Givens REAL = givens(real("x"));
    private static final Givens SIZED = givens(size(), real("x"));
    private static final Expr ABOUT_N = Exprs.mul(Givings.N, X);
    private static final Settings SETTINGS =
            new Settings(Verdict.PROVED, new Limits(1, 200, 10_000_000), 2, 50, Duration.ofSeconds(20));

    /** A prover that says the same of every claim. */
    private record Says(
            Proof proof,
            List<Given.Assumption> holdsIf,
            @Nullable Expr result) implements StepProver {
        @Override
        public Proof prove(Claim claim) {
            return proof;
        }

        @Override
        public List<Given.Assumption> holdsIf(Claim claim) {
            return holdsIf;
        }

        @Override
        public Optional<Expr> rederive(Expr first, Givens givens) {
            return Optional.ofNullable(result);
        }
    }

    private static Says says(Outcome outcome, Integer... sizes) {
        List<String> reasons = outcome == Outcome.NOT_PROVED ? List.of() : List.of("algebra");
        return new Says(new Proof(outcome, List.of(sizes), reasons, List.of(), "no rule applies"), List.of(), null);
    }

    /** Proves what is true of the test's own expressions: all but those with {@link #WRONG}. */
    private static final StepProver KNOWS = new StepProver() {
        @Override
        public Proof prove(Claim claim) {
            boolean wrong = claim.left().equals(WRONG) != claim.right().equals(WRONG);
            return says(wrong ? Outcome.NOT_PROVED : Outcome.PROVED).proof();
        }

        @Override
        public List<Given.Assumption> holdsIf(Claim claim) {
            return List.of();
        }

        @Override
        public Optional<Expr> rederive(Expr first, Givens givens) {
            return Optional.empty();
        }
    };

    private static Derivation chain(Givens givens, @Nullable String require, @Nullable String expect, Expr... sides) {
        return chain(givens, require, expect, null, Relation.EQ, sides);
    }

    private static Derivation chain(
            Givens givens,
            @Nullable String require,
            @Nullable String expect,
            @Nullable CoreCall core,
            Relation relation,
            Expr... sides) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < sides.length; i++) {
            steps.add(Step.of(
                    i,
                    10 + i,
                    new Side(sides[i - 1], "side " + (i - 1), 10 + i, 1, null),
                    relation,
                    new Side(sides[i], "side " + i, 10 + i, 5, null),
                    List.of()));
        }
        return new Derivation("id", 10, require, expect, core, givens, steps, List.of());
    }

    private static DerivationReport verify(StepProver prover, Answer witness, Derivation derivation) {
        return verify(prover, claim -> witness, derivation).derivations().get(0);
    }

    private static DocumentReport verify(StepProver prover, Function<Claim, Answer> witness, Derivation derivation) {
        org.gradproof.verify.evidence.Refuter refuter = new org.gradproof.verify.evidence.Refuter(SETTINGS.limits());
        return new Verifier(prover, refuter, witness, () -> {}, SETTINGS)
                .verify(new ReadDocument("doc.adoc", List.of(derivation), List.of()));
    }

    private static StepReport step(StepProver prover, Answer witness, Givens givens, Expr left, Expr right) {
        return verify(prover, witness, chain(givens, null, null, left, right))
                .steps()
                .get(0);
    }

    @Test
    void a_proof_and_agreeing_trials_are_proved() {
        DerivationReport report = verify(says(Outcome.PROVED), Answer.AGREES, chain(REAL, null, null, TWICE, DOUBLED));
        assertThat(report.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(report.met()).isTrue();
        assertThat(report.message()).isEmpty();
        StepReport step = report.steps().get(0);
        assertThat(step.sizes()).isEqualTo("every n");
        assertThat(step.cas()).isEqualTo("agrees");
        assertThat(step.trials()).isBetween(50, 200);
        assertThat(step.reasons()).containsExactly("algebra");
        assertThat(report.conclusion()).isNotNull();
    }

    @Test
    void a_bounded_proof_lists_its_sizes() {
        StepReport step = step(says(Outcome.PROVED_BOUNDED, 1, 2, 3), Answer.NOT_ASKED, SIZED, ABOUT_N, ABOUT_N);
        assertThat(step.verdict()).isEqualTo(Verdict.PROVED_BOUNDED);
        assertThat(step.sizes()).isEqualTo("1, 2, 3");
    }

    @Test
    void of_a_bounded_proof_only_the_sizes_at_which_trials_met_the_givens_count() {
        Givens large = givens(size(), real("x"), assume(Givings.N, Relation.GE, Exprs.num(3)));
        StepReport step = step(says(Outcome.PROVED_BOUNDED, 1, 3, 4, 5), Answer.NOT_ASKED, large, ABOUT_N, ABOUT_N);
        assertThat(step.verdict()).isEqualTo(Verdict.PROVED_BOUNDED);
        assertThat(step.sizes()).isEqualTo("3, 4, 5");
        StepReport few = step(says(Outcome.PROVED_BOUNDED, 1, 2, 3, 4), Answer.NOT_ASKED, large, ABOUT_N, ABOUT_N);
        assertThat(few.verdict()).isEqualTo(Verdict.TESTED);
        assertThat(few.reasons()).isEmpty();
    }

    @Test
    void agreeing_trials_without_a_proof_are_tested_and_short_of_what_is_required() {
        DerivationReport report =
                verify(says(Outcome.NOT_PROVED), Answer.NO_ANSWER, chain(REAL, null, null, TWICE, DOUBLED));
        assertThat(report.verdict()).isEqualTo(Verdict.TESTED);
        assertThat(report.met()).isFalse();
        assertThat(report.message()).contains("step 1 is TESTED").contains("PROVED is required");
        assertThat(report.steps().get(0).message()).contains("no rule applies");
        assertThat(verify(says(Outcome.NOT_PROVED), Answer.NO_ANSWER, chain(REAL, "TESTED", null, TWICE, DOUBLED))
                        .met())
                .isTrue();
    }

    @Test
    void a_counterexample_refutes() {
        StepReport step = step(says(Outcome.NOT_PROVED), Answer.NOT_ASKED, REAL, TWICE, WRONG);
        assertThat(step.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(step.message()).contains("the two sides differ at $x = 1.0$: left 2, right 3, difference -1");
    }

    @Test
    void a_proof_and_a_counterexample_are_a_conflict() {
        DerivationReport report = verify(says(Outcome.PROVED), Answer.AGREES, chain(REAL, null, null, TWICE, WRONG));
        assertThat(report.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(report.met()).isFalse();
    }

    @Test
    void a_witness_that_disagrees_makes_a_proof_a_conflict_and_a_test_undecided() {
        assertThat(step(says(Outcome.PROVED), Answer.DISAGREES, REAL, TWICE, DOUBLED)
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
        StepReport undecided = step(says(Outcome.NOT_PROVED), Answer.DISAGREES, REAL, TWICE, DOUBLED);
        assertThat(undecided.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(undecided.message()).contains("computer algebra");
    }

    @Test
    void what_is_defined_nowhere_is_undecided_whatever_was_proved() {
        Expr nowhere = Exprs.log(Exprs.neg(new Expr.Pow(X, Exprs.num(2))));
        StepReport step = step(says(Outcome.PROVED), Answer.AGREES, REAL, nowhere, nowhere);
        assertThat(step.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(step.message()).contains("defined");
    }

    @Test
    void givens_that_nothing_satisfies_leave_a_step_undecided() {
        Givens contradictory = givens(
                real("x"), Givings.assume(X, Relation.GT, Exprs.ONE), Givings.assume(X, Relation.LT, Exprs.ZERO));
        StepReport step = step(says(Outcome.PROVED), Answer.AGREES, contradictory, TWICE, DOUBLED);
        assertThat(step.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(step.message()).contains("givens");
    }

    @Test
    void an_error_in_the_prover_leaves_the_step_undecided_with_the_message() {
        StepProver broken = new StepProver() {
            @Override
            public Proof prove(Claim claim) {
                throw new IllegalStateException("lost in a sum");
            }

            @Override
            public List<Given.Assumption> holdsIf(Claim claim) {
                return List.of();
            }

            @Override
            public Optional<Expr> rederive(Expr first, Givens givens) {
                return Optional.empty();
            }
        };
        StepReport step = step(broken, Answer.NOT_ASKED, REAL, TWICE, DOUBLED);
        assertThat(step.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(step.message()).contains("lost in a sum");
        assertThat(step(broken, Answer.NOT_ASKED, REAL, TWICE, WRONG).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void an_assumption_that_repairs_a_step_is_reported_only_if_the_trials_confirm_it() {
        Given.Assumption zero = new Given.Assumption(
                new org.gradproof.symbolic.expr.Cond.Rel(X, Relation.EQ, Exprs.ZERO), List.of(), List.of(), "x = 0");
        Given.Assumption positive = new Given.Assumption(
                new org.gradproof.symbolic.expr.Cond.Rel(X, Relation.GT, Exprs.ZERO), List.of(), List.of(), "x > 0");
        Proof none = says(Outcome.NOT_PROVED).proof();
        StepReport step = step(new Says(none, List.of(zero, positive), null), Answer.NOT_ASKED, REAL, TWICE, WRONG);
        assertThat(step.holdsIf()).containsExactly("x = 0");
        assertThat(step.message()).endsWith("it would hold if $x = 0$");
    }

    @Test
    void the_conclusion_fails_where_each_step_holds() {
        Givens givens = givens(real("x"));
        Expr abs = new Expr.Fn(org.gradproof.symbolic.expr.Function.ABS, X);
        DerivationReport report = verify(
                says(Outcome.NOT_PROVED),
                Answer.NOT_ASKED,
                chain(givens, "TESTED", null, abs, Exprs.exp(Exprs.log(X)), X));
        assertThat(report.steps()).allMatch(step -> step.verdict() == Verdict.TESTED);
        assertThat(report.conclusion()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(report.conclusion()).verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(report.met()).isFalse();
        assertThat(report.message()).contains("conclusion");
    }

    @Test
    void a_step_wrong_on_purpose_meets_the_expectation() {
        DerivationReport report =
                verify(KNOWS, Answer.NOT_ASKED, chain(REAL, null, "REFUTED@2", TWICE, DOUBLED, WRONG));
        assertThat(report.met()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(report.expect()).isEqualTo("REFUTED@2");
    }

    @Test
    void an_expectation_on_a_step_that_holds_is_not_met() {
        DerivationReport report =
                verify(KNOWS, Answer.NOT_ASKED, chain(REAL, null, "REFUTED@1", TWICE, DOUBLED, WRONG));
        assertThat(report.met()).isFalse();
        assertThat(report.message()).contains("step 1 is expected to be REFUTED, but is PROVED");
        DerivationReport second =
                verify(KNOWS, Answer.NOT_ASKED, chain(REAL, null, "REFUTED@1", TWICE, WRONG, DOUBLED));
        assertThat(second.met()).isFalse();
        assertThat(second.message()).contains("step 2 is REFUTED");
    }

    @Test
    void a_step_before_the_expected_one_must_reach_what_is_required() {
        DerivationReport report = verify(
                says(Outcome.NOT_PROVED), Answer.NOT_ASKED, chain(REAL, null, "REFUTED@2", TWICE, DOUBLED, WRONG));
        assertThat(report.met()).isFalse();
        assertThat(report.message()).contains("step 1").contains("TESTED");
    }

    @Test
    void words_that_cannot_be_read_are_invalid() {
        for (String expect : List.of("REFUTED", "REFUTED@0", "REFUTED@x", "PROVED@1", "REFUTED@9", "")) {
            DerivationReport report = verify(KNOWS, Answer.NOT_ASKED, chain(REAL, null, expect, TWICE, DOUBLED));
            assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(report.errors()).hasSize(1);
        }
        for (String require : List.of("REFUTED", "proved", "SOLID", "")) {
            assertThat(verify(KNOWS, Answer.NOT_ASKED, chain(REAL, require, null, TWICE, DOUBLED))
                            .verdict())
                    .isEqualTo(Verdict.INVALID);
        }
    }

    @Test
    void an_unreadable_derivation_is_invalid_with_its_errors() {
        SourceError error = new SourceError(12, 7, "undeclared-symbol", "what is q?");
        Derivation derivation = new Derivation("id", 10, null, null, null, REAL, List.of(), List.of(error));
        DerivationReport report = verify(KNOWS, Answer.NOT_ASKED, derivation);
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.message()).isEqualTo("what is q?");
        assertThat(report.errors()).containsExactly(error);
        assertThat(report.met()).isFalse();
    }

    @Test
    void the_provers_own_result_has_to_agree_with_the_last_line() {
        Expr derivative = new Expr.Deriv(new Expr.Pow(X, Exprs.num(2)), sym("x"));
        Proof proved = says(Outcome.PROVED).proof();
        DerivationReport agrees =
                verify(new Says(proved, List.of(), DOUBLED), Answer.AGREES, chain(REAL, null, null, derivative, TWICE));
        assertThat(agrees.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(agrees.rederived()).isNotNull();
        DerivationReport differs =
                verify(new Says(proved, List.of(), WRONG), Answer.AGREES, chain(REAL, null, null, derivative, TWICE));
        assertThat(differs.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(differs.met()).isFalse();
    }

    @Test
    void inequalities_of_one_direction_have_a_conclusion_and_others_none() {
        assertThat(Chain.relation(List.of(Relation.EQ, Relation.LT, Relation.LE)))
                .isEqualTo(Relation.LT);
        assertThat(Chain.relation(List.of(Relation.EQ, Relation.LE))).isEqualTo(Relation.LE);
        assertThat(Chain.relation(List.of(Relation.GE, Relation.GE, Relation.EQ)))
                .isEqualTo(Relation.GE);
        assertThat(Chain.relation(List.of(Relation.GE, Relation.LE))).isNull();
        assertThat(Chain.relation(List.of(Relation.EQ, Relation.NE))).isNull();
        assertThat(Chain.relation(List.of(Relation.NE))).isEqualTo(Relation.NE);
    }

    @Test
    void same_seed_same_report_however_many_jobs() {
        Derivation derivation = chain(REAL, null, null, TWICE, DOUBLED, WRONG, X);
        ReadDocument document = new ReadDocument("doc.adoc", List.of(derivation, derivation), List.of());
        DocumentReport one = new Verifier(KNOWS, SETTINGS.withJobs(1)).verify(document);
        DocumentReport four = new Verifier(KNOWS, SETTINGS.withJobs(4)).verify(document);
        assertThat(timeless(one)).isEqualTo(timeless(four));
    }

    private static String timeless(DocumentReport report) {
        return report.toString().replaceAll("millis=[^\\]]*", "");
    }

    @Test
    void what_takes_too_long_is_undecided() {
        StepProver slow = new StepProver() {
            @Override
            public Proof prove(Claim claim) {
                long end = System.nanoTime() + 5_000_000_000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return says(Outcome.PROVED).proof();
            }

            @Override
            public List<Given.Assumption> holdsIf(Claim claim) {
                return List.of();
            }

            @Override
            public Optional<Expr> rederive(Expr first, Givens givens) {
                return Optional.empty();
            }
        };
        Settings hurried = new Settings(Verdict.PROVED, SETTINGS.limits(), 1, 50, Duration.ofMillis(300));
        DocumentReport report = new Verifier(slow, hurried)
                .verify(new ReadDocument("d", List.of(chain(REAL, null, null, TWICE, DOUBLED)), List.of()));
        assertThat(report.derivations().get(0).steps().get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void a_core_function_is_certified_by_the_last_line() {
        Givens givens = givens(real("z"), Givings.scalar("y", Givings.BIT));
        Expr z = sym("z");
        Expr sigmoid = Exprs.div(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(Exprs.neg(z))));
        Expr gradient = Exprs.sub(sigmoid, sym("y"));
        CoreCall.Argument first = CoreCall.Argument.scalar(z);
        CoreCall.Argument second = CoreCall.Argument.scalar(sym("y"));
        CoreCall call = new CoreCall("LogLoss.gradient", List.of(first, second), List.of(), "LogLoss.gradient(z, y)");
        Expr same = Exprs.add(gradient, Exprs.ZERO);
        DerivationReport met = verify(
                says(Outcome.PROVED), Answer.AGREES, chain(givens, null, null, call, Relation.EQ, same, gradient));
        assertThat(met.met()).isTrue();
        assertThat(java.util.Objects.requireNonNull(met.core()).samples()).isEqualTo(50);
        Expr flipped = Exprs.neg(gradient);
        DerivationReport unmet = verify(
                says(Outcome.PROVED),
                Answer.AGREES,
                chain(givens, null, null, call, Relation.EQ, Exprs.add(flipped, Exprs.ZERO), flipped));
        assertThat(unmet.met()).isFalse();
        assertThat(unmet.message()).contains("LogLoss.gradient");
        CoreCall unknown = new CoreCall("LogLoss.hessian", List.of(first), List.of(), "LogLoss.hessian(z)");
        assertThat(verify(
                                says(Outcome.PROVED),
                                Answer.AGREES,
                                chain(givens, null, null, unknown, Relation.EQ, same, gradient))
                        .verdict())
                .isEqualTo(Verdict.INVALID);
    }

    @Test
    void a_vector_function_of_core_is_certified_component_by_component() {
        Expr.Sym slot = new Expr.Sym(new org.gradproof.symbolic.expr.Name("s", 99));
        Givens givens = givens(Givings.size(), Givings.index("i"), Givings.vector("z", Domain.REALS));
        Expr softmax =
                Exprs.div(Exprs.exp(Givings.at("z", Givings.I)), Givings.sum(Exprs.exp(Givings.at("z", Givings.J))));
        CoreCall call = new CoreCall(
                "Softmax.value",
                List.of(new CoreCall.Argument(Givings.at("z", slot), List.of(slot), List.of(Givings.N))),
                List.of(Givings.I),
                "Softmax.value(z)[i]");
        DerivationReport report = verify(
                says(Outcome.PROVED),
                Answer.AGREES,
                chain(givens, null, null, call, Relation.EQ, Exprs.add(softmax, Exprs.ZERO), softmax));
        assertThat(report.message()).isEmpty();
        assertThat(report.met()).isTrue();
    }
}
