package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.sym;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.value.Point;
import org.junit.jupiter.api.Test;

/** What a trial at one point counts for: nothing that was not told apart is forgotten. */
class TrialsTest {
    private static final Expr X = sym("x");
    private static final Givens REAL = Givings.givens(real("x"));
    private static final Expr ROOT = root(2);
    private static final Expr HALF_ROOT = Exprs.div(root(8), Exprs.num(2));

    private final Plan plan = new Plan(100, 100, 20, 3, 12, 400, 1600, 4, 4_000_000, false, true);

    private static Expr root(long of) {
        return new Expr.Fn(Function.SQRT, List.of(Exprs.num(of)));
    }

    private static Point at(long x) {
        return new Point(Map.of(Name.of("x"), new Point.Scalar(Rational.of(x))));
    }

    /** Trials of a relation, and what they come to. */
    private final class Tried {
        final Tally tally;
        final Trials trials;

        Tried(Expr left, Relation relation, Expr right) {
            Claim claim = new Claim(REAL, left, relation, right);
            Laboratory laboratory = new Laboratory(claim, plan.operations());
            tally = new Tally(REAL, claim, plan);
            trials = new Trials(new Weighing(left, relation, right), laboratory, plan, tally);
        }

        boolean fails(long x, boolean always) {
            return trials.fails(at(x), always);
        }

        Evidence evidence() {
            return tally.result();
        }
    }

    @Test
    void a_point_that_is_not_told_apart_is_counted_against_the_test() {
        Tried tried = new Tried(Exprs.mul(X, ROOT), Relation.LT, Exprs.mul(X, HALF_ROOT));
        assertThat(tried.fails(1, true)).isFalse();
        assertThat(tried.evidence().undecided()).isEqualTo(1);
        assertThat(tried.evidence().trials()).isZero();
        assertThat(tried.evidence().message()).contains("does not tell whether they are equal");
    }

    @Test
    void a_point_at_which_it_fails_is_a_precise_trial() {
        Tried tried = new Tried(X, Relation.EQ, Exprs.mul(X, X));
        assertThat(tried.fails(2, false)).isTrue();
        assertThat(tried.evidence().trials()).isEqualTo(1);
        assertThat(tried.evidence().preciseTrials()).isEqualTo(1);
        assertThat(tried.fails(1, false)).isFalse();
        assertThat(tried.evidence().trials()).isEqualTo(2);
        assertThat(tried.evidence().preciseTrials()).isEqualTo(1);
        assertThat(tried.fails(0, true)).isFalse();
        assertThat(tried.evidence().preciseTrials()).isEqualTo(2);
    }

    @Test
    void a_point_without_a_value_counts_for_nothing() {
        Tried tried = new Tried(Exprs.log(X), Relation.EQ, Exprs.log(X));
        assertThat(tried.fails(-2, true)).isFalse();
        assertThat(tried.fails(-3, false)).isFalse();
        assertThat(tried.evidence().trials()).isZero();
        assertThat(tried.evidence().undecided()).isZero();
        assertThat(tried.evidence().message()).isEqualTo("both sides are defined together at none of 2 points");
    }

    @Test
    void summands_that_were_lost_make_no_precise_trial_once_a_few_were_followed() {
        Expr huge = Exprs.exp(Exprs.mul(Exprs.num(300), X));
        Tried tried = new Tried(Exprs.add(huge, ROOT), Relation.EQ, Exprs.add(HALF_ROOT, huge));
        for (int i = 0; i < 10; i++) {
            assertThat(tried.fails(1 + i, true)).isFalse();
        }
        assertThat(tried.evidence().trials()).isEqualTo(10);
        assertThat(tried.evidence().preciseTrials()).isEqualTo(4);
        for (int i = 0; i < 10; i++) {
            tried.fails(11 + i, true);
        }
        assertThat(tried.evidence().trials()).isEqualTo(20);
        assertThat(tried.evidence().preciseTrials()).isEqualTo(4);
        assertThat(tried.evidence().isTest()).isFalse();
        // What differs by the lost summand is found while it is followed.
        Tried wrong = new Tried(Exprs.add(huge, Exprs.ONE), Relation.EQ, huge);
        assertThat(wrong.fails(1, true)).isTrue();
    }

    @Test
    void lost_summands_are_looked_for_at_so_many_points_and_then_no_more() {
        Expr huge = Exprs.exp(Exprs.mul(Exprs.num(10_000), X));
        Tried tried = new Tried(Exprs.add(huge, Exprs.ONE), Relation.EQ, huge);
        for (int i = 0; i < 199; i++) {
            assertThat(tried.fails(1 + i, true)).isFalse();
        }
        assertThat(tried.trials.needsPrecise()).isTrue();
        assertThat(tried.fails(400, true)).isFalse();
        assertThat(tried.trials.needsPrecise()).isFalse();
        assertThat(tried.evidence().preciseTrials()).isZero();
        assertThat(tried.evidence().message()).startsWith("at 200 of 200 points summands are of so different a size");
    }

