package org.gradproof.verify.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradproof.verify.Givings.sym;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.gradproof.core.Sigmoid;
import org.gradproof.symbolic.derivation.CoreCall;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.verify.Givings;
import org.gradproof.verify.numeric.program.Evaluator;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.random.ground.Exact;
import org.gradproof.verify.report.CoreReport;
import org.junit.jupiter.api.Test;

class CertifierTest {
    private static final Expr Z = sym("z");
    private static final Givens REAL = Givings.givens(Givings.real("z"));
    private static final Expr SIGMOID = Exprs.div(Exprs.ONE, Exprs.add(Exprs.ONE, Exprs.exp(Exprs.neg(Z))));

    private static CoreCall call(String function, Expr argument, Expr... component) {
        return new CoreCall(
                function, List.of(CoreCall.Argument.scalar(argument)), List.of(component), function + "(…)");
    }

    private static CoreReport certify(Expr expected, Expr argument, int samples) {
        return Certifier.certify(REAL, expected, call("Sigmoid.value", argument), samples, 1);
    }

    private static PreciseValue precise(Expr expr) {
        return (PreciseValue) new Evaluator(Givens.NONE, new Point(Map.of())).evaluate(expr, 50);
    }

    @Test
    void the_figures_of_a_function_that_is_right() {
        CoreReport report = certify(SIGMOID, Z, 100);
        assertThat(report.met()).isTrue();
        assertThat(report.samples()).isEqualTo(100);
        assertThat(report.maxUlp()).isBetween(0.3, Sigmoid.VALUE_MAX_ULP);
        assertThat(report.rmsUlp()).isBetween(0.01, report.maxUlp());
        assertThat(report.worstAt()).isNotEmpty();
        assertThat(Sigmoid.value(Double.parseDouble(report.worstAt()))).isBetween(0.0, 1.0);
    }

    @Test
    void an_expression_that_is_off_by_a_billionth_is_not_met_and_says_where() {
        Expr off = Exprs.mul(SIGMOID, new Expr.Num(Rational.of(1_000_000_001, 1_000_000_000)));
        CoreReport report = certify(off, Z, 100);
        assertThat(report.met()).isFalse();
        // 1e-9 in units of 2^-52 or 2^-53, as the value lies in its binade.
        assertThat(report.maxUlp()).isBetween(4e6, 1e7);
        assertThat(report.rmsUlp()).isBetween(1e6, report.maxUlp());
    }

    @Test
    void a_mistake_at_one_sample_is_enough() {
        Cond far = new Cond.Rel(Z, Relation.GT, Exprs.num(600));
        Expr elsewhere =
                new Expr.Cases(List.of(new Expr.Branch(Exprs.num(2), far), new Expr.Branch(SIGMOID, new Cond.True())));
        CoreReport report = certify(elsewhere, Z, 500);
        assertThat(report.met()).isFalse();
        assertThat(Double.parseDouble(report.worstAt())).isGreaterThan(600);
    }

    @Test
    void few_comparable_points_are_not_enough() {
        CoreReport never = certify(SIGMOID, Exprs.add(Z, new Expr.Pi()), 100);
        assertThat(never.met()).isFalse();
        assertThat(never.samples()).isZero();
        assertThat(never.worstAt()).startsWith("no point was found");
        assertThat(certify(SIGMOID, Z, 10).met()).isTrue();
        assertThat(certify(Exprs.log(Exprs.neg(Exprs.ONE)), Z, 100).met()).isFalse();
    }

    @Test
    void a_component_that_the_result_does_not_have_is_never_compared() {
        Expr.Sym slot = new Expr.Sym(new Name("s", 99));
        Givens givens = Givings.givens(Givings.size(), Givings.vector("z", Domain.REALS));
        CoreCall.Argument vector = new CoreCall.Argument(Givings.at("z", slot), List.of(slot), List.of(Givings.N));
        for (Expr index : List.of(Exprs.ZERO, Exprs.add(Givings.N, Exprs.ONE))) {
            CoreCall call = new CoreCall("Softmax.value", List.of(vector), List.of(index), "…");
            CoreReport report = Certifier.certify(givens, Exprs.ONE, call, 50, 1);
            assertThat(report.met()).isFalse();
            assertThat(report.samples()).isZero();
        }
        CoreCall first = new CoreCall("Softmax.value", List.of(vector), List.of(Exprs.ONE), "…");
        Expr softmax =
                Exprs.div(Exprs.exp(Givings.at("z", Exprs.ONE)), Givings.sum(Exprs.exp(Givings.at("z", Givings.J))));
        assertThat(Certifier.certify(givens, softmax, first, 50, 1).met()).isTrue();
        Expr second =
                Exprs.div(Exprs.exp(Givings.at("z", Givings.N)), Givings.sum(Exprs.exp(Givings.at("z", Givings.J))));
        assertThat(Certifier.certify(givens, second, first, 50, 1).met()).isFalse();
    }

    @Test
    void a_function_that_core_does_not_have_is_refused() {
        assertThat(Certifier.exists(call("Sigmoid.value", Z), REAL)).isTrue();
        assertThat(Certifier.exists(call("Sigmoid.cube", Z), REAL)).isFalse();
        assertThat(Certifier.exists(call("Softmax.value", Z), REAL)).isFalse();
        assertThatThrownBy(() -> Certifier.certify(REAL, SIGMOID, call("Sigmoid.cube", Z), 10, 1))
                .hasMessage("core has no Sigmoid.cube");
    }

    @Test
    void what_is_not_finite_is_infinitely_wrong() {
        PreciseValue third = precise(new Expr.Num(Rational.of(1, 3)));
        assertThat(Ulps.between(Double.NaN, third)).isInfinite();
        assertThat(Ulps.between(Double.POSITIVE_INFINITY, third)).isInfinite();
        assertThat(Ulps.between(1.0 / 3, third)).isBetween(0.01, 0.5);
        assertThat(Ulps.between(Math.nextUp(1.0 / 3), third)).isBetween(0.5, 1.5);
        PreciseValue huge = precise(Exprs.exp(Exprs.num(1000)));
        assertThat(Ulps.between(Double.POSITIVE_INFINITY, huge)).isZero();
        assertThat(Ulps.between(Double.MAX_VALUE, huge)).isInfinite();
    }

    @Test
    void a_double_is_the_fraction_that_it_is() {
        assertThat(Exact.of(0.1).numerator().bitLength()).isEqualTo(56 - 4);
        assertThat(Exact.of(0.5)).isEqualTo(Rational.HALF);
        assertThat(Exact.of(1e300))
                .isEqualTo(new Rational(BigInteger.valueOf(0x17e43c8800759cL).shiftLeft(944), BigInteger.ONE));
        assertThat(Exact.of(3)).isEqualTo(Rational.of(3));
    }
}
