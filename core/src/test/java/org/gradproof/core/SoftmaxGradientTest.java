package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Gradients taken back through softmax and its logarithm. */
class SoftmaxGradientTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double MAX = Double.MAX_VALUE;

    private final double[] z = {0.4, -1.2, 2};
    private final double[] u = {1, -2, 0.5};

    @Test
    void are_the_slopes_of_the_weighted_sums() {
        double[] gradient = Softmax.gradient(z, u);
        double[] logGradient = Softmax.logGradient(z, u);
        for (int k = 0; k < 3; k++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double slope = (dot(u, Softmax.value(up)) - dot(u, Softmax.value(down))) / 2e-5;
            double logSlope = (dot(u, Softmax.logValue(up)) - dot(u, Softmax.logValue(down))) / 2e-5;
            assertThat(gradient[k]).isCloseTo(slope, within(1e-9));
            assertThat(logGradient[k]).isCloseTo(logSlope, within(1e-9));
        }
        assertThat(CrossEntropy.hessianProduct(z, u)).containsExactly(gradient);
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    @Test
    void of_a_class_is_the_gradient_of_cross_entropy_reversed() {
        double[] certain = {37, 0, 0};
        double[] gradient = Softmax.logGradient(certain, new double[] {-1, 0, 0});
        double[] expected = CrossEntropy.gradient(certain, 0);
        for (int k = 0; k < 3; k++) {
            assertThat(gradient[k]).isCloseTo(expected[k], within(2.5 * Math.ulp(expected[k])));
        }
        assertThat(gradient[0]).as("does not vanish").isNegative();
    }

    @Test
    void what_sums_to_zero_passes_through_the_logarithm() {
        double[] even = {1, -2, 1};
        assertThat(Softmax.logGradient(z, even)).containsExactly(1, -2, 1);
        assertThat(Softmax.logGradient(new double[4000], new double[4000])).containsOnly(0);
        double[] huge = {1e308, -1e308, 1e-308};
        double[] three = Softmax.logGradient(new double[3], huge);
        assertThat(three).containsExactly(1e308, -1e308, 1e-308 * 2 / 3);
        double[] fourth = Softmax.logGradient(new double[4], new double[] {1e308, -1e308, 3e-308, 0});
        assertThat(fourth[3]).isCloseTo(-0.75e-308, within(1e-322));
    }

    @Test
    void a_constant_passes_nothing_through_softmax() {
        assertThat(Softmax.gradient(z, new double[] {3, 3, 3})).containsExactly(0, 0, 0);
    }

    @Test
    void masked_classes_and_certain_ones() {
        double[] masked = {0, 0, -INF};
        assertThat(Softmax.gradient(masked, new double[] {1, 0, NAN})).containsExactly(0.25, -0.25, 0);
        assertThat(Softmax.logGradient(masked, new double[] {1, 0, 2})).containsExactly(-0.5, -1.5, 2);
        double[] sure = {INF, 0, 1};
        assertThat(Softmax.gradient(sure, u)).containsExactly(0, 0, 0);
        assertThat(Softmax.logGradient(sure, u)).containsExactly(1.5, -2, 0.5);
        double[] torn = {INF, 0, INF};
        assertThat(Softmax.gradient(torn, u)).containsOnly(NAN);
        assertThat(Softmax.logGradient(torn, u)).containsExactly(NAN, -2, NAN);
        double[] none = {-INF, -INF, -INF};
        assertThat(Softmax.gradient(none, u)).containsOnly(NAN);
        assertThat(Softmax.logGradient(none, u)).containsOnly(NAN);
        assertThat(Softmax.logGradient(new double[] {0, NAN, 0}, u)).containsOnly(NAN);
        assertThat(Softmax.logGradient(z, new double[] {0, INF, 0})).containsOnly(NAN);
        assertThat(Softmax.gradient(z, new double[] {0, INF, 0})).containsOnly(NAN);
        assertThat(Softmax.gradient(new double[] {-INF}, new double[] {3})).containsExactly(0);
        assertThat(Softmax.logGradient(new double[] {-INF}, new double[] {3})).containsExactly(0);
        assertThat(Softmax.logGradient(new double[0], new double[0])).isEmpty();
        assertThat(Softmax.logGradient(new double[] {MAX, -MAX}, new double[] {2, 1}))
                .containsExactly(-1, 1);
        assertThat(Softmax.logGradient(new double[] {0, -740}, new double[] {MAX, 0})[1])
                .isCloseTo(-MAX * Math.exp(-370) * Math.exp(-370), within(1e-26));
        assertThat(Softmax.logGradient(new double[] {0, -1000}, new double[] {1e308, 0})[0])
                .isCloseTo(1e308 * Math.exp(-500) * Math.exp(-500), within(1e-135));
        assertThat(Softmax.logGradient(new double[] {5000, -1000}, new double[] {1, 0}))
                .containsExactly(0, 0);
    }

    @Test
    void refusals_quote_the_value_and_the_bound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.gradient(z, new double[2]))
                .withMessage("u has length 2, but z has length 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Softmax.logGradient(new float[3], new float[3], new float[4]))
                .withMessage("gradient has length 4, but z has length 3");
    }
}
