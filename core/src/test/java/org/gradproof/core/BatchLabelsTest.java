package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches against labels, smoothed, weighted and tempered, held to references of 100 digits. */
class BatchLabelsTest {

    /** Rounded terms of a loss, and its sum. */
    private static final double VALUE_MAX_ULP = BatchCrossEntropy.MAX_ULP;

    @ParameterizedTest
    @CsvSource({
        "2, 0, 1, false",
        "5, 0, 1, false",
        "9, 0.1, 1, false",
        "9, 0, 3, false",
        "7, 0.1, 0.7, true",
        "130, 0, 1, false",
        "130, 0.3, 2.5, true",
        "1200, 0, 1, false",
        "1200, 0.1, 1.5, true"
    })
    void labels_are_within_the_documented_error(int classes, double epsilon, double t, boolean weighted) {
        SplittableRandom random = new SplittableRandom(classes);
        int rows = Math.max(2, 600 / classes);
        for (int i = 0; i < rows; i++) {
            double[] w = weights(random, classes, weighted);
            double[] z = row(random, classes);
            double[] y =
                    i % 3 == 0 ? Samples.oneHot(classes, random.nextInt(classes)) : Samples.simplex(random, classes);
            assertLabels(z, y, w, epsilon, t, i % 2 == 0 ? 1 : 3);
        }
    }

    @Test
    void labels_of_every_row_are_within_the_documented_error() {
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 300; i++) {
            double[] z = Samples.row(random, random.nextInt(2, 9));
            double[] y = Samples.simplex(random, z.length);
            double[] w = weights(random, z.length, i % 2 == 0);
            assertLabels(z, y, w, i % 3 == 0 ? 0.1 : 0, i % 5 == 0 ? random.nextDouble(0.1, 10) : 1, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-323, 1e-310, 1e-250, 1e-200, 1e-100, 1e-9, 1e9, 1e100, 1e250, 1e308})
    void a_class_weight_of_any_size_is_within_the_documented_error(double weight) {
        double[] usual = {0.5, -1, 2};
        double[] wide = {700, -1, 2};
        double[] wider = {1300, -1, 2};
        double[] ones = {1, weight, 1};
        double[] all = {weight, 0.7 * weight, 1.3 * weight};
        for (double t : new double[] {0x1p-20, 0.3, 1, 7, 0x1p30}) {
            for (double[] z : new double[][] {usual, wide, wider}) {
                assertTarget(z, 1, ones, t);
                assertTarget(z, 0, all, t);
                assertLabels(z, new double[] {0.25, 0.5, 0.25}, all, 0, t, 1);
                assertLabels(z, new double[] {0.25, 0.75, 0}, ones, 0, t, weight > 1e300 ? 1 : 2);
                assertLabels(z, new double[] {0, 1, 0}, all, 0.1, t, 1);
            }
        }
    }

    @Test
    void one_hot_labels_are_their_classes_to_the_bit() {
        SplittableRandom random = new SplittableRandom(43);
        for (int classes : new int[] {1, 2, 10, 70, 700, 1000, 2500}) {
            int rows = 5;
            double[] z = random.doubles((long) rows * classes, -20, 20).toArray();
            int[] targets = random.ints(rows, 0, classes).toArray();
            double[] y = new double[z.length];
            for (int row = 0; row < rows; row++) {
                y[row * classes + targets[row]] = 1;
            }
            BatchCrossEntropy loss = BatchCrossEntropy.mean(classes);
            for (BatchCrossEntropy each : new BatchCrossEntropy[] {
                loss,
                loss.withLabelSmoothing(0.2),
                loss.withTemperature(3),
                loss.withClassWeights(weights(random, classes, true))
            }) {
                assertThat(each.value(z, y)).isEqualTo((Double) each.value(z, targets));
                assertThat(each.gradient(z, y)).containsExactly(each.gradient(z, targets));
                assertThat(each.gradient(floats(z), floats(y))).containsExactly(each.gradient(floats(z), targets));
            }
        }
    }

