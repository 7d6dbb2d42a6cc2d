package org.gradproof.verify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradproof.verify.Givings.givens;
import static org.gradproof.verify.Givings.real;
import static org.gradproof.verify.Givings.sym;

import org.gradproof.symbolic.expr.Expr;
import org.gradproof.symbolic.expr.Exprs;
import org.gradproof.symbolic.expr.Relation;
import org.gradproof.symbolic.proof.Claim;
import org.junit.jupiter.api.Test;

/** What trials that were ended by their operations are worth. */
class RefuterLimitsTest {
    private static final Expr X = sym("x");
    private static final Claim TRUE = new Claim(
            givens(real("x")), Exprs.exp(Exprs.add(X, X)), Relation.EQ, Exprs.mul(Exprs.exp(X), Exprs.exp(X)));
    private static final Claim FALSE =
            new Claim(givens(real("x")), Exprs.exp(Exprs.add(X, X)), Relation.EQ, Exprs.mul(Exprs.exp(X), X));

    private static Evidence within(long operations, Claim claim) {
        return new Refuter(new Limits(1, 1000, operations)).tryToRefute(claim);
    }

    @Test
    void trials_that_end_early_are_no_test_however_many_agreed() {
        Evidence evidence = within(2_000, TRUE);

        assertThat(evidence.trials()).isPositive();
        assertThat(evidence.isTest()).isFalse();
        assertThat(evidence.brief()).isFalse();
        assertThat(evidence.message()).contains("4,000 operations");
    }

    @Test
    void with_more_operations_the_same_claim_is_a_test() {
        assertThat(within(40_000_000, TRUE).isTest()).isTrue();
    }

    @Test
    void the_same_operations_give_the_same_evidence() {
        assertThat(within(2_000, TRUE)).isEqualTo(within(2_000, TRUE));
    }

    @Test
    void a_counterexample_is_kept_though_no_operation_is_left_to_simplify_it() {
        for (long operations = 2_000; operations <= 40_000; operations += 2_000) {
            Evidence evidence = within(operations, FALSE);
            assertThat(evidence.counterexample() != null || evidence.message().contains("operations"))
                    .as(operations + " operations: " + evidence)
                    .isTrue();
        }
        assertThat(within(40_000, FALSE).counterexample()).isNotNull();
    }
}
