package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.neg;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.VY;
import static org.gradproof.verify.numeric.program.Points.VZ;
import static org.gradproof.verify.numeric.program.Points.bound;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sym;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;

/** Where the language says that an expression has a value, where it says that it has none. */
class DefinednessTest {
    private static final Sym A = sym("a");
    private static final Sym B = sym("b");

    private static Points at(Rational a, Rational b) {
        return new Points()
                .real("a", a)
                .real("b", b)
                .size(Points.N, 3)
                .vector(VZ, 1, 1, 0)
                .vector(VY, 0, 1, 0);
    }

    private static Points at(long a, long b) {
        return at(Rational.of(a), Rational.of(b));
    }

    private static void assertUndefined(Points points, Expr e, String reason) {
        assertThat(points.at().evaluate(e, 50)).isEqualTo(new PreciseEnclosure.Undefined(reason));
        assertThat(points.at().evaluate(e)).isEqualTo(new Enclosure.Undefined(reason));
    }

    private static void assertUndecidable(Points points, Expr e) {
        assertThat(points.at().evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undecidable.class);
        assertThat(points.at().evaluate(e)).isInstanceOf(Enclosure.Undecidable.class);
    }

    private static void assertExactly(Points points, Expr e, Rational value) {
        PreciseEnclosure precise = points.at().evaluate(e, 50);
        assertThat(precise).isInstanceOf(PreciseValue.class);
        assertThat(((PreciseValue) precise).exact()).contains(value);
        Enclosure.Value d = (Enclosure.Value) points.at().evaluate(e);
        assertThat(Math.abs(d.value()
                        - new java.math.BigDecimal(value.numerator())
                                .divide(new java.math.BigDecimal(value.denominator()), java.math.MathContext.DECIMAL128)
                                .doubleValue()))
                .isLessThanOrEqualTo(d.error() + 1e-15);
    }

    private static void assertExactly(Points points, Expr e, long value) {
        assertExactly(points, e, Rational.of(value));
    }

    private static Expr pow(Expr base, Expr exponent) {
        return new Expr.Pow(base, exponent);
    }

    private static Cond rel(Expr left, Relation relation, Expr right) {
        return new Cond.Rel(left, relation, right);
    }

    private static Expr cases(Expr first, Cond when, Expr second, Cond otherwise) {
        return new Expr.Cases(List.of(new Expr.Branch(first, when), new Expr.Branch(second, otherwise)));
    }

    private static Expr by(Expr body, Sym variable) {
        return new Expr.Deriv(body, variable);
    }

    @Test
    void divides_by_anything_but_zero() {
        assertUndefined(at(0, 1), div(A, A), "division by zero");
        assertUndefined(at(0, 1), mul(num(0), pow(A, num(-1))), "division by zero");
        assertExactly(at(3, 1), div(A, A), 1);
        assertUndefined(at(1, 1), pow(sub(A, B), num(-2)), "division by zero");
    }

    @Test
    void does_not_tell_whether_an_inexact_zero_divides() {
        Expr zero = sub(log(mul(A, B)), add(log(A), log(B)));
        assertUndecidable(at(2, 3), div(num(1), zero));
        assertUndecidable(at(2, 3), log(zero));
        assertUndecidable(at(2, 3), pow(zero, num(1, 3)));
        assertUndecidable(at(2, 3), cases(num(1), rel(zero, Relation.GE, num(0)), num(2), new Cond.True()));
        assertUndecidable(at(2, 3), new Expr.Fn(Function.SQRT, zero));
    }

    @Test
    void takes_integer_powers_of_any_base_and_real_ones_of_positive_bases() {
        assertExactly(at(-2, 1), pow(A, num(3)), -8);
        assertExactly(at(-2, 1), pow(A, num(-3)), Rational.of(-1, 8));
        assertExactly(at(0, 0), pow(A, num(0)), 1);
        // An exponent that is declared real stays one where its value is an integer.
        assertExactly(at(2, 3), pow(A, B), 8);
        assertUndefined(at(-2, 3), pow(A, B), "a power of a negative number with a real exponent");
        assertUndefined(at(0, 0), pow(A, B), "a power of 0 with a real exponent");
        assertExactly(at(Rational.of(9, 4), Rational.HALF), pow(A, B), Rational.of(3, 2));
        assertUndefined(
                at(0, 1), pow(A, new Expr.Num(Rational.HALF)), "a power of 0 with an exponent that is no integer");
        assertUndefined(at(0, 1), pow(A, new Expr.Num(Rational.of(-1, 2))), "a negative power of 0");
        assertUndefined(at(0, 1), pow(A, num(-1)), "division by zero");
        assertUndefined(
                at(Rational.of(-2), Rational.HALF), pow(A, B), "a power of a negative number with a real exponent");
        assertUndefined(at(-2, 1), pow(A, log(num(2))), "a power of a negative number with a real exponent");
        assertUndecidable(at(-2, 2), pow(A, div(log(num(4)), log(num(2)))));
    }

