package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.junit.jupiter.api.Test;

/** Elementwise functions, focal losses, entropies and divergences of many. */
class FurtherBatchesTest {

    @Test
    void elementwise_functions_refuse_what_does_not_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchFunction.softplus().value(new double[3], new double[2]))
                .withMessage("values has length 2, but x has length 3");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchFunction.softplus().value(new double[3], 1, new double[3], 0, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchFunction.logit().value(new double[] {2}, new double[1]))
                .withMessage("probability 2.0 is not in [0, 1]");
    }

    @Test
    void focal_losses_add_up() {
        double[] z = {0.3, -2, 5, Double.POSITIVE_INFINITY};
        double[] y = {1, 0, 0.25, 1};
        double[] gradient = new double[4];
        double mean = BatchFocalLoss.mean(2).withThreads(2).valueAndGradient(z, y, gradient);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += FocalLoss.value(z[i], y[i], 2);
            double slope = FocalLoss.gradient(z[i], y[i], 2) / 4;
            assertThat(gradient[i]).isCloseTo((Double) slope, within(BatchFocalLoss.MAX_ULP * Math.ulp(slope)));
        }
        assertThat(mean).isCloseTo(sum / 4, within(1e-15));
        assertThat(BatchFocalLoss.sum(2).value(z, y)).isCloseTo(sum, within(1e-15));
        assertThat(BatchFocalLoss.sum(2).value(new double[0], new double[0])).isZero();
        assertThat(BatchFocalLoss.mean(2).value(new double[0], new double[0])).isNaN();
        float[] slope = new float[1];
        assertThat(BatchFocalLoss.sum(0).valueAndGradient(new float[1], new float[] {1}, slope))
                .isEqualTo(Math.log(2));
        assertThat(slope).containsExactly(-0.5f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchFocalLoss.sum(2).value(new double[2], new double[] {0, 2}))
                .withMessage("label 2.0 at index 1 is not in [0, 1]");
    }

    @Test
    void divergences_and_entropies_of_rows_add_up() {
        SplittableRandom random = new SplittableRandom(44);
        double[] a = new double[35];
        double[] b = new double[35];
        Arrays.setAll(a, i -> random.nextDouble(-3, 3));
        Arrays.setAll(b, i -> random.nextDouble(-3, 3));
        double[] ofA = new double[35];
        double[] ofB = new double[35];
        double divergence =
                Measures.sumFromLogits(5).withThreads(2).divergence().valueAndGradients(a, b, ofA, ofB);
        double cross = Measures.sumFromLogits(5).cross().valueAndGradients(a, b, null, null);
        double entropy = Measures.sumFromLogits(5).entropy().value(a);
        assertThat(divergence).isCloseTo(cross - entropy, within(1e-13));
        double[] rowOfA = Arrays.copyOfRange(a, 30, 35);
        double[] rowOfB = Arrays.copyOfRange(b, 30, 35);
        double[] expectedOfA = KullbackLeibler.gradientOfFirstFromLogits(rowOfA, rowOfB);
        double[] expectedOfB = KullbackLeibler.gradientOfSecondFromLogits(rowOfA, rowOfB);
        for (int k = 0; k < 5; k++) {
            assertThat(ofA[30 + k]).isCloseTo(expectedOfA[k], within(1e-15));
            assertThat(ofB[30 + k]).isCloseTo(expectedOfB[k], within(1e-15));
        }
        double[] slope = new double[35];
        assertThat(Measures.meanFromLogits(5).entropy().valueAndGradient(a, slope))
                .isCloseTo(entropy / 7, within(1e-14));
        assertThat(slope[34]).isCloseTo(Entropy.gradientFromLogits(rowOfA)[4] / 7, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Measures.sumFromLogits(5).divergence().valueAndGradients(a, new double[30], null, null))
                .withMessage("b has length 30, but 7 rows of 5 classes have 35");
    }

    @Test
    void measures_of_distributions_are_those_of_one_pair() {
        float[] p = {0.5f, 0.5f, 0, 1};
        float[] q = {0.25f, 0.75f, 0.5f, 0.5f};
        float[] ofP = new float[4];
        float[] ofQ = new float[4];
        Measures sum = Measures.sumFromProbabilities(2).withThreads(2);
        double divergence = sum.divergence().valueAndGradients(p, q, ofP, ofQ);
        double[] wideP = Samples.widened(p);
        double[] wideQ = Samples.widened(q);
        assertThat(divergence)
                .isCloseTo(
                        KullbackLeibler.valueFromProbabilities(Arrays.copyOf(wideP, 2), Arrays.copyOf(wideQ, 2))
                                + Math.log(2),
                        within(1e-15));
        assertThat(ofP[0]).isEqualTo((float) (1 + Math.log(2)));
        assertThat(ofQ).containsExactly(-2, -2f / 3, 0, -2);
        double cross = sum.cross().valueAndGradients(wideP, wideQ, null, null);
        assertThat(cross - sum.entropy().value(wideP)).isCloseTo(divergence, within(1e-15));
        assertThat(BatchEntropy.meanFromProbabilities(2).value(p)).isCloseTo(Math.log(2) / 2, within(1e-16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.entropy().value(new double[] {2, 0}))
                .withMessage("label 2.0 at index 0 is not in [0, 1]");
    }

    @Test
    void focal_losses_of_a_block_are_those_of_one_example_wherever_it_goes() {
        SplittableRandom random = new SplittableRandom(45);
        int n = 2000;
        double[] z = random.doubles(n, -30, 30).toArray();
        double[] y = random.doubles(n).map(Math::rint).toArray();
        for (double odd : new double[] {0, Double.NaN, 1e300, Double.NEGATIVE_INFINITY, 231, -231}) {
            z[1500] = odd;
            for (double gamma : new double[] {0, 2, 5, 7}) {
                double[] gradient = BatchFocalLoss.sum(gamma).gradient(z, y);
                CompensatedSum sum = new CompensatedSum();
                for (int i = 0; i < n; i++) {
                    double slope = FocalLoss.gradient(z[i], y[i], gamma);
                    sum.add(FocalLoss.value(z[i], y[i], gamma));
                    double bound = Double.isNaN(slope) ? 0 : BatchFocalLoss.MAX_ULP * Math.ulp(slope);
                    assertThat(gradient[i]).isCloseTo((Double) slope, within(bound));
                }
                double value = sum.value();
                double bound = Double.isFinite(value) ? BatchFocalLoss.MAX_ULP * Math.ulp(value) : 0;
                assertThat(BatchFocalLoss.sum(gamma).withThreads(2).value(z, y))
                        .isCloseTo((Double) value, within(bound));
            }
        }
    }

    @Test
    void hessian_products_of_rows_are_those_of_one_row() {
        double[] z = {1, 2, 3, Double.POSITIVE_INFINITY, 0, 1};
        double[] v = {1, -1, 4, 7, 8, 9};
        double[] product = new double[6];
        BatchHessianProduct.crossEntropy(3).withThreads(2).product(z, v, product);
        double[] expected = CrossEntropy.hessianProduct(Arrays.copyOf(z, 3), Arrays.copyOf(v, 3));
        for (int k = 0; k < 3; k++) {
            assertThat(product[k]).isCloseTo(expected[k], within(1e-15));
        }
        assertThat(Arrays.copyOfRange(product, 3, 6)).containsExactly(0, 0, 0);
        BatchHessianProduct.logLoss().product(z, v, v);
        double exact = LogLoss.hessianProduct(2, -1);
        assertThat(v[1]).isCloseTo(exact, within(BatchHessianProduct.LOG_LOSS_MAX_ULP * Math.ulp(exact)));
        assertThat(v[3]).isZero();
        float[] floats = BatchHessianProduct.crossEntropy(3)
                .product(Samples.floats(new double[] {1, 2, 3}), new float[] {1, -1, 4});
        assertThat(floats[1])
                .isCloseTo(
                        (float) product[1],
                        within((float) BatchHessianProduct.CROSS_ENTROPY_MAX_ULP * Math.ulp((float) product[1])));
        assertThat(BatchHessianProduct.logLoss().withThreads(2).product(new float[] {2}, new float[] {-1}))
                .containsExactly((float) exact);
    }

    @Test
    void a_linear_models_gradients_of_floats_are_those_of_doubles_rounded() {
        float[] x = {1, 2, 3, 4, 5, 6};
        float[] g = {1, -1, 0.5f, 2};
        float[] weights = new float[6];
        float[] bias = new float[2];
        LinearModel.weightGradient(x, 3, g, 2, weights);
        LinearModel.biasGradient(g, 2, bias);
        assertThat(weights).containsExactly(3, 4.5f, 6, 7, 8, 9);
        assertThat(bias).containsExactly(1.5f, 1);
        double[] infinite =
                LinearModel.weightGradient(new double[] {Double.POSITIVE_INFINITY, 0}, 2, new double[] {1}, 1);
        assertThat(infinite).containsExactly(Double.POSITIVE_INFINITY, 0);
    }
}
