package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.VP;
import static org.gradproof.verify.numeric.program.Points.VZ;
import static org.gradproof.verify.numeric.program.Points.bound;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sym;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.work.WorkExceededException;
import org.gradproof.verify.numeric.ball.UndecidableException;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.DoubleArithmetic;
import org.gradproof.verify.numeric.value.DoubleNumber;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The last of a range, the edge of a condition, what an evaluation that was broken off leaves behind. */
class EvaluationEdgesTest {
    private static final Sym A = sym("a");
    private static final Sym B = sym("b");
    /** Exactly 2, and never known to be. */
    private static final Expr TWO = div(root(8), root(2));

    private static Expr root(long of) {
        return new Expr.Fn(Function.SQRT, num(of));
    }

    private static Points at(long a, long b) {
        return new Points().real("a", a).real("b", b);
    }

    private static Cond rel(Expr left, Relation relation, Expr right) {
        return new Cond.Rel(left, relation, right);
    }

    private static void assertExactly(Evaluator at, Expr e, long value) {
        assertThat(((PreciseValue) at.evaluate(e, 50)).exact()).contains(Rational.of(value));
        assertThat(at.evaluate(e)).isEqualTo(new Enclosure.Value(value, 0));
    }

    private static void assertUndefined(Evaluator at, Expr e) {
        assertThat(at.evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undefined.class);
        assertThat(at.evaluate(e)).isInstanceOf(Enclosure.Undefined.class);
    }

    private static void assertUndecidable(Evaluator at, Expr e) {
        assertThat(at.evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undecidable.class);
        assertThat(at.evaluate(e)).isInstanceOf(Enclosure.Undecidable.class);
    }

