package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two sides that are known to some digits say of each relation. No relation may be believed that does not hold. */
class WeighingTest {
    private static final Expr ROOT = root(2);
    /** The same number, by another way and never exactly known. */
    private static final Expr HALF_ROOT = Exprs.div(root(8), Exprs.num(2));

    private static final Expr UNDEFINED = Exprs.log(Exprs.ZERO);

    private static Expr root(long of) {
        return new Expr.Fn(Function.SQRT, List.of(Exprs.num(of)));
    }

    private static Evaluator evaluator() {
        return new Evaluator(Givens.NONE, new Point(Map.of()));
    }

    private static Weighed precisely(Expr left, Relation relation, Expr right) {
        return new Weighing(left, relation, right).precisely(evaluator());
    }

    private static Weighed inDouble(Expr left, Relation relation, Expr right) {
        return new Weighing(left, relation, right).inDouble(evaluator());
    }

    private static Expr plus(Expr a, int exponent) {
        return Exprs.add(a, new Expr.Num(Rational.of(10).pow(exponent)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"EQ", "LE", "GE"})
    void sides_that_agree_satisfy_relations_that_allow_equality(Relation relation) {
        assertThat(precisely(ROOT, relation, HALF_ROOT)).isInstanceOf(Weighed.Holds.class);
        assertThat(inDouble(ROOT, relation, HALF_ROOT)).isInstanceOf(Weighed.Holds.class);
        assertThat(precisely(Exprs.ONE, relation, Exprs.ONE)).isEqualTo(new Weighed.Holds(0, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"LT", "GT", "NE"})
    void sides_that_agree_leave_a_strict_relation_open_unless_they_are_exact(Relation relation) {
        assertThat(precisely(ROOT, relation, HALF_ROOT)).isInstanceOfSatisfying(Weighed.Open.class, open -> {
            assertThat(open.compared()).isTrue();
            assertThat(open.reason()).contains("does not tell whether they are equal");
        });
        assertThat(inDouble(ROOT, relation, HALF_ROOT)).isInstanceOf(Weighed.Open.class);
        assertThat(precisely(Exprs.ONE, relation, Exprs.ONE)).isInstanceOf(Weighed.Fails.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"LT", "LE", "NE"})
    void a_smaller_left_side_satisfies_these_and_fails_their_opposites(Relation relation) {
        assertThat(precisely(Exprs.ONE, relation, ROOT)).isInstanceOf(Weighed.Holds.class);
        assertThat(inDouble(Exprs.ONE, relation, ROOT)).isInstanceOf(Weighed.Holds.class);
        Relation opposite = relation == Relation.LT ? Relation.GE : relation == Relation.LE ? Relation.GT : Relation.EQ;
        assertThat(precisely(Exprs.ONE, opposite, ROOT)).isInstanceOf(Weighed.Fails.class);
        assertThat(inDouble(Exprs.ONE, opposite, ROOT)).isEqualTo(new Weighed.Apart());
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"GT", "GE", "NE"})
    void a_larger_left_side_satisfies_these_and_fails_their_opposites(Relation relation) {
        assertThat(precisely(ROOT, relation, Exprs.ONE)).isInstanceOf(Weighed.Holds.class);
        assertThat(inDouble(ROOT, relation, Exprs.ONE)).isInstanceOf(Weighed.Holds.class);
        Relation opposite = relation == Relation.GT ? Relation.LE : relation == Relation.GE ? Relation.LT : Relation.EQ;
        assertThat(precisely(ROOT, opposite, Exprs.ONE)).isInstanceOf(Weighed.Fails.class);
        assertThat(inDouble(ROOT, opposite, Exprs.ONE)).isEqualTo(new Weighed.Apart());
    }

    @Test
    void a_difference_in_the_47th_digit_is_found_and_one_in_the_13th_not_called_equal_in_double() {
        assertThat(precisely(ROOT, Relation.EQ, plus(HALF_ROOT, -47))).isInstanceOf(Weighed.Fails.class);
        assertThat(precisely(ROOT, Relation.LT, plus(HALF_ROOT, -300))).isInstanceOf(Weighed.Holds.class);
        assertThat(precisely(ROOT, Relation.GT, plus(HALF_ROOT, -300))).isInstanceOf(Weighed.Fails.class);
        assertThat(inDouble(ROOT, Relation.EQ, plus(HALF_ROOT, -11))).isEqualTo(new Weighed.Apart());
    }

    @Test
    void the_error_is_that_of_the_two_sides_of_an_equation() {
        assertThat(precisely(ROOT, Relation.EQ, HALF_ROOT))
                .isInstanceOfSatisfying(
                        Weighed.Holds.class,
                        holds -> assertThat(holds.error()).isGreaterThan(0).isLessThan(1e-44));
        assertThat(precisely(ROOT, Relation.LE, HALF_ROOT)).isEqualTo(new Weighed.Holds(0, true));
    }

    @Test
    void sides_that_cancel_to_zero_are_followed_to_200_digits_before_they_count_as_equal() {
        Expr nothing = Exprs.sub(Exprs.mul(root(2), root(3)), root(6));
        assertThat(precisely(nothing, Relation.EQ, Exprs.ZERO))
                .isInstanceOfSatisfying(
                        Weighed.Holds.class, holds -> assertThat(holds.error()).isLessThan(1e-100));
        assertThat(precisely(nothing, Relation.GE, Exprs.ZERO)).isInstanceOf(Weighed.Holds.class);
        assertThat(precisely(nothing, Relation.GT, Exprs.ZERO)).isInstanceOf(Weighed.Open.class);
        assertThat(precisely(nothing, Relation.NE, Exprs.ZERO)).isInstanceOf(Weighed.Open.class);
        assertThat(precisely(plus(nothing, -90), Relation.EQ, Exprs.ZERO)).isInstanceOf(Weighed.Fails.class);
        assertThat(precisely(plus(nothing, -180), Relation.EQ, Exprs.ZERO)).isInstanceOf(Weighed.Fails.class);
    }

    @Test
    void a_side_without_a_value_is_said_so_on_either_side() {
        assertThat(precisely(UNDEFINED, Relation.EQ, Exprs.ONE)).isInstanceOf(Weighed.Undefined.class);
        assertThat(precisely(Exprs.ONE, Relation.EQ, UNDEFINED)).isInstanceOf(Weighed.Undefined.class);
        assertThat(inDouble(UNDEFINED, Relation.EQ, Exprs.ONE)).isInstanceOf(Weighed.Undefined.class);
        assertThat(inDouble(Exprs.ONE, Relation.EQ, UNDEFINED)).isInstanceOf(Weighed.Undefined.class);
    }

    @Test
    void a_side_whose_definedness_is_not_told_is_open_and_was_not_compared() {
        Expr doubtful = Exprs.log(Exprs.sub(ROOT, HALF_ROOT));
        assertThat(precisely(doubtful, Relation.EQ, Exprs.ONE))
                .isInstanceOfSatisfying(
                        Weighed.Open.class, open -> assertThat(open.compared()).isFalse());
        assertThat(precisely(Exprs.ONE, Relation.EQ, doubtful))
                .isInstanceOfSatisfying(
                        Weighed.Open.class, open -> assertThat(open.compared()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"LT", "GT", "NE"})
    void refutes_a_strict_relation_where_sides_that_are_proved_equal_agree(Relation relation) {
        Weighing weighing = new Weighing(ROOT, relation, HALF_ROOT).ofEqualSides();
        assertThat(weighing.precisely(evaluator())).isInstanceOf(Weighed.Fails.class);
    }

    @Test
    void tries_no_more_than_fifty_digits_where_it_is_told_so() {
        Weighing weighing = new Weighing(ROOT, Relation.LT, plus(HALF_ROOT, -300));
        assertThat(weighing.precisely(evaluator(), true, () -> false)).isEqualTo(new Weighed.Left());
        assertThat(weighing.precisely(evaluator(), true, () -> true)).isInstanceOf(Weighed.Holds.class);
    }
}
