package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.neg;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.VP;
import static org.gradproof.verify.numeric.program.Points.VZ;
import static org.gradproof.verify.numeric.program.Points.bound;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sumOverN;
import static org.gradproof.verify.numeric.program.Points.sym;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.data.Percentage;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Given;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;

class DerivativeTest {
    private static final Sym A = sym("a");
    private static final Sym B = sym("b");

    private static Points here() {
        return new Points().real("a", Rational.of(2, 3)).real("b", Rational.of(-5, 4));
    }

    private static Expr by(Expr body, Sym variable) {
        return new Expr.Deriv(body, variable);
    }

    private static Expr fn(Function f, Expr x) {
        return new Expr.Fn(f, x);
    }

    private static Expr pow(Expr base, Expr exponent) {
        return new Expr.Pow(base, exponent);
    }

    private static void assertZero(Points points, Expr e) {
        PreciseEnclosure value = points.at().evaluate(e, 50);
        assertThat(value).isInstanceOf(PreciseValue.class);
        assertThat(((PreciseValue) value).mayBeZero()).as(value.toString()).isTrue();
        assertThat(Math.abs(((PreciseValue) value).approximation())).isLessThan(1e-45);
        Enclosure.Value d = (Enclosure.Value) points.at().evaluate(e);
        assertThat(Math.abs(d.value())).isLessThanOrEqualTo(d.error());
        assertThat(d.error()).isLessThan(1e-10);
    }

    @Test
    void knows_the_derivative_of_every_function() {
        Expr square = pow(A, num(2));
        Expr inner = mul(num(2), A);
        assertZero(here(), sub(by(exp(square), A), mul(inner, exp(square))));
        assertZero(here(), sub(by(log(square), A), div(num(2), A)));
        assertZero(here(), sub(by(fn(Function.SQRT, square), A), num(1)));
        assertZero(here(), sub(by(fn(Function.SINH, square), A), mul(inner, fn(Function.COSH, square))));
        assertZero(here(), sub(by(fn(Function.COSH, square), A), mul(inner, fn(Function.SINH, square))));
        assertZero(here(), sub(by(fn(Function.SIN, square), A), mul(inner, fn(Function.COS, square))));
        assertZero(here(), add(by(fn(Function.COS, square), A), mul(inner, fn(Function.SIN, square))));
        Expr tanh = fn(Function.TANH, square);
        assertZero(here(), sub(by(tanh, A), mul(inner, sub(num(1), pow(tanh, num(2))))));
        Expr tan = fn(Function.TAN, square);
        assertZero(here(), sub(by(tan, A), mul(inner, add(num(1), pow(tan, num(2))))));
        assertZero(here(), sub(by(pow(A, B), A), mul(B, pow(A, sub(B, num(1))))));
        assertZero(here(), sub(by(pow(A, B), B), mul(log(A), pow(A, B))));
        assertZero(here(), sub(by(pow(A, A), A), mul(add(log(A), num(1)), pow(A, A))));
        assertZero(here(), add(by(fn(Function.ABS, B), B), num(1)));
    }

    @Test
    void takes_derivatives_of_any_order_and_mixed_ones() {
        Expr e = exp(mul(A, B));
        assertZero(here(), sub(by(by(e, A), B), mul(add(num(1), mul(A, B)), e)));
        assertZero(here(), sub(by(by(by(fn(Function.SIN, A), A), A), A), neg(fn(Function.COS, A))));
        Expr fourth = by(by(by(by(pow(A, num(4)), A), A), A), A);
        assertZero(here(), sub(fourth, num(24)));
        assertZero(here(), sub(by(mul(A, by(mul(A, B), B)), A), mul(num(2), A)));
    }

