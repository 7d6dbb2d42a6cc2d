package org.gradproof.symbolic.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.proof.Softmax.I;
import static org.gradproof.symbolic.proof.Softmax.K;
import static org.gradproof.symbolic.proof.Softmax.at;
import static org.gradproof.symbolic.proof.Softmax.bound;
import static org.gradproof.symbolic.proof.Softmax.d;
import static org.gradproof.symbolic.proof.Softmax.delta;
import static org.gradproof.symbolic.proof.Softmax.different;
import static org.gradproof.symbolic.proof.Softmax.givens;
import static org.gradproof.symbolic.proof.Softmax.oneLabel;
import static org.gradproof.symbolic.proof.Softmax.sum;
import static org.gradproof.symbolic.proof.Softmax.sumFrom;
import static org.gradproof.symbolic.proof.Softmax.sumWithout;

import java.util.List;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Fn;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Function;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Rational;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.junit.jupiter.api.Test;

class ProverTest {
    private final Prover prover = new Prover(null, Expr::toString);
    private final Sym qi = at("q", I);
    private final Sym qk = at("q", K);
    private final Sym yk = at("y", K);
    private final Sym zk = at("z", K);
    private final Expr offDiagonal = Exprs.neg(Exprs.mul(qi, qk));
    private final Givens scalar = new Givens(List.of(new Given.Scalar(Name.of("x"), Domain.REALS, "x")));

    private Proof prove(Givens givens, Expr left, Expr right) {
        return prover.prove(new Claim(givens, left, Relation.EQ, right));
    }

    private void proved(Givens givens, Expr left, Expr right) {
        assertThat(prove(givens, left, right).outcome()).isEqualTo(Outcome.PROVED);
    }

    private void unproved(Givens givens, Expr left, Expr right) {
        assertThat(prove(givens, left, right).outcome()).isEqualTo(Outcome.NOT_PROVED);
    }

    @Test
    void proves_the_gradient_of_cross_entropy_only_with_the_sum_of_the_labels() {
        Expr gradient = d(at("L"), zk);

        assertThat(prove(givens(oneLabel()), gradient, Exprs.sub(qk, yk)).reasons())
                .contains("$\\sum_i y_i = 1$", "definition of $L$");
        unproved(givens(), gradient, Exprs.sub(qk, yk));
        unproved(givens(oneLabel()), gradient, Exprs.sub(yk, qk));
        unproved(givens(oneLabel()), gradient, Exprs.neg(Exprs.mul(yk, Exprs.sub(Exprs.ONE, qk))));
    }

    @Test
    void proves_the_off_diagonal_derivative_only_where_the_indices_differ() {
        proved(givens(different()), d(qi, zk), offDiagonal);
        unproved(givens(), d(qi, zk), offDiagonal);
        proved(givens(), d(qi, zk), Exprs.mul(qi, Exprs.sub(delta(I, K), qk)));
        assertThat(prover.holdsIf(new Claim(givens(), d(qi, zk), Relation.EQ, offDiagonal)))
                .extracting(Given.Assumption::latex)
                .containsExactly("i \\neq k");
    }

    @Test
    void needs_no_definition_for_the_chain_rule() {
        Sym i = bound("i");
        Expr chain = sum(i, Exprs.mul(d(at("L"), at("q", i)), d(at("q", i), zk)));

        assertThat(prove(givens(), d(at("L"), zk), chain).reasons()).containsExactly("chain rule");
        Expr diagonalOnly = Exprs.mul(d(at("L"), qk), d(qk, zk));
        unproved(givens(oneLabel()), d(at("L"), zk), diagonalOnly);
    }

    @Test
    void splits_a_term_off_a_sum_and_keeps_partial_ranges_guarded() {
        Sym i = bound("i");
        Sym j = bound("j");
        proved(givens(), sum(i, at("z", i)), Exprs.add(zk, sumWithout(j, K, at("z", j))));
        unproved(givens(), sum(i, at("z", i)), sumWithout(j, K, at("z", j)));
        unproved(givens(), sumFrom(2, i, Exprs.mul(delta(i, K), at("z", i))), zk);
        proved(givens(), sumFrom(2, i, at("z", i)), Exprs.sub(sum(j, at("z", j)), at("z", Exprs.ONE)));
        proved(
                givens(),
                sumFrom(2, i, Exprs.mul(delta(i, K), at("z", i))),
                Exprs.mul(Exprs.sub(Exprs.ONE, delta(K, Exprs.ONE)), zk));
    }

