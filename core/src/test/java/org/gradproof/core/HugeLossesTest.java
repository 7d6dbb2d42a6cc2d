package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.gradproof.core.internal.sum.Reduction;
import org.junit.jupiter.api.Test;

/** A mean of finite losses is finite, also where their sum is beyond the largest double. */
class HugeLossesTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double MAX = Double.MAX_VALUE;

    @Test
    void mean_of_log_losses() {
        double[] z = new double[3000];
        Arrays.setAll(z, i -> i % 3 == 0 ? 1 : 1.5e308);
        double[] y = new double[3000];
        for (int threads = 1; threads < 4; threads++) {
            assertThat(BatchLogLoss.mean().withThreads(threads).value(z, y)).isCloseTo(1e308, within(4e292));
            assertThat(BatchLogLoss.sum().withThreads(threads).value(z, y)).isEqualTo(INF);
            assertThat(BatchFocalLoss.mean(0).withThreads(threads).value(z, y)).isCloseTo(1e308, within(4e292));
            assertThat(BatchFocalLoss.sum(0).withThreads(threads).value(z, y)).isEqualTo(INF);
            assertThat(BatchSumOfLogLosses.mean(3).withThreads(threads).value(z, y))
                    .isEqualTo(INF);
        }
        double[] gradient = z.clone();
        assertThat(BatchLogLoss.mean().valueAndGradient(gradient, y, gradient)).isCloseTo(1e308, within(4e292));
        assertThat(gradient).startsWith(Sigmoid.value(1) / 3000, 1.0 / 3000);
    }

    @Test
    void mean_of_the_largest_double_is_that() {
        double[] z = new double[1001];
        Arrays.fill(z, MAX);
        assertThat(BatchLogLoss.mean().value(z, new double[1001])).isEqualTo(MAX);
        z[1000] = INF;
        assertThat(BatchLogLoss.mean().value(z, new double[1001])).isEqualTo(INF);
        z[1000] = Double.NaN;
        assertThat(BatchLogLoss.mean().value(z, new double[1001])).isNaN();
    }

    @Test
    void mean_of_sums_of_log_losses() {
        double[] z = {1e308, 0, 1.2e308, 0, 1.4e308, 0};
        assertThat(BatchSumOfLogLosses.mean(2).value(z, new double[6])).isCloseTo(1.2e308, within(4e292));
        assertThat(BatchSumOfLogLosses.sum(2).value(z, new double[6])).isEqualTo(INF);
    }

    @Test
    void mean_of_cross_entropies() {
        for (int classes : new int[] {2, 2000}) {
            double[] z = new double[3 * classes];
            z[1] = 1.2e308;
            z[classes + 1] = 1.3e308;
            z[2 * classes + 1] = 1.4e308;
            int[] targets = new int[3];
            double[] y = new double[3 * classes];
            y[0] = y[classes] = y[2 * classes] = 1;
            for (int threads = 1; threads < 4; threads++) {
                BatchCrossEntropy mean = BatchCrossEntropy.mean(classes).withThreads(threads);
                assertThat(mean.value(z, targets)).isCloseTo(1.3e308, within(4e292));
                assertThat(mean.value(z, y)).isCloseTo(1.3e308, within(4e292));
                double[] gradient = z.clone();
                assertThat(mean.valueAndGradient(gradient, targets, gradient)).isCloseTo(1.3e308, within(4e292));
                assertThat(gradient).startsWith(-1.0 / 3, 1.0 / 3);
                assertThat(BatchCrossEntropy.sum(classes).withThreads(threads).value(z, targets))
                        .isEqualTo(INF);
            }
        }
    }

    @Test
    void cross_entropy_of_the_softmax_of_logits() {
        double[] a = {0, 0, 0, 0};
        double[] b = {0, -1.2e308, -1.2e308, -1.2e308};
        assertThat(DistributionCrossEntropy.valueFromLogits(a, b)).isCloseTo(0.9e308, within(4e292));
        assertThat(KullbackLeibler.valueFromLogits(a, b)).isCloseTo(0.9e308, within(4e292));
        double[] further = {1.2e308, -1.2e308, -1.2e308, 1.2e308};
        assertThat(DistributionCrossEntropy.valueFromLogits(a, further)).isCloseTo(1.2e308, within(4e292));
        assertThat(KullbackLeibler.valueFromLogits(a, further)).isCloseTo(1.2e308, within(4e292));
        double[] beyond = {MAX, -MAX, -MAX, -MAX};
        assertThat(DistributionCrossEntropy.valueFromLogits(a, beyond)).isEqualTo(INF);
    }

    @Test
    void sums_that_do_not_overflow_keep_their_sign() {
        CompensatedSum sum = new CompensatedSum();
        sum.add(MAX);
        sum.add(MAX);
        sum.add(-MAX);
        assertThat(sum.value()).isEqualTo(MAX);
        assertThat(sum.losses()).isEqualTo(MAX);
        sum.add(-MAX);
        sum.add(-3);
        assertThat(sum.value()).isEqualTo(-3);
        assertThat(Reduction.MEAN.of(-6, 3)).isEqualTo(-2);
        assertThat(BatchKullbackLeibler.meanFromProbabilities(2)
                        .valueAndGradients(new double[] {0.25, 0.25}, new double[] {1, 1}, null, null))
                .isNegative();
    }
}