    @Test
    void treats_a_defined_name_as_free_and_goes_through_it_for_what_it_is_made_of() {
        Points points = here().define("p", div(num(1), add(num(1), exp(neg(A)))));
        Sym p = sym("p");
        Expr loss = neg(add(mul(B, log(p)), mul(sub(num(1), B), log(sub(num(1), p)))));
        assertZero(points, sub(by(loss, p), add(neg(div(B, p)), div(sub(num(1), B), sub(num(1), p)))));
        assertZero(points, sub(by(loss, A), sub(p, B)));
        assertZero(points, sub(mul(by(loss, p), by(p, A)), sub(p, B)));
        // The derivative by the name still depends on what the name is made of.
        Expr secondByChain = by(by(loss, p), A);
        assertZero(points, sub(secondByChain, mul(by(by(loss, p), p), by(p, A))));
        assertZero(points, by(A, p));
    }

    @Test
    void holds_the_other_components_of_a_defined_name() {
        Points points = new Points().size(Points.N, 4).vector(VZ, 1, 2, -1, 0).softmax();
        Expr total = sumOverN(31, j -> mul(sym(VP, j), sym(VP, j)));
        Sym second = sym(VP, num(2));
        assertZero(points, sub(by(total, second), mul(num(2), second)));
        assertZero(points, by(sumOverN(32, j -> sym(VP, j)), sym(VZ, num(1))));
        Expr jacobian = by(sym(VP, num(1)), sym(VZ, num(3)));
        assertZero(points, add(jacobian, mul(sym(VP, num(1)), sym(VP, num(3)))));
    }

    @Test
    void does_not_guess_what_a_nested_derivative_by_name_and_parts_means() {
        Points points = here().define("p", exp(A));
        Sym p = sym("p");
        assertThat(points.at().evaluate(by(mul(p, by(p, A)), p), 50)).isInstanceOf(PreciseEnclosure.Undecidable.class);
    }

    @Test
    void picks_up_the_perturbation_through_other_definitions() {
        Points points =
                here().define("u", mul(A, A)).define("v", add(sym("u"), B)).define("w", mul(sym("v"), sym("u")));
        assertZero(points, sub(by(sym("w"), sym("u")), add(mul(num(2), sym("u")), B)));
        assertZero(points, sub(by(sym("w"), sym("v")), sym("u")));
        assertZero(points, sub(by(sym("w"), B), sym("u")));
        assertZero(points, sub(by(sym("w"), A), add(mul(num(4), pow(A, num(3))), mul(num(2), A, B))));
        // The same definition before, inside and after a derivative: nothing remembered leaks.
        Expr e = add(sym("w"), by(sym("w"), A), neg(sym("w")), neg(by(sym("w"), A)));
        assertZero(points, e);
    }

    @Test
    void differentiates_by_bound_variables() {
        Sym t = bound("t", 41);
        Name f = Name.of("f");
        Points points =
                here().define(new Given.Definition(f, List.of(), List.of(), List.of(t), by(mul(t, t, t), t), ""));
        assertZero(points, sub(new Expr.Call(f, List.of(), List.of(A), List.of(0)), mul(num(3), A, A)));
        assertZero(points, sub(new Expr.Call(f, List.of(), List.of(A), List.of(1)), mul(num(6), A)));
    }

    @Test
    void differentiates_what_the_point_chose_for_an_unspecified_function() {
        Sym s = bound("s", 51);
        Sym t = bound("t", 52);
        Points points = here().chosen("g", List.of(s, t), mul(fn(Function.SIN, s), exp(mul(s, t))));
        Name g = Name.of("g");
        Expr value = new Expr.Call(g, List.of(), List.of(A, B), List.of(0, 0));
        Expr mixed = new Expr.Call(g, List.of(), List.of(A, B), List.of(1, 2));
        assertZero(points, sub(by(by(by(value, B), A), B), mixed));
        Expr diagonal = new Expr.Call(g, List.of(), List.of(A, A), List.of(0, 0));
        Expr chain = add(
                new Expr.Call(g, List.of(), List.of(A, A), List.of(1, 0)),
                new Expr.Call(g, List.of(), List.of(A, A), List.of(0, 1)));
        assertZero(points, sub(by(diagonal, A), chain));
        Expr nested = new Expr.Call(g, List.of(), List.of(value, B), List.of(1, 0));
        assertZero(
                points,
                sub(
                        by(new Expr.Call(g, List.of(), List.of(value, B), List.of(0, 0)), A),
                        mul(nested, new Expr.Call(g, List.of(), List.of(A, B), List.of(1, 0)))));
    }

