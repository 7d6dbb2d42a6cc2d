package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Focal loss, entropy, divergence, Hessian products and the step to a linear model's parameters. */
class FurtherLossesTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void focal_loss_has_its_limits() {
        assertThat(FocalLoss.value(INF, 1, 2)).isZero();
        assertThat(FocalLoss.value(-INF, 1, 2)).isEqualTo(INF);
        assertThat(FocalLoss.gradient(-INF, 1, 2)).isEqualTo(-1);
        assertThat(FocalLoss.gradient(INF, 0, 2)).isEqualTo(1);
        assertThat(FocalLoss.value(0.3, 0.25, 0)).isCloseTo(LogLoss.value(0.3, 0.25), within(1e-15));
        assertThat(FocalLoss.gradient(0.3, 0.25, 0)).isCloseTo(LogLoss.gradient(0.3, 0.25), within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FocalLoss.value(0, 1, -1))
                .withMessage("gamma -1.0 is not in [0, 2^30]");
    }

    @Test
    void every_documented_error_belongs_to_a_public_function() throws ClassNotFoundException {
        for (Accuracy entry : Accuracy.all()) {
            String[] name = entry.function().split("\\.", -1);
            assertThat(Class.forName("org.gradproof.core." + name[0]).getMethods())
                    .as(entry.function())
                    .anyMatch(method -> method.getName().equals(name[1]));
        }
    }

    @Test
    void entropy_has_its_limits() {
        assertThat(Entropy.valueFromProbabilities(new double[] {1, 0})).isZero();
        assertThat(Entropy.valueFromLogits(new double[] {0, -INF})).isZero();
        assertThat(Entropy.valueFromLogits(new double[] {INF, 0})).isZero();
        assertThat(Entropy.valueFromLogits(new double[] {INF, INF})).isNaN();
        assertThat(Entropy.valueFromLogits(new double[] {0, 0})).isEqualTo(Math.log(2));
    }

    @Test
    void entropy_gradient_is_the_slope_of_the_entropy() {
        double[] z = {0.4, -1.2, 2};
        double[] gradient = Entropy.gradientFromLogits(z);
        for (int k = 0; k < 3; k++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (Entropy.valueFromLogits(up) - Entropy.valueFromLogits(down)) / 2e-5;
            assertThat(gradient[k]).isCloseTo(slope, within(1e-9));
        }
        assertThat(Entropy.gradientFromLogits(new double[] {0, 0, -INF})[2]).isZero();
    }

    @Test
    void divergence_of_near_distributions_keeps_its_digits() {
        double[] p = {0.5, 0.5};
        double[] q = {0.5 + 0x1p-30, 0.5 - 0x1p-30};
        // Σ p log(p/q) = -½ log(1 - 4 ε²) = 2 ε² + 4 ε⁴ + …
        assertThat(KullbackLeibler.valueFromProbabilities(p, q)).isCloseTo(0x1p-59, within(1e-33));
        double[] b = {0x1p-29, -0x1p-29};
        assertThat(KullbackLeibler.valueFromLogits(new double[] {0, 0}, b)).isCloseTo(0x1p-59, within(1e-25));
    }

    @Test
    void divergence_has_its_limits_and_agrees_with_its_definition() {
        assertThat(KullbackLeibler.valueFromProbabilities(new double[] {1, 0}, new double[] {0.5, 0.5}))
                .isEqualTo(Math.log(2));
        assertThat(KullbackLeibler.valueFromProbabilities(new double[] {0.5, 0.5}, new double[] {1, 0}))
                .isEqualTo(INF);
        SplittableRandom random = new SplittableRandom(33);
        for (int i = 0; i < 100; i++) {
            double[] a = {random.nextDouble(-9, 9), random.nextDouble(-9, 9), random.nextDouble(-9, 9)};
            double[] b = {random.nextDouble(-9, 9), random.nextDouble(-9, 9), random.nextDouble(-9, 9)};
            double[] p = Softmax.value(a);
            double[] q = Softmax.value(b);
            double expected = DistributionCrossEntropy.valueFromProbabilities(p, q) - Entropy.valueFromProbabilities(p);
            assertThat(KullbackLeibler.valueFromProbabilities(p, q)).isCloseTo(expected, within(1e-14));
            assertThat(KullbackLeibler.valueFromLogits(a, b)).isCloseTo(expected, within(1e-14));
        }
        assertThat(KullbackLeibler.valueFromLogits(new double[] {0, 0, -INF}, new double[] {0, 0, 0}))
                .isCloseTo(Math.log(1.5), within(1e-15));
        assertThat(KullbackLeibler.valueFromLogits(new double[] {0, 0}, new double[] {0, -INF}))
                .isEqualTo(INF);
    }

    @Test
    void hessian_products_are_the_slopes_of_the_gradients() {
        assertThat(LogLoss.hessianProduct(0, 3)).isEqualTo(0.75);
        double[] z = {0.4, -1.2, 2};
        double[] v = {1, -2, 0.5};
        double[] product = CrossEntropy.hessianProduct(z, v);
        double[] up = new double[3];
        double[] down = new double[3];
        for (int k = 0; k < 3; k++) {
            up[k] = z[k] + 1e-5 * v[k];
            down[k] = z[k] - 1e-5 * v[k];
        }
        double[] above = CrossEntropy.gradient(up, 1);
        double[] below = CrossEntropy.gradient(down, 1);
        for (int k = 0; k < 3; k++) {
            assertThat(product[k]).isCloseTo((above[k] - below[k]) / 2e-5, within(1e-9));
        }
    }

    @Test
    void a_linear_models_gradient_is_the_transposed_product() {
        double[] inputs = {1, 2, 3, 4, 5, 6};
        double[] gradient = {1, -1, 0.5, 2};
        assertThat(LinearModel.weightGradient(inputs, 3, gradient, 2)).containsExactly(3, 4.5, 6, 7, 8, 9);
        assertThat(LinearModel.biasGradient(gradient, 2)).containsExactly(1.5, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.weightGradient(inputs, 2, gradient, 2))
                .withMessageStartingWith("inputs has length 6");
    }

    @Test
    void batch_softmax_agrees_with_one_example() {
        SplittableRandom random = new SplittableRandom(34);
        for (int classes : new int[] {1, 3, 600}) {
            double[] z = new double[4 * classes];
            for (int i = 0; i < z.length; i++) {
                z[i] = random.nextDouble(-9, 9);
            }
            z[0] = INF;
            double[] p = new double[z.length];
            BatchSoftmax.of(classes).value(z, p);
            for (int row = 0; row < 4; row++) {
                double[] one = java.util.Arrays.copyOfRange(z, row * classes, (row + 1) * classes);
                double[] expected = Softmax.value(one);
                for (int k = 0; k < classes; k++) {
                    assertThat(p[row * classes + k]).isCloseTo(expected[k], within(5 * Math.ulp(expected[k])));
                }
            }
        }
    }
}
