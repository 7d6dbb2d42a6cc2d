package org.gradproof.symbolic.normal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.proof.Prover;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NormalizerTest {
    private static final Sym X = new Sym(Name.of("x"));
    private static final Givens GIVENS = new Givens(List.of(new Given.Scalar(X.name(), Domain.REALS, "x")));

    @TestFactory
    Stream<DynamicTest> expressions_mean_what_the_language_says() {
        return Laws.of(NormalizerTest.class, "normalizer.txt");
    }

    @Test
    void a_log_of_zero_times_zero_costs_no_depth() {
        Expr nothing = Exprs.mul(Exprs.ZERO, Exprs.log(Exprs.ZERO));
        List<Expr> terms = new ArrayList<>(Collections.nCopies(300, nothing));
        terms.add(X);

        assertThat(prove(Exprs.add(terms), X)).isEqualTo(Outcome.PROVED);
        assertThat(prove(Exprs.add(terms), Exprs.ZERO)).isEqualTo(Outcome.NOT_PROVED);
    }

    @Test
    void an_expression_nested_too_deeply_is_not_proved_and_harms_no_other() {
        assertThat(prove(nested(250), nested(250))).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(nested(150), nested(150))).isEqualTo(Outcome.PROVED);
        assertThat(prove(nested(150), nested(149))).isEqualTo(Outcome.NOT_PROVED);
    }

    @Test
    void a_variable_spelt_like_a_constant_or_a_function_is_neither() {
        Sym pi = new Sym(Name.of("pi"));
        Expr own = new Expr.Call(Name.of("abs"), List.of(), List.of(X), List.of(0));
        Givens givens = new Givens(List.of(
                new Given.Scalar(X.name(), Domain.REALS, "x"),
                new Given.Scalar(pi.name(), Domain.REALS, "pi"),
                new Given.SmoothFunction(Name.of("abs"), 1, List.of(), Domain.REALS, false, "abs")));

        assertThat(prove(givens, pi, pi)).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, pi, new Expr.Pi())).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(givens, own, new Fn(Function.ABS, X))).isEqualTo(Outcome.NOT_PROVED);
    }

    private static Expr nested(int depth) {
        Expr expr = X;
        for (int i = 0; i < depth; i++) {
            expr = new Fn(Function.SIN, expr);
        }
        return expr;
    }

    private static Outcome prove(Expr left, Expr right) {
        return prove(GIVENS, left, right);
    }

    private static Outcome prove(Givens givens, Expr left, Expr right) {
        return new Prover(null, Expr::toString)
                .prove(new Claim(givens, left, Relation.EQ, right))
                .outcome();
    }
}
