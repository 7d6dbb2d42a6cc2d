package org.gradproof.symbolic.symja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.symbolic.expr.Exprs.ONE;
import static org.gradproof.symbolic.expr.Exprs.ZERO;
import static org.gradproof.symbolic.expr.Exprs.add;
import static org.gradproof.symbolic.expr.Exprs.mul;
import static org.gradproof.symbolic.expr.Exprs.num;
import static org.gradproof.symbolic.symja.Losses.I;
import static org.gradproof.symbolic.symja.Losses.K;
import static org.gradproof.symbolic.symja.Losses.N;
import static org.gradproof.symbolic.symja.Losses.tilde;
import static org.gradproof.symbolic.symja.Losses.y;
import static org.gradproof.symbolic.symja.Losses.z;

import java.util.List;
import org.gradproof.symbolic.expr.Cond;
import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Expr.Sym;
import org.gradproof.symbolic.expr.Name;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.given.Domain;
import org.gradproof.symbolic.given.Given;
import org.gradproof.symbolic.given.Given.Assumption;
import org.gradproof.symbolic.given.Givens;
import org.gradproof.symbolic.proof.Claim;
import org.junit.jupiter.api.Test;

class SmallCasesTest {
    @Test
    void a_claim_without_sizes_has_one_case() {
        assertThat(cases(Losses.logLoss(), Losses.TILDE)).containsExactly(SmallCase.empty());
    }

    @Test
    void one_free_index_takes_every_value_at_sizes_one_to_three() {
        assertThat(cases(Losses.crossEntropy(), tilde(K))).hasSize(1 + 2 + 3);
    }

    @Test
    void two_free_indices_at_size_three_take_each_order_once() {
        List<SmallCase> cases = cases(Losses.crossEntropy(), mul(tilde(I), tilde(K)));

        assertThat(cases).hasSize(1 + 4 + 3);
        assertThat(cases)
                .filteredOn(each -> value(each, N) == 3)
                .extracting(each -> Integer.compare(value(each, I), value(each, K)))
                .containsExactlyInAnyOrder(-1, 0, 1);
    }

    @Test
    void assumptions_on_indices_and_sizes_leave_cases_out() {
        Givens distinct = Losses.crossEntropy().with(Losses.distinct());

        assertThat(cases(distinct, mul(y(I), y(K)))).hasSize(2 + 6).allMatch(each -> value(each, I) != value(each, K));
        assertThat(cases(distinct, z(K))).allMatch(each -> value(each, N) >= 2);
    }

    @Test
    void an_assumption_about_other_names_leaves_nothing_out() {
        Sym other = Losses.scalar("m");
        Givens givens = Losses.crossEntropy()
                .with(new Given.Size(other.name(), ""))
                .with(new Assumption(new Cond.Rel(other, Relation.EQ, num(7)), List.of(), List.of(), ""));

        assertThat(cases(givens, z(K))).hasSize(6);
    }

    @Test
    void an_index_that_is_declared_by_its_place_runs_over_the_vector() {
        Sym letter = Losses.scalar("q");

        assertThat(cases(Losses.crossEntropy(), z(letter)))
                .hasSize(6)
                .allMatch(each -> value(each, letter) <= value(each, N));
    }

    @Test
    void the_rows_and_columns_of_a_matrix_have_sizes_of_their_own() {
        Sym rows = Losses.scalar("m");
        Name matrix = Name.of("W_{#1#2}");
        Givens givens = new Givens(List.of(
                new Given.Size(rows.name(), ""),
                new Given.Size(N.name(), ""),
                new Given.Family(matrix, List.of(rows, N), Domain.REALS, false, "")));

        assertThat(cases(givens, new Sym(matrix, List.of(ONE, ONE)))).hasSize(9);
    }

    @Test
    void an_index_set_is_every_subset() {
        Name set = Name.of("C");
        Name size = Name.of("|C|");
        Givens givens = new Givens(List.of(new Given.Size(N.name(), ""), new Given.IndexSet(set, N, size, "")));
        Expr indicator = new Expr.Indicator(new Cond.Member(ONE, set));

        assertThat(cases(givens, add(indicator, ZERO))).hasSize(2 + 4 + 4);
    }

    private static List<SmallCase> cases(Givens givens, Expr side) {
        return SmallCases.of(new Claim(givens, side, Relation.EQ, side)).all();
    }

    private static int value(SmallCase each, Sym sym) {
        return each.integer(sym);
    }
}
