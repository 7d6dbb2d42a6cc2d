package org.gradproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradproof.symbolic.proof.Claim;
import org.gradproof.verify.evidence.Laboratory;
import org.gradproof.verify.evidence.NotedPoint;
import org.gradproof.verify.numeric.value.Point;
import org.gradproof.verify.numeric.value.PreciseValue;
import org.gradproof.verify.report.Counterexample;
import org.gradproof.verify.report.Fraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A counterexample about laws names them as the author does, and gives probabilities. */
class LawCounterexampleTest {
    private static final Verifier VERIFIER = Verifier.standard(Settings.DEFAULT);
    private static final String GIVENS = "(x, z) \\sim p; z \\mid x \\sim q_\\phi";
    private static final String BOUND =
            "\\log p(x) = \\mathbb{E}_{q_\\phi(z \\mid x)}[\\log \\frac{p(x, z)}{q_\\phi(z \\mid x)}]";

    @AfterAll
    static void close() {
        VERIFIER.close();
    }

    @Test
    void a_joint_law_sums_to_one_and_a_conditional_one_does_for_each_condition() {
        Map<String, Object> values = refuted(GIVENS, BOUND).values();
        assertThat(values).containsKeys("|\\mathcal{X}|", "|\\mathcal{Z}|", "x");
        assertThat(total(values.get("p(x, z)"))).isCloseTo(1, within(1e-12));
        int conditions = (Integer) Objects.requireNonNull(values.get("|\\mathcal{X}|"));
        assertThat(total(values.get("q_{\\phi}(z \\mid x)"))).isCloseTo(conditions, within(1e-12));
    }

    @Test
    void it_can_be_read_back_as_the_point_where_the_claim_fails() {
        Counterexample found = refuted(GIVENS, BOUND);
        Claim claim = Reading.claim(GIVENS, BOUND);
        Laboratory laboratory = new Laboratory(claim.givens(), List.of(claim.left(), claim.right()));
        Point point = NotedPoint.of(laboratory, found).orElseThrow();
        assertThat(laboratory.evaluator(point).evaluate(claim.right(), 20))
                .isInstanceOfSatisfying(
                        PreciseValue.class,
                        right -> assertThat(right.toDecimal(10)).isEqualTo(found.right()));
    }

    @Test
    void values_of_a_variable_are_the_points_of_its_space() {
        Map<String, Object> values = refuted("(X, Y) \\sim P", "\\mathbb{E}[XY] = \\mathbb{E}[X]\\mathbb{E}[Y]")
                .values();
        assertThat(values).containsKeys("\\mathcal{X}", "\\mathcal{Y}", "P(x, y)");
    }

    private static Counterexample refuted(String givens, String claim) {
        return Objects.requireNonNull(VERIFIER.verify(Reading.document(givens, claim))
                .derivations()
                .get(0)
                .steps()
                .get(0)
                .counterexample());
    }

    private static double total(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().mapToDouble(LawCounterexampleTest::total).sum();
        } else if (value instanceof Fraction fraction) {
            return fraction.value().numerator().doubleValue()
                    / fraction.value().denominator().doubleValue();
        }
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
