package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.BIT;
import static org.gradproof.verify.Givings.I;
import static org.gradproof.verify.Givings.J;
import static org.gradproof.verify.Givings.K;
import static org.gradproof.verify.Givings.N;
import static org.gradproof.verify.Givings.assume;
import static org.gradproof.verify.Givings.at;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.index;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.scalar;
import static org.gradproof.verify.Givings.simplex;
import static org.gradproof.verify.Givings.size;
import static org.gradproof.verify.Givings.sum;
import static org.gradproof.verify.Givings.sym;
import static org.gradproof.verify.Givings.vector;

import java.util.List;
import java.util.Objects;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.Givings;
import org.gradproof.verify.report.Counterexample;
import org.junit.jupiter.api.Test;

class RefuterTest {
    private static final Expr X = sym("x");

    private static Evidence attempt(Givens givens, Expr left, Relation relation, Expr right) {
        return new Refuter(Limits.DEFAULT).tryToRefute(new Claim(givens, left, relation, right));
    }

    private static Evidence equal(Givens givens, Expr left, Expr right) {
        return attempt(givens, left, Relation.EQ, right);
    }

    private static Counterexample counterexample(Evidence evidence) {
        assertThat(evidence.counterexample()).isNotNull();
        return Objects.requireNonNull(evidence.counterexample());
    }

    private static void passes(Evidence evidence) {
        assertThat(evidence.counterexample()).isNull();
        assertThat(evidence.message()).isEmpty();
        assertThat(evidence.isTest()).isTrue();
    }

    private static Given softmax() {
        Expr total = sum(Exprs.exp(at("z", J)));
        Expr.Sym slot = new Expr.Sym(new Name("i", 7));
        return new Given.Definition(
                Name.of("p_{#1}"),
                List.of(slot),
                List.of(N),
                List.of(),
                Exprs.div(Exprs.exp(at("z", slot)), total),
                "p_i := …");
    }

    private static Expr square(Expr x) {
        return new Expr.Pow(x, Exprs.num(2));
    }

    @Test
    void a_true_identity_passes_every_trial() {
        Evidence evidence = equal(
                givens(real("x"), real("y")),
                square(Exprs.add(X, sym("y"))),
                Exprs.add(square(X), Exprs.mul(Exprs.num(2), X, sym("y")), square(sym("y"))));
        passes(evidence);
        // A point counts once, however often it is drawn.
        assertThat(evidence.trials()).isBetween(500, 1000);
        assertThat(evidence.preciseTrials()).isGreaterThanOrEqualTo(20);
        assertThat(evidence.maxError()).isLessThan(1e-40);
    }

    @Test
    void an_identity_whose_sides_cancel_to_zero_passes() {
        Evidence evidence = equal(
                givens(size(), vector("z", Domain.REALS), softmax()),
                Exprs.sub(sum(at("p", J)), Exprs.ONE),
                Exprs.ZERO);
        passes(evidence);
    }

    @Test
    void the_softmax_derivative_is_refuted_only_where_indices_coincide() {
        Givens givens = givens(size(), index("i"), index("k"), vector("z", Domain.REALS), softmax());
        Expr derivative = new Expr.Deriv(at("p", I), at("z", K));
        Expr offDiagonal = Exprs.neg(Exprs.mul(at("p", I), at("p", K)));
        Counterexample found = counterexample(equal(givens, derivative, offDiagonal));
        assertThat(found.values()).containsEntry("i", 1).containsEntry("k", 1);
        passes(equal(givens.with(assume(I, Relation.NE, K)), derivative, offDiagonal));
        Expr full = Exprs.mul(at("p", I), Exprs.sub(new Expr.Indicator(new Cond.Rel(I, Relation.EQ, K)), at("p", K)));
        passes(equal(givens, derivative, full));
    }

    @Test
    void a_step_false_only_at_one_class_is_found() {
        Givens givens = givens(size(), real("x"));
        Expr wrong = Exprs.add(X, new Expr.Indicator(new Cond.Rel(N, Relation.EQ, Exprs.ONE)));
        assertThat(counterexample(equal(givens, wrong, X)).values()).containsEntry("n", 1);
    }

