package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.sym;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.evidence.Refuter;
import org.gradproof.verify.report.ConclusionReport;
import org.gradproof.verify.report.Verdict;
import org.junit.jupiter.api.Test;

/** When the first side and the last may be said to relate because the steps between them do. */
class ConclusionTest {
    private static final Settings SETTINGS = new Settings(Verdict.PROVED, Limits.DEFAULT, 1, 20, Duration.ofMinutes(1));
    private static final Expr X = sym("x");
    private static final Expr FIRST = Exprs.mul(Exprs.num(2), X);
    private static final Expr MIDDLE = Exprs.add(X, X);
    private static final Expr LAST = Exprs.sub(Exprs.mul(Exprs.num(3), X), X);

    private static Expr root(Expr of) {
        return new Expr.Fn(org.gradproof.symbolic.expr.Function.SQRT, List.of(of));
    }

    private static Proof proof(Outcome outcome, String... conditions) {
        return new Proof(outcome, List.of(), List.of("algebra"), List.of(conditions), "");
    }

    private static final Proof PROVED = proof(Outcome.PROVED);
    private static final Proof UNPROVED = proof(Outcome.NOT_PROVED);

    /** What the prover says of the first step, of the second, and of the first side against the last. */
    private record Script(Proof one, Proof two, Proof ends, Answer witness, Expr first, Expr middle, Expr last) {
        Script(Proof one, Proof two, Proof ends) {
            this(one, two, ends, Answer.AGREES, FIRST, MIDDLE, LAST);
        }

        ConclusionReport conclusion() {
            StepProver prover = new StepProver() {
                @Override
                public Proof prove(Claim claim) {
                    return claim.right().equals(middle) ? one : claim.left().equals(middle) ? two : ends;
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
            Function<Claim, Answer> second =
                    claim -> claim.left().equals(first) && claim.right().equals(last) ? witness : Answer.AGREES;
            Derivation derivation = new Derivation(
                    "id",
                    1,
                    null,
                    null,
                    null,
                    givens(real("x")),
                    List.of(step(1, first, middle), step(2, middle, last)),
                    List.of());
            try (Verifier verifier = new Verifier(prover, new Refuter(SETTINGS.limits()), second, () -> {}, SETTINGS)) {
                return Objects.requireNonNull(verifier.verify(new ReadDocument("d", List.of(derivation), List.of()))
                        .derivations()
                        .get(0)
                        .conclusion());
            }
        }

        private static Step step(int number, Expr left, Expr right) {
            return Step.of(
                    number,
                    number,
                    new Side(left, "l", number, 1, null),
                    Relation.EQ,
                    new Side(right, "r", number, 5, null),
                    List.of());
        }
    }

    @Test
    void it_follows_from_steps_that_are_all_proved_without_conditions() {
        ConclusionReport conclusion = new Script(PROVED, PROVED, UNPROVED).conclusion();
        assertThat(conclusion.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(conclusion.conditions()).isEmpty();
        assertThat(new Script(PROVED, PROVED, proof(Outcome.PROVED_BOUNDED, "x \\neq 0"))
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.PROVED);
    }

    @Test
    void it_does_not_follow_from_steps_under_conditions() {
        Proof conditional = proof(Outcome.PROVED, "x \\neq 0");
        assertThat(new Script(conditional, PROVED, UNPROVED).conclusion().verdict())
                .isEqualTo(Verdict.TESTED);
        assertThat(new Script(PROVED, conditional, UNPROVED).conclusion().verdict())
                .isEqualTo(Verdict.TESTED);
    }

    @Test
    void it_does_not_follow_from_steps_that_are_less_than_proved() {
        assertThat(new Script(UNPROVED, PROVED, UNPROVED).conclusion().verdict())
                .isEqualTo(Verdict.TESTED);
        assertThat(new Script(PROVED, UNPROVED, UNPROVED).conclusion().verdict())
                .isEqualTo(Verdict.TESTED);
        assertThat(new Script(PROVED, proof(Outcome.PROVED_BOUNDED), UNPROVED)
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.TESTED);
    }

    @Test
    void it_does_not_follow_where_the_second_witness_disagrees() {
        assertThat(new Script(PROVED, PROVED, UNPROVED, Answer.DISAGREES, FIRST, MIDDLE, LAST)
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void it_does_not_follow_where_the_ends_have_no_values_together() {
        Expr left = Exprs.div(Exprs.ZERO, root(Exprs.neg(X)));
        Expr right = Exprs.div(Exprs.ZERO, root(X));
        Expr nothing = new Expr.Mul(List.of(X, Exprs.ZERO));
        assertThat(new Script(PROVED, PROVED, UNPROVED, Answer.NOT_ASKED, left, nothing, right)
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void a_counterexample_at_the_ends_stands_whatever_the_steps_say() {
        Expr wrong = Exprs.mul(Exprs.num(3), X);
        assertThat(new Script(PROVED, PROVED, UNPROVED, Answer.AGREES, FIRST, MIDDLE, wrong)
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(new Script(PROVED, PROVED, PROVED, Answer.AGREES, FIRST, MIDDLE, wrong)
                        .conclusion()
                        .verdict())
                .isEqualTo(Verdict.CONFLICT);
    }
}