    @Test
    void takes_roots_of_what_is_not_negative_and_logs_of_what_is_positive() {
        assertExactly(at(0, 0), new Expr.Fn(Function.SQRT, A), 0);
        assertExactly(at(1, 0), log(A), 0);
        assertUndefined(at(-1, 0), new Expr.Fn(Function.SQRT, A), "square root of -1");
        assertUndefined(at(-1, 0), log(A), "log of -1");
        assertUndefined(at(1, 0), log(sub(num(1), A)), "log of 0");
        assertUndefined(at(0, 0), exp(log(A)), "log of 0");
    }

    @Test
    void takes_zero_times_the_log_of_zero_as_zero() {
        assertExactly(at(0, 5), mul(A, log(A)), 0);
        assertExactly(at(0, 5), mul(A, log(div(A, B))), 0);
        assertExactly(at(0, 5), neg(mul(B, A, sub(log(A), log(B)))), 0);
        assertExactly(at(0, 5), mul(log(A), A), 0);
        assertExactly(at(0, 1), Points.sumOverN(7, i -> mul(sym(VY, i), log(sym(VY, i)))), 0);
        assertUndefined(at(0, -5), mul(A, log(B)), "log of -5");
        assertUndefined(at(0, 5), mul(B, log(A)), "log of 0");
        assertUndefined(at(0, 0), mul(A, log(div(A, B))), "division by zero");
    }

    @Test
    void holds_a_label_of_zero_fixed_while_it_differentiates_but_not_the_label_itself() {
        assertExactly(at(0, 5), by(mul(A, log(A), B), B), 0);
        assertExactly(at(0, 5), by(mul(A, log(B)), B), 0);
        assertUndefined(at(0, 5), by(mul(A, log(A)), A), "derivative of the log at 0");
    }

    @Test
    void evaluates_only_the_branch_that_is_taken() {
        Expr e = cases(log(A), rel(A, Relation.GT, num(0)), num(7), new Cond.True());
        assertExactly(at(-3, 0), e, 7);
        assertExactly(at(1, 0), e, 0);
        Expr none = cases(num(1), rel(A, Relation.GT, num(0)), num(2), rel(A, Relation.LT, num(-5)));
        assertUndefined(at(-3, 0), none, "no branch of cases holds");
        Expr tie = cases(num(1), rel(A, Relation.GE, B), num(2), new Cond.True());
        assertThat(((PreciseValue) at(Rational.of(1, 3), Rational.of(1, 3)).at().evaluate(tie, 50)).exact())
                .contains(Rational.ONE);
    }

    @Test
    void sums_over_an_empty_range_to_zero_and_multiplies_to_one() {
        Sym j = bound("j", 5);
        Expr body = log(num(-1));
        Cond all = new Cond.True();
        assertExactly(at(0, 0), new Expr.Binder(Expr.Kind.SUM, j, num(3), num(2), all, body), 0);
        assertExactly(at(0, 0), new Expr.Binder(Expr.Kind.PRODUCT, j, num(3), num(2), all, body), 1);
        assertUndefined(
                at(0, 0),
                new Expr.Binder(Expr.Kind.MAX, j, num(3), num(2), all, body),
                "maximum or minimum of nothing");
        Expr odd = new Expr.Binder(Expr.Kind.SUM, j, num(1), num(5), rel(j, Relation.NE, num(2)), j);
        assertExactly(at(0, 0), odd, 13);
        assertUndefined(
                at(0, 0),
                new Expr.Binder(Expr.Kind.SUM, j, num(1), num(5, 2), all, j),
                "an index or limit that is not an integer: 2.5");
    }

    @Test
    void has_no_component_outside_of_the_range() {
        assertUndefined(at(0, 0), sym(VZ, num(0)), "index 0 out of range 1 to 3");
        assertUndefined(at(0, 0), sym(VZ, add(new Sym(Points.N), num(1))), "index 4 out of range 1 to 3");
        assertExactly(at(0, 0), sym(VZ, sub(new Sym(Points.N), num(1))), 1);
    }

    @Test
    void has_no_derivative_at_a_boundary() {
        Expr abs = new Expr.Fn(Function.ABS, A);
        assertUndefined(at(0, 1), by(abs, A), "derivative at a boundary of the absolute value");
        assertUndefined(at(0, 1), by(sub(abs, abs), A), "derivative at a boundary of the absolute value");
        assertExactly(at(-3, 1), by(abs, A), -1);
        Expr max = new Expr.Fn(Function.MAX, List.of(A, B));
        assertUndefined(at(1, 1), by(max, A), "derivative at a boundary of max or min");
        assertExactly(at(2, 1), by(max, A), 1);
        assertExactly(at(2, 1), by(max, B), 0);
        assertExactly(at(2, 1), by(new Expr.Fn(Function.MIN, List.of(A, B)), B), 1);
        Expr relu = cases(A, rel(A, Relation.GT, num(0)), num(0), new Cond.True());
        assertUndefined(at(0, 1), by(relu, A), "derivative at a boundary of cases");
        assertExactly(at(2, 1), by(relu, A), 1);
        assertExactly(at(-2, 1), by(relu, A), 0);
        Expr step = new Expr.Indicator(rel(A, Relation.GE, num(0)));
        assertUndefined(at(0, 1), by(step, A), "derivative at a boundary of an indicator");
        assertExactly(at(1, 1), by(step, A), 0);
        assertUndefined(at(0, 1), by(new Expr.Fn(Function.SQRT, A), A), "derivative of the square root at 0");
    }