    @Test
    void a_step_false_only_where_a_label_is_zero_is_found() {
        Givens givens = givens(scalar("y", BIT), real("x"));
        Expr branch = new Expr.Cases(List.of(
                new Expr.Branch(X, new Cond.Rel(sym("y"), Relation.EQ, Exprs.ONE)),
                new Expr.Branch(Exprs.add(X, Exprs.ONE), new Cond.True())));
        assertThat(counterexample(equal(givens, branch, X)).values()).containsEntry("y", 0);
        Givens soft = givens(scalar("y", Givings.UNIT), real("x"));
        assertThat(counterexample(equal(soft, branch, X)).values()).containsEntry("y", 0.0);
    }

    @Test
    void a_difference_of_one_in_a_trillion_is_found() {
        Expr factor = new Expr.Num(Rational.ONE.plus(Rational.of(1, 1_000_000_000_000L)));
        Counterexample found = counterexample(equal(givens(real("x")), Exprs.exp(X), Exprs.mul(factor, Exprs.exp(X))));
        assertThat(found.left()).isNotEqualTo(found.right());
        assertThat(found.difference()).startsWith("-").contains("e-12");
        Expr tiny = new Expr.Num(
                Rational.ONE.plus(new Rational(java.math.BigInteger.ONE, java.math.BigInteger.TEN.pow(40))));
        counterexample(equal(givens(real("x")), Exprs.exp(X), Exprs.mul(tiny, Exprs.exp(X))));
    }

    @Test
    void a_huge_exponential_neither_overflows_into_a_verdict_nor_hides_one() {
        Expr huge = Exprs.exp(Exprs.mul(Exprs.num(1000), X));
        Givens givens = givens(real("x"));
        passes(equal(givens, new Expr.Deriv(huge, sym("x")), Exprs.mul(Exprs.num(1000), huge)));
        counterexample(equal(givens, huge, Exprs.add(huge, Exprs.ONE)));
        counterexample(equal(givens, new Expr.Deriv(huge, sym("x")), huge));
    }

    @Test
    void contradictory_givens_give_no_trial_and_say_why() {
        Givens givens = givens(real("x"), assume(X, Relation.GT, Exprs.ONE), assume(X, Relation.LT, Exprs.ZERO));
        Evidence evidence = equal(givens, X, Exprs.ZERO);
        assertThat(evidence.trials()).isZero();
        assertThat(evidence.message()).contains("givens could not be met");
    }

    @Test
    void a_step_defined_nowhere_is_said_so() {
        Evidence evidence = equal(givens(real("x")), Exprs.log(Exprs.neg(square(X))), Exprs.ONE);
        assertThat(evidence.trials()).isZero();
        assertThat(evidence.message()).contains("defined");
    }

    @Test
    void same_seed_same_evidence() {
        Givens givens = givens(size(), index("i"), vector("z", Domain.REALS), simplex("y"));
        Expr left = sum(Exprs.mul(at("y", J), at("z", J)));
        Expr right = at("z", I);
        assertThat(equal(givens, left, right)).isEqualTo(equal(givens, left, right));
    }

    @Test
    void counterexamples_are_the_ones_a_person_would_choose() {
        Givens two = givens(real("x"), real("y"));
        assertThat(counterexample(equal(two, square(Exprs.add(X, sym("y"))), Exprs.add(square(X), square(sym("y")))))
                        .values()
                        .values())
                .allMatch(v -> v.equals(1.0) || v.equals(2.0));
        Givens sums = givens(size(), vector("z", Domain.REALS));
        Counterexample split = counterexample(
                equal(sums, Exprs.log(sum(Exprs.exp(at("z", J)))), sum(Exprs.log(Exprs.exp(at("z", J))))));
        assertThat(split.values()).containsEntry("n", 2).containsEntry("z", List.of(0.0, 1.0));
        assertThat(split.left()).isEqualTo("1.313261688");
        assertThat(split.right()).isEqualTo("1");
        Givens labels = givens(size(), index("i"), simplex("y"));
        assertThat(counterexample(equal(labels, at("y", I), Exprs.ONE)).values())
                .containsEntry("n", 2);
    }

