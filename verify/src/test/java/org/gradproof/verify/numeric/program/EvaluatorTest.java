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
import static org.gradproof.verify.numeric.program.Points.VY;
import static org.gradproof.verify.numeric.program.Points.VZ;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sumOverN;
import static org.gradproof.verify.numeric.program.Points.sym;

import java.util.List;
import java.util.Map;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.numeric.value.Comparison;
import org.gradproof.verify.numeric.value.Enclosure;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseEnclosure;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Expr Z = sym("z");

    private static PreciseValue precise(Evaluator at, Expr e, int digits) {
        PreciseEnclosure result = at.evaluate(e, digits);
        assertThat(result).isInstanceOf(PreciseValue.class);
        return (PreciseValue) result;
    }

    private static String decimal(Expr e, int digits) {
        return precise(new Points().at(), e, digits).toDecimal(digits);
    }

    @Test
    void knows_the_constants_of_the_literature_to_fifty_digits() {
        assertThat(decimal(new Expr.Pi(), 50)).isEqualTo("3.1415926535897932384626433832795028841971693993751");
        assertThat(decimal(exp(num(1)), 50)).isEqualTo("2.7182818284590452353602874713526624977572470937");
        assertThat(decimal(log(num(2)), 50)).isEqualTo("0.69314718055994530941723212145817656807550013436026");
        assertThat(decimal(log(num(10)), 50)).isEqualTo("2.3025850929940456840179914546843642076011014886288");
        assertThat(decimal(new Expr.Pow(num(2), num(1, 2)), 50))
                .isEqualTo("1.4142135623730950488016887242096980785696718753769");
        assertThat(decimal(new Expr.Fn(Function.TANH, num(1)), 50))
                .isEqualTo("0.76159415595576488811945828260479359041276859725794");
        assertThat(decimal(new Expr.Fn(Function.SIN, num(1)), 50))
                .isEqualTo("0.84147098480789650665250232163029899962256306079837");
        assertThat(decimal(new Expr.Fn(Function.COS, num(1)), 50))
                .isEqualTo("0.54030230586813971740093660744297660373231042061792");
    }

    @Test
    void keeps_the_exponent_of_exponentials_far_beyond_double() {
        Evaluator at = new Points().real("z", 700).at();
        assertThat(precise(at, exp(mul(num(1000), Z)), 50).toDecimal(12)).isEqualTo("1.37193102148e304006");
        assertThat(precise(at, exp(num(-50000)), 50).toDecimal(10)).isEqualTo("1.887577698e-21715");
        assertThat(precise(at, mul(exp(mul(num(1000), Z)), exp(mul(num(-1000), Z))), 50)
                        .toDecimal(50))
                .isEqualTo("1");
        assertThat(at.evaluate(exp(mul(num(1000), Z)))).isInstanceOf(Enclosure.Undecidable.class);
    }

    @Test
    void admits_what_cancellation_leaves_and_finds_the_difference_with_more_digits() {
        Expr e = sub(num(1), new Expr.Fn(Function.TANH, num(100)));
        assertThat(precise(new Points().at(), e, 50).mayBeZero()).isTrue();
        assertThat(precise(new Points().at(), e, 150).toDecimal(20)).isEqualTo("2.7677930534734750613e-87");
    }

    @Test
    void differentiates_cross_entropy_of_softmax_through_and_by_the_defined_name() {
        Expr loss = neg(sumOverN(11, k -> mul(sym(VY, k), log(sym(VP, k)))));
        Points points = new Points()
                .size(Points.N, 3)
                .vector(VZ, 1, -2, 3)
                .vector(VY, 0, 1, 0)
                .softmax();
        Evaluator at = points.index("i", 2).at();
        Expr i = sym("i");
        Expr throughLogits = sub(new Expr.Deriv(loss, sym(VZ, i)), sub(sym(VP, i), sym(VY, i)));
        Expr byProbability = add(new Expr.Deriv(loss, sym(VP, i)), div(sym(VY, i), sym(VP, i)));
        for (Expr zero : new Expr[] {throughLogits, byProbability}) {
            PreciseValue value = precise(at, zero, 50);
            assertThat(value.mayBeZero()).isTrue();
            assertThat(Math.abs(value.approximation())).isLessThan(1e-50);
            Enclosure.Value d = (Enclosure.Value) at.evaluate(zero);
            assertThat(Math.abs(d.value())).isLessThanOrEqualTo(d.error()).isLessThan(1e-13);
        }
    }

    @Test
    void does_not_confuse_the_perturbations_of_nested_derivatives() {
        Expr x = sym("x");
        Expr inner = new Expr.Deriv(add(x, sym("y")), sym("y"));
        Expr e = new Expr.Deriv(mul(x, inner), sym("x"));
        Evaluator at = new Points().real("x", 3).real("y", 5).at();
        assertThat(precise(at, e, 50).exact()).contains(Rational.ONE);
        assertThat(at.evaluate(e)).isEqualTo(new Enclosure.Value(1, 0));
    }

    @Test
    void decides_ties_of_exact_numbers() {
        Evaluator at = new Points()
                .real("a", Rational.of(1, 3))
                .real("b", Rational.of(2, 6))
                .at();
        Cond tie = new Cond.Rel(sym("a"), Relation.GE, sym("b"));
        assertThat(at.holds(tie, 50)).isEqualTo(Truth.HOLDS);
        assertThat(at.evaluate(log(sub(sym("a"), sym("b"))), 50)).isEqualTo(new PreciseEnclosure.Undefined("log of 0"));
        assertThat(at.evaluate(div(num(1), sub(sym("a"), sym("b"))), 50))
                .isEqualTo(new PreciseEnclosure.Undefined("division by zero"));
        assertThat(precise(at, mul(sub(sym("a"), sym("b")), log(sub(sym("b"), sym("a")))), 50)
                        .exact())
                .contains(Rational.ZERO);
    }

    @Test
    void compares_by_disjoint_enclosures_and_by_agreeing_digits() {
        Evaluator at = new Points().at();
        Expr root = new Expr.Pow(num(2), num(1, 2));
        Expr same = exp(mul(num(1, 2), log(num(2))));
        for (int digits : new int[] {50, 400, 800}) {
            PreciseValue a = precise(at, root, digits);
            assertThat(a.compare(precise(at, same, digits), digits)).isEqualTo(Comparison.EQUAL_TO_PRECISION);
            Expr more = add(root, new Expr.Pow(num(10), num(-digits)));
            assertThat(a.compare(precise(at, more, digits), digits - 10)).isEqualTo(Comparison.LESS);
            assertThat(precise(at, more, digits).compare(a, digits - 10)).isEqualTo(Comparison.GREATER);
            assertThat(precise(at, sub(root, same), digits).compare(precise(at, num(0), digits), digits))
                    .isEqualTo(Comparison.CANNOT_TELL);
        }
        assertThat(PreciseEnclosure.compare(at.evaluate(log(num(0)), 50), at.evaluate(num(1), 50), 50))
                .isEqualTo(Comparison.CANNOT_TELL);
        assertThat(precise(at, root, 50).relativeGap(precise(at, same, 50))).isLessThan(1e-55);
        assertThat(precise(at, num(1), 50).relativeGap(precise(at, num(1), 50))).isZero();
    }

    @Test
    void writes_numbers_in_decimal() {
        assertThat(decimal(num(0), 20)).isEqualTo("0");
        assertThat(decimal(num(-1, 8), 20)).isEqualTo("-0.125");
        assertThat(precise(new Points().at(), num(1, 3), 50).toDecimal(5)).isEqualTo("0.33333");
        assertThat(precise(new Points().at(), num(2, 3), 50).toDecimal(5)).isEqualTo("0.66667");
        assertThat(precise(new Points().at(), num(123456789), 50).toDecimal(5)).isEqualTo("123460000");
        assertThat(precise(new Points().at(), num(99999999), 50).toDecimal(4)).isEqualTo("100000000");
        assertThat(decimal(num(1, 1000), 10)).isEqualTo("0.001");
        assertThat(decimal(num(1, 100_000_000), 10)).isEqualTo("1e-8");
        assertThat(decimal(new Expr.Pow(num(10), num(30)), 40)).isEqualTo("1e30");
        Expr zero = sub(log(num(6)), add(log(num(2)), log(num(3))));
        assertThat(decimal(zero, 50)).startsWith("0 ± ").matches(".*e-[678].*");
    }

    @Test
    void has_no_component_of_a_function_outside_of_its_range() {
        Name g = Name.of("g_{#1}");
        Expr.Sym k = Points.bound("k", 81);
        Expr.Sym t = Points.bound("t", 82);
        Givens givens = new Givens(List.of(new Given.SmoothFunction(g, 1, List.of(num(3)), Domain.REALS, false, "")));
        Point point = new Point(Map.of(g, new Point.Chosen(List.of(k), List.of(t), mul(k, t))));
        Evaluator at = new Evaluator(givens, point);
        Expr third = new Expr.Call(g, List.of(num(3)), List.of(num(5)), List.of(0));
        Expr fourth = new Expr.Call(g, List.of(num(4)), List.of(num(5)), List.of(0));
        assertThat(at.evaluate(third)).isEqualTo(new Enclosure.Value(15, 0));
        assertThat(at.evaluate(fourth)).isEqualTo(new Enclosure.Undefined("index 4 out of range 1 to 3"));
    }

    @Test
    void evaluates_matrices_sets_of_indices_and_expectations() {
        Name w = Name.of("W_{#1#2}");
        Name set = Name.of("C");
        Name size = Name.of("\\lvert C \\rvert");
        Givens givens = new Givens(List.of(
                new Given.Size(Points.N, ""),
                new Given.Family(w, List.of(num(2), sym(Points.N)), Domain.REALS, false, ""),
                new Given.IndexSet(set, sym(Points.N), size, "")));
        Point point = new Point(Map.of(
                Points.N,
                new Point.Scalar(Rational.of(3)),
                w,
                new Point.Array(
                        List.of(2, 3),
                        java.util.stream.LongStream.rangeClosed(1, 6)
                                .mapToObj(Rational::of)
                                .toList()),
                set,
                new Point.Indices(java.util.Set.of(1, 3))));
        Evaluator at = new Evaluator(givens, point);
        Expr.Sym j = Points.bound("j", 91);
        Expr overSet =
                new Expr.Binder(Expr.Kind.SUM, j, num(1), sym(Points.N), new Cond.Member(j, set), sym(w, num(2), j));
        assertThat(at.evaluate(overSet)).isEqualTo(new Enclosure.Value(10, 0));
        assertThat(at.evaluate(div(new Expr.Expectation("p", overSet), sym(size))))
                .isEqualTo(new Enclosure.Value(5, 0));
        assertThat(at.evaluate(new Expr.Deriv(overSet, sym(w, num(2), num(3))))).isEqualTo(new Enclosure.Value(1, 0));
        assertThat(at.evaluate(new Expr.Deriv(overSet, sym(w, num(2), num(2))))).isEqualTo(new Enclosure.Value(0, 0));
        assertThat(at.evaluate(sym(w, num(3), num(1))))
                .isEqualTo(new Enclosure.Undefined("index 3 out of range 1 to 2"));
        assertThat(at.evaluate(neg(num(0)))).isEqualTo(new Enclosure.Value(0, 0));
    }

    @Test
    void evaluates_deep_expressions_on_an_ordinary_stack() {
        Expr deep = num(1);
        for (int i = 0; i < 900; i++) {
            deep = new Expr.Fn(Function.SIN, deep);
        }
        Expr.Sym x = Points.bound("x", 92);
        Evaluator at = new Points().at();
        assertThat(at.evaluate(deep)).isInstanceOf(Enclosure.Value.class);
        assertThat(at.evaluate(new Expr.Integral(x, num(0), num(1), mul(x, deep))))
                .isInstanceOf(Enclosure.Value.class);
    }
}
