package org.gradproof.symbolic.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.MINUS_ONE;
import static org.gradproof.symbolic.expr.Exprs.ONE;
import static org.gradproof.symbolic.expr.Exprs.ZERO;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.div;
import static org.gradproof.symbolic.expr.Exprs.exp;
import static org.gradproof.symbolic.expr.Exprs.log;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.neg;
import static org.gradproof.symbolic.expr.Exprs.num;
import static org.gradproof.symbolic.expr.Exprs.sub;
import static org.gradproof.symbolic.symja.Losses.I;
import static org.gradproof.symbolic.symja.Losses.J;
import static org.gradproof.symbolic.symja.Losses.K;
import static org.gradproof.symbolic.symja.Losses.LOSS;
import static org.gradproof.symbolic.symja.Losses.N;
import static org.gradproof.symbolic.symja.Losses.THETA;
import static org.gradproof.symbolic.symja.Losses.TILDE;
import static org.gradproof.symbolic.symja.Losses.Y;
import static org.gradproof.symbolic.symja.Losses.Z;
import static org.gradproof.symbolic.symja.Losses.d;
import static org.gradproof.symbolic.symja.Losses.pow;
import static org.gradproof.symbolic.symja.Losses.sum;
import static org.gradproof.symbolic.symja.Losses.sumExcept;
import static org.gradproof.symbolic.symja.Losses.tilde;
import static org.gradproof.symbolic.symja.Losses.total;
import static org.gradproof.symbolic.symja.Losses.y;
import static org.gradproof.symbolic.symja.Losses.z;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Call;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Pow;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.witness.SecondWitness.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SymjaWitnessTest {
    private static final SymjaWitness WITNESS = new SymjaWitness();
    private static final Sym X = Losses.scalar("x");
    private static final Sym A = Losses.scalar("a");

    @AfterAll
    static void closes() {
        WITNESS.close();
    }

    @Test
    void agrees_with_the_derivative_of_the_log_loss_by_the_prediction() {
        Givens givens = Losses.logLoss();
        Expr written = sub(neg(mul(Y, log(TILDE))), mul(sub(ONE, Y), log(sub(ONE, TILDE))));
        Expr first = sub(neg(div(Y, TILDE)), mul(div(sub(ONE, Y), sub(ONE, TILDE)), MINUS_ONE));
        Expr second = add(neg(div(Y, TILDE)), div(sub(ONE, Y), sub(ONE, TILDE)));
        Expr last = div(sub(TILDE, Y), mul(TILDE, sub(ONE, TILDE)));

        assertChain(givens, d(LOSS, TILDE), d(written, TILDE), first, second, last);
        assertNever(givens, d(written, TILDE), sub(neg(div(Y, TILDE)), div(sub(ONE, Y), sub(ONE, TILDE))));
        assertNever(givens, second, div(sub(Y, TILDE), mul(TILDE, sub(ONE, TILDE))));
    }

    @Test
    void agrees_with_the_derivative_of_the_sigmoid() {
        Givens givens = Losses.logLoss();
        Expr denominator = add(ONE, exp(neg(Z)));
        Expr first = mul(MINUS_ONE, pow(denominator, -2), exp(neg(Z)), MINUS_ONE);
        Expr second = mul(div(ONE, denominator), div(exp(neg(Z)), denominator));
        Expr third = mul(div(ONE, denominator), sub(ONE, div(ONE, denominator)));

        assertChain(
                givens, d(TILDE, Z), d(div(ONE, denominator), Z), first, second, third, mul(TILDE, sub(ONE, TILDE)));
        assertNever(givens, d(TILDE, Z), neg(mul(TILDE, sub(ONE, TILDE))));
        assertNever(givens, first, mul(pow(denominator, -1), exp(neg(Z))));
    }

    @Test
    void agrees_with_the_chain_rule_through_the_prediction_and_through_the_model() {
        Givens givens = Losses.logLossOfModel();
        Expr chain = mul(d(LOSS, TILDE), d(TILDE, Z));

        assertChain(givens, d(LOSS, Z), chain, sub(TILDE, Y));
        assertChain(givens, d(LOSS, THETA), mul(d(LOSS, Z), d(Z, THETA)), mul(sub(TILDE, Y), d(Z, THETA)));
        assertNever(givens, d(LOSS, Z), sub(Y, TILDE));
        assertNever(givens, d(LOSS, THETA), sub(TILDE, Y));
    }

    @Test
    void agrees_with_the_four_forms_of_the_sigmoid() {
        Givens givens = Losses.logLoss();

        assertChain(
                givens,
                TILDE,
                Losses.sigma(Z),
                div(exp(Z), add(exp(Z), ONE)),
                div(ONE, add(ONE, exp(neg(Z)))),
                mul(new Expr.Num(Rational.HALF), add(ONE, new Fn(Function.TANH, mul(new Expr.Num(Rational.HALF), Z)))));
        assertNever(givens, TILDE, div(exp(Z), sub(exp(Z), ONE)));
    }

    @Test
    void agrees_with_the_gradient_of_the_cross_entropy_in_eight_steps() {
        Givens givens = Losses.crossEntropy();
        Expr first = sum(J, mul(d(LOSS, tilde(J)), d(tilde(J), z(K))));
        Expr second = add(
                mul(d(LOSS, tilde(K)), d(tilde(K), z(K))), sumExcept(J, K, mul(d(LOSS, tilde(J)), d(tilde(J), z(K)))));
        Expr third = add(
                mul(neg(div(y(K), tilde(K))), mul(tilde(K), sub(ONE, tilde(K)))),
                sumExcept(J, K, mul(neg(div(y(J), tilde(J))), neg(mul(tilde(J), tilde(K))))));
        Expr fourth = add(neg(mul(y(K), sub(ONE, tilde(K)))), sumExcept(J, K, mul(y(J), tilde(K))));
        Expr fifth = add(neg(y(K)), mul(y(K), tilde(K)), sumExcept(J, K, mul(y(J), tilde(K))));
        Expr sixth = add(neg(y(K)), sum(J, mul(y(J), tilde(K))));
        Expr seventh = add(neg(y(K)), mul(tilde(K), sum(J, y(J))));

        assertChain(givens, d(LOSS, z(K)), first, second, third, fourth, fifth, sixth, seventh, sub(tilde(K), y(K)));
        assertNever(givens, seventh, sub(y(K), tilde(K)));
        assertNever(givens, second, sum(J, mul(d(LOSS, tilde(J)), d(tilde(J), z(I)))));
        assertNever(givens, third, add(mul(y(K), tilde(K)), fourth));
    }

    @Test
    void agrees_with_both_derivatives_of_the_softmax_where_the_indices_allow_them() {
        Givens givens = Losses.crossEntropy();
        Expr offDiagonal = neg(mul(tilde(I), tilde(K)));

        assertChain(
                givens,
                d(tilde(I), z(I)),
                div(sub(mul(exp(z(I)), total()), mul(exp(z(I)), exp(z(I)))), pow(total(), 2)),
                mul(tilde(I), sub(ONE, tilde(I))));
        assertChain(givens.with(Losses.distinct()), d(tilde(I), z(K)), offDiagonal);
        assertThat(ask(givens, d(tilde(I), z(K)), offDiagonal)).isEqualTo(Answer.DISAGREES);
    }

    @Test
    void needs_the_given_that_a_step_needs() {
        Givens givens = Losses.crossEntropy();
        Givens without = new Givens(
                givens.all().stream().filter(g -> !(g instanceof Assumption)).toList());

        assertThat(ask(givens, d(LOSS, z(K)), sub(tilde(K), y(K)))).isEqualTo(Answer.AGREES);
        assertNever(without, d(LOSS, z(K)), sub(tilde(K), y(K)));
    }

    @Test
    void holds_bits_idempotent() {
        Givens givens = Losses.crossEntropy();

        assertThat(ask(givens, mul(y(K), y(K)), y(K))).isEqualTo(Answer.AGREES);
        assertThat(ask(givens.with(Losses.distinct()), mul(y(I), y(K)), ZERO)).isEqualTo(Answer.AGREES);
        assertNever(givens, mul(y(I), y(K)), ZERO);
    }

    @Test
    void keeps_to_the_sizes_that_the_givens_allow() {
        Givens givens = Losses.crossEntropy();
        Expr count = sum(J, ONE);

        assertNever(givens, count, num(2));
        assertThat(ask(givens.with(about(N, Relation.EQ, num(2))), count, num(2)))
                .isEqualTo(Answer.AGREES);
        assertThat(ask(givens.with(about(N, Relation.GE, num(5))), count, N)).isEqualTo(Answer.NO_ANSWER);
    }

    @Test
    void says_nothing_where_nothing_satisfies_the_givens() {
        Givens givens = Losses.crossEntropy()
                .with(new Assumption(new Cond.Rel(sum(J, y(J)), Relation.EQ, num(9)), List.of(), List.of(), ""));

        assertThat(ask(givens, y(K), num(3))).isEqualTo(Answer.NO_ANSWER);
    }

    @Test
    void does_not_take_the_root_of_a_square_for_its_base() {
        Expr square = pow(X, 2);

        assertNever(reals(), new Fn(Function.SQRT, square), X);
        assertNever(reals(), exp(mul(new Expr.Num(Rational.HALF), log(square))), X);
        assertNever(reals(), log(square), mul(num(2), log(A)));
        assertThat(ask(positives(), new Fn(Function.SQRT, square), X)).isEqualTo(Answer.AGREES);
    }

    @Test
    void splits_logs_and_joins_exponentials() {
        assertThat(ask(positives(), log(div(mul(X, A), num(4))), add(log(X), log(A), mul(num(-2), log(num(2))))))
                .isEqualTo(Answer.AGREES);
        assertThat(ask(reals(), exp(add(X, A)), mul(exp(X), exp(A)))).isEqualTo(Answer.AGREES);
        assertThat(ask(positives(), new Pow(X, add(A, ONE)), mul(X, new Pow(X, A))))
                .isEqualTo(Answer.AGREES);
        assertThat(ask(positives(), d(new Pow(X, A), X), mul(A, new Pow(X, sub(A, ONE)))))
                .isEqualTo(Answer.AGREES);
        assertNever(positives(), log(add(X, A)), add(log(X), log(A)));
        assertNever(positives(), d(new Pow(X, A), A), mul(A, new Pow(X, sub(A, ONE))));
    }

    @Test
    void a_point_at_which_a_side_is_undefined_is_no_difference() {
        // |x| = e^{log x} holds wherever the right side is defined, which Symja forgets.
        assertThat(ask(reals(), new Fn(Function.ABS, X), exp(log(X)))).isNotEqualTo(Answer.DISAGREES);
        assertThat(ask(reals(), exp(log(X)), X)).isEqualTo(Answer.AGREES);
    }

    @Test
    void knows_the_circular_and_the_hyperbolic_functions() {
        Expr sin = new Fn(Function.SIN, X);
        Expr cos = new Fn(Function.COS, X);
        Expr tanh = new Fn(Function.TANH, X);

        assertThat(ask(reals(), d(new Fn(Function.TAN, X), X), add(ONE, pow(new Fn(Function.TAN, X), 2))))
                .isEqualTo(Answer.AGREES);
        assertThat(ask(reals(), add(mul(sin, sin), mul(cos, cos)), ONE)).isEqualTo(Answer.AGREES);
        assertThat(ask(reals(), d(tanh, X), sub(ONE, mul(tanh, tanh)))).isEqualTo(Answer.AGREES);
        assertNever(reals(), d(cos, X), sin);
    }

    @Test
    void numbers_that_are_nearly_equal_are_not_equal() {
        assertNever(reals(), sub(ONE, new Fn(Function.TANH, num(100))), ZERO);
        assertNever(reals(), exp(num(-50)), exp(num(-51)));
        assertThat(ask(reals(), exp(num(2)), mul(exp(ONE), exp(ONE)))).isEqualTo(Answer.AGREES);
    }

    @Test
    void a_second_derivative_of_an_unspecified_function_is_an_atom() {
        Givens givens = reals().with(new Given.SmoothFunction(Losses.G, 1, List.of(), Domain.REALS, false, ""));
        Expr value = call(mul(num(2), X), 0);

        assertThat(ask(givens, d(d(value, X), X), mul(num(4), call(mul(num(2), X), 2))))
                .isEqualTo(Answer.AGREES);
        assertNever(givens, d(value, X), call(mul(num(2), X), 1));
    }

    @Test
    void is_not_asked_about_inequalities_and_has_no_answer_to_integrals() {
        Expr integral = new Expr.Integral(Losses.bound("t", 9), ZERO, ONE, X);

        assertThat(WITNESS.rederive(new Claim(reals(), X, Relation.LE, X))).isEqualTo(Answer.NOT_ASKED);
        assertThat(ask(reals(), integral, X)).isEqualTo(Answer.NO_ANSWER);
    }

    @Test
    void a_maximum_is_kept_whole_and_not_differentiated() {
        Expr max = new Fn(Function.MAX, List.of(X, A));

        assertThat(ask(reals(), exp(sub(X, max)), div(exp(X), exp(max)))).isEqualTo(Answer.AGREES);
        assertThat(ask(reals(), d(max, X), ONE)).isEqualTo(Answer.NO_ANSWER);
        assertNever(reals(), max, X);
    }

    @Test
    void skips_the_sizes_at_which_a_side_is_defined_nowhere() {
        Givens givens = Losses.crossEntropy();
        Expr spread = sum(J, mul(sub(z(J), z(K)), sub(z(J), z(K))));

        assertThat(ask(givens, div(spread, spread), ONE)).isEqualTo(Answer.AGREES);
        assertNever(givens, div(spread, spread), num(2));
        assertThat(ask(reals(), div(ONE, sub(X, X)), num(5))).isEqualTo(Answer.NO_ANSWER);
        assertNever(reals(), new Fn(Function.SQRT, sub(X, X)), ONE);
    }

    @Test
    void answers_alike_on_several_threads() throws Exception {
        Givens givens = Losses.crossEntropy();
        List<Callable<Answer>> questions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            questions.add(() -> ask(Losses.crossEntropy(), d(tilde(K), z(K)), mul(tilde(K), sub(ONE, tilde(K)))));
            questions.add(() -> ask(givens, d(tilde(K), z(K)), mul(tilde(K), sub(tilde(K), ONE))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            var answers = threads.invokeAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? Answer.AGREES : Answer.DISAGREES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_is_too_large_has_no_answer() {
        Expr tower = new Pow(num(10), new Pow(num(10), num(9)));

        assertThat(ask(reals(), tower, X)).isEqualTo(Answer.NO_ANSWER);
        assertThat(ask(reals(), new Fn(Function.FACTORIAL, num(5000)), X)).isEqualTo(Answer.NO_ANSWER);
        assertThat(ask(reals(), pow(add(X, A), 30), pow(add(A, X), 30))).isNotEqualTo(Answer.DISAGREES);
    }

    private static Expr call(Expr argument, int order) {
        return new Call(Losses.G, List.of(), List.of(argument), List.of(order));
    }

    private static Given about(Expr left, Relation relation, Expr right) {
        return new Assumption(new Cond.Rel(left, relation, right), List.of(), List.of(), "");
    }

    private static Givens reals() {
        return scalars(Domain.REALS);
    }

    private static Givens positives() {
        return scalars(Domain.POSITIVE);
    }

    private static Givens scalars(Domain domain) {
        return new Givens(List.of(new Given.Scalar(X.name(), domain, ""), new Given.Scalar(A.name(), domain, "")));
    }

    private static Answer ask(Givens givens, Expr left, Expr right) {
        return WITNESS.rederive(new Claim(givens, left, Relation.EQ, right));
    }

    private static void assertChain(Givens givens, Expr... lines) {
        for (int i = 1; i < lines.length; i++) {
            assertThat(ask(givens, lines[i - 1], lines[i])).as("step %d", i).isEqualTo(Answer.AGREES);
        }
    }

    private static void assertNever(Givens givens, Expr left, Expr right) {
        assertThat(ask(givens, left, right)).isNotEqualTo(Answer.AGREES);
    }
}