    @Test
    void renames_bound_indices_and_captures_none() {
        Sym i = bound("i");
        Sym j = bound("j");
        Expr product = Exprs.mul(sum(i, at("z", i)), sum(i, at("y", i)));
        proved(givens(), product, sum(i, sum(j, Exprs.mul(at("z", i), at("y", j)))));
        proved(givens(), product, sum(j, sum(i, Exprs.mul(at("z", i), at("y", j)))));
        unproved(givens(), product, sum(i, Exprs.mul(at("z", i), at("y", i))));
        proved(givens(), Exprs.sub(sum(i, at("z", i)), sum(j, at("z", j))), Exprs.ZERO);
        proved(givens(), d(sum(j, Exprs.exp(at("z", j))), zk), Exprs.exp(zk));
    }

    @Test
    void does_not_take_the_log_of_a_sum_apart() {
        Sym i = bound("i");
        Expr whole = Exprs.log(sum(i, Exprs.exp(at("z", i))));
        unproved(givens(), whole, sum(i, Exprs.log(Exprs.exp(at("z", i)))));
        proved(givens(), Exprs.log(qk), Exprs.sub(zk, whole));
    }

    @Test
    void proves_what_holds_where_both_sides_are_defined_and_lists_the_condition() {
        Sym x = at("x");
        Expr absolute = new Fn(Function.ABS, x);
        Expr back = Exprs.exp(Exprs.log(x));

        assertThat(prove(scalar, absolute, back).conditions()).hasSize(1);
        proved(scalar, back, x);
        unproved(scalar, absolute, x);
        unproved(scalar, new Fn(Function.SQRT, new Expr.Pow(x, Exprs.num(2))), x);
        proved(scalar, new Fn(Function.SQRT, new Expr.Pow(x, Exprs.num(2))), absolute);
    }

    @Test
    void uses_no_given_under_an_operator() {
        Sym y = at("y");
        Givens label = new Givens(List.of(new Given.Scalar(
                Name.of("y"), new Domain.Finite(List.of(Rational.ZERO, Rational.ONE)), "y \\in \\{0, 1\\}")));
        Expr square = new Expr.Pow(y, Exprs.num(2));
        proved(label, square, y);
        unproved(label, d(square, y), d(y, y));
        proved(label, d(square, y), Exprs.mul(Exprs.num(2), y));
    }

    @Test
    void derives_results_in_the_names_of_the_givens() {
        assertThat(prover.rederive(d(at("L"), zk), givens(oneLabel()))).contains(Exprs.sub(qk, yk));
        assertThat(prover.rederive(d(qi, zk), givens())).contains(Exprs.mul(qi, Exprs.sub(delta(I, K), qk)));
    }

    @Test
    void lists_what_a_name_needs_in_every_place_where_it_stands() {
        String givens = "x \\in [0, 1]; u := \\log x";
        assertThat(prover.prove(Written.claim(givens, "0 \\cdot u + u = u")).conditions())
                .hasSize(1);
        assertThat(prover.prove(Written.claim(givens, "0 \\cdot u = 0")).conditions())
                .isEmpty();
        assertThat(prover.prove(Written.claim(givens, "\\frac{d}{dx} (x \\log x) = u + 1"))
                        .conditions())
                .hasSize(1);
    }

    @Test
    void uses_no_equation_where_a_term_that_is_left_out_may_be_undefined() {
        String givens = "n \\in \\mathbb{N}; a, b \\in \\mathbb{R}; i, k \\in \\{1, \\ldots, n\\}; a = 2";
        String guarded = "a + \\begin{cases} 0 \\cdot \\frac{1}{b} & i = k \\\\ 0 & \\text{otherwise} \\end{cases}";
        for (String rest : List.of(" = 2", " > 1", " \\ge 2", " \\neq 3")) {
            assertThat(prover.prove(Written.claim(givens, guarded + rest)).outcome())
                    .as(rest)
                    .isEqualTo(Outcome.NOT_PROVED);
            String defined = guarded.replace("\\frac{1}{b}", "b");
            assertThat(prover.prove(Written.claim(givens, defined + rest)).outcome())
                    .as(rest)
                    .isEqualTo(Outcome.PROVED);
        }
    }
}