    @Test
    void order_relations_each_have_their_notion() {
        Givens givens = givens(real("x"));
        passes(attempt(givens, square(X), Relation.GE, Exprs.ZERO));
        assertThat(counterexample(attempt(givens, square(X), Relation.GT, Exprs.ZERO))
                        .values())
                .containsEntry("x", 0.0);
        passes(attempt(givens, Exprs.exp(X), Relation.GT, Exprs.ZERO));
        passes(attempt(givens, X, Relation.LT, Exprs.exp(X)));
        passes(attempt(givens, Exprs.add(X, Exprs.ONE), Relation.LE, Exprs.exp(X)));
        counterexample(attempt(givens, Exprs.exp(X), Relation.NE, Exprs.ONE));
        Evidence open = attempt(givens, Exprs.exp(Exprs.mul(Exprs.num(2), X)), Relation.LT, square(Exprs.exp(X)));
        assertThat(open.isTest()).isFalse();
    }

    @Test
    void unspecified_functions_are_tried_as_concrete_ones() {
        Givens givens = givens(real("x"), Givings.function("g", 1, Domain.REALS));
        Expr g = new Expr.Call(Name.of("g"), List.of(), List.of(X), List.of(0));
        Expr slope = new Expr.Call(Name.of("g"), List.of(), List.of(X), List.of(1));
        Expr composed = new Expr.Fn(Function.TANH, g);
        Expr derivative = new Expr.Deriv(composed, sym("x"));
        Expr outer = Exprs.sub(Exprs.ONE, square(composed));
        passes(equal(givens, derivative, Exprs.mul(outer, slope)));
        Counterexample found = counterexample(equal(givens, derivative, outer));
        assertThat(found.values()).containsKeys("x", "g");
    }

    @Test
    void an_equation_that_holds_nearly_does_not_hold() {
        Givens givens =
                givens(size(), vector("z", Domain.REALS), assume(sum(Exprs.exp(at("z", J))), Relation.EQ, Exprs.ONE));
        Evidence evidence = equal(givens, sum(at("z", J)), Exprs.ZERO);
        assertThat(evidence.counterexample()).isNull();
        assertThat(evidence.isTest()).isFalse();
    }

    @Test
    void an_equation_that_holds_identically_is_no_constraint() {
        Givens givens =
                givens(size(), vector("z", Domain.REALS), softmax(), assume(sum(at("p", J)), Relation.EQ, Exprs.ONE));
        assertThat(equal(givens, at("z", K), at("z", K)).trials()).isGreaterThan(200);
    }

    @Test
    void points_of_a_sphere_are_found_all_over_it() {
        Expr a = sym("a");
        Expr b = sym("b");
        Givens givens = givens(real("a"), real("b"), assume(Exprs.add(square(a), square(b)), Relation.EQ, Exprs.ONE));
        counterexample(equal(givens, Exprs.mul(a, b), Exprs.ZERO));
        Expr cube = Exprs.add(square(square(a)), Exprs.mul(Exprs.num(2), square(a), square(b)), square(square(b)));
        passes(equal(givens, cube, Exprs.ONE));
    }

    @Test
    void a_step_false_only_at_a_number_that_it_names_is_found() {
        Expr wrong = Exprs.add(X, new Expr.Indicator(new Cond.Rel(X, Relation.EQ, Exprs.num(17))));
        assertThat(counterexample(equal(givens(real("x")), wrong, X)).values()).containsEntry("x", 17.0);
    }

    @Test
    void a_step_false_only_where_two_numbers_coincide_is_found() {
        Expr wrong = Exprs.add(X, new Expr.Indicator(new Cond.Rel(X, Relation.EQ, sym("y"))));
        counterexample(equal(givens(real("x"), real("y")), wrong, X));
    }
}
