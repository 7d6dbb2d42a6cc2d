package com.example.brier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gradproof.jqwik.Labels;
import org.gradproof.jqwik.Logits;
import org.gradproof.jqwik.OneHot;
import org.gradproof.jqwik.Simplex;

/** Properties over the logits that break losses: ordinary, tied, tiny, ±700, one dominant. */
class BrierScoreTest {
    @Property
    void the_score_lies_between_0_and_1(@ForAll @Logits double z, @ForAll @Labels int y) {
        double score = BrierScore.value(z, y);
        assertTrue(score >= 0 && score <= 1, () -> "score " + score);
    }

    @Property
    void the_gradient_is_the_slope_of_the_score(@ForAll @Logits double z, @ForAll @Labels int y) {
        double h = 1e-5;
        double slope = (BrierScore.value(z + h, y) - BrierScore.value(z - h, y)) / (2 * h);
        assertEquals(slope, BrierScore.gradient(z, y), 1e-9);
    }

    @Property
    void a_sum_of_scores_is_finite(@ForAll @Logits(size = 3) double[] z, @ForAll @OneHot(size = 3) double[] y) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += BrierScore.value(z[k], y[k]);
        }
        assertTrue(sum >= 0 && sum <= 3);
    }

    @Property
    void the_expected_score_is_least_at_the_distribution_itself(@ForAll @Simplex(size = 2) double[] p) {
        double atHalf = p[1] * BrierScore.value(0, 1) + p[0] * BrierScore.value(0, 0);
        assertEquals(0.25, atHalf, 1e-15);
        assertTrue(p[0] * p[1] <= atHalf);
    }
}
