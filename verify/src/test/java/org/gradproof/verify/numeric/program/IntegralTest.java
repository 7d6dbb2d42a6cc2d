package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.neg;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.bound;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sym;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegralTest {
    private static final Sym X = bound("x", 1);
    private static final Expr UP = new Expr.Infinity(true);
    private static final Expr DOWN = new Expr.Infinity(false);
    private static final Expr A = sym("a");

    private static Expr integral(Expr low, Expr high, Expr body) {
        return new Expr.Integral(X, low, high, body);
    }

    private static Expr square(Expr e) {
        return new Expr.Pow(e, num(2));
    }

    private static void assertEqual(Points points, Expr left, Expr right) {
        assertEqualInHighPrecision(points, left, right);
        Enclosure.Value gap = (Enclosure.Value) points.at().evaluate(sub(left, right));
        assertThat(Math.abs(gap.value())).isLessThanOrEqualTo(gap.error());
        assertThat(gap.error()).isLessThan(1e-6);
    }

    private static void assertEqualInHighPrecision(Points points, Expr left, Expr right) {
        for (int digits : new int[] {50, 90}) {
            PreciseEnclosure gap = points.at().evaluate(sub(left, right), digits);
            assertThat(gap).isInstanceOf(PreciseValue.class);
            assertThat(((PreciseValue) gap).mayBeZero()).as(gap.toString()).isTrue();
            PreciseValue value = (PreciseValue) points.at().evaluate(left, digits);
            assertThat(value.knownDigits()).isGreaterThanOrEqualTo(digits - 5);
        }
    }

    private static Points at(Rational a) {
        return new Points().real("a", a);
    }

    private static final Points HERE = at(Rational.of(3, 7));

    @Test
    void integrates_over_finite_intervals() {
        assertEqual(HERE, integral(num(0), num(1), square(X)), num(1, 3));
        assertEqual(HERE, integral(num(1), num(0), square(X)), num(-1, 3));
        assertEqual(HERE, integral(num(0), num(1), log(X)), num(-1));
        assertEqual(HERE, integral(num(0), num(1), new Expr.Pow(X, num(-1, 2))), num(2));
        assertEqual(HERE, integral(num(1), num(2), div(num(1), X)), log(num(2)));
        assertEqual(HERE, integral(num(-1), A, exp(X)), sub(exp(A), exp(num(-1))));
    }

    @Test
    void integrates_over_half_lines_and_the_whole_line() {
        assertEqual(HERE, integral(num(0), UP, mul(X, exp(neg(X)))), num(1));
        assertEqual(HERE, integral(DOWN, num(0), exp(X)), num(1));
        assertEqual(HERE, integral(UP, num(0), exp(neg(X))), num(-1));
        assertEqual(HERE, integral(num(0), UP, div(num(1), add(num(1), square(X)))), mul(num(1, 2), new Expr.Pi()));
        Expr normal = exp(mul(num(-1, 2), square(sub(X, A))));
        assertEqual(HERE, integral(DOWN, UP, normal), new Expr.Pow(mul(num(2), new Expr.Pi()), num(1, 2)));
        Expr e = exp(neg(X));
        assertEqual(HERE, integral(DOWN, UP, div(e, square(add(num(1), e)))), num(1));
    }

    @Test
    void differentiates_integrals_by_limits_and_parameters() {
        assertEqual(
                HERE,
                new Expr.Deriv(integral(num(0), square(A), exp(mul(A, X))), sym("a")),
                sub(
                        add(
                                mul(num(2), A, exp(new Expr.Pow(A, num(3)))),
                                div(mul(square(A), exp(new Expr.Pow(A, num(3)))), A)),
                        div(sub(exp(new Expr.Pow(A, num(3))), num(1)), square(A))));
        Expr mean = integral(num(0), UP, mul(X, A, exp(neg(mul(A, X)))));
        assertThat(HERE.at().evaluate(new Expr.Deriv(mean, sym("a")))).isInstanceOf(Enclosure.Undecidable.class);
        assertEqual(HERE, new Expr.Deriv(integral(A, UP, exp(neg(X))), sym("a")), neg(exp(neg(A))));
    }

    @Test
    void splits_the_interval_where_the_integrand_is_not_smooth() {
        Expr distance = new Expr.Fn(Function.ABS, sub(X, A));
        assertEqualInHighPrecision(
                HERE, integral(num(0), num(1), distance), mul(num(1, 2), add(square(A), square(sub(num(1), A)))));
        assertEqualInHighPrecision(
                HERE, new Expr.Deriv(integral(num(0), num(1), distance), sym("a")), sub(mul(num(2), A), num(1)));
        Expr below = new Expr.Indicator(new Cond.Rel(X, Relation.LT, A));
        assertEqualInHighPrecision(HERE, new Expr.Deriv(integral(num(0), num(1), mul(below, X)), sym("a")), A);
        Sym t = bound("t", 2);
        Name p = Name.of("p");
        Points uniform = at(Rational.of(3, 7))
                .define(new Given.Definition(
                        p,
                        List.of(),
                        List.of(),
                        List.of(t),
                        new Expr.Cases(List.of(
                                new Expr.Branch(
                                        div(num(1), A),
                                        new Cond.And(List.of(
                                                new Cond.Rel(num(0), Relation.LE, t),
                                                new Cond.Rel(t, Relation.LE, A)))),
                                new Expr.Branch(num(0), new Cond.True()))),
                        ""));
        Expr density = new Expr.Call(p, List.of(), List.of(X), List.of(0));
        assertEqualInHighPrecision(uniform, integral(DOWN, UP, mul(X, density)), mul(num(1, 2), A));
    }

    @Test
    void does_not_differentiate_through_a_branch_at_a_limit() {
        Expr above = new Expr.Indicator(new Cond.Rel(X, Relation.GT, A));
        Expr e = new Expr.Deriv(integral(num(0), num(1), above), sym("a"));
        assertThat(at(Rational.ZERO).at().evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undefined.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void gives_no_number_for_what_diverges_or_does_not_settle(int which) {
        Expr reciprocal = div(num(1), X);
        Expr e = switch (which) {
            case 0 -> integral(num(-1), num(1), reciprocal);
            case 1 -> integral(num(0), num(1), reciprocal);
            case 2 -> integral(num(1), UP, reciprocal);
            case 3 -> integral(DOWN, UP, X);
            case 4 -> integral(num(0), UP, new Expr.Fn(Function.SIN, X));
            default -> integral(num(0), num(1), new Expr.Fn(Function.ABS, sub(square(X), num(1, 3))));
        };
        assertThat(HERE.at().evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undecidable.class);
        assertThat(HERE.at().evaluate(e)).isInstanceOf(Enclosure.Undecidable.class);
    }
}