    @Test
    void differentiates_a_maximum_by_what_is_not_tied() {
        Sym j = bound("j", 6);
        Expr max = new Expr.Binder(Expr.Kind.MAX, j, num(1), new Sym(Points.N), new Cond.True(), sym(VZ, j));
        assertExactly(at(0, 0), by(max, sym(VZ, num(3))), 0);
        assertUndefined(at(0, 0), by(max, sym(VZ, num(1))), "derivative at a boundary of max or min");
        assertExactly(at(0, 0), max, 1);
    }

    @Test
    void differentiates_powers_where_they_are_differentiable() {
        assertExactly(at(0, 1), by(pow(A, num(2)), A), 0);
        assertExactly(at(0, 1), by(by(pow(A, num(2)), A), A), 2);
        assertExactly(at(0, 1), by(A, A), 1);
        assertExactly(at(0, 1), by(pow(A, num(0)), A), 0);
        assertExactly(at(3, 2), by(pow(A, B), A), 6);
        assertUndefined(at(-3, 2), by(pow(A, B), A), "a power of a negative number with a real exponent");
        assertUndefined(at(-3, 2), by(pow(A, B), B), "a power of a negative number with a real exponent");
        assertUndefined(at(Rational.ZERO, Rational.of(3, 2)), by(pow(A, B), A), "a power of 0 with a real exponent");
        assertUndefined(at(0, 2), by(pow(A, B), B), "a power of 0 with a real exponent");
        assertExactly(at(1, 2), by(pow(A, B), B), 0);
        assertUndefined(at(0, 1), by(div(num(1), A), A), "division by zero");
    }

    @Test
    void counts_with_factorials_and_binomials_of_integers() {
        assertExactly(at(5, 2), new Expr.Fn(Function.FACTORIAL, A), 120);
        assertExactly(at(0, 2), new Expr.Fn(Function.FACTORIAL, A), 1);
        assertUndefined(at(-1, 2), new Expr.Fn(Function.FACTORIAL, A), "factorial of -1");
        assertExactly(at(5, 2), new Expr.Fn(Function.BINOMIAL, List.of(A, B)), 10);
        assertExactly(at(5, 6), new Expr.Fn(Function.BINOMIAL, List.of(A, B)), 0);
    }

    @Test
    void takes_the_factorial_between_the_integers_for_the_gamma_function() {
        Points half = at(Rational.HALF, Rational.ONE);
        Expr factorial = new Expr.Fn(Function.FACTORIAL, A);
        Expr square = mul(num(4), mul(factorial, factorial));
        assertThat(half.at().holds(rel(sub(square, new Expr.Pi()), Relation.EQ, num(0)), 50))
                .isEqualTo(Truth.CANNOT_TELL);
        assertThat(half.at().holds(rel(square, Relation.GT, new Expr.Num(Rational.of(314159, 100000))), 50))
                .isEqualTo(Truth.HOLDS);
        assertThat(half.at().holds(rel(square, Relation.LT, new Expr.Num(Rational.of(314160, 100000))), 50))
                .isEqualTo(Truth.HOLDS);
        assertUndefined(at(Rational.of(-3, 2), Rational.ONE), factorial, "factorial of -0.5 less one");
    }

    @Test
    void answers_conditions_in_four_ways() {
        Evaluator at = at(1, 2).at();
        Expr zero = sub(log(num(6)), add(log(num(2)), log(num(3))));
        Cond holds = rel(A, Relation.LT, B);
        Cond open = rel(zero, Relation.GE, num(0));
        assertThat(at.holds(holds, 50)).isEqualTo(Truth.HOLDS);
        assertThat(at.holds(new Cond.Not(holds), 50)).isEqualTo(Truth.FAILS);
        assertThat(at.holds(open, 50)).isEqualTo(Truth.CANNOT_TELL);
        assertThat(at.holds(rel(log(sub(A, B)), Relation.GT, num(0)), 50)).isEqualTo(Truth.UNDEFINED);
        assertThat(at.holds(new Cond.And(List.of(open, new Cond.Not(holds))), 50))
                .isEqualTo(Truth.FAILS);
        assertThat(at.holds(new Cond.Or(List.of(open, holds)), 50)).isEqualTo(Truth.HOLDS);
        assertThat(at.holds(new Cond.And(List.of(open, holds)))).isEqualTo(Truth.CANNOT_TELL);
    }
}
