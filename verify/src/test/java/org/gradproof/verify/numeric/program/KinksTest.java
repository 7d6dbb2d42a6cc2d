package org.gradproof.verify.numeric.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.verify.numeric.program.Points.VZ;
import static org.gradproof.verify.numeric.program.Points.bound;
import static org.gradproof.verify.numeric.program.Points.num;
import static org.gradproof.verify.numeric.program.Points.sumOverN;
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

/** Where an integrand is not smooth: kinks that can be found split the range, others give no number. */
class KinksTest {
    private static final Sym X = bound("x", 1);
    private static final Sym T = bound("t", 2);
    private static final Expr A = sym("a");
    private static final Points HERE =
            new Points().real("a", Rational.of(3, 7)).size(Points.N, 2).vector(VZ, Rational.of(1, 3), Rational.HALF);

    private static Expr integral(Sym variable, Expr body) {
        return new Expr.Integral(variable, num(0), num(1), body);
    }

    private static Expr abs(Expr e) {
        return new Expr.Fn(Function.ABS, e);
    }

    private static void assertEqual(Expr left, Expr right) {
        PreciseEnclosure gap = HERE.at().evaluate(sub(left, right), 50);
        assertThat(gap).isInstanceOf(PreciseValue.class);
        assertThat(((PreciseValue) gap).mayBeZero()).as(gap.toString()).isTrue();
        PreciseValue value = (PreciseValue) HERE.at().evaluate(left, 50);
        assertThat(value.knownDigits()).isGreaterThan(40);
    }

    private static void assertNoNumber(Expr e) {
        assertThat(HERE.at().evaluate(e, 50)).isInstanceOf(PreciseEnclosure.Undecidable.class);
        assertThat(HERE.at().evaluate(e)).isInstanceOf(Enclosure.Undecidable.class);
    }

    @Test
    void a_maximum_of_affine_functions_is_integrated_in_pieces() {
        Expr largest = new Expr.Fn(Function.MAX, List.of(X, A, num(1, 5)));
        Expr half = num(1, 2);
        assertEqual(integral(X, largest), add(mul(A, A), mul(half, sub(num(1), mul(A, A)))));
        Expr smallest = new Expr.Fn(Function.MIN, List.of(X, A));
        assertEqual(integral(X, smallest), add(mul(half, A, A), mul(A, sub(num(1), A))));
    }

    @Test
    void conditions_of_any_form_split_the_range() {
        Cond below = new Cond.Rel(X, Relation.LT, A);
        Cond above = new Cond.Not(new Cond.Rel(X, Relation.LT, num(1, 5)));
        Expr between = new Expr.Indicator(new Cond.And(List.of(below, above)));
        assertEqual(integral(X, between), sub(A, num(1, 5)));
        Expr outside = new Expr.Indicator(new Cond.Or(List.of(new Cond.Not(below), new Cond.Not(above))));
        assertEqual(integral(X, outside), add(sub(num(1), A), num(1, 5)));
    }

    @Test
    void kinks_that_cannot_be_found_beforehand_give_no_number() {
        Sym j = bound("j", 3);
        assertNoNumber(integral(X, sumOverN(4, k -> abs(sub(X, sym(VZ, k))))));
        assertNoNumber(integral(
                X, new Expr.Binder(Expr.Kind.MAX, j, num(1), new Sym(Points.N), new Cond.True(), mul(X, sym(VZ, j)))));
        assertNoNumber(integral(
                X, new Expr.Binder(Expr.Kind.MIN, j, num(1), new Sym(Points.N), new Cond.True(), mul(X, sym(VZ, j)))));
        Cond filter = new Cond.Rel(sym(VZ, j), Relation.LT, X);
        assertNoNumber(integral(X, new Expr.Binder(Expr.Kind.SUM, j, num(1), new Sym(Points.N), filter, sym(VZ, j))));
        assertNoNumber(integral(X, integral(T, abs(sub(X, T)))));
        assertNoNumber(integral(X, abs(sub(mul(X, X), A))));
        assertNoNumber(integral(X, abs(new Expr.Fn(Function.SIN, mul(num(7), X)))));
    }

    @Test
    void what_does_not_depend_on_the_variable_is_no_kink() {
        assertEqual(integral(X, mul(X, abs(sub(A, num(1))))), mul(num(1, 2), sub(num(1), A)));
        assertEqual(integral(X, sumOverN(4, k -> mul(X, abs(sym(VZ, k))))), num(5, 12));
    }
}
