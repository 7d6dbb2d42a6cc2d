package org.gradproof.symbolic.normal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Binder;
import org.gradproof.symbolic.expr.Expr.Kind;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.normal.rewrite.Laws;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.symbolic.proof.Proof;
import org.gradproof.symbolic.proof.Proof.Outcome;
import org.gradproof.symbolic.proof.Prover;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EquationsTest {
    private static final Sym N = new Sym(Name.of("n"));
    private static final Expr BEYOND = Exprs.add(N, Exprs.ONE);
    private static final Sym K = new Sym(Name.of("k"));
    private static final Sym J = new Sym(new Name("j", 1));

    @TestFactory
    Stream<DynamicTest> equations_of_the_givens_reach_as_far_as_they_say() {
        return Laws.of(EquationsTest.class, "equations.txt");
    }

    /** The reader refuses such givens; the kernel does not rely on that. */
    @Test
    void an_equation_for_all_of_1_to_n_says_nothing_of_the_component_beyond() {
        Givens givens = givens(new Cond.Rel(y(J), Relation.EQ, Exprs.num(3)), J);

        assertThat(prove(givens, y(K), Exprs.num(3))).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, y(Exprs.ONE), Exprs.num(3))).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, y(N), Exprs.num(3))).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, y(BEYOND), Exprs.num(3))).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(givens, y(Exprs.add(K, Exprs.ONE)), Exprs.num(3))).isEqualTo(Outcome.NOT_PROVED);
    }

    @Test
    void a_sum_given_for_all_of_1_to_n_says_nothing_of_the_row_beyond() {
        Sym l = new Sym(new Name("l", 2));
        Givens givens = givens(new Cond.Rel(row(l), Relation.EQ, Exprs.num(3)), l);

        assertThat(prove(givens, row(K), Exprs.num(3))).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, row(Exprs.ONE), Exprs.num(3))).isEqualTo(Outcome.PROVED);
        assertThat(prove(givens, row(BEYOND), Exprs.num(3))).isEqualTo(Outcome.NOT_PROVED);
        assertThat(prove(givens, row(Exprs.add(K, Exprs.ONE)), Exprs.num(3))).isEqualTo(Outcome.NOT_PROVED);
    }

    private static Expr y(Expr index) {
        return new Sym(Name.of("y"), List.of(index));
    }

    private static Expr row(Expr index) {
        Sym column = new Sym(new Name("j", 3));
        Expr entry = new Sym(Name.of("W"), List.of(index, column));
        return new Binder(Kind.SUM, column, Exprs.ONE, N, new Cond.True(), entry);
    }

    /** A vector and a matrix with one more row than the index of the relation reaches. */
    private static Givens givens(Cond.Rel relation, Sym universal) {
        return new Givens(List.of(
                new Given.Size(N.name(), "n"),
                new Given.Index(K.name(), Exprs.ONE, N, "k"),
                new Given.Family(Name.of("y"), List.of(BEYOND), Domain.REALS, false, "y"),
                new Given.Family(Name.of("W"), List.of(BEYOND, N), Domain.REALS, false, "W"),
                new Given.Assumption(relation, List.of(universal), List.of(N), "all")));
    }

    private static Outcome prove(Givens givens, Expr left, Expr right) {
        Proof proof = new Prover(null, Expr::toString).prove(new Claim(givens, left, Relation.EQ, right));
        return proof.outcome();
    }
}
