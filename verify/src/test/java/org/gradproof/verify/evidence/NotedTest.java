package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.report.Counterexample;
import org.junit.jupiter.api.Test;

/** How a counterexample is written, and which of two a person would rather read. */
class NotedTest {
    private static final Name X = Name.of("x");
    private static final Name N = Name.of("n");
    private static final Name Z = Name.of("z_{#1}");

    private static PreciseValue value(Expr expr) {
        return value(expr, 100);
    }

    private static PreciseValue value(Expr expr, int digits) {
        return (PreciseValue) new Evaluator(Givens.NONE, new Point(Map.of())).evaluate(expr, digits);
    }

    private static Expr root() {
        return new Expr.Fn(org.gradproof.symbolic.expr.Function.SQRT, List.of(Exprs.num(2)));
    }

    private static Expr rootAnd(int exponent) {
        return Exprs.add(root(), new Expr.Num(Rational.of(10).pow(exponent)));
    }

    private static Counterexample noted(Expr left, Expr right) {
        return new Noted(Givings.givens(Givings.real("x")), Set.of(X))
                .counterexample(point(X, scalar(1, 2)), value(left), value(right));
    }

    private static Counterexample noted(Expr left, Expr right, int digits) {
        return new Noted(Givings.givens(Givings.real("x")), Set.of(X))
                .counterexample(point(X, scalar(1, 2)), value(left, digits), value(right, digits));
    }

    private static Point.Value scalar(long numerator, long denominator) {
        return new Point.Scalar(Rational.of(numerator, denominator));
    }

    private static Point point(Name name, Point.Value value) {
        return new Point(Map.of(name, value));
    }

    @Test
    void sides_have_ten_digits_and_where_they_differ_later_the_digits_up_to_there() {
        Counterexample plain = noted(root(), Exprs.ONE);
        assertThat(plain.left()).isEqualTo("1.414213562");
        assertThat(plain.right()).isEqualTo("1");
        assertThat(plain.difference()).isEqualTo("0.4142135624");
        assertThat(plain.values()).hasToString("{x=0.5}");
        Counterexample ninth = noted(root(), rootAnd(-9));
        assertThat(ninth.left()).hasSize("1.4142135623730".length());
        assertThat(ninth.left()).isNotEqualTo(ninth.right());
        assertThat(ninth.difference()).isEqualTo("-1e-9");
        Counterexample fortieth = noted(root(), rootAnd(-40));
        assertThat(fortieth.left()).hasSize(46).isNotEqualTo(fortieth.right());
        assertThat(fortieth.difference()).isEqualTo("-1e-40");
        Counterexample eightieth = noted(root(), rootAnd(-80));
        assertThat(eightieth.left()).hasSizeBetween(83, 86).isNotEqualTo(eightieth.right());
        assertThat(eightieth.difference()).isEqualTo("-1e-80");
    }

    @Test
    void hundreds_of_equal_digits_are_counted_and_those_behind_them_written() {
        Expr left = Exprs.exp(Exprs.ONE);
        Expr tail = new Expr.Pow(Exprs.num(10), Exprs.num(-300));
        Counterexample far = noted(left, Exprs.exp(Exprs.add(Exprs.ONE, tail)), 400);
        assertThat(far.left()).startsWith("2.718281828459045235360287[27").contains(" digits]");
        assertThat(far.right()).startsWith("2.718281828459045235360287[27").isNotEqualTo(far.left());
        assertThat(far.left().length()).isLessThan(60);
        assertThat(far.difference()).isEqualTo("-2.718281828e-300");
    }

    @Test
    void a_side_that_may_be_zero_is_written_as_zero() {
        Expr zero = Exprs.sub(
                root(),
                Exprs.div(new Expr.Fn(org.gradproof.symbolic.expr.Function.SQRT, List.of(Exprs.num(8))), Exprs.num(2)));
        assertThat(noted(zero, Exprs.ONE).left()).isEqualTo("0");
    }

    @Test
    void numbers_are_integers_doubles_or_fractions_as_they_are_exactly() {
        assertThat(Noted.number(Rational.of(3), true)).isEqualTo(3);
        assertThat(Noted.number(Rational.of(3), false)).isEqualTo(3.0);
        assertThat(Noted.number(Rational.of(1, 2), true)).isEqualTo(0.5);
        assertThat(Noted.number(Rational.of(1, 3), false)).hasToString("1/3");
        assertThat(Noted.number(Rational.of(-7, 5), false)).hasToString("-7/5");
        assertThat(Noted.number(new Rational(BigInteger.ONE.shiftLeft(40), BigInteger.ONE), true))
                .isEqualTo(0x1p40);
        assertThat(Noted.number(new Rational(BigInteger.TEN.pow(400), BigInteger.ONE), false))
                .hasToString("1E+400");
    }

