package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of one number, applied to arrays: edges, parts, both in one pass. */
class BatchFunctionTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void edges_are_those_of_one_number_to_the_bit() {
        double[] z = {INF, -INF, Double.NaN, 0, -0.0, 1e308, -1e308, 1000, -1000, 1001, -1001, Double.MIN_VALUE};
        float[] f = Samples.floats(z);
        f[0] = Float.POSITIVE_INFINITY;
        f[1] = Float.NEGATIVE_INFINITY;
        assertEdges(BatchFunction.sigmoid(), Sigmoid::value, Sigmoid::gradient, z, f);
        assertEdges(BatchFunction.logSigmoid(), LogSigmoid::value, LogSigmoid::gradient, z, f);
        assertEdges(BatchFunction.softplus(), Softplus::value, Softplus::gradient, z, f);
        double[] p = {0, 1, 0.5, 0.25, Double.NaN, Double.MIN_VALUE};
        assertEdges(BatchFunction.logit(), Logit::value, Logit::gradient, p, new float[] {0, 1, 0.5f, Float.NaN});
    }

    private static void assertEdges(
            BatchFunction function, DoubleUnaryOperator value, DoubleUnaryOperator gradient, double[] z, float[] f) {
        double[] values = function.value(z);
        double[] gradients = function.gradient(z);
        for (int i = 0; i < z.length; i++) {
            assertThat((Double) values[i]).as("at %s", z[i]).isEqualTo((Double) value.applyAsDouble(z[i]));
            assertThat((Double) gradients[i]).as("slope at %s", z[i]).isEqualTo((Double) gradient.applyAsDouble(z[i]));
        }
        float[] floatValues = function.value(f);
        float[] floatGradients = function.gradient(f);
        for (int i = 0; i < f.length; i++) {
            assertThat((Float) floatValues[i]).as("at %s", f[i]).isEqualTo((Float) (float) value.applyAsDouble(f[i]));
            assertThat((Float) floatGradients[i]).as("slope at %s", f[i]).isEqualTo((Float)
                    (float) gradient.applyAsDouble(f[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 2500})
    void blocks_threads_and_parts_change_no_bit(int n) {
        double[] z = new double[n];
        Arrays.setAll(z, i -> Math.sin(i) * 50);
        for (BatchFunction function :
                new BatchFunction[] {BatchFunction.sigmoid(), BatchFunction.logSigmoid(), BatchFunction.softplus()}) {
            double[] values = function.value(z);
            double[] gradients = function.withThreads(2).gradient(z);
            double[] both = z.clone();
            double[] slopes = new double[n];
            function.withThreads(3).valueAndGradient(both, both, slopes);
            assertThat(both).containsExactly(values);
            assertThat(slopes).containsExactly(gradients);
            double[] part = new double[n + 3];
            function.value(z, n / 2, part, 3, n - n / 2);
            assertThat(Arrays.copyOfRange(part, 3, 3 + n - n / 2))
                    .containsExactly(Arrays.copyOfRange(values, n / 2, n));
            float[] f = Samples.floats(z);
            float[] floatValues = function.withThreads(2).value(f);
            float[] floatGradients = function.gradient(f);
            float[] floatSlopes = new float[n];
            function.valueAndGradient(f, f, floatSlopes);
            assertThat(f).containsExactly(floatValues);
            assertThat(floatSlopes).containsExactly(floatGradients);
            for (int i = 0; i < n; i++) {
                assertThat(floatValues[i]).isCloseTo((float) values[i], within(1e-5f));
            }
        }
    }
}
