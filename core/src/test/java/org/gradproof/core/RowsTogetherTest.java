package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of many short rows, which are taken together: against references of 100 digits, and against the rows alone. */
class RowsTogetherTest {

    private static final int ROWS = 37;

    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({
        "2, 0, 1, false",
        "3, 0, 0.001, true",
        "4, 0.2, 1, true",
        "5, 0, 3, true",
        "10, 0, 1, false",
        "10, 0.1, 0.7, true",
        "17, 0, 1, true",
        "64, 0, 1, false",
        "64, 0.3, 9, false",
        "65, 0.3, 9, false"
    })
    void each_is_within_the_documented_error(int classes, double epsilon, double t, boolean weighted) {
        SplittableRandom random = new SplittableRandom(classes);
        double[] w = new double[classes];
        Arrays.setAll(w, k -> weighted ? Math.scalb(random.nextDouble(0.5, 1), random.nextInt(-4, 4)) : 1);
        BatchCrossEntropy loss = BatchCrossEntropy.sum(classes)
                .withClassWeights(w)
                .withLabelSmoothing(epsilon)
                .withTemperature(t);
        for (int kind = 0; kind < 3; kind++) {
            double[] z = new double[ROWS * classes];
            double[] y = new double[z.length];
            for (int i = 0; i < ROWS; i++) {
                // Floats, so that both see the same.
                double spread = random.nextBoolean() ? random.nextDouble(0.1, 30) : 300;
                double[] row = Samples.widened(Samples.floats(random.doubles(classes, -spread, spread)
                        .map(v -> v * Math.min(1, t))
                        .toArray()));
                boolean soft = kind == 1 || (kind == 2 && i % 3 > 0);
                double[] labels = soft
                        ? Samples.widened(Samples.floats(Samples.simplex(random, classes)))
                        : Samples.oneHot(classes, random.nextInt(classes));
                System.arraycopy(row, 0, z, i * classes, classes);
                System.arraycopy(labels, 0, y, i * classes, classes);
            }
            assertTogether(loss, z, y, w, epsilon, t);
        }
    }