    @Test
    void differentiates_products_and_sums_with_filters() {
        Points points = new Points().size(Points.N, 4).vector(VZ, 3, 2, -1, 5);
        Sym j = bound("j", 61);
        Expr product = new Expr.Binder(
                Expr.Kind.PRODUCT, j, num(1), new Sym(Points.N), new Cond.Rel(j, Relation.NE, num(3)), sym(VZ, j));
        assertZero(points, sub(by(product, sym(VZ, num(2))), num(15)));
        assertZero(points, by(product, sym(VZ, num(3))));
        Sym k = bound("k", 62);
        Expr pairs = new Expr.Binder(
                Expr.Kind.SUM,
                j,
                num(1),
                new Sym(Points.N),
                new Cond.True(),
                new Expr.Binder(
                        Expr.Kind.SUM,
                        k,
                        num(1),
                        new Sym(Points.N),
                        new Cond.Rel(j, Relation.LT, k),
                        mul(sym(VZ, j), sym(VZ, k))));
        assertZero(points, sub(by(pairs, sym(VZ, num(1))), num(6)));
    }

    @Test
    void keeps_the_digits_of_a_saturated_derivative() {
        Expr e = by(fn(Function.TANH, A), A);
        PreciseValue value = (PreciseValue) new Points().real("a", 400).at().evaluate(e, 50);
        assertThat(value.knownDigits()).isGreaterThanOrEqualTo(50);
        assertThat(value.toDecimal(6)).endsWith("e-347");
    }

    @Test
    void stops_at_its_budget_and_at_circles() {
        Sym j = bound("j", 71);
        Expr endless = new Expr.Binder(Expr.Kind.SUM, j, num(1), num(500_000), new Cond.True(), j);
        Evaluator small = new Evaluator(new Program(here().givens()), new Point(java.util.Map.of()), 1000);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> small.evaluate(endless))
                .isInstanceOf(BudgetExceededException.class);
        Evaluator circle =
                here().define("u", add(sym("v"), num(1))).define("v", sym("u")).at();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> circle.evaluate(sym("u"), 50))
                .isInstanceOf(BudgetExceededException.class);
        Expr deep = A;
        for (int i = 0; i < 100_000; i++) {
            deep = fn(Function.SIN, deep);
        }
        Expr tooDeep = deep;
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> here().at().evaluate(tooDeep))
                .isInstanceOf(BudgetExceededException.class);
    }

    @Property(tries = 1500, seed = "5", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void agrees_with_divided_differences_at_many_digits(@ForAll long seed) {
        RandomExpressions random = new RandomExpressions(seed);
        Rational step = new Rational(java.math.BigInteger.ONE, java.math.BigInteger.TEN.pow(50));
        List<Points> points = random.pointAndNeighbours(step);
        Expr e = random.expression(4);
        PreciseEnclosure slope = points.get(0).at().evaluate(by(e, A), 200);
        PreciseEnclosure below = points.get(1).at().evaluate(e, 200);
        PreciseEnclosure above = points.get(2).at().evaluate(e, 200);
        if (slope instanceof PreciseValue s && below instanceof PreciseValue b && above instanceof PreciseValue a) {
            double difference = a.minus(b).approximation() / 2e-50;
            double expected = s.approximation();
            if (Math.abs(expected) < 1e12
                    && Math.abs(expected) > 1e-200
                    && a.minus(b).knownDigits() > 15) {
                assertThat(difference).as("%s", e).isCloseTo(expected, Percentage.withPercentage(1e-8));
            }
        }
    }
}
