package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.report.Counterexample;
import org.junit.jupiter.api.Test;

/** When trials are a test, and what is said where they are none. */
class TallyTest {
    private static final Name X = Name.of("x");
    private static final Plan PLAN = Plan.of(Limits.DEFAULT, 0, 1, Effort.ORDINARY);
    private static final Weighed.Open NOT_TOLD_APART = new Weighed.Open("400 digits do not tell", true);
    private static final Weighed.Open NO_VALUE = new Weighed.Open("too many operations", false);

    private static Tally tally(Given... givens) {
        Givens all = new Givens(List.of(givens));
        Expr x = new Expr.Sym(X, List.of());
        return new Tally(all, new Claim(all, x, Relation.EQ, x), PLAN);
    }

    private static Point at(long x) {
        return new Point(Map.of(X, new Point.Scalar(Rational.of(x))));
    }

    /** So many precise trials, each at a point of its own. */
    private static void hold(Tally tally, int count) {
        for (int i = 0; i < count; i++) {
            tally.met(at(i));
            tally.heldPrecisely(1e-50, at(i));
        }
    }

    @Test
    void twenty_precise_trials_that_agree_are_a_test() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 20);
        assertThat(tally.result().isTest()).isTrue();
        assertThat(tally.result().message()).isEmpty();
        assertThat(tally.result().maxError()).isEqualTo(1e-50);
        assertThat(tally.preciseTrials()).isEqualTo(20);
    }

    @Test
    void nineteen_are_none_however_many_agree_in_double() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 19);
        for (int i = 0; i < 100; i++) {
            tally.met(at(100 + i));
            tally.held(at(100 + i));
        }
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().trials()).isEqualTo(119);
        assertThat(tally.result().message()).isEqualTo("both sides are defined together at only 119 of 119 points");
    }

    @Test
    void one_point_that_is_not_told_apart_spoils_the_test() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 100);
        tally.open(NOT_TOLD_APART, at(0));
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().undecided()).isEqualTo(1);
        assertThat(tally.result().message()).isEqualTo("undecided at 1 of 100 points: 400 digits do not tell");
    }

    @Test
    void one_point_in_twenty_may_go_without_a_value_and_no_more() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 40);
        tally.open(NO_VALUE, at(0));
        tally.open(NO_VALUE, at(0));
        assertThat(tally.result().isTest()).isTrue();
        tally.open(NO_VALUE, at(0));
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().undecided()).isEqualTo(3);
        assertThat(tally.result().message()).contains("too many operations");
    }

    @Test
    void the_reason_of_what_was_compared_is_told_before_that_of_what_had_no_value() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 20);
        tally.open(NOT_TOLD_APART, at(0));
        tally.open(NO_VALUE, at(0));
        assertThat(tally.result().message()).isEqualTo("undecided at 2 of 20 points: 400 digits do not tell");
    }

    @Test
    void one_and_the_same_point_again_and_again_is_no_test_of_a_real_number() {
        Tally tally = tally(Givings.real("x"));
        for (int i = 0; i < 50; i++) {
            tally.met(at(1));
            tally.heldPrecisely(0, at(1));
        }
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().message()).contains("only 1 different points");
    }

    @Test
    void the_same_holds_of_families_functions_and_labels() {
        Given family = new Given.Family(X, List.of(Givings.N), Domain.REALS, false, "x");
        Given function = Givings.function("x", 1, Domain.REALS);
        Given label = Givings.scalar("x", Givings.BIT);
        for (Given given : List.of(family, function, label)) {
            Tally tally = tally(given);
            for (int i = 0; i < 50; i++) {
                tally.met(at(1));
                tally.heldPrecisely(0, at(1));
            }
            assertThat(tally.result().isTest()).as("%s", given).isFalse();
        }
    }

    @Test
    void sizes_at_which_sides_were_compared_are_told_in_order() {
        Name n = Name.of("n");
        Tally tally = tally(Givings.size());
        for (long size : new long[] {3, 1, 3}) {
            Point point = new Point(Map.of(n, new Point.Scalar(Rational.of(size))));
            tally.met(point);
            tally.held(point);
        }
        tally.met(new Point(Map.of(n, new Point.Scalar(Rational.of(2)))));
        assertThat(tally.result().sizes()).isEqualTo(Map.of("n", List.of(1, 3)));
    }

    @Test
    void nothing_tried_is_no_test_and_says_why() {
        Tally tally = tally(Givings.real("x"));
        tally.notMet("x < x");
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().message()).isEqualTo("the givens could not be met: x < x");
        tally.met(at(1));
        assertThat(tally.result().message()).isEqualTo("both sides are defined together at none of 1 points");
    }

    @Test
    void what_is_expensive_says_so() {
        Givens real = Givings.givens(Givings.real("x"));
        Expr x = new Expr.Sym(X, List.of());
        Tally tally =
                new Tally(real, new Claim(real, x, Relation.EQ, x), Plan.of(Limits.DEFAULT, 1, 1, Effort.ORDINARY));
        hold(tally, 3);
        assertThat(tally.result().brief()).isTrue();
        assertThat(tally.result().isTest()).isFalse();
        assertThat(tally.result().message()).contains("too expensive for a test: 3 points were compared, 3 of them");
    }

    @Test
    void a_counterexample_ends_it() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 30);
        tally.met(at(31));
        tally.failed();
        Evidence refuted = tally.refuted(new Counterexample(Map.of(), "1", "0", "1"));
        assertThat(refuted.isTest()).isFalse();
        assertThat(refuted.trials()).isEqualTo(31);
        assertThat(refuted.preciseTrials()).isEqualTo(31);
    }

    @Test
    void of_the_points_at_which_strict_sides_agree_the_simple_ones_are_kept() {
        Tally tally = tally(Givings.real("x"));
        hold(tally, 20);
        for (long x : new long[] {7, 3, 900, 2, 5, 11}) {
            tally.open(new Weighed.Open("1600 digits agree", true, true), at(x));
        }
        assertThat(tally.result().agreeing()).extracting(Agreement::point).containsExactly(at(2), at(3), at(5), at(7));
        assertThat(tally.result().isTest()).isFalse();
    }
}
