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
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.program.Program;
import org.gradproof.verify.numeric.value.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sides that hide their difference: behind a large summand, in a cancellation, or behind what an evaluation may cost. */
class WeighingFurtherTest {
    private static final Expr ROOT = root(2);
    private static final Expr HALF_ROOT = Exprs.div(root(8), Exprs.num(2));
    private static final Expr HUGE = Exprs.exp(Exprs.num(1000));
    private static final Expr NOTHING = Exprs.sub(Exprs.mul(root(2), root(3)), root(6));

    private static Expr root(long of) {
        return new Expr.Fn(Function.SQRT, List.of(Exprs.num(of)));
    }

    private static Expr power(int exponent) {
        return new Expr.Num(Rational.of(10).pow(exponent));
    }

    private static Evaluator evaluator() {
        return new Evaluator(Givens.NONE, new Point(Map.of()));
    }

    private static Weighed follow(Expr left, Relation relation, Expr right) {
        return new Weighing(left, relation, right).precisely(evaluator(), true, () -> true);
    }

    private static Weighed atFirstSight(Expr left, Relation relation, Expr right) {
        return new Weighing(left, relation, right).precisely(evaluator(), false, () -> true);
    }

    private static void fully(Weighed found, boolean fully) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Weighed.Holds.class, holds -> assertThat(holds.fully()).isEqualTo(fully));
    }

    @Test
    void a_summand_that_fifty_digits_lose_is_followed_to_where_it_shows() {
        Expr more = Exprs.add(HUGE, Exprs.ONE);
        fully(atFirstSight(more, Relation.EQ, HUGE), false);
        assertThat(follow(more, Relation.EQ, HUGE)).isInstanceOf(Weighed.Fails.class);
        assertThat(follow(more, Relation.LE, HUGE)).isInstanceOf(Weighed.Fails.class);
        fully(follow(more, Relation.GE, HUGE), true);
    }

    @Test
    void two_sides_that_lose_the_same_summand_agree_once_it_was_seen() {
        Expr left = Exprs.add(HUGE, ROOT);
        Expr right = Exprs.add(HALF_ROOT, HUGE);
        fully(atFirstSight(left, Relation.EQ, right), false);
        fully(follow(left, Relation.EQ, right), true);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 1000, 3500, 3600, 9000})
    void it_is_followed_as_far_as_the_most_digits_reach(int exponent) {
        Expr huge = Exprs.exp(Exprs.num(exponent));
        Evaluator at = evaluator();
        at.evaluate(Exprs.add(huge, Exprs.ONE), 50);
        // e^3500 is 10^1520, and fifty digits more are 1570 of 1600; e^3600 is 10^1563.
        assertThat(Weighing.canFollow(at)).isEqualTo(exponent == 1000 || exponent == 3500);
        Weighed found = follow(Exprs.add(huge, Exprs.ONE), Relation.EQ, huge);
        if (exponent <= 3500) {
            assertThat(found).isInstanceOf(Weighed.Fails.class);
        } else {
            fully(found, false);
        }
    }

    @Test
    void what_is_lost_beyond_the_digits_that_are_followed_is_no_full_agreement() {
        Weighing near = new Weighing(Exprs.add(HUGE, Exprs.ONE), Relation.EQ, HUGE, 7, 100, 300);
        fully(near.precisely(evaluator(), true, () -> true), false);
        Weighing strict = new Weighing(Exprs.add(HUGE, Exprs.ONE), Relation.EQ, HUGE, 7, 100, 1600);
        assertThat(strict.precisely(evaluator(), true, () -> true)).isInstanceOf(Weighed.Fails.class);
    }

    @Test
    void fewer_digits_in_double_are_asked_where_so_agreed() {
        Expr near = Exprs.add(Exprs.ONE, Exprs.div(Exprs.sub(ROOT, HALF_ROOT), Exprs.num(1)));
        Weighing few = new Weighing(near, Relation.EQ, Exprs.ONE, 7, 100, 0);
        assertThat(few.inDouble(evaluator())).isInstanceOf(Weighed.Holds.class);
        Weighing impossible = new Weighing(near, Relation.EQ, Exprs.ONE, 17, 100, 0);
        assertThat(impossible.inDouble(evaluator())).isInstanceOf(Weighed.Open.class);
    }

    @Test
    void where_fewer_digits_are_tried_a_zero_is_judged_at_the_most_of_them() {
        assertThat(new Weighing(NOTHING, Relation.EQ, Exprs.ZERO, 7, 100, 0).precisely(evaluator()))
                .isInstanceOf(Weighed.Holds.class);
        assertThat(new Weighing(NOTHING, Relation.EQ, Exprs.ZERO, 7, 50, 0).precisely(evaluator()))
                .isInstanceOf(Weighed.Holds.class);
        Expr off = Exprs.add(NOTHING, power(-40));
        assertThat(new Weighing(off, Relation.EQ, Exprs.ZERO, 7, 50, 0).precisely(evaluator()))
                .isInstanceOf(Weighed.Fails.class);
        assertThat(new Weighing(Exprs.add(NOTHING, power(-90)), Relation.EQ, Exprs.ZERO, 7, 100, 0)
                        .precisely(evaluator()))
                .isInstanceOf(Weighed.Fails.class);
    }

    @Test
    void strict_relations_are_followed_to_the_end_and_equalities_are_not() {
        Expr off = Exprs.add(HALF_ROOT, power(-1500));
        assertThat(follow(ROOT, Relation.LT, off)).isInstanceOf(Weighed.Holds.class);
        assertThat(follow(ROOT, Relation.NE, off)).isInstanceOf(Weighed.Holds.class);
        assertThat(follow(ROOT, Relation.GT, off)).isInstanceOf(Weighed.Fails.class);
        assertThat(follow(ROOT, Relation.LT, Exprs.add(HALF_ROOT, power(-1700))))
                .isInstanceOf(Weighed.Open.class);
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void a_side_just_below_the_other_satisfies_exactly_the_relations_that_say_so(Relation relation) {
        boolean holds = relation == Relation.LT || relation == Relation.LE || relation == Relation.NE;
        Expr above = Exprs.add(NOTHING, power(-30));
        Class<? extends Weighed> expected = holds ? Weighed.Holds.class : Weighed.Fails.class;
        assertThat(follow(NOTHING, relation, above)).isInstanceOf(expected);
        assertThat(follow(Exprs.neg(power(-30)), relation, Exprs.ZERO)).isInstanceOf(expected);
        assertThat(follow(Exprs.ONE, relation, Exprs.num(2))).isInstanceOf(expected);
        boolean mirrored = relation == Relation.GT || relation == Relation.GE || relation == Relation.NE;
        Class<? extends Weighed> other = mirrored ? Weighed.Holds.class : Weighed.Fails.class;
        assertThat(follow(above, relation, NOTHING)).isInstanceOf(other);
    }

    @Test
    void what_takes_too_many_operations_is_open_and_was_not_compared() {
        Expr.Sym j = Givings.J;
        Expr endless = new Expr.Binder(Expr.Kind.SUM, j, Exprs.ONE, Exprs.num(100_000), new Cond.True(), j);
        Evaluator small = new Evaluator(new Program(Givens.NONE), new Point(Map.of()), 1000);
        for (Weighed found : List.of(
                new Weighing(endless, Relation.EQ, Exprs.ONE).precisely(small),
                new Weighing(Exprs.ONE, Relation.EQ, endless).precisely(small),
                new Weighing(endless, Relation.EQ, Exprs.ONE).inDouble(small))) {
            assertThat(found).isInstanceOfSatisfying(Weighed.Open.class, open -> {
                assertThat(open.compared()).isFalse();
                assertThat(open.reason()).contains("1000 operations");
            });
        }
    }

    @Test
    void what_can_be_told_only_with_more_digits_than_fifty_is_told() {
        Expr doubtful = Exprs.add(NOTHING, power(-70));
        assertThat(follow(Exprs.log(doubtful), Relation.LT, Exprs.ZERO)).isInstanceOf(Weighed.Holds.class);
        assertThat(follow(Exprs.log(doubtful), Relation.GT, Exprs.ZERO)).isInstanceOf(Weighed.Fails.class);
        assertThat(follow(Exprs.ZERO, Relation.GT, Exprs.log(doubtful))).isInstanceOf(Weighed.Holds.class);
        assertThat(follow(Exprs.log(Exprs.sub(NOTHING, power(-70))), Relation.EQ, Exprs.ZERO))
                .isInstanceOf(Weighed.Undefined.class);
    }

    @Test
    void a_given_is_met_where_it_holds_exactly_or_identically_and_nowhere_else() {
        Expr x = sym("x");
        Givens givens = Givings.givens(real("x"));
        Laboratory laboratory = new Laboratory(givens, List.of(x));
        Point two = point(2);
        Expr square = new Expr.Pow(new Expr.Fn(Function.SQRT, List.of(x)), Exprs.num(2));
        Expr sine = new Expr.Fn(Function.SIN, List.of(x));
        Expr cosine = new Expr.Fn(Function.COS, List.of(x));
        Expr one = Exprs.add(new Expr.Pow(sine, Exprs.num(2)), new Expr.Pow(cosine, Exprs.num(2)));
        assertThat(met(laboratory, two, x, Relation.EQ, Exprs.num(2))).isTrue();
        assertThat(met(laboratory, two, x, Relation.EQ, Exprs.num(3))).isFalse();
        assertThat(met(laboratory, two, x, Relation.LT, Exprs.num(3))).isTrue();
        assertThat(met(laboratory, two, x, Relation.GT, Exprs.num(3))).isFalse();
        for (Relation relation : List.of(Relation.EQ, Relation.LE, Relation.GE)) {
            assertThat(met(laboratory, two, square, relation, x)).isTrue();
            assertThat(met(laboratory, two, one, relation, Exprs.ONE)).isTrue();
        }
        for (Relation relation : List.of(Relation.NE, Relation.LT, Relation.GT)) {
            assertThat(met(laboratory, two, square, relation, x)).isFalse();
        }
        // Nearly is not enough, at fifty digits or at a thousand.
        for (int exponent : new int[] {-20, -60, -300, -900, -1500}) {
            assertThat(met(laboratory, two, one, Relation.EQ, Exprs.add(Exprs.ONE, power(exponent))))
                    .isFalse();
        }
        assertThat(met(laboratory, point(-2), Exprs.log(x), Relation.LT, Exprs.ONE))
                .isFalse();
        // At large numbers sides agree that differ elsewhere: there nothing is an identity.
        Expr tanh = new Expr.Fn(Function.TANH, List.of(Exprs.mul(x, Exprs.num(100))));
        assertThat(met(laboratory, point(63), Exprs.mul(one, tanh), Relation.EQ, tanh))
                .isTrue();
        assertThat(met(laboratory, point(64), Exprs.mul(one, tanh), Relation.EQ, tanh))
                .isFalse();
        assertThat(met(laboratory, point(-70), Exprs.mul(one, tanh), Relation.EQ, tanh))
                .isFalse();
    }

    @Test
    void a_given_that_was_an_identity_often_is_still_refused_where_it_fails() {
        Expr x = sym("x");
        Givens givens = Givings.givens(real("x"));
        Laboratory laboratory = new Laboratory(givens, List.of(x));
        Expr sine = new Expr.Fn(Function.SIN, List.of(x));
        Expr cosine = new Expr.Fn(Function.COS, List.of(x));
        Expr one = Exprs.add(new Expr.Pow(sine, Exprs.num(2)), new Expr.Pow(cosine, Exprs.num(2)));
        // Off only beyond 40.
        Expr off = new Expr.Cases(List.of(
                new Expr.Branch(one, new Cond.Rel(x, Relation.LT, Exprs.num(40))),
                new Expr.Branch(Exprs.add(one, power(-35)), new Cond.True())));
        Cond.Rel given = new Cond.Rel(off, Relation.EQ, Exprs.ONE);
        for (int i = 1; i <= 20; i++) {
            assertThat(laboratory.check().holds(point(i), given)).isTrue();
        }
        assertThat(laboratory.check().holds(point(41), given)).isFalse();
        assertThat(laboratory.check().holds(point(39), given)).isTrue();
    }

    private static Point point(long x) {
        return new Point(Map.of(Name.of("x"), new Point.Scalar(Rational.of(x))));
    }

    private static boolean met(Laboratory laboratory, Point point, Expr left, Relation relation, Expr right) {
        return laboratory.check().holds(point, new Cond.Rel(left, relation, right));
    }
}
