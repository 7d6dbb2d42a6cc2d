package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions answer at ±∞, NaN, -0, exact labels and masks: the limit where there is one, NaN where not. */
class EdgesTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double MAX = Double.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({
        "-Infinity, 0, 0, 0",
        "-1.8e308, 0, 0, 0",
        "-745.2, 0, 0, 0",
        "-745, 4.9e-324, 4.9e-324, 4.9e-324",
        "-0.0, 0.5, 0.25, 0.6931471805599453",
        "0.0, 0.5, 0.25, 0.6931471805599453",
        "1.7e308, 1, 0, 1.7e308",
        "Infinity, 1, 0, Infinity",
        "NaN, NaN, NaN, NaN"
    })
    void sigmoid_and_softplus_have_their_limits(double z, Double sigmoid, Double gradient, Double softplus) {
        assertThat(Sigmoid.value(z)).isEqualTo(sigmoid);
        assertThat(Sigmoid.gradient(z)).isEqualTo(gradient);
        assertThat(Softplus.value(z)).isEqualTo(softplus);
        assertThat(LogSigmoid.value(-z)).isEqualTo((Double) (0 - softplus));
        assertThat(Sigmoid.valueAndGradient(z)).isEqualTo(new ValueAndGradient(sigmoid, gradient));
        assertThat(Softplus.valueAndGradient(z)).isEqualTo(new ValueAndGradient(softplus, sigmoid));
    }

    @ParameterizedTest
    @CsvSource({"0, -Infinity", "0.5, 0", "1, Infinity", "NaN, NaN"})
    void logit_has_its_limits(double p, Double logit) {
        assertThat(Logit.value(p)).isEqualTo(logit);
    }

    @ParameterizedTest
    @CsvSource({
        "Infinity, 1, 0, 0",
        "Infinity, 0, Infinity, 1",
        "Infinity, 0.25, Infinity, 0.75",
        "-Infinity, 1, Infinity, -1",
        "-Infinity, 0, 0, 0",
        "-Infinity, 0.25, Infinity, -0.25",
        "0, 0.5, 0.6931471805599453, 0",
        "-0.0, 1, 0.6931471805599453, -0.5",
        "1e308, 0, 1e308, 1",
        "1e308, 1, 0, 0",
        "-1e308, 1, 1e308, -1",
        "NaN, 0, NaN, NaN",
        "NaN, 0.5, NaN, NaN",
        "NaN, 1, NaN, NaN"
    })
    void log_loss_has_its_limits(double z, double y, Double loss, Double gradient) {
        assertThat(LogLoss.value(z, y)).isEqualTo(loss);
        assertThat(LogLoss.gradient(z, y) + 0.0).isEqualTo(gradient);
        ValueAndGradient both = LogLoss.valueAndGradient(z, y);
        assertThat(both.value()).isEqualTo((Double) LogLoss.value(z, y));
        assertThat(both.gradient()).isEqualTo((Double) LogLoss.gradient(z, y));
    }

    @Test
    void the_log_loss_gradient_does_not_vanish_where_sigmoid_rounds_to_one() {
        assertThat(LogLoss.gradient(37, 1)).isEqualTo(-8.533047625744065e-17);
        assertThat(1 / (1 + Math.exp(-37)) - 1).as("the textbook form").isZero();
    }

    @Test
    void cross_entropy_does_not_vanish_at_a_dominant_target() {
        double[] z = {37, 0, 0};
        assertThat(CrossEntropy.value(z, 0)).isEqualTo(1.706609525148813e-16);
        assertThat(CrossEntropy.gradient(z, 0)[0]).isEqualTo(-1.706609525148813e-16);
    }

    @Test
    void softmax_has_its_limits() {
        assertThat(Softmax.value(new double[] {0, -INF})).containsExactly(1, 0);
        assertThat(Softmax.value(new double[] {INF, 3, -INF})).containsExactly(1, 0, 0);
        assertThat(Softmax.value(new double[] {INF, 3, INF})).containsExactly(NAN, 0, NAN);
        assertThat(Softmax.value(new double[] {-INF, -INF})).containsExactly(NAN, NAN);
        assertThat(Softmax.value(new double[] {-INF})).containsExactly(1);
        assertThat(Softmax.value(new double[] {1, NAN})).containsExactly(NAN, NAN);
        assertThat(Softmax.value(new double[] {MAX, -MAX, MAX})).containsExactly(0.5, 0, 0.5);
        assertThat(Softmax.value(new double[0])).isEmpty();
        assertThat(Softmax.logValue(new double[] {INF, 3})).containsExactly(0, -INF);
        assertThat(Softmax.logValue(new double[] {0, -INF})).containsExactly(0, -INF);
        assertThat(Softmax.logValue(new double[] {MAX, -MAX})).containsExactly(0, -INF);
    }

    @Test
    void log_sum_exp_has_its_limits() {
        assertThat(LogSumExp.value(new double[0])).isEqualTo(-INF);
        assertThat(LogSumExp.value(new double[] {-INF, -INF})).isEqualTo(-INF);
        assertThat(LogSumExp.value(new double[] {-3, -INF})).isEqualTo(-3);
        assertThat(LogSumExp.value(new double[] {INF, INF, 1})).isEqualTo(INF);
        assertThat(LogSumExp.value(new double[] {INF, NAN})).isNaN();
        assertThat(LogSumExp.value(new double[] {MAX, MAX})).isEqualTo(MAX);
    }

    @Test
    void cross_entropy_of_a_class_has_its_limits() {
        assertThat(CrossEntropy.value(new double[] {0, -INF}, 0)).isZero();
        assertThat(CrossEntropy.value(new double[] {0, -INF}, 1)).isEqualTo(INF);
        assertThat(CrossEntropy.gradient(new double[] {0, -INF}, 1)).containsExactly(1, -1);
        assertThat(CrossEntropy.value(new double[] {INF, 0}, 0)).isZero();
        assertThat(CrossEntropy.value(new double[] {INF, 0}, 1)).isEqualTo(INF);
        assertThat(CrossEntropy.gradient(new double[] {INF, 0}, 1)).containsExactly(1, -1);
        assertThat(CrossEntropy.value(new double[] {INF, INF, 0}, 0)).isNaN();
        assertThat(CrossEntropy.value(new double[] {INF, INF, 0}, 2)).isEqualTo(INF);
        assertThat(CrossEntropy.gradient(new double[] {INF, INF, 0}, 2)).containsExactly(NAN, NAN, -1);
        assertThat(CrossEntropy.value(new double[] {-INF, -INF}, 0)).isNaN();
        assertThat(CrossEntropy.value(new double[] {-INF}, 0)).isZero();
        assertThat(CrossEntropy.gradient(new double[] {INF}, 0)).containsExactly(0);
        assertThat(CrossEntropy.value(new double[] {NAN}, 0)).isNaN();
        assertThat(CrossEntropy.value(new double[] {-MAX, MAX}, 0)).isEqualTo(INF);
    }

    @Test
    void cross_entropy_of_soft_labels_has_its_limits() {
        double[] masked = {0, 0, -INF};
        assertThat(CrossEntropy.value(masked, new double[] {0.5, 0.5, 0})).isEqualTo(0.6931471805599453);
        assertThat(CrossEntropy.gradient(masked, new double[] {0.5, 0.5, 0})).containsExactly(0, 0, 0);
        assertThat(CrossEntropy.value(masked, new double[] {0.5, 0.25, 0.25})).isEqualTo(INF);
        assertThat(CrossEntropy.gradient(masked, new double[] {0.5, 0.25, 0.25}))
                .containsExactly(0, 0.25, -0.25);
        double[] certain = {INF, 0, 1};
        assertThat(CrossEntropy.value(certain, new double[] {0.5, 0.5, 0})).isEqualTo(INF);
        assertThat(CrossEntropy.gradient(certain, new double[] {0.5, 0.5, 0})).containsExactly(0.5, -0.5, 0);
        assertThat(CrossEntropy.value(new double[] {INF, INF}, new double[] {0.5, 0.5}))
                .isNaN();
        assertThat(CrossEntropy.gradient(new double[] {INF, INF, 1}, new double[] {0.5, 0.25, 0.25}))
                .containsExactly(NAN, NAN, -0.25);
        assertThat(CrossEntropy.value(new double[] {MAX, -MAX}, new double[] {0.75, 0.25}))
                .isEqualTo(MAX / 2);
    }

    @Test
    void labels_that_do_not_sum_to_one_weigh_the_probabilities() {
        double[] z = {0, 0};
        assertThat(CrossEntropy.gradient(z, new double[] {1, 1})).containsExactly(0, 0);
        assertThat(CrossEntropy.gradient(z, new double[] {0.5, 0})).containsExactly(-0.25, 0.25);
        assertThat(CrossEntropy.gradient(z, new double[] {0, 0})).containsExactly(0, 0);
        assertThat(CrossEntropy.value(z, new double[] {0, 0})).isZero();
    }

    @Test
    void one_call_for_both_gives_the_same_bits() {
        double[] z = {0.3, -2, 1.5};
        double[] y = {0.2, 0.3, 0.5};
        double[] gradient = new double[3];
        assertThat(CrossEntropy.valueAndGradient(z, y, gradient)).isEqualTo(CrossEntropy.value(z, y));
        assertThat(gradient).containsExactly(CrossEntropy.gradient(z, y));
        assertThat(CrossEntropy.valueAndGradient(z, 1, gradient)).isEqualTo(CrossEntropy.value(z, 1));
        assertThat(gradient).containsExactly(CrossEntropy.gradient(z, 1));
        assertThat(SumOfLogLosses.valueAndGradient(z, y, gradient)).isEqualTo(SumOfLogLosses.value(z, y));
        assertThat(gradient).containsExactly(SumOfLogLosses.gradient(z, y));
        assertThat(LogSumExp.valueAndGradient(z, gradient)).isEqualTo(LogSumExp.value(z));
        assertThat(gradient).containsExactly(Softmax.value(z));
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLoss.value(0, 1.5))
                .withMessage("label 1.5 is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogLoss.gradient(0, NAN))
                .withMessage("label NaN is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossEntropy.value(new double[2], new double[] {0.5, -0.5}))
                .withMessage("label -0.5 at index 1 is not in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossEntropy.gradient(new double[2], new double[3]))
                .withMessage("y has length 3, but z has length 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossEntropy.value(new double[0], new double[0]))
                .withMessage("z has length 0, but cross entropy needs at least one class");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> CrossEntropy.value(new double[3], 3))
                .withMessage("class 3 is not in 0 … 2, of 3 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Logit.value(-0.25))
                .withMessage("probability -0.25 is not in [0, 1]");
    }

    @Test
    void adjusted_cross_entropy_of_a_class_is_that_of_its_one_hot_labels() {
        double[] w = {0.5, 2, 1};
        for (double[] z : new double[][] {{0.3, -2, 1.5}, {37, 0, 0}, {0, -INF, 1}, {INF, 0, 1}, {NAN, 0, 0}}) {
            for (int target = 0; target < 3; target++) {
                double[] y = Samples.oneHot(3, target);
                double[] gradient = new double[3];
                double loss = AdjustedCrossEntropy.valueAndGradient(z, target, w, 0.1, 2, gradient);
                assertThat(loss).isEqualTo((Double) AdjustedCrossEntropy.value(z, y, w, 0.1, 2));
                assertThat(loss).isEqualTo((Double) AdjustedCrossEntropy.value(z, target, w, 0.1, 2));
                assertThat(gradient).containsExactly(AdjustedCrossEntropy.gradient(z, y, w, 0.1, 2));
                assertThat(gradient).containsExactly(AdjustedCrossEntropy.gradient(z, target, w, 0.1, 2));
            }
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> AdjustedCrossEntropy.value(new double[3], 3, w, 0, 1))
                .withMessage("class 3 is not in 0 … 2, of 3 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdjustedCrossEntropy.value(new double[2], 1, w, 0, 1))
                .withMessage("w has length 3, but z has length 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdjustedCrossEntropy.value(new float[1], 0, new float[] {-1}, 0, 1))
                .withMessage("weight -1.0 is neither 0 nor in [2^-300, 2^300]");
    }
}
