package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What other libraries get wrong, each as it shows there, and not here. */
class PeersFailuresTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @Test
    void a_gradient_taken_as_sigmoid_minus_label_is_zero_at_37() {
        assertThat(1 / (1 + Math.exp(-37)) - 1).as("elsewhere").isZero();
        assertThat(LogLoss.gradient(37, 1)).isEqualTo(-8.533047625744065e-17);
        assertThat(BatchLogLoss.sum().gradient(new double[] {37}, new double[] {1})[0])
                .isCloseTo(-8.533047625744065e-17, within(1e-31));
    }

    @Test
    void a_stable_gradient_is_off_by_nine_thousand_million_million_ulp_at_241() {
        double elsewhere = 1 / (1 + Math.exp(-241)) - 1;
        double exact = LogLoss.gradient(241, 1);
        assertThat(exact).isCloseTo(-2.16e-105, within(1e-107));
        assertThat(Math.abs(elsewhere - exact) / Math.ulp(exact)).isGreaterThan(4e15);
    }

    @Test
    void a_dominant_target_has_loss_and_gradient_zero() {
        double[] z = {37, 0, 0};
        double elsewhere = (37 + Math.log(1 + 2 * Math.exp(-37))) - 37;
        assertThat(elsewhere).as("elsewhere").isZero();
        assertThat(CrossEntropy.value(z, 0)).isEqualTo(1.706609525148813e-16);
        assertThat(CrossEntropy.gradient(z, 0)[0]).isEqualTo(-1.706609525148813e-16);
        double[] gradient = new double[3];
        double loss = BatchCrossEntropy.sum(3).valueAndGradient(z, new int[] {0}, gradient);
        assertThat(loss).isCloseTo(1.706609525148813e-16, within(1e-31));
        assertThat(gradient[0]).isCloseTo(-1.706609525148813e-16, within(1e-31));
    }

    @Test
    void a_masked_class_with_label_zero_gives_nan() {
        assertThat(0 * -INF).as("elsewhere").isNaN();
        double[] z = {0, 0, -INF};
        double[] y = {0.5, 0.5, 0};
        assertThat(CrossEntropy.value(z, y)).isEqualTo(Math.log(2));
        assertThat(CrossEntropy.gradient(z, y)).containsExactly(0, 0, 0);
        double[] gradient = new double[3];
        assertThat(BatchCrossEntropy.sum(3).valueAndGradient(z, y, gradient)).isEqualTo(Math.log(2));
        assertThat(gradient).containsExactly(0, 0, 0);
        assertThat(Entropy.valueFromLogits(z)).isEqualTo(Math.log(2));
        assertThat(Entropy.gradientFromLogits(z)).containsExactly(0, 0, 0);
        assertThat(CrossEntropy.hessianProduct(z, new double[] {1, -1, 7})).containsExactly(0.5, -0.5, 0);
        assertThat(KullbackLeibler.valueFromLogits(z, new double[] {0, 0, 0})).isCloseTo(Math.log(1.5), within(1e-15));
    }

    @Test
    void infinite_logits_give_nan() {
        assertThat(LogLoss.value(INF, 1)).isZero();
        assertThat(LogLoss.gradient(-INF, 1)).isEqualTo(-1);
        assertThat(WeightedLogLoss.value(INF, 1, 3)).isZero();
        assertThat(WeightedLogLoss.gradient(-INF, 1, 3)).isEqualTo(-3);
        assertThat(FocalLoss.value(INF, 1, 2)).isZero();
        assertThat(Softmax.value(new double[] {INF, 3})).containsExactly(1, 0);
        assertThat(CrossEntropy.value(new double[] {INF, 3}, 0)).isZero();
        assertThat(AdjustedCrossEntropy.gradient(new double[] {INF, 3}, new double[] {0, 1}, new double[] {1, 2}, 0, 1))
                .containsExactly(2, -2);
        assertThat(LogSumExp.value(new double[] {INF, INF})).isEqualTo(INF);
    }

    @Test
    void clipped_probabilities_cap_the_loss() {
        for (double cap : new double[] {11.5, 23, 691}) {
            assertThat(LogLoss.value(-1e6, 1)).isEqualTo(1e6).isGreaterThan(cap);
            assertThat(CrossEntropy.value(new double[] {0, 1e6}, 0)).isEqualTo(1e6);
            assertThat(CrossEntropy.gradient(new double[] {0, 1e6}, 0)).containsExactly(-1, 1);
        }
        double elsewhere = -Math.log(Math.max(Math.exp(-40), 1e-7));
        assertThat(elsewhere).as("elsewhere").isLessThan(17);
        assertThat(LogLoss.value(-40, 1)).isEqualTo(40);
    }

    @Test
    void labels_that_do_not_sum_to_one_get_the_gradient_of_another_loss() {
        double[] z = {0, 0};
        double[] y = {0.5, 0};
        assertThat(0.5 - y[0]).as("elsewhere").isZero();
        assertThat(CrossEntropy.gradient(z, y)).containsExactly(-0.25, 0.25);
    }

    @Test
    void a_log_sum_exp_near_zero_has_lost_its_digits() {
        double[] z = {Math.log(0.5), Math.log(0.5)};
        // 2 e^z - 1 for the double z next to log ½, which is above it by 2.3e-17.
        assertThat(LogSumExp.value(z)).isCloseTo(2.3190468138462996e-17, within(1e-32));
        assertThat(z[0] + Math.log(2)).as("elsewhere").isZero();
    }

    @Test
    void a_divergence_of_near_distributions_is_negative_or_zero() {
        double[] p = {0.5, 0.5};
        double[] q = {0.5 + 0x1p-40, 0.5 - 0x1p-40};
        assertThat(KullbackLeibler.valueFromProbabilities(p, q)).isCloseTo(0x1p-79, within(1e-40));
        assertThat(KullbackLeibler.valueFromLogits(new double[] {0, 0}, new double[] {0, 0x1p-40}))
                .isCloseTo(0x1p-83, within(1e-40));
    }

    @Test
    void a_nan_is_lost() {
        assertThat(Math.max(NAN, 0)).isNaN();
        assertThat(Softmax.value(new double[] {1, NAN})).containsExactly(NAN, NAN);
        assertThat(LogLoss.gradient(NAN, 0.5)).isNaN();
        assertThat(WeightedLogLoss.value(NAN, 1, 2)).isNaN();
        assertThat(FocalLoss.gradient(NAN, 1, 2)).isNaN();
        assertThat(CrossEntropy.hessianProduct(new double[] {0, 1}, new double[] {NAN, 1}))
                .containsExactly(NAN, NAN);
        assertThat(Entropy.gradientFromLogits(new double[] {0, NAN})).containsExactly(NAN, NAN);
    }
}
