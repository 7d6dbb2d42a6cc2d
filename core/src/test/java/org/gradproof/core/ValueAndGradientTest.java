package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One call for value and gradient gives what two calls give. */
class ValueAndGradientTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[][] EDGES = {
        {},
        {3},
        {-INF},
        {0, -INF, 1},
        {INF, 0, 1},
        {INF, INF, 1},
        {-INF, -INF, -INF},
        {NAN, 0, 1},
        {0, 0, 0},
        {0, -740, -1000},
        {1.7e308, -1.7e308, 0},
        {1e-300, 0, 2e-300}
    };

    @Test
    void of_distributions() {
        SplittableRandom random = new SplittableRandom(91);
        double[] into = new double[5];
        for (int i = 0; i < 200; i++) {
            double[] p = Samples.simplex(random, 5);
            double[] q = i % 5 == 0 ? p.clone() : Samples.simplex(random, 5);
            assertThat(Entropy.valueAndGradientFromProbabilities(p, into)).isEqualTo(Entropy.valueFromProbabilities(p));
            assertThat(into).containsExactly(Entropy.gradientFromProbabilities(p));
            assertThat(DistributionCrossEntropy.valueAndGradientOfFirstFromProbabilities(p, q, into))
                    .isEqualTo(DistributionCrossEntropy.valueFromProbabilities(p, q));
            assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirstFromProbabilities(p, q));
            assertThat(DistributionCrossEntropy.valueAndGradientOfSecondFromProbabilities(p, q, into))
                    .isEqualTo(DistributionCrossEntropy.valueFromProbabilities(p, q));
            assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecondFromProbabilities(p, q));
            assertThat(KullbackLeibler.valueAndGradientOfFirstFromProbabilities(p, q, into))
                    .isEqualTo(KullbackLeibler.valueFromProbabilities(p, q));
            assertThat(into).containsExactly(KullbackLeibler.gradientOfFirstFromProbabilities(p, q));
            assertThat(KullbackLeibler.valueAndGradientOfSecondFromProbabilities(p, q, into))
                    .isEqualTo(KullbackLeibler.valueFromProbabilities(p, q));
            assertThat(into).containsExactly(KullbackLeibler.gradientOfSecondFromProbabilities(p, q));
        }
    }

    @Test
    void of_logits() {
        SplittableRandom random = new SplittableRandom(92);
        for (int i = 0; i < 200; i++) {
            double[] a = Samples.row(random, 5);
            assertAgree(a, i % 5 == 0 ? a.clone() : Samples.row(random, 5));
        }
    }

    @Test
    void of_logits_at_the_edges() {
        for (double[] a : EDGES) {
            for (double[] b : EDGES) {
                if (a.length == b.length) {
                    assertAgree(a, b);
                }
            }
        }
    }

    private static void assertAgree(double[] a, double[] b) {
        double[] into = new double[a.length];
        assertNear(Entropy.valueAndGradientFromLogits(a, into), Entropy.valueFromLogits(a));
        assertThat(into).containsExactly(Entropy.gradientFromLogits(a));
        double cross = DistributionCrossEntropy.valueFromLogits(a, b);
        assertNear(DistributionCrossEntropy.valueAndGradientOfFirstFromLogits(a, b, into), cross);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirstFromLogits(a, b));
        assertNear(DistributionCrossEntropy.valueAndGradientOfSecondFromLogits(a, b, into), cross);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecondFromLogits(a, b));
        double divergence = KullbackLeibler.valueFromLogits(a, b);
        assertNear(KullbackLeibler.valueAndGradientOfFirstFromLogits(a, b, into), divergence);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfFirstFromLogits(a, b));
        assertNear(KullbackLeibler.valueAndGradientOfSecondFromLogits(a, b, into), divergence);
        double[] alone = KullbackLeibler.gradientOfSecondFromLogits(a, b);
        for (int k = 0; k < into.length; k++) {
            assertNear(into[k], alone[k]);
        }
        assertNear(LogSumExp.valueAndGradient(a, into), LogSumExp.value(a));
        assertThat(into).containsExactly(Softmax.value(a));
    }

    private static void assertNear(double actual, double expected) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(actual).isEqualTo((Double) expected);
        } else {
            assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(4 * Math.ulp(expected));
        }
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        double[] p = {0.5, 0.5};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entropy.valueAndGradientFromProbabilities(new double[] {1.5}, new double[1]))
                .withMessage("label 1.5 at index 0 is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KullbackLeibler.valueAndGradientOfSecondFromLogits(new float[2], new float[3], new float[2]))
                .withMessage("b has length 3, but a has length 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KullbackLeibler.valueFromLogits(p, new double[3]))
                .withMessage("b has length 3, but a has length 2");
    }
}
