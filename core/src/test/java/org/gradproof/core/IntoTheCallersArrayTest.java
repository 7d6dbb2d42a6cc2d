package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The forms that write into the caller's array give what those give that return a new one. */
class IntoTheCallersArrayTest {

    private final double[] p = {0.5, 0.25, 0.25};
    private final double[] q = {0.125, 0.75, 0.125};
    private final double[] into = new double[3];

    @Test
    void gradients_of_distributions() {
        Entropy.gradient(p, into);
        assertThat(into).containsExactly(Entropy.gradient(p));
        DistributionCrossEntropy.gradientOfFirst(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirst(p, q));
        DistributionCrossEntropy.gradientOfSecond(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecond(p, q));
        KullbackLeibler.gradientOfSecond(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfSecond(p, q));
        double[] inPlace = q.clone();
        KullbackLeibler.gradientOfFirst(p, inPlace, inPlace);
        assertThat(inPlace).containsExactly(KullbackLeibler.gradientOfFirst(p, q));
    }

    @Test
    void gradients_of_logits() {
        DistributionCrossEntropy.gradientOfFirstLogits(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfFirstLogits(p, q));
        DistributionCrossEntropy.gradientOfSecondLogits(p, q, into);
        assertThat(into).containsExactly(DistributionCrossEntropy.gradientOfSecondLogits(p, q));
        KullbackLeibler.gradientOfFirstLogits(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfFirstLogits(p, q));
        KullbackLeibler.gradientOfSecondLogits(p, q, into);
        assertThat(into).containsExactly(KullbackLeibler.gradientOfSecondLogits(p, q));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KullbackLeibler.gradientOfSecondLogits(p, q, q))
                .withMessage("gradient is the array b, which is still read");
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
