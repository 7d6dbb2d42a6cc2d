package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.I;
import static org.gradproof.verify.Givings.J;
import static org.gradproof.verify.Givings.K;
import static org.gradproof.verify.Givings.N;
import static org.gradproof.verify.Givings.assume;
import static org.gradproof.verify.Givings.at;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.index;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.size;
import static org.gradproof.verify.Givings.sum;
import static org.gradproof.verify.Givings.sym;
import static org.gradproof.verify.Givings.vector;

import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.report.Counterexample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the trials beside a proof still find. */
class EffortTest {
    private static final Expr X = sym("x");
    private static final Expr Y = sym("y");
    private static final Givens LOGITS =
            givens(size(), vector("z", Domain.REALS), vector("y", Domain.REALS), index("i"), index("k"));
    private static final Expr TOTAL = sum(Exprs.exp(at("z", J)));

    private static Expr share(Expr index) {
        return Exprs.div(Exprs.exp(at("z", index)), TOTAL);
    }

    private static Expr slope(Expr of) {
        return new Expr.Deriv(of, at("z", K));
    }

    private static Evidence of(Effort effort, Givens givens, Expr left, Expr right) {
        return new Refuter(Limits.DEFAULT).tryToRefute(new Claim(givens, left, Relation.EQ, right), effort);
    }

    @Test
    void beside_a_replayed_proof_a_few_dozen_points_are_tried_and_twenty_at_many_digits() {
        Expr same = new Expr.Indicator(new Cond.Rel(I, Relation.EQ, K));
        Expr right = Exprs.mul(share(I), Exprs.sub(same, share(K)));
        Evidence brief = of(Effort.BRIEF, LOGITS, slope(share(I)), right);

        assertThat(brief.isTest()).isTrue();
        assertThat(brief.trials()).isBetween(20, 40);
        assertThat(brief.maxError()).isLessThan(1e-40);
        assertThat(of(Effort.MODERATE, LOGITS, slope(share(I)), right).trials()).isBetween(80, 160);
        assertThat(of(Effort.ORDINARY, LOGITS, slope(share(I)), right).trials()).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource(Effort.class)
    void the_nearest_wrong_forms_are_refuted_with_little_effort_too(Effort effort) {
        Expr same = new Expr.Indicator(new Cond.Rel(I, Relation.EQ, K));
        Expr partial =
                new Expr.Binder(Expr.Kind.SUM, J, Exprs.num(2), N, new Cond.True(), Exprs.mul(at("y", J), at("z", J)));
        List<List<Expr>> wrong = List.of(
                // The sign, the index, the factor, what holds off the diagonal alone, what holds on it alone.
                List.of(slope(share(I)), Exprs.mul(share(I), Exprs.sub(share(K), same))),
                List.of(slope(share(I)), Exprs.mul(share(K), Exprs.sub(same, share(K)))),
                List.of(slope(Exprs.log(TOTAL)), Exprs.mul(Exprs.num(2), share(K))),
                List.of(slope(share(I)), Exprs.neg(Exprs.mul(share(I), share(K)))),
                List.of(slope(share(I)), Exprs.mul(share(I), Exprs.sub(Exprs.ONE, share(K)))),
                // A bound.
                List.of(slope(sum(Exprs.mul(at("y", J), at("z", J)))), slope(partial)));
        for (List<Expr> sides : wrong) {
            assertThat(of(effort, LOGITS, sides.get(0), sides.get(1)).counterexample())
                    .as("%s = %s", sides.get(0), sides.get(1))
                    .isNotNull();
        }
    }

    @Test
    void a_tie_and_a_sign_are_among_the_first_points() {
        Expr largest = new Expr.Fn(Function.MAX, List.of(X, Y));
        Expr atTies = new Expr.Indicator(new Cond.Rel(X, Relation.EQ, Y));
        Givens reals = givens(real("x"), real("y"));

        assertThat(of(Effort.BRIEF, reals, Exprs.add(largest, atTies), largest).counterexample())
                .isNotNull();
        assertThat(of(Effort.BRIEF, reals, new Expr.Fn(Function.ABS, List.of(X)), X)
                        .counterexample())
                .isNotNull();
    }

    @Test
    void the_sizes_that_givens_exclude_are_seen_beside_a_proof() {
        Givens atLeastTwo = givens(size(), vector("z", Domain.REALS), assume(N, Relation.GE, Exprs.num(2)), index("k"));
        Evidence evidence = of(Effort.BRIEF, atLeastTwo, at("z", K), at("z", K));

        List<Integer> met = Objects.requireNonNull(evidence.sizes().get("n"));
        assertThat(met).doesNotContain(1).contains(2);
        assertThat(met.get(met.size() - 1)).isGreaterThanOrEqualTo(Evidence.LARGEST_SMALL);
    }

    @Test
    void one_who_asks_only_whether_there_is_a_counterexample_gets_one_that_holds() {
        Claim claim = new Claim(givens(real("x"), real("y")), Exprs.mul(X, Y), Relation.EQ, Exprs.add(X, Y));
        Counterexample found = Objects.requireNonNull(
                new Refuter(Limits.DEFAULT).look(claim, Effort.BRIEF).counterexample());

        assertThat(found.left()).isNotEqualTo(found.right());
    }
}