    private static Expr binder(Expr.Kind kind, Expr high, java.util.function.Function<Sym, Expr> body) {
        Sym j = bound("j", 7);
        return new Expr.Binder(kind, j, num(1), high, new Cond.True(), body.apply(j));
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void a_condition_is_that_of_its_relation(Relation relation) {
        boolean less = relation == Relation.LT || relation == Relation.LE || relation == Relation.NE;
        boolean equal = relation == Relation.EQ || relation == Relation.LE || relation == Relation.GE;
        boolean greater = relation == Relation.GT || relation == Relation.GE || relation == Relation.NE;
        Points reals = at(0, 0);
        Points indices = new Points().size(Points.N, 3).index("i", 2).index("k", 3);
        assertExactly(reals.at(), new Expr.Indicator(rel(num(1), relation, div(num(4), num(2)))), less ? 1 : 0);
        assertExactly(reals.at(), new Expr.Indicator(rel(A, relation, B)), equal ? 1 : 0);
        assertExactly(reals.at(), new Expr.Indicator(rel(add(A, num(1)), relation, B)), greater ? 1 : 0);
        assertExactly(indices.at(), new Expr.Indicator(rel(sym("i"), relation, sym("k"))), less ? 1 : 0);
        assertExactly(indices.at(), new Expr.Indicator(rel(sym("i"), relation, num(2))), equal ? 1 : 0);
        assertExactly(indices.at(), new Expr.Indicator(rel(sym("k"), relation, sym("i"))), greater ? 1 : 0);
        assertThat(reals.at().holds(rel(A, relation, B))).isEqualTo(Truth.of(equal));
        assertThat(reals.at().holds(rel(A, relation, B), 50)).isEqualTo(Truth.of(equal));
        assertUndecidable(reals.at(), new Expr.Indicator(rel(TWO, relation, num(2))));
        assertThat(reals.at().holds(rel(TWO, relation, num(2)))).isEqualTo(Truth.CANNOT_TELL);
        assertThat(reals.at().holds(rel(log(A), relation, num(2)))).isEqualTo(Truth.UNDEFINED);
        assertThat(reals.at().holds(rel(log(sub(TWO, num(2))), relation, num(2))))
                .isEqualTo(Truth.CANNOT_TELL);
        assertThat(reals.at().holds(rel(log(sub(TWO, num(2))), relation, num(2)), 50))
                .isEqualTo(Truth.CANNOT_TELL);
    }

    @Test
    void the_last_of_a_range_belongs_to_it() {
        Points points = new Points().size(Points.N, 3).vector(VZ, 1, 2, 5);
        Sym n = new Sym(Points.N);
        assertExactly(points.at(), binder(Expr.Kind.MAX, n, j -> sym(VZ, j)), 5);
        assertExactly(points.at(), binder(Expr.Kind.MIN, n, j -> sub(num(0), sym(VZ, j))), -5);
        assertExactly(points.at(), binder(Expr.Kind.SUM, n, j -> sym(VZ, j)), 8);
        assertExactly(points.at(), binder(Expr.Kind.PRODUCT, n, j -> sym(VZ, j)), 10);
    }

    @Test
    void a_limit_that_may_be_an_integer_is_not_said_to_be_none() {
        assertUndecidable(at(0, 0).at(), binder(Expr.Kind.SUM, TWO, j -> j));
        assertUndefined(at(0, 0).at(), binder(Expr.Kind.SUM, root(2), j -> j));
        assertUndefined(at(0, 0).at(), new Expr.Fn(Function.BINOMIAL, List.of(num(3), root(2))));
        assertUndecidable(at(0, 0).at(), new Expr.Fn(Function.BINOMIAL, List.of(num(3), TWO)));
    }

    @Test
    void binomials_count_at_both_ends() {
        long[][] rows = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}, {1, 4, 6, 4, 1}, {1, 5, 10, 10, 5, 1}};
        for (int n = 0; n < rows.length; n++) {
            for (int k = -1; k <= n + 1; k++) {
                Expr e = new Expr.Fn(Function.BINOMIAL, List.of(num(n), num(k)));
                assertExactly(at(0, 0).at(), e, k < 0 || k > n ? 0 : rows[n][k]);
            }
        }
        assertUndefined(at(0, 0).at(), new Expr.Fn(Function.BINOMIAL, List.of(num(-1), num(0))));
    }

    @Test
    void a_component_that_is_defined_has_a_range_too() {
        Points points = new Points().size(Points.N, 3).vector(VZ, 1, 2, 5).softmax();
        assertThat(points.at().evaluate(sym(VP, num(3)), 50)).isInstanceOf(PreciseValue.class);
        assertUndefined(points.at(), sym(VP, num(4)));
        assertUndefined(points.at(), sym(VP, num(0)));
    }

    @Test
    void the_entries_of_a_defined_matrix_are_kept_apart() {
        Name m = Name.of("M_{#1#2}");
        Sym i = bound("i", 31);
        Sym k = bound("k", 32);
        Points points = at(0, 0).define(new Given.Definition(
                m, List.of(i, k), List.of(num(3), num(4)), List.of(), add(mul(num(10), i), k), ""));
        Evaluator at = points.at();
        assertUndefined(at, sym(m, num(4), num(1)));
        assertUndefined(at, sym(m, num(1), num(5)));
        for (int round = 0; round < 2; round++) {
            for (int row = 1; row <= 3; row++) {
                for (int column = 1; column <= 4; column++) {
                    assertExactly(at, sym(m, num(row), num(column)), 10L * row + column);
                }
            }
        }
        Expr all = binder(Expr.Kind.SUM, num(3), r -> {
            Sym c = bound("c", 33);
            return new Expr.Binder(Expr.Kind.SUM, c, num(1), num(4), new Cond.True(), mul(r, sym(m, r, c)));
        });
        assertExactly(at, all, 11 * 4 + 6 + 2 * (21 * 4 + 6) + 3 * (31 * 4 + 6));
    }

    @Test
    void a_parameter_is_put_back_after_a_call_that_uses_the_same_letter() {
        Sym t = bound("t", 41);
        Name f = Name.of("f");
        Name g = Name.of("g");
        Points points = at(3, 0).define(new Given.Definition(g, List.of(), List.of(), List.of(t), mul(t, t), ""))
                .define(new Given.Definition(
                        f,
                        List.of(),
                        List.of(),
                        List.of(t),
                        add(new Expr.Call(g, List.of(), List.of(add(t, num(1))), List.of(0)), t),
                        ""));
        // Whatever other letters were met before.
        Expr before = binder(Expr.Kind.SUM, num(1), j -> j);
        Expr call = new Expr.Call(f, List.of(), List.of(A), List.of(0));
        assertExactly(points.at(), add(before, call), 20);
    }

    @Test
    void calls_one_after_the_other_do_not_count_as_nested() {
        Sym t = bound("t", 41);
        Name f = Name.of("f");
        Points points = at(3, 0).define(new Given.Definition(f, List.of(), List.of(), List.of(t), mul(t, t), ""));
        Expr squares = binder(Expr.Kind.SUM, num(3000), j -> new Expr.Call(f, List.of(), List.of(j), List.of(0)));
        assertExactly(points.at(), squares, 3000L * 3001 * 6001 / 6);
    }

    @Test
    void an_evaluation_that_was_broken_off_leaves_nothing_behind() {
        Evaluator at = at(0, 0).at();
        // Stops while a is perturbed; at 0 an absolute value has no derivative, but a value.
        assertUndefined(at, new Expr.Deriv(div(num(1), A), A));
        assertExactly(at, new Expr.Fn(Function.ABS, A), 0);
        assertExactly(at, new Expr.Fn(Function.MAX, List.of(A, B)), 0);
        assertUndefined(at, binder(Expr.Kind.SUM, num(3), j -> div(j, sub(j, num(2)))));
        assertExactly(at, binder(Expr.Kind.SUM, num(3), j -> j), 6);
    }

    @Test
    void what_is_told_to_stop_stops() {
        Expr many = binder(Expr.Kind.SUM, num(400_000), j -> j);
        assertExactly(at(0, 0).at(), many, 400_000L * 400_001 / 2);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> at(0, 0).at().evaluate(many))
                    .isInstanceOf(WorkExceededException.class)
                    .hasMessageContaining("told to stop");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void every_kind_of_operation_counts() {
        Expr one = num(1);
        for (Expr body : List.of(
                add(A, one),
                mul(A, A),
                new Expr.Fn(Function.SIN, A),
                new Expr.Fn(Function.MAX, List.of(A, one)),
                new Expr.Indicator(rel(A, Relation.LT, B)),
                new Expr.Cases(List.of(new Expr.Branch(A, new Cond.True()))),
                new Expr.Pow(A, num(2)),
                new Expr.Pow(add(A, one), B))) {
            Points points = at(1, 1);
            Program program = new Program(points.givens());
            assertThat(points.at(program).evaluate(body)).isInstanceOf(Enclosure.Value.class);
            Evaluator small = new Evaluator(program, new Point(java.util.Map.of()), 0);
            assertThatThrownBy(() -> small.evaluate(body)).isInstanceOf(BudgetExceededException.class);
        }
    }

    @Test
    void doubles_hold_the_fractions_that_they_stand_for() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            BigInteger top = new BigInteger(1 + random.nextInt(i < 150 ? 70 : 900), random);
            BigInteger bottom = new BigInteger(1 + random.nextInt(i < 150 ? 70 : 900), random).add(BigInteger.ONE);
            if (Math.abs(top.bitLength() - bottom.bitLength()) > 800) {
                continue;
            }
            Rational value = new Rational(random.nextBoolean() ? top : top.negate(), bottom);
            assertHolds((DoubleNumber) DoubleArithmetic.INSTANCE.of(value), value);
        }
        for (long value : new long[] {0, 1, 255, 256, 257, -1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE - 2, -7777}) {
            assertHolds((DoubleNumber) DoubleArithmetic.INSTANCE.of(value), Rational.of(value));
            assertHolds((DoubleNumber) DoubleArithmetic.INSTANCE.of(Rational.of(value)), Rational.of(value));
        }
        assertThat(DoubleArithmetic.INSTANCE.of(Rational.of((1L << 53) - 1)).isExact())
                .isTrue();
        assertThat(DoubleArithmetic.INSTANCE.of((1L << 53) + 1).isExact()).isFalse();
        assertThat(DoubleArithmetic.INSTANCE.of(Rational.of(1, 4)).isExact()).isTrue();
        DoubleNumber pi = (DoubleNumber) DoubleArithmetic.INSTANCE.pi();
        assertHolds(pi, new Rational(new BigInteger("31415926535897932384626433832795"), BigInteger.TEN.pow(31)));
        assertThat(pi.error()).isPositive();
        assertThatThrownBy(() -> DoubleArithmetic.INSTANCE.of(new Rational(BigInteger.TEN.pow(400), BigInteger.ONE)))
                .isInstanceOf(UndecidableException.class);
    }

    private static void assertHolds(DoubleNumber leaf, Rational value) {
        BigDecimal low = new BigDecimal(leaf.value()).subtract(new BigDecimal(leaf.error()));
        BigDecimal high = new BigDecimal(leaf.value()).add(new BigDecimal(leaf.error()));
        BigDecimal bottom = new BigDecimal(value.denominator());
        BigDecimal top = new BigDecimal(value.numerator());
        assertThat(low.multiply(bottom)).as("%s", value).isLessThanOrEqualTo(top);
        assertThat(high.multiply(bottom)).as("%s", value).isGreaterThanOrEqualTo(top);
    }

    @Test
    void doubles_agree_to_the_digits_that_both_show_and_no_more() {
        Enclosure.Value one = new Enclosure.Value(1, 0);
        assertThat(one.compare(one, 15)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        assertThat(one.compare(new Enclosure.Value(1 + 1e-9, 0), 5)).isEqualTo(Comparison.LESS);
        assertThat(new Enclosure.Value(1 + 1e-9, 0).compare(one, 5)).isEqualTo(Comparison.GREATER);
        Enclosure.Value near = new Enclosure.Value(1 + 1e-9, 2e-9);
        // At most 3e-9 apart.
        assertThat(one.compare(near, 8)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        assertThat(one.compare(near, 9)).isEqualTo(Comparison.CANNOT_TELL);
        assertThat(near.compare(one, 8)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        assertThat(near.compare(one, 9)).isEqualTo(Comparison.CANNOT_TELL);
        Enclosure.Value wide = new Enclosure.Value(1, 6e-9);
        assertThat(wide.compare(wide, 8)).isEqualTo(Comparison.CANNOT_TELL);
        assertThat(wide.compare(wide, 7)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        // Relative to the larger; near zero nothing agrees.
        Enclosure.Value large = new Enclosure.Value(1e6, 1e-3);
        assertThat(large.compare(new Enclosure.Value(1e6 + 1e-4, 1e-3), 8)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
        assertThat(large.compare(new Enclosure.Value(1e6 + 1e-4, 1e-3), 9)).isEqualTo(Comparison.CANNOT_TELL);
        assertThat(new Enclosure.Value(0, 1e-300).compare(new Enclosure.Value(0, 0), 1))
                .isEqualTo(Comparison.CANNOT_TELL);
        assertThat(new Enclosure.Value(1e-3, 2).compare(new Enclosure.Value(-1, 2), 1))
                .isEqualTo(Comparison.CANNOT_TELL);
    }

    @Test
    void the_logarithm_of_zero_is_no_number_but_where_zero_takes_it() {
        Evaluator at = at(0, 5).at();
        assertExactly(at, mul(A, add(log(A), B)), 0);
        assertExactly(at, mul(A, log(A), log(A)), 0);
        assertExactly(at, mul(div(log(A), B), A), 0);
        assertExactly(at, mul(A, sub(num(0), log(A))), 0);
        assertUndefined(at, mul(log(A), log(A)));
        assertUndefined(at, mul(log(A), sub(B, B), log(A), add(A, num(1)), div(num(1), A)));
        assertUndefined(at, div(log(A), A));
        assertUndefined(at, div(B, log(A)));
        assertUndefined(at, new Expr.Pow(log(A), num(2)));
        assertUndefined(at, new Expr.Pow(log(A), num(0)));
        assertUndefined(at, new Expr.Fn(Function.MAX, List.of(log(A), B)));
        assertUndefined(at, new Expr.Fn(Function.TANH, log(A)));
        assertUndecidable(at, mul(log(A), sub(TWO, num(2))));
        assertUndefined(at, mul(num(0), div(num(1), log(A))));
    }
}
