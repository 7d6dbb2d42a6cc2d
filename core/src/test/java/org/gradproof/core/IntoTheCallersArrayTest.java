package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The forms that write into the caller's array give what those give that return a new one. */
class IntoTheCallersArrayTest {

    private final double[] p = {0.5, 0.25, 0.25};
    private final double[] q = {0.125, 0.75, 0.125};
    private final double[] into = new double[3];

    @Test
    void gradients_of_distributions() {
        Entropy.valueAndGradientFromProbabilities(p, into);
        assertThat(into).containsExactly(Entropy.gradientFromProbabilities(p));
        DistributionCrossEntropy.valueAndGradientOfFirstFromProbabilities(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirstFromProbabilities(p, q));
        DistributionCrossEntropy.valueAndGradientOfSecondFromProbabilities(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecondFromProbabilities(p, q));
        KullbackLeibler.valueAndGradientOfSecondFromProbabilities(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfSecondFromProbabilities(p, q));
    }

    @Test
    void gradients_of_logits() {
        DistributionCrossEntropy.valueAndGradientOfFirstFromLogits(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirstFromLogits(p, q));
        DistributionCrossEntropy.valueAndGradientOfSecondFromLogits(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecondFromLogits(p, q));
        KullbackLeibler.valueAndGradientOfFirstFromLogits(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfFirstFromLogits(p, q));
        KullbackLeibler.valueAndGradientOfSecondFromLogits(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfSecondFromLogits(p, q));
    }

    @Test
    void parameters_of_floats() {
        float[] x = {1, 2, 3, 4, 5, 6};
        float[] g = {1, -1, 0.5f, 2};
        assertThat(LinearModel.weightGradient(x, 3, g, 2)).containsExactly(3, 4.5f, 6, 7, 8, 9);
        assertThat(LinearModel.biasGradient(g, 2)).containsExactly(1.5f, 1);
    }

    @Test
    void value_and_gradient_of_one_number() {
        assertThat(LogSigmoid.valueAndGradient(3))
                .isEqualTo(new ValueAndGradient(LogSigmoid.value(3), LogSigmoid.gradient(3)));
        assertThat(Logit.valueAndGradient(0.3)).isEqualTo(new ValueAndGradient(Logit.value(0.3), Logit.gradient(0.3)));
    }
}
