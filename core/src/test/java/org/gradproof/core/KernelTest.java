package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradproof.core.internal.sum.CompensatedSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The block kernels against the functions of one example: at blocks' ends, with huge logits among ordinary ones. */
class KernelTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 15, 16, 17, 999, 1000, 1001, 1999, 2000, 2001})
    void log_loss_knows_no_block(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] z = random.doubles(n, -40, 40).toArray();
        double[] y = random.doubles(n).map(v -> v < 0.4 ? 0 : v < 0.8 ? 1 : v).toArray();
        assertLogLoss(z, y);
        for (double huge : new double[] {1000, 1001, -1001, 1e300, -Double.MAX_VALUE}) {
            if (n > 0) {
                z[n - 1] = huge;
                z[0] = -huge;
                assertLogLoss(z, y);
            }
        }
    }

    private static void assertLogLoss(double[] z, double[] y) {
        double[] gradient = new double[z.length];
        double loss = BatchLogLoss.sum().valueAndGradient(z, y, gradient);
        CompensatedSum expected = new CompensatedSum();
        for (int i = 0; i < z.length; i++) {
            expected.add(LogLoss.value(z[i], y[i]));
            double larger = Math.max((1 - y[i]) * Sigmoid.value(z[i]), y[i] * Sigmoid.value(-z[i]));
            assertThat(gradient[i])
                    .as("z %s y %s", z[i], y[i])
                    .isCloseTo((Double) LogLoss.gradient(z[i], y[i]), within(4 * Math.ulp(larger)));
        }
        double sum = expected.value();
        assertThat(loss).isCloseTo(sum, within(8 * Math.ulp(sum)));
        assertThat(BatchLogLoss.sum().value(z, y)).isEqualTo((Double) loss);
        assertThat(BatchLogLoss.sum().gradient(z, y)).containsExactly(gradient);
        double[] inPlace = z.clone();
        assertThat(BatchLogLoss.sum().withThreads(2).valueAndGradient(inPlace, y, inPlace))
                .isCloseTo(loss, within(4 * Math.ulp(loss)));
        assertThat(inPlace).containsExactly(gradient);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 333, 500, 501, 1000, 1001, 2500})
    void rows_that_need_care_stand_among_ordinary_ones(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        int rows = 12;
        double[] z = random.doubles((long) rows * classes, -30, 30).toArray();
        double[] odd = {INF, -INF, Double.NaN, 341, -341, 1e300, -1e300, 800, 1418, -1418};
        int[] targets = new int[rows];
        for (int row = 0; row < odd.length; row++) {
            z[row * classes + random.nextInt(classes)] = odd[row];
            targets[row] = random.nextInt(classes);
        }
        double[] gradient = new double[z.length];
        double loss = BatchCrossEntropy.sum(classes).valueAndGradient(z, targets, gradient);
        double[] inPlace = z.clone();
        assertThat(BatchCrossEntropy.sum(classes).valueAndGradient(inPlace, targets, inPlace))
                .isEqualTo((Double) loss);
        assertThat(inPlace).containsExactly(gradient);
        for (int row = 0; row < rows; row++) {
            double[] one = Arrays.copyOfRange(z, row * classes, (row + 1) * classes);
            double[] slopes = CrossEntropy.gradient(one, targets[row]);
            for (int k = 0; k < classes; k++) {
                double bound = Double.isFinite(slopes[k]) ? 6 * Math.ulp(slopes[k]) : 0;
                assertThat(gradient[row * classes + k])
                        .as("row %d class %d", row, k)
                        .isCloseTo((Double) slopes[k], within(bound));
            }
            double value = CrossEntropy.value(one, targets[row]);
            double bound = Double.isFinite(value) ? 4 * Math.ulp(value) : 0;
            assertThat(BatchCrossEntropy.sum(classes).value(one, new int[] {targets[row]}))
                    .isCloseTo((Double) value, within(bound));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-310, 1e-200, 0.25, 3, 1e200, 1e300})
    void a_class_weight_of_any_size_multiplies_the_row(double weight) {
        double[] z = {0.5, -1, 2};
        double[] weights = {1, weight, 1};
        double[] gradient = new double[3];
        double loss = BatchCrossEntropy.sum(3).withClassWeights(weights).valueAndGradient(z, new int[] {1}, gradient);
        double expected = weight * CrossEntropy.value(z, 1);
        assertThat(loss).isCloseTo((Double) expected, within(4 * Math.ulp(expected)));
        double[] slopes = CrossEntropy.gradient(z, 1);
        for (int k = 0; k < 3; k++) {
            double slope = weight * slopes[k];
            assertThat(gradient[k]).isCloseTo((Double) slope, within(4 * Math.ulp(slope)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, -1e-300, 1.0000000000000002, Double.NaN, INF, -INF, -1, 1e300})
    void labels_out_of_range_are_refused_wherever_they_stand(double label) {
        double[] y = new double[2500];
        y[1999] = label;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().gradient(new double[2500], y))
                .withMessageContaining("label " + label + " at index 1999 is not in [0, 1]");
    }

    @Test
    void a_mean_over_any_number_of_rows_costs_no_digits() {
        double[] z = {0.1, -0.7, 1.3, 2, 0, -2, 0.4, 0.3, 0.2};
        double[] mean = new double[9];
        double[] sum = new double[9];
        BatchCrossEntropy.mean(3).valueAndGradient(z, new int[] {0, 1, 2}, mean);
        BatchCrossEntropy.sum(3).valueAndGradient(z, new int[] {0, 1, 2}, sum);
        for (int k = 0; k < 9; k++) {
            double third = sum[k] / 3;
            assertThat(mean[k]).isCloseTo(third, within(3 * Math.ulp(third)));
        }
    }
}
