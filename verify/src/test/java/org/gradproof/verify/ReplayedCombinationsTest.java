package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.gradproof.replay.Replay;
import org.gradproof.symbolic.certificate.Certificate;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.junit.jupiter.api.Test;

/** With the multipliers that the prover found, the checker adds a combination of inequalities up; it looks for none. */
class ReplayedCombinationsTest {
    private static final Expr.Sym X = new Expr.Sym(Name.of("x"));
    private static final Expr.Sym Y = new Expr.Sym(Name.of("y"));
    private static final Givens GIVENS = new Givens(List.of(
            new Given.Scalar(X.name(), Domain.REALS, "x"),
            new Given.Scalar(Y.name(), Domain.REALS, "y"),
            atLeast(Exprs.add(X, Y), 2),
            atLeast(Exprs.sub(X, Y), 0)));

    private static Given atLeast(Expr value, long bound) {
        return new Given.Assumption(
                new Cond.Rel(value, Relation.GE, Exprs.num(bound)), List.of(), List.of(), "at least " + bound);
    }

    private static Certificate certificate() {
        Proof proof = Verifier.prover().prove(new Claim(GIVENS, X, Relation.GE, Exprs.ONE));
        Certificate certificate = proof.certificate();
        assertThat(certificate).isNotNull();
        return Objects.requireNonNull(certificate);
    }

    private static Certificate with(Expr right, List<Certificate.Combination> combinations) {
        Certificate found = certificate();
        return new Certificate(
                found.givens(),
                found.left(),
                found.relation(),
                right,
                found.unfolded(),
                found.equations(),
                combinations);
    }

    private static Replay.Outcome replayed(Certificate certificate) {
        return Replay.of(certificate).outcome();
    }

    @Test
    void the_multipliers_of_the_proof_show_it_again() {
        Certificate certificate = certificate();

        assertThat(replayed(certificate)).isEqualTo(Replay.Outcome.YES);
        assertThat(replayed(with(certificate.right(), List.of()))).isEqualTo(Replay.Outcome.NO_ANSWER);
    }

    @Test
    void multipliers_that_do_not_add_up_or_are_negative_show_nothing() {
        Expr difference = Exprs.sub(X, Exprs.num(2));
        Expr first = Exprs.sub(Exprs.add(X, Y), Exprs.num(2));
        Expr second = Exprs.sub(X, Y);
        Certificate.Combination wrong = new Certificate.Combination(
                difference,
                List.of(
                        new Certificate.Weighted(Rational.HALF, first, false),
                        new Certificate.Weighted(Rational.HALF, second, false)));
        Certificate.Combination negative = new Certificate.Combination(
                Exprs.sub(Exprs.num(2), Exprs.add(X, Y)),
                List.of(new Certificate.Weighted(Rational.MINUS_ONE, first, false)));
        Certificate.Combination unshown = new Certificate.Combination(
                difference, List.of(new Certificate.Weighted(Rational.ONE, difference, false)));

        assertThat(replayed(with(Exprs.num(2), List.of(wrong, negative, unshown))))
                .isEqualTo(Replay.Outcome.NO_ANSWER);
    }
}
