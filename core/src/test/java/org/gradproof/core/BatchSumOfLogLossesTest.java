package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of independent labels: summed over the classes, reduced over the rows. */
class BatchSumOfLogLossesTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double OUTSIDE = 12345;

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 1", "7, 3", "40, 100", "3, 2000"})
    void agrees_with_one_example(int rows, int classes) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] z = random.doubles((long) rows * classes, -40, 40).toArray();
        double[] y =
                random.doubles((long) rows * classes).map(v -> v < 0.5 ? 0 : 1).toArray();
        double sum = 0;
        double[] slopes = new double[z.length];
        for (int row = 0; row < rows; row++) {
            double[] one = Arrays.copyOfRange(z, row * classes, (row + 1) * classes);
            double[] label = Arrays.copyOfRange(y, row * classes, (row + 1) * classes);
            sum += SumOfLogLosses.value(one, label);
            System.arraycopy(SumOfLogLosses.gradient(one, label), 0, slopes, row * classes, classes);
        }
        for (int threads = 1; threads < 4; threads++) {
            BatchSumOfLogLosses total = BatchSumOfLogLosses.sum(classes).withThreads(threads);
            BatchSumOfLogLosses mean = BatchSumOfLogLosses.mean(classes).withThreads(threads);
            assertThat(total.value(z, y)).isCloseTo(sum, within(1e-14 * sum));
            double[] gradient = new double[z.length];
            assertThat(mean.valueAndGradient(z, y, gradient)).isEqualTo((Double) (total.value(z, y) / rows));
            for (int i = 0; i < z.length; i++) {
                double expected = slopes[i] / rows;
                assertThat(gradient[i]).isCloseTo(expected, within(6 * Math.ulp(expected)));
            }
            assertThat(mean.gradient(z, y)).containsExactly(gradient);
            float[] floats = mean.gradient(Samples.floats(z), Samples.floats(y));
            for (int i = 0; i < z.length; i++) {
                assertThat((double) floats[i]).isCloseTo(gradient[i], within(1e-5 * Math.abs(gradient[i])));
            }
            assertThat(total.value(Samples.floats(z), Samples.floats(y))).isCloseTo(sum, within(1e-6 * sum));
        }
    }

    @Test
    void the_mean_is_over_rows_and_not_over_entries() {
        double[] z = {0, 0, 0, 0, 0, 0};
        double[] y = {0, 1, 0, 1, 1, 0};
        assertThat(BatchSumOfLogLosses.mean(3).value(z, y)).isCloseTo(3 * Math.log(2), within(1e-15));
        assertThat(BatchLogLoss.mean().value(z, y)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(BatchSumOfLogLosses.mean(3).gradient(z, y)).containsExactly(0.25, -0.25, 0.25, -0.25, -0.25, 0.25);
        assertThat(BatchSumOfLogLosses.sum(3).withPositiveWeight(3).gradient(z, y))
                .containsExactly(0.5, -1.5, 0.5, -1.5, -1.5, 0.5);
    }

    @Test
    void edges_are_those_of_one_example() {
        double[] z = {INF, -INF, 37, 0};
        double[] y = {1, 0, 1, 1};
        BatchSumOfLogLosses sum = BatchSumOfLogLosses.sum(2);
        assertThat(sum.value(z, y)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(sum.gradient(z, y)[0]).isZero();
        assertThat(sum.gradient(z, y)[2]).isCloseTo(-8.533047625744065e-17, within(1e-31));
        assertThat(sum.value(z, new double[] {0, 0, 1, 1})).isEqualTo(INF);
        assertThat(sum.value(new double[] {Double.NaN, INF}, new double[2])).isNaN();
        assertThat(sum.value(new double[0], new double[0])).isZero();
        assertThat(BatchSumOfLogLosses.mean(2).value(new double[0], new double[0]))
                .isNaN();
    }

    @Test
    void rows_within_arrays_have_the_bits_of_whole_ones() {
        SplittableRandom random = new SplittableRandom(5);
        double[] z = random.doubles(20, -9, 9).toArray();
        double[] y = random.doubles(20).toArray();
        double[] gradient = new double[20];
        Arrays.fill(gradient, OUTSIDE);
        double loss = BatchSumOfLogLosses.mean(3).valueAndGradient(z, 2, y, 5, gradient, 1, 4);
        double[] partOfZ = Arrays.copyOfRange(z, 2, 14);
        double[] partOfY = Arrays.copyOfRange(y, 5, 17);
        assertThat(loss).isEqualTo(BatchSumOfLogLosses.mean(3).value(partOfZ, partOfY));
        assertThat(Arrays.copyOfRange(gradient, 1, 13))
                .containsExactly(BatchSumOfLogLosses.mean(3).gradient(partOfZ, partOfY));
        assertThat(gradient[0]).isEqualTo(OUTSIDE);
        assertThat(gradient[13]).isEqualTo(OUTSIDE);
        float[] floats = new float[20];
        double single =
                BatchSumOfLogLosses.mean(3).valueAndGradient(Samples.floats(z), 2, Samples.floats(y), 5, floats, 1, 4);
        assertThat(single).isCloseTo(loss, within(1e-6));
        assertThat((double) floats[1]).isCloseTo(gradient[1], within(1e-6));
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(0))
                .withMessage("classes is 0, below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2).value(new double[3], new double[3]))
                .withMessage("z has length 3, but 1 rows of 2 classes have 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2).value(new double[4], new double[2]))
                .withMessage("y has length 2, but z has length 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2).value(new float[4], new float[] {0, 0, 0, 1.5f}))
                .withMessage("label 1.5 at index 3 is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2).withPositiveWeight(-1))
                .withMessage("weight -1.0 is not in [0, ∞)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2).withThreads(0))
                .withMessage("thread count 0 is below 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchSumOfLogLosses.sum(2)
                        .valueAndGradient(new double[4], 1, new double[4], 0, new double[4], 0, 2))
                .withMessage("z has length 4, but 2 rows of 2 classes, 2 apart, stand from 1 to 5");
    }
}