    @Test
    void values_are_written_by_the_kind_of_their_names_and_what_does_not_matter_is_left_out() {
        Name matrix = Name.of("W_{#1#2}");
        Name label = Name.of("y");
        Name set = Name.of("C");
        Name other = Name.of("q");
        Givens givens = Givings.givens(
                Givings.size(),
                Givings.vector("z", Domain.REALS),
                Givings.scalar("y", Givings.BIT),
                Givings.real("q"),
                new Given.Family(matrix, List.of(Exprs.num(2), Givings.N), Domain.REALS, false, ""),
                new Given.IndexSet(set, Givings.N, Name.of("|C|"), ""));
        Map<Name, Point.Value> values = new java.util.LinkedHashMap<>();
        values.put(N, scalar(2, 1));
        values.put(Z, array(1, 3));
        values.put(matrix, new Point.Array(List.of(2, 2), rationals(1, 2, 3, 4)));
        values.put(label, scalar(1, 1));
        values.put(set, new Point.Indices(Set.of(2, 1)));
        values.put(other, scalar(9, 1));
        Counterexample noted = new Noted(givens, Set.of(N, Z, matrix, label, set))
                .counterexample(new Point(values), value(Exprs.ONE), value(Exprs.ZERO));
        assertThat(noted.values()).hasToString("{n=2, z=[1.0, 3.0], W=[[1.0, 2.0], [3.0, 4.0]], y=1, C=[1, 2]}");
    }

    private static Point.Array array(long... entries) {
        return new Point.Array(List.of(entries.length), rationals(entries));
    }

    private static List<Rational> rationals(long... entries) {
        return Arrays.stream(entries).mapToObj(Rational::of).toList();
    }

    private static double cost(Point.Value... values) {
        Givens givens = Givings.givens(Givings.size(), Givings.vector("z", Domain.REALS), Givings.real("x"));
        Map<Name, Point.Value> all = new java.util.LinkedHashMap<>();
        for (Point.Value value : values) {
            all.put(value instanceof Point.Array ? Z : X, value);
            if (value instanceof Point.Array array) {
                all.put(N, scalar(array.entries().size(), 1));
            }
        }
        return new Simplicity(givens, Set.of(N, X, Z)).of(new Point(all));
    }

    @Test
    void of_two_numbers_the_one_that_is_said_sooner_is_simpler() {
        List<Rational> simplestFirst = List.of(
                Rational.of(1),
                Rational.of(2),
                Rational.of(-2),
                Rational.of(7, 2),
                Rational.of(20),
                new Rational(BigInteger.TEN.pow(30), BigInteger.ONE));
        for (int i = 1; i < simplestFirst.size(); i++) {
            assertThat(Simplicity.number(simplestFirst.get(i - 1)))
                    .as("%s before %s", simplestFirst.get(i - 1), simplestFirst.get(i))
                    .isLessThan(Simplicity.number(simplestFirst.get(i)));
        }
        assertThat(Simplicity.number(Rational.ZERO)).isLessThan(Simplicity.number(Rational.ONE));
        assertThat(Simplicity.number(Rational.of(1, 2))).isLessThan(Simplicity.number(Rational.of(1, 3)));
    }

    @Test
    void smaller_sizes_untied_entries_and_ascending_ones_are_simpler() {
        assertThat(cost(array(9, 8))).isLessThan(cost(array(0, 1, 2)));
        assertThat(cost(array(0, 1))).isLessThan(cost(array(1, 1)));
        assertThat(cost(array(0, 1))).isLessThan(cost(array(1, 0)));
        assertThat(cost(array(1, 2))).isLessThan(cost(array(1, 3)));
        assertThat(cost(scalar(1, 1))).isLessThan(cost(scalar(3, 1)));
        assertThat(new Simplicity(Givings.givens(Givings.real("x")), Set.of()).of(point(X, scalar(9, 7))))
                .isZero();
    }

    @Test
    void a_name_is_written_without_its_slots() {
        assertThat(Counterexample.key(Z)).isEqualTo("z");
        assertThat(Counterexample.key(Name.of("W_{#1#2}"))).isEqualTo("W");
        assertThat(Counterexample.key(Name.of("S_{#1#2}^{1/2}"))).isEqualTo("S^{1/2}");
        assertThat(Counterexample.key(Name.of("x"))).isEqualTo("x");
        assertThat(Counterexample.key(Name.of("x^{(#1)}_{#2}"))).isEqualTo("x^{(i)}");
    }
}
