package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of floats: errors in ulp of a float against the reference, and edges against the doubles. */
class FloatBatchTest {

    private static final float INF = Float.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(floats = {0, 1})
    void log_loss_of_hard_labels_is_within_its_documented_error(float label) {
        float[] z = logits();
        float[] y = new float[z.length];
        Arrays.fill(y, label);
        float[] gradient = BatchLogLoss.sum().gradient(z, y);
        double worstValue = 0;
        double worstGradient = 0;
        for (int i = 0; i < z.length; i++) {
            double value = BatchLogLoss.sum().value(new float[] {z[i]}, new float[] {label});
            worstValue = Math.max(worstValue, ulps(value, HighPrecision.logLoss(z[i], label)));
            worstGradient = Math.max(worstGradient, ulps(gradient[i], HighPrecision.logLossGradient(z[i], label)));
        }
        assertThat(worstValue).as("largest error of a value in ulp").isLessThanOrEqualTo(BatchLogLoss.MAX_ULP);
        assertThat(worstGradient).as("largest error of a gradient in ulp").isLessThanOrEqualTo(BatchLogLoss.MAX_ULP);
    }

    @Test
    void log_loss_of_soft_labels_is_within_its_documented_error_of_the_larger_term() {
        SplittableRandom random = new SplittableRandom(31);
        float[] z = logits();
        float[] y = new float[z.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) random.nextDouble();
        }
        float[] gradient = BatchLogLoss.sum().gradient(z, y);
        for (int i = 0; i < z.length; i++) {
            double larger = Math.max((1 - y[i]) * Sigmoid.value(z[i]), y[i] * Sigmoid.value(-z[i]));
            double error = Math.abs(gradient[i] - LogLoss.gradient(z[i], y[i]));
            assertThat(error)
                    .as("z %s y %s", z[i], y[i])
                    .isLessThanOrEqualTo(BatchLogLoss.MAX_ULP * Math.ulp((float) larger));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 499, 501, 999, 1000, 1001, 2500})
    void cross_entropy_of_class_indices_is_within_its_documented_error(int classes) {
        SplittableRandom random = new SplittableRandom(32);
        int rows = 3000 / classes + 2;
        float[] z = new float[rows * classes];
        double spread = 12;
        int[] targets = new int[rows];
        for (int row = 0; row < rows; row++) {
            targets[row] = random.nextInt(classes);
            for (int k = 0; k < classes; k++) {
                z[row * classes + k] = (float) random.nextDouble(-spread, spread);
            }
            spread = random.nextDouble(0.01, 63);
        }
        float[] gradient = new float[z.length];
        BatchCrossEntropy.sum(classes).valueAndGradient(z, targets, gradient);
        for (int row = 0; row < rows; row++) {
            double[] one = widened(z, row * classes, classes);
            double loss = BatchCrossEntropy.sum(classes)
                    .value(Arrays.copyOfRange(z, row * classes, (row + 1) * classes), new int[] {targets[row]});
            double exact = CrossEntropy.value(one, targets[row]);
            assertThat(Math.abs(loss - exact))
                    .as("loss %s, exactly %s", loss, exact)
                    .isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP * Math.ulp((float) exact));
            double[] slopes = CrossEntropy.gradient(one, targets[row]);
            for (int k = 0; k < classes; k++) {
                double error = Math.abs(gradient[row * classes + k] - slopes[k]) / Math.ulp((float) slopes[k]);
                assertThat(error)
                        .as("row %d class %d of %s", row, k, Arrays.toString(one))
                        .isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP);
            }
        }
    }

    @Test
    void a_hundred_thousand_classes_stay_within_the_documented_error() {
        SplittableRandom random = new SplittableRandom(33);
        float[] z = new float[100_000];
        for (int k = 0; k < z.length; k++) {
            z[k] = (float) random.nextDouble(-8, 8);
        }
        float[] gradient = new float[z.length];
        double loss = BatchCrossEntropy.sum(z.length).valueAndGradient(z, new int[] {7}, gradient);
        double[] wide = widened(z, 0, z.length);
        double[] slopes = CrossEntropy.gradient(wide, 7);
        assertThat(Math.abs(loss - CrossEntropy.value(wide, 7)))
                .isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP * Math.ulp((float) loss));
        for (int k = 0; k < z.length; k++) {
            double error = Math.abs(gradient[k] - slopes[k]) / Math.ulp((float) slopes[k]);
            assertThat(error).as("class %d", k).isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP);
        }
    }

    @Test
    void edges_are_those_of_doubles() {
        float[] z = {
            INF, 0, 1, INF, INF, 2, -INF, -INF, -INF, Float.NaN, 0, 0, 3e38f, -3e38f, 3e38f, 0, -INF, 0, 65, 1, 100
        };
        int[] targets = {0, 2, 1, 0, 2, 1, 2};
        double[] expected = new double[z.length];
        float[] gradient = new float[z.length];
        double loss = BatchCrossEntropy.sum(3).valueAndGradient(widened(z, 0, z.length), targets, expected);
        assertThat(BatchCrossEntropy.sum(3).valueAndGradient(z, targets, gradient))
                .isEqualTo((Double) loss);
        for (int k = 0; k < z.length; k++) {
            assertThat(gradient[k]).as("entry %d", k).isCloseTo((Float) (float) expected[k], within(1e-7f));
        }
    }

    @Test
    void infinite_nan_and_huge_logits_have_the_limits_of_one_example() {
        float[] z = {INF, INF, -INF, -INF, Float.NaN, 1, -0.0f, 129, -3e38f, 3e38f};
        float[] y = {1, 0.25f, 0, 1, 1, 0, 1, 1, 1, 0};
        float[] gradient = BatchLogLoss.sum().gradient(z, y);
        for (int i = 0; i < z.length; i++) {
            assertThat(gradient[i]).isCloseTo((Float) (float) LogLoss.gradient(z[i], y[i]), within(1e-7f));
            double value = BatchLogLoss.sum().value(new float[] {z[i]}, new float[] {y[i]});
            double exact = LogLoss.value(z[i], y[i]);
            assertThat(value == exact
                            || (Double.isNaN(value) && Double.isNaN(exact))
                            || Math.abs(value - exact) <= 2 * Math.ulp((float) exact))
                    .as("z %s y %s gave %s, exactly %s", z[i], y[i], value, exact)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {-Float.MIN_VALUE, -1, 1.0000001f, Float.NaN, INF, -INF})
    void labels_out_of_range_are_refused_wherever_they_stand(float label) {
        float[] y = new float[1500];
        y[1234] = label;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().value(new float[1500], y))
                .withMessageContaining("at index 1234 is not in [0, 1]");
    }

    private static float[] logits() {
        double[] samples = Samples.logits(2000);
        float[] z = new float[samples.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) Math.max(-3e38, Math.min(3e38, samples[i]));
        }
        return z;
    }

    private static double[] widened(float[] z, int from, int n) {
        double[] wide = new double[n];
        Arrays.setAll(wide, k -> z[from + k]);
        return wide;
    }

    private static double ulps(double actual, BigDecimal exact) {
        return new BigDecimal(actual).subtract(exact).abs().doubleValue() / Math.ulp(exact.floatValue());
    }
}
