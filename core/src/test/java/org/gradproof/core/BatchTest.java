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
import org.junit.jupiter.params.provider.ValueSource;

/** The batches: the kernels' error against the reference, their edges against the functions of one example. */
class BatchTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void log_loss_of_hard_labels_is_within_its_documented_error() {
        double[] z = Samples.logits(2500);
        for (double label : new double[] {0, 1}) {
            double[] y = new double[z.length];
            Arrays.fill(y, label);
            double[] gradient = BatchLogLoss.sum().gradient(z, y);
            UlpErrors values = new UlpErrors("BatchLogLoss, one value");
            UlpErrors gradients = new UlpErrors("BatchLogLoss, gradient");
            for (int i = 0; i < z.length; i++) {
                double value = BatchLogLoss.sum().value(new double[] {z[i]}, new double[] {label});
                values.add(value, HighPrecision.logLoss(z[i], label), z[i], label);
                gradients.add(gradient[i], HighPrecision.logLossGradient(z[i], label), z[i], label);
            }
            values.assertWithin(BatchLogLoss.MAX_ULP, 0.7);
            gradients.assertWithin(BatchLogLoss.MAX_ULP, 0.7);
        }
    }

    @Test
    void log_loss_of_soft_labels_is_within_its_documented_error_of_the_larger_term() {
        SplittableRandom random = new SplittableRandom(21);
        double[] z = Samples.logits(2000);
        double[] y = Arrays.stream(z).map(v -> Samples.softLabel(random)).toArray();
        double[] gradient = BatchLogLoss.sum().gradient(z, y);
        for (int i = 0; i < z.length; i++) {
            double larger = Math.max((1 - y[i]) * Sigmoid.value(z[i]), y[i] * Sigmoid.value(-z[i]));
            BigDecimal error = HighPrecision.logLossGradient(z[i], y[i])
                    .subtract(new BigDecimal(gradient[i]))
                    .abs();
            assertThat(error.doubleValue()).isLessThanOrEqualTo(BatchLogLoss.MAX_ULP * Math.ulp(larger));
        }
    }

    @Test
    void infinite_and_nan_logits_have_the_limits_of_one_example() {
        double[] z = {INF, INF, -INF, -INF, Double.NaN, 1, -0.0};
        double[] y = {1, 0.25, 0, 1, 1, 0, 1};
        double[] gradient = BatchLogLoss.sum().gradient(z, y);
        for (int i = 0; i < z.length; i++) {
            assertThat(gradient[i]).isCloseTo((Double) LogLoss.gradient(z[i], y[i]), within(1e-15));
            double value = BatchLogLoss.sum().value(new double[] {z[i]}, new double[] {y[i]});
            assertThat((Double) value).isEqualTo((Double) LogLoss.value(z[i], y[i]));
        }
    }

    @Test
    void a_positive_weight_multiplies_the_loss_of_positives() {
        double[] z = {0.3, -2, 5, INF};
        double[] y = {1, 0, 0.25, 1};
        double[] gradient = new double[4];
        double loss = BatchLogLoss.sum().withPositiveWeight(3).valueAndGradient(z, y, gradient);
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            double positive = y[i] == 0 ? 0 : 3 * y[i] * Softplus.value(-z[i]);
            double negative = y[i] == 1 ? 0 : (1 - y[i]) * Softplus.value(z[i]);
            expected += positive + negative;
            double slope = (1 - y[i]) * Sigmoid.value(z[i]) - 3 * y[i] * Sigmoid.value(-z[i]);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-15));
        }
        assertThat(loss).isCloseTo(expected, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 499, 500, 501, 999, 1000, 1001, 2001})
    void cross_entropy_of_class_indices_agrees_with_one_example(int classes) {
        SplittableRandom random = new SplittableRandom(22);
        int rows = 2000 / classes + 3;
        double[] z = rows(random, rows, classes);
        z[classes - 1] = -INF;
        int[] targets = new int[rows];
        Arrays.setAll(targets, i -> random.nextInt(classes));
        double[] gradient = new double[z.length];
        double loss = BatchCrossEntropy.sum(classes).valueAndGradient(z, targets, gradient);
        double expected = 0;
        for (int row = 0; row < rows; row++) {
            double[] one = Arrays.copyOfRange(z, row * classes, (row + 1) * classes);
            expected += CrossEntropy.value(one, targets[row]);
            double[] oneGradient = CrossEntropy.gradient(one, targets[row]);
            for (int k = 0; k < classes; k++) {
                double g = oneGradient[k];
                assertThat(gradient[row * classes + k])
                        .as("row %d class %d", row, k)
                        .isCloseTo(g, within(6 * Math.ulp(g)));
            }
        }
        assertThat(loss).isCloseTo(expected, within(1e-14 * expected));
        assertThat(BatchCrossEntropy.sum(classes).value(z, targets)).isEqualTo((Double) loss);
    }

    @Test
    void cross_entropy_of_class_indices_is_within_its_documented_error() {
        SplittableRandom random = new SplittableRandom(23);
        UlpErrors values = new UlpErrors("BatchCrossEntropy, value");
        UlpErrors gradients = new UlpErrors("BatchCrossEntropy, gradient");
        for (int i = 0; i < 400; i++) {
            double[] z = Samples.row(random, random.nextInt(2, 40));
            int target = random.nextInt(z.length);
            double[] gradient = new double[z.length];
            double value = BatchCrossEntropy.sum(z.length).valueAndGradient(z, new int[] {target}, gradient);
            double[] y = Samples.oneHot(z.length, target);
            values.add(value, HighPrecision.crossEntropy(z, y), z, target);
            BigDecimal[] exact = HighPrecision.crossEntropyGradient(z, y);
            for (int k = 0; k < z.length; k++) {
                gradients.add(gradient[k], exact[k], z, target, k);
            }
        }
        values.assertWithin(BatchCrossEntropy.MAX_ULP, 0.7);
        gradients.assertWithin(BatchCrossEntropy.MAX_ULP, 0.7);
    }

    @Test
    void a_hundred_thousand_classes_stay_within_the_documented_error() {
        SplittableRandom random = new SplittableRandom(24);
        double[] distinct = new double[40];
        Arrays.setAll(distinct, i -> random.nextDouble(-8, 8));
        double[] z = new double[100_000];
        Arrays.setAll(z, j -> distinct[j % 40]);
        double[] gradient = new double[z.length];
        double loss = BatchCrossEntropy.sum(z.length).valueAndGradient(z, new int[] {0}, gradient);
        BigDecimal copies = BigDecimal.valueOf(2500);
        BigDecimal[] p = HighPrecision.softmax(distinct);
        UlpErrors errors = new UlpErrors("BatchCrossEntropy, 100,000 classes");
        for (int j = 1; j < 40; j++) {
            errors.add(gradient[j], p[j].divide(copies, HighPrecision.DIGITS), j);
        }
        BigDecimal logTotal = HighPrecision.logSumExp(distinct).add(HighPrecision.log(copies));
        errors.add(loss, logTotal.subtract(new BigDecimal(distinct[0])));
        errors.assertWithin(BatchCrossEntropy.MAX_ULP, 1);
    }

    @Test
    void rows_without_a_finite_maximum_have_the_limits_of_one_example() {
        double[] z = {INF, 0, 1, INF, INF, 2, -INF, -INF, -INF, Double.NaN, 0, 0, 1e300, -1e300, 1e300, 0, -INF, 0};
        int[] targets = {0, 2, 1, 0, 2, 1};
        double[] gradient = new double[z.length];
        BatchCrossEntropy.sum(3).valueAndGradient(z, targets, gradient);
        for (int row = 0; row < 6; row++) {
            double[] one = Arrays.copyOfRange(z, 3 * row, 3 * row + 3);
            double[] expected = CrossEntropy.gradient(one, targets[row]);
            assertThat(Arrays.copyOfRange(gradient, 3 * row, 3 * row + 3))
                    .as("row %d", row)
                    .usingComparatorWithPrecision(1e-15)
                    .containsExactly(expected);
            assertThat((Double) BatchCrossEntropy.sum(3).value(one, new int[] {targets[row]}))
                    .isEqualTo((Double) CrossEntropy.value(one, targets[row]));
        }
        assertThat(BatchCrossEntropy.sum(1).value(new double[] {3, INF}, new int[] {0, 0}))
                .isZero();
    }

    @Test
    void soft_labels_smoothing_weights_and_temperature_follow_the_formula() {
        SplittableRandom random = new SplittableRandom(25);
        int classes = 5;
        int rows = 40;
        double[] z = rows(random, rows, classes);
        z[7] = -INF;
        double[] y = new double[z.length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(Samples.simplex(random, classes), 0, y, row * classes, classes);
        }
        y[7] = 0;
        double[] weights = {1, 2, 0.5, 0, 3};
        double[] gradient = new double[z.length];
        double loss = BatchCrossEntropy.mean(classes)
                .withClassWeights(weights)
                .withTemperature(2)
                .valueAndGradient(z, y, gradient);
        double expected = 0;
        for (int row = 0; row < rows; row++) {
            int from = row * classes;
            double[] logP = Softmax.logValue(
                    Arrays.stream(z, from, from + classes).map(v -> v / 2).toArray());
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                double a = weights[k] * y[from + k];
                sum += a;
                expected -= a == 0 ? 0 : a * logP[k] / rows;
            }
            for (int k = 0; k < classes; k++) {
                double slope = (Math.exp(logP[k]) * sum - weights[k] * y[from + k]) / 2 / rows;
                assertThat(gradient[from + k]).isCloseTo(slope, within(1e-15));
            }
        }
        assertThat(loss).isCloseTo(expected, within(1e-12));
    }

    @Test
    void label_smoothing_of_class_indices_is_that_of_one_hot_labels() {
        double[] z = {0.5, -1, 2, 3, 0, 1};
        double[] oneHot = {0, 1, 0, 1, 0, 0};
        double[] byIndex = new double[6];
        double[] byLabel = new double[6];
        BatchCrossEntropy smoothed = BatchCrossEntropy.sum(3).withLabelSmoothing(0.1);
        double loss = smoothed.valueAndGradient(z, new int[] {1, 0}, byIndex);
        assertThat(smoothed.valueAndGradient(z, oneHot, byLabel)).isEqualTo((Double) loss);
        assertThat(byIndex).containsExactly(byLabel);
        double[] labels = {0.1 / 3, 0.9 + 0.1 / 3, 0.1 / 3};
        assertThat(byIndex[0]).isCloseTo(CrossEntropy.gradient(new double[] {0.5, -1, 2}, labels)[0], within(1e-16));
    }

    @Test
    void a_temperature_costs_no_digits() {
        SplittableRandom random = new SplittableRandom(26);
        UlpErrors errors = new UlpErrors("BatchCrossEntropy, temperature 3");
        double[] z = new double[300];
        Arrays.setAll(z, i -> random.nextDouble(-2000, 0));
        z[0] = 0;
        double[] gradient = new double[z.length];
        BatchCrossEntropy.sum(z.length).withTemperature(3).valueAndGradient(z, new int[] {0}, gradient);
        BigDecimal three = BigDecimal.valueOf(3);
        BigDecimal[] e = Arrays.stream(z)
                .mapToObj(v -> HighPrecision.exp(new BigDecimal(v).divide(three, HighPrecision.DIGITS)))
                .toArray(BigDecimal[]::new);
        BigDecimal total = Arrays.stream(e).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int k = 1; k < z.length; k++) {
            errors.add(gradient[k], e[k].divide(total.multiply(three), HighPrecision.DIGITS), z[k]);
        }
        errors.assertWithin(4, 1);
    }

    @Test
    void threads_change_no_bit_of_the_gradient() {
        SplittableRandom random = new SplittableRandom(28);
        double[] z = rows(random, 900, 10);
        int[] targets = new int[900];
        double[] one = new double[z.length];
        double[] three = new double[z.length];
        double loss = BatchCrossEntropy.sum(10).valueAndGradient(z, targets, one);
        double split = BatchCrossEntropy.sum(10).withThreads(3).valueAndGradient(z, targets, three);
        assertThat(three).containsExactly(one);
        assertThat(split).isCloseTo(loss, within(Math.ulp(loss)));
        double[] y = new double[z.length];
        assertThat(BatchLogLoss.mean().withThreads(3).gradient(z, y))
                .containsExactly(BatchLogLoss.mean().gradient(z, y));
    }

    @Test
    void the_gradient_may_replace_the_logits() {
        double[] z = {1, 2, 3, 4};
        double[] expected = new double[4];
        BatchCrossEntropy.sum(2).valueAndGradient(z, new int[] {0, 1}, expected);
        BatchCrossEntropy.sum(2).valueAndGradient(z, new int[] {0, 1}, z);
        assertThat(z).containsExactly(expected);
    }

    @Test
    void an_empty_batch_sums_to_zero_and_has_no_mean() {
        assertThat(BatchLogLoss.sum().value(new double[0], new double[0])).isZero();
        assertThat(BatchLogLoss.mean().value(new double[0], new double[0])).isNaN();
        assertThat(BatchCrossEntropy.sum(4).value(new double[0], new int[0])).isZero();
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchCrossEntropy.sum(3).value(new double[7], new int[2]))
                .withMessage("z has length 7, but 2 rows of 3 classes have 6");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> BatchCrossEntropy.sum(3).value(new double[6], new int[] {0, -1}))
                .withMessage("class -1 is not in 0 … 2, of 3 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().value(new double[2], new double[] {0, 2}))
                .withMessage("label 2.0 at index 1 is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().withPositiveWeight(-1))
                .withMessage("weight -1.0 is not in [0, ∞)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchCrossEntropy.sum(3).withLabelSmoothing(1.5))
                .withMessage("label smoothing 1.5 is not in [0, 1]");
    }

    private static double[] rows(SplittableRandom random, int rows, int classes) {
        double[] z = new double[rows * classes];
        Arrays.setAll(z, i -> random.nextDouble(-10, 10));
        return z;
    }
}
