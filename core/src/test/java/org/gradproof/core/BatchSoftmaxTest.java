package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Softmax, its logarithm and log-sum-exp of rows against one row: at blocks' ends, with rows that need care among them. */
class BatchSoftmaxTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 119, 120, 121, 333, 1023, 1024, 1025, 2500})
    void rows_that_need_care_stand_among_ordinary_ones(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        double[] odd = {INF, -INF, Double.NaN, 341, -341, 1e300, -1e300, 800, 65, -65, 37};
        int rows = odd.length + 3;
        double[] z = random.doubles((long) rows * classes, -9, 9).toArray();
        for (int row = 0; row < odd.length; row++) {
            z[row * classes + random.nextInt(classes)] = odd[row];
        }
        Arrays.fill(z, odd.length * classes, (odd.length + 1) * classes, -INF);
        Arrays.fill(z, (odd.length + 1) * classes, (odd.length + 1) * classes + Math.min(2, classes), INF);
        double[] p = BatchSoftmax.of(classes).value(z);
        double[] logP = BatchSoftmax.of(classes).logValue(z);
        double[] sums = BatchLogSumExp.of(classes).value(z);
        for (int row = 0; row < rows; row++) {
            double[] one = Arrays.copyOfRange(z, row * classes, (row + 1) * classes);
            assertClose(p, row * classes, Softmax.value(one), 5);
            assertClose(logP, row * classes, Softmax.logValue(one), 5);
            assertClose(sums, row, new double[] {LogSumExp.value(one)}, 5);
        }
        assertOtherWaysAgree(z, classes, p, logP, sums);
        assertFloats(Samples.floats(z), classes);
    }

    private static void assertOtherWaysAgree(double[] z, int classes, double[] p, double[] logP, double[] sums) {
        BatchSoftmax softmax = BatchSoftmax.of(classes).withThreads(2);
        double[] inPlace = z.clone();
        softmax.value(inPlace, inPlace);
        assertThat(inPlace).containsExactly(p);
        inPlace = z.clone();
        softmax.logValue(inPlace, inPlace);
        assertThat(inPlace).containsExactly(logP);
        double[] values = new double[sums.length];
        inPlace = z.clone();
        BatchLogSumExp.of(classes).withThreads(3).valueAndGradient(inPlace, values, inPlace);
        assertThat(values).containsExactly(sums);
        assertThat(inPlace).containsExactly(p);
        assertThat(BatchLogSumExp.of(classes).gradient(z)).containsExactly(p);
        double[] part = new double[2 * classes + 1];
        softmax.value(z, 3 * classes, part, 1, 2);
        assertThat(Arrays.copyOfRange(part, 1, part.length))
                .containsExactly(Arrays.copyOfRange(p, 3 * classes, 5 * classes));
        softmax.logValue(z, 3 * classes, part, 1, 2);
        assertThat(Arrays.copyOfRange(part, 1, part.length))
                .containsExactly(Arrays.copyOfRange(logP, 3 * classes, 5 * classes));
    }

    private static void assertFloats(float[] z, int classes) {
        float[] p = BatchSoftmax.of(classes).value(z);
        float[] logP = BatchSoftmax.of(classes).logValue(z);
        float[] sums = BatchLogSumExp.of(classes).value(z);
        for (int row = 0; row < sums.length; row++) {
            double[] one = Arrays.copyOfRange(Samples.widened(z), row * classes, (row + 1) * classes);
            assertClose(p, row * classes, Softmax.value(one));
            assertClose(logP, row * classes, Softmax.logValue(one));
            assertClose(sums, row, new double[] {LogSumExp.value(one)});
        }
        float[] inPlace = z.clone();
        float[] values = new float[sums.length];
        BatchLogSumExp.of(classes).withThreads(2).valueAndGradient(inPlace, values, inPlace);
        assertThat(values).containsExactly(sums);
        assertThat(inPlace).containsExactly(p);
        BatchSoftmax.of(classes).withThreads(2).logValue(z, z);
        assertThat(z).containsExactly(logP);
    }

    private static void assertClose(double[] actual, int from, double[] expected, double ulps) {
        for (int k = 0; k < expected.length; k++) {
            double error = Double.isFinite(expected[k])
                    ? Math.abs(actual[from + k] - expected[k]) / Math.ulp(expected[k])
                    : Double.compare(actual[from + k], expected[k]);
            assertThat(error)
                    .as("entry %d, %s for %s", from + k, actual[from + k], expected[k])
                    .isBetween(0.0, ulps);
        }
    }

    private static void assertClose(float[] actual, int from, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            float nearest = (float) expected[k];
            double error = Float.isFinite(nearest)
                    ? Math.abs(actual[from + k] - expected[k]) / Math.ulp(nearest)
                    : Float.compare(actual[from + k], nearest);
            assertThat(error)
                    .as("entry %d, %s for %s", from + k, actual[from + k], expected[k])
                    .isBetween(0.0, BatchSoftmax.MAX_ULP);
        }
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSoftmax.of(0))
                .withMessage("classes is 0, below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSoftmax.of(3).value(new double[4]))
                .withMessage("z has length 4, but 1 rows of 3 classes have 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSoftmax.of(3).logValue(new float[3], new float[6]))
                .withMessage("logP has length 6, but z has length 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogSumExp.of(3).value(new double[3], new double[2]))
                .withMessage("z has length 3, but 2 rows of 3 classes have 6");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchSoftmax.of(3).value(new double[6], 1, new double[6], 0, 2));
        assertThat(BatchSoftmax.of(3).value(new double[0])).isEmpty();
        assertThat(BatchLogSumExp.of(3).value(new float[0])).isEmpty();
    }
}