    @Test
    void the_gradient_of_one_hot_labels_does_not_vanish_at_a_dominant_class() {
        double[] gradient = BatchCrossEntropy.sum(3).gradient(new double[] {37, 0, 0}, new double[] {1, 0, 0});
        assertThat(gradient[0]).isCloseTo(-1.706609525148813e-16, within(2 * Math.ulp(1.7e-16)));
        float[] ofFloats = BatchCrossEntropy.sum(3).gradient(new float[] {37, 0, 0}, new float[] {1, 0, 0});
        assertThat(ofFloats[0]).isEqualTo((float) -1.706609525148813e-16);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 1, false",
        "9, 0.1, 1, false",
        "9, 0, 3, false",
        "7, 0.1, 0.7, true",
        "130, 0.3, 2.5, true",
        "1200, 0, 1, false",
        "1200, 0.1, 1.5, true"
    })
    void labels_of_floats_are_within_the_documented_error(int classes, double epsilon, double t, boolean weighted) {
        SplittableRandom random = new SplittableRandom(classes);
        double worst = 0;
        for (int i = 0; i < 4000 / classes + 3; i++) {
            float[] z = floats(Arrays.stream(row(random, classes))
                    .map(v -> Math.max(-60, Math.min(60, v)))
                    .toArray());
            float[] y = floats(
                    i % 3 == 0 ? Samples.oneHot(classes, random.nextInt(classes)) : Samples.simplex(random, classes));
            double[] w = weights(random, classes, weighted);
            BatchCrossEntropy loss = BatchCrossEntropy.sum(classes)
                    .withClassWeights(w)
                    .withLabelSmoothing(epsilon)
                    .withTemperature(t);
            float[] gradient = new float[classes];
            double value = loss.valueAndGradient(z, y, gradient);
            double[] exact = AdjustedCrossEntropy.gradient(doubles(z), doubles(y), w, epsilon, t);
            double exactValue = AdjustedCrossEntropy.value(doubles(z), doubles(y), w, epsilon, t);
            assertThat(Math.abs(value - exactValue) / Math.ulp((float) exactValue))
                    .isLessThanOrEqualTo(VALUE_MAX_ULP);
            double[] larger = largerTerms(doubles(z), doubles(y), w, epsilon, t);
            for (int k = 0; k < classes; k++) {
                worst = Math.max(worst, Math.abs(gradient[k] - exact[k]) / Math.ulp((float) larger[k]));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP);
    }

    private static void assertTarget(double[] z, int target, double[] w, double t) {
        BatchCrossEntropy loss =
                BatchCrossEntropy.sum(z.length).withClassWeights(w).withTemperature(t);
        double[] gradient = new double[z.length];
        double value = loss.valueAndGradient(z, new int[] {target}, gradient);
        BigDecimal[] a = HighPrecisionRows.labels(Samples.oneHot(z.length, target), w, 0);
        UlpErrors errors = new UlpErrors("class weights");
        errors.add(value, HighPrecisionRows.crossEntropy(z, a, t), z, target, w, t);
        errors.addAll(gradient, HighPrecisionRows.crossEntropyGradient(z, a, t), z, target, w, t);
        errors.assertWithin(BatchCrossEntropy.MAX_ULP, 2);
    }

    private static void assertLabels(double[] z, double[] y, double[] w, double epsilon, double t, int rows) {
        BatchCrossEntropy loss = BatchCrossEntropy.mean(z.length)
                .withClassWeights(w)
                .withLabelSmoothing(epsilon)
                .withTemperature(t);
        double[] gradient = new double[rows * z.length];
        double value = loss.valueAndGradient(repeated(z, rows), repeated(y, rows), gradient);
        BigDecimal[] a = HighPrecisionRows.labels(y, w, epsilon);
        BigDecimal[] exact = HighPrecisionRows.crossEntropyGradient(z, a, t);
        double valueError = UlpErrors.error(value, HighPrecisionRows.crossEntropy(z, a, t));
        assertThat(valueError)
                .as("value of %s %s %s %s %s", Arrays.toString(z), Arrays.toString(y), Arrays.toString(w), epsilon, t)
                .isLessThanOrEqualTo(VALUE_MAX_ULP + (rows == 1 ? 0 : 1));
        double[] larger = largerTerms(z, y, w, epsilon, t);
        for (int k = 0; k < z.length; k++) {
            BigDecimal mean = exact[k].divide(BigDecimal.valueOf(rows), HighPrecision.DIGITS);
            if (Double.isInfinite(mean.doubleValue())) {
                assertThat(gradient[k]).isEqualTo((Double) mean.doubleValue());
                continue;
            }
            double error = new BigDecimal(gradient[k])
                    .subtract(mean)
                    .abs()
                    .divide(new BigDecimal(Math.ulp(larger[k] / rows)), HighPrecision.DIGITS)
                    .doubleValue();
            assertThat(error)
                    .as(
                            "entry %d of %s %s %s %s %s, %s",
                            k, Arrays.toString(z), Arrays.toString(y), Arrays.toString(w), epsilon, t, gradient[k])
                    .isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP);
        }
    }

    /** The larger of p<sub>k</sub> A / T and a<sub>k</sub> / T; for a single label the entry itself. */
    private static double[] largerTerms(double[] z, double[] y, double[] w, double epsilon, double t) {
        BigDecimal[] a = HighPrecisionRows.labels(y, w, epsilon);
        BigDecimal[] exact = HighPrecisionRows.crossEntropyGradient(z, a, t);
        BigDecimal[] p = HighPrecisionRows.softmax(z, t);
        BigDecimal all = HighPrecisionRows.sum(a);
        long labels = Arrays.stream(a).filter(v -> v.signum() > 0).count();
        double[] larger = new double[z.length];
        for (int k = 0; k < z.length; k++) {
            BigDecimal term = p[k].multiply(all).max(a[k]).divide(new BigDecimal(t), HighPrecision.DIGITS);
            larger[k] = Math.min(Double.MAX_VALUE, (labels == 1 ? exact[k].abs() : term).doubleValue());
        }
        return larger;
    }

    private static double[] row(SplittableRandom random, int classes) {
        double spread = random.nextDouble(0.1, 30);
        return random.doubles(classes, -spread, spread).toArray();
    }

    private static double[] weights(SplittableRandom random, int classes, boolean weighted) {
        double[] w = new double[classes];
        Arrays.setAll(w, k -> weighted ? random.nextDouble(0.1, 4) : 1);
        return w;
    }

    private static double[] repeated(double[] row, int rows) {
        double[] all = new double[row.length * rows];
        Arrays.setAll(all, i -> row[i % row.length]);
        return all;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
