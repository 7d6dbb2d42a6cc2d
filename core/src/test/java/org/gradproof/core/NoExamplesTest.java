package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of no examples the sum is 0 and the mean is NaN, and there is no gradient. */
class NoExamplesTest {

    private static final double[] NONE = {};
    private static final float[] NO_FLOATS = {};

    private record Loss(String name, ToDoubleFunction<double[]> sum, ToDoubleFunction<double[]> mean) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new Loss(
                        "log loss",
                        z -> BatchLogLoss.sum().valueAndGradient(z, NONE, NONE),
                        z -> BatchLogLoss.mean().value(z, NONE)),
                new Loss(
                        "log loss of floats",
                        z -> BatchLogLoss.sum().value(NO_FLOATS, NO_FLOATS),
                        z -> BatchLogLoss.mean().value(NO_FLOATS, NO_FLOATS)),
                new Loss(
                        "focal loss",
                        z -> BatchFocalLoss.sum(2).value(z, NONE),
                        z -> BatchFocalLoss.mean(2).value(z, NONE)),
                new Loss(
                        "many labels",
                        z -> BatchSumOfLogLosses.sum(3).value(z, NONE),
                        z -> BatchSumOfLogLosses.mean(3).value(z, NONE)),
                new Loss(
                        "classes",
                        z -> BatchCrossEntropy.sum(3).value(z, new int[0]),
                        z -> BatchCrossEntropy.mean(3).value(z, new int[0])),
                new Loss(
                        "labels",
                        z -> BatchCrossEntropy.sum(3).value(z, NONE),
                        z -> BatchCrossEntropy.mean(3).valueAndGradient(z, NONE, NONE)),
                new Loss(
                        "entropy",
                        z -> BatchEntropy.sumFromLogits(3).value(z),
                        z -> BatchEntropy.meanFromLogits(3).value(z)),
                new Loss(
                        "cross entropy",
                        z -> BatchDistributionCrossEntropy.sumFromLogits(3).value(z, NONE),
                        z -> BatchDistributionCrossEntropy.meanFromLogits(3).value(z, NONE)),
                new Loss(
                        "divergence",
                        z -> BatchKullbackLeibler.sumFromProbabilities(3).value(z, NONE),
                        z -> BatchKullbackLeibler.meanFromProbabilities(3).value(z, NONE)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void have_a_sum_and_no_mean(Loss loss) {
        assertThat(loss.sum.applyAsDouble(NONE)).isZero();
        assertThat(loss.mean.applyAsDouble(NONE)).isNaN();
    }
}