    @Test
    void precise_trials_are_needed_until_there_are_enough() {
        Tried tried = new Tried(X, Relation.EQ, Exprs.mul(Exprs.num(2), Exprs.mul(Exprs.num(1), X, half())));
        for (int i = 1; i <= 20; i++) {
            assertThat(tried.trials.needsPrecise()).isTrue();
            tried.fails(i, true);
        }
        assertThat(tried.trials.needsPrecise()).isFalse();
        assertThat(tried.evidence().isTest()).isTrue();
    }

    private static Expr half() {
        return new Expr.Num(Rational.HALF);
    }

    @Test
    void what_double_does_not_tell_is_compared_as_often_as_the_plan_allows() {
        Expr nothing = Exprs.mul(X, Exprs.sub(Exprs.mul(root(2), root(3)), root(6)));
        Tried tried = new Tried(nothing, Relation.EQ, Exprs.ZERO);
        for (int i = 1; i <= 10; i++) {
            assertThat(tried.fails(i, false)).isFalse();
        }
        assertThat(tried.evidence().preciseTrials()).isEqualTo(3);
        assertThat(tried.evidence().trials()).isEqualTo(3);
        assertThat(tried.fails(11, true)).isFalse();
        assertThat(tried.evidence().preciseTrials()).isEqualTo(4);
    }

    @Test
    void a_suspicion_is_followed_however_many_were_compared() {
        Expr off = new Expr.Cases(List.of(
                new Expr.Branch(X, new Cond.Rel(X, Relation.LT, Exprs.num(10))),
                new Expr.Branch(Exprs.add(X, new Expr.Num(Rational.of(10).pow(-9))), new Cond.True())));
        Tried tried = new Tried(off, Relation.EQ, X);
        for (int i = 1; i < 10; i++) {
            assertThat(tried.fails(i, true)).isFalse();
        }
        assertThat(tried.fails(11, false)).isTrue();
    }

    @Test
    void sides_that_cancel_are_equal_only_as_far_as_so_many_digits_show() {
        Expr nothing = Exprs.sub(Exprs.mul(root(2), root(3)), root(6));
        assertThat(weighed(nothing, power(-300))).isInstanceOf(Weighed.Fails.class);
        assertThat(weighed(power(-300), nothing)).isInstanceOf(Weighed.Fails.class);
        assertThat(weighed(Exprs.mul(power(150), nothing), Exprs.ZERO))
                .isInstanceOfSatisfying(
                        Weighed.Holds.class, holds -> assertThat(holds.error()).isLessThan(1e-150));
        // Four hundred digits leave 10^-59 of it: that is not zero to half of them.
        assertThat(weighed(Exprs.mul(power(370), nothing), Exprs.ZERO)).isInstanceOf(Weighed.Open.class);
    }

    private static Expr power(int exponent) {
        return new Expr.Num(Rational.of(10).pow(exponent));
    }

    private static Weighed weighed(Expr left, Expr right) {
        Laboratory laboratory = new Laboratory(new Claim(REAL, left, Relation.EQ, right), 4_000_000);
        return new Weighing(left, Relation.EQ, right).precisely(laboratory.evaluator(at(1)));
    }

    @Test
    void a_given_is_not_met_where_it_costs_too_much_or_holds_only_for_large_entries() {
        Expr endless =
                new Expr.Binder(Expr.Kind.SUM, Givings.J, Exprs.ONE, Exprs.num(100_000), new Cond.True(), Givings.J);
        Laboratory hurried = new Laboratory(new Claim(REAL, X, Relation.EQ, X), 1000);
        assertThat(hurried.check().holds(at(1), new Cond.Rel(endless, Relation.GT, Exprs.ONE)))
                .isFalse();
        assertThat(hurried.check().holds(at(1), new Cond.Rel(X, Relation.GT, Exprs.ZERO)))
                .isTrue();
        Name z = Name.of("z_{#1}");
        Givens vectors = Givings.givens(Givings.size(), Givings.vector("z", Domain.REALS));
        Laboratory laboratory = new Laboratory(vectors, List.of(Givings.at("z", Exprs.ONE)));
        Expr sine = new Expr.Fn(Function.SIN, List.of(Givings.at("z", Exprs.ONE)));
        Expr cosine = new Expr.Fn(Function.COS, List.of(Givings.at("z", Exprs.ONE)));
        Cond.Rel one =
                new Cond.Rel(Exprs.add(Exprs.mul(sine, sine), Exprs.mul(cosine, cosine)), Relation.EQ, Exprs.ONE);
        for (long entry : new long[] {5, 100}) {
            Point point = new Point(Map.of(
                    Name.of("n"),
                    new Point.Scalar(Rational.ONE),
                    z,
                    new Point.Array(List.of(1), List.of(Rational.of(entry)))));
            assertThat(laboratory.check().holds(point, one)).isEqualTo(entry == 5);
        }
    }
}