    private static void assertTogether(
            BatchCrossEntropy loss, double[] z, double[] y, double[] w, double epsilon, double t) {
        double[] gradient = new double[z.length];
        float[] floatGradient = new float[z.length];
        double value = loss.valueAndGradient(z, y, gradient);
        double floatValue = loss.valueAndGradient(Samples.floats(z), Samples.floats(y), floatGradient);
        BigDecimal sum = BigDecimal.ZERO;
        double bound = 0;
        double floatBound = 0;
        int n = w.length;
        for (int from = 0; from < z.length; from += n) {
            double[] row = Arrays.copyOfRange(z, from, from + n);
            double[] labels = Arrays.copyOfRange(y, from, from + n);
            BigDecimal[] a = HighPrecisionRows.labels(labels, w, epsilon);
            BigDecimal exact = HighPrecisionRows.crossEntropy(row, a, t);
            bound += BatchCrossEntropy.MAX_ULP * Math.ulp(exact.doubleValue());
            floatBound += BatchCrossEntropy.MAX_ULP * Math.ulp(exact.floatValue());
            sum = sum.add(exact);
            BigDecimal[] slopes = HighPrecisionRows.crossEntropyGradient(row, a, t);
            BigDecimal[] p = HighPrecisionRows.softmax(row, t);
            BigDecimal all = HighPrecisionRows.sum(a);
            boolean single =
                    epsilon == 0 && Arrays.stream(labels).filter(v -> v > 0).count() == 1;
            UlpErrors errors = new UlpErrors("gradient");
            UlpErrors floatErrors = new UlpErrors("gradient of floats");
            for (int k = 0; k < n; k++) {
                BigDecimal term = single
                        ? slopes[k].abs()
                        : p[k].multiply(all).max(a[k]).divide(new BigDecimal(t), HighPrecision.DIGITS);
                errors.addOfTerm(gradient[from + k], slopes[k], term, k, row, labels, w, epsilon, t);
                floatErrors.addFloatOfTerm(floatGradient[from + k], slopes[k], term, k, row, labels, w, epsilon, t);
            }
            errors.assertWithin(BatchCrossEntropy.MAX_ULP, 2);
            floatErrors.assertWithin(BatchCrossEntropy.MAX_ULP, 2);
        }
        assertThat(value).isCloseTo(sum.doubleValue(), within(bound));
        assertThat(floatValue).isCloseTo(sum.doubleValue(), within(floatBound));
        assertThat(loss.value(z, y)).isEqualTo((Double) value);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50})
    void those_that_need_care_are_as_they_are_alone(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        double[] odd = {-INF, INF, Double.NaN, 1e300, -1e300, Double.MAX_VALUE, -1e9, -1e4, 341, 1e40, -0.0};
        int rows = 3 * odd.length + 5;
        double[] z = random.doubles((long) rows * classes, -9, 9).toArray();
        double[] y = random.doubles(z.length).toArray();
        int[] targets = random.ints(rows, 0, classes).toArray();
        for (int i = 0; i < odd.length; i++) {
            int at = 3 * i * classes;
            z[at] = odd[i];
            y[at] = i % 2 == 0 ? 0 : 0.25;
            z[at + classes + 1] = odd[i];
            Arrays.fill(y, at + classes, at + 2 * classes, 0);
            y[at + classes + i % 2] = 1;
            targets[3 * i] = i % 2;
        }
        Arrays.fill(z, 2 * classes, 3 * classes, -INF);
        for (BatchCrossEntropy loss : new BatchCrossEntropy[] {
            BatchCrossEntropy.sum(classes),
            BatchCrossEntropy.sum(classes).withTemperature(0.3),
            BatchCrossEntropy.sum(classes).withLabelSmoothing(0.1)
        }) {
            double[] ofLabels = loss.gradient(z, y);
            double[] ofTargets = loss.gradient(z, targets);
            float[] floatsOfLabels = loss.gradient(Samples.floats(z), Samples.floats(y));
            float[] floatsOfTargets = loss.gradient(floats(z), targets);
            for (int i = 0; i < rows; i++) {
                double[] row = Arrays.copyOfRange(z, i * classes, (i + 1) * classes);
                double[] labels = Arrays.copyOfRange(y, i * classes, (i + 1) * classes);
                int[] target = {targets[i]};
                assertSame(ofLabels, i, loss.gradient(row, labels), 0x1p-50);
                assertSame(ofTargets, i, loss.gradient(row, target), 0x1p-50);
                assertSame(
                        Samples.widened(floatsOfLabels),
                        i,
                        Samples.widened(loss.gradient(Samples.floats(row), Samples.floats(labels))),
                        0x1p-21);
                assertSame(
                        Samples.widened(floatsOfTargets),
                        i,
                        Samples.widened(loss.gradient(floats(row), target)),
                        0x1p-21);
            }
        }
    }

    private static void assertSame(double[] together, int row, double[] alone, double tolerance) {
        double largest = Math.max(1, Arrays.stream(alone).map(Math::abs).max().orElseThrow());
        for (int k = 0; k < alone.length; k++) {
            double actual = together[row * alone.length + k];
            if (Double.isFinite(alone[k])) {
                assertThat(actual).as("row %d class %d", row, k).isCloseTo(alone[k], within(tolerance * largest));
            } else {
                assertThat(actual).as("row %d class %d", row, k).isEqualTo((Double) alone[k]);
            }
        }
    }

    @Test
    void the_loss_of_a_masked_class_with_a_label_is_infinite() {
        double[] z = new SplittableRandom(7).doubles(40 * 3, -5, 5).toArray();
        int[] targets = new int[40];
        z[60] = -INF;
        assertThat(BatchCrossEntropy.sum(3).value(z, targets)).isEqualTo((Double) INF);
        z[63] = Double.NaN;
        assertThat(BatchCrossEntropy.sum(3).value(z, targets)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 31, 33, 200, 1000})
    void each_is_the_same_to_the_bit_on_every_number_of_threads(int rows) {
        int classes = 7;
        SplittableRandom random = new SplittableRandom(rows);
        double[] z = random.doubles((long) rows * classes, -9, 9).toArray();
        double[] y = random.doubles(z.length).toArray();
        int[] targets = random.ints(rows, 0, classes).toArray();
        BatchCrossEntropy loss = BatchCrossEntropy.mean(classes).withTemperature(1.5);
        for (int threads = 2; threads < 6; threads++) {
            BatchCrossEntropy parallel = loss.withThreads(threads);
            assertThat(parallel.gradient(z, y)).containsExactly(loss.gradient(z, y));
            assertThat(parallel.gradient(z, targets)).containsExactly(loss.gradient(z, targets));
            assertThat(parallel.gradient(floats(z), floats(y))).containsExactly(loss.gradient(floats(z), floats(y)));
            assertThat(parallel.gradient(floats(z), targets)).containsExactly(loss.gradient(floats(z), targets));
            assertThat(parallel.value(z, y)).isCloseTo(loss.value(z, y), within(1e-14 * loss.value(z, y)));
        }
    }

    @Test
    void rows_may_lie_apart_and_be_replaced() {
        int classes = 6;
        int rows = 50;
        SplittableRandom random = new SplittableRandom(9);
        double[] z = random.doubles((long) rows * classes, -9, 9).toArray();
        double[] y = random.doubles(z.length).toArray();
        double[] wideZ = new double[3 + rows * 9];
        double[] wideY = new double[2 + rows * 7];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(z, i * classes, wideZ, 3 + i * 9, classes);
            System.arraycopy(y, i * classes, wideY, 2 + i * 7, classes);
        }
        BatchCrossEntropy loss = BatchCrossEntropy.mean(classes);
        double[] expected = loss.gradient(z, y);
        double value = loss.withStrides(9, 7, 9).valueAndGradient(wideZ, 3, wideY, 2, wideZ, 3, rows);
        assertThat(value).isEqualTo((Double) loss.value(z, y));
        for (int i = 0; i < rows; i++) {
            assertThat(Arrays.copyOfRange(wideZ, 3 + i * 9, 3 + i * 9 + classes))
                    .containsExactly(Arrays.copyOfRange(expected, i * classes, (i + 1) * classes));
        }
        loss.valueAndGradient(z, y, y);
        assertThat(y).containsExactly(expected);
    }

    @Test
    void what_is_refused_is_quoted() {
        double[] z = new double[40 * 3];
        double[] y = new double[40 * 3];
        int[] targets = new int[40];
        y[50] = 1.5;
        y[51] = 0.5;
        targets[20] = 3;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchCrossEntropy.sum(3).value(z, y))
                .withMessage("label 1.5 at index 50 is not in [0, 1]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchCrossEntropy.sum(3).value(z, targets))
                .withMessage("class 3 is not in 0 … 2, of 3 classes");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchCrossEntropy.sum(3).value(floats(z), targets))
                .withMessage("class 3 is not in 0 … 2, of 3 classes");
        y[51] = 0;
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BatchCrossEntropy.sum(3).withLabelSmoothing(0.1).value(floats(z), floats(y)))
                .withMessage("label 1.5 at index 50 is not in [0, 1]");
    }

    private static float[] floats(double[] x) {
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        return floats;
    }
}
