package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log loss of parts of arrays: the same bits as of whole ones, and nothing else touched. */
class LogLossPartsTest {

    private static final double OUTSIDE = 12345;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1024, 5000})
    void a_part_has_the_bits_of_a_whole(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] z = random.doubles(n + 11, -9, 9).toArray();
        double[] y = random.doubles(n + 8).toArray();
        if (n > 5) {
            z[3] = Double.NEGATIVE_INFINITY;
            z[4] = Double.NaN;
            z[5] = 1e300;
        }
        y[0] = OUTSIDE;
        double[] partOfZ = Arrays.copyOfRange(z, 3, n + 3);
        double[] partOfY = Arrays.copyOfRange(y, 5, n + 5);
        for (int threads = 1; threads < 4; threads++) {
            BatchLogLoss loss = BatchLogLoss.mean().withPositiveWeight(3).withThreads(threads);
            double[] gradient = new double[n + 9];
            Arrays.fill(gradient, OUTSIDE);
            double value = loss.valueAndGradient(z, 3, y, 5, gradient, 7, n);
            assertThat(value).isEqualTo((Double) loss.value(partOfZ, partOfY));
            assertThat(Arrays.copyOfRange(gradient, 7, n + 7)).containsExactly(loss.gradient(partOfZ, partOfY));
            assertThat(Arrays.copyOf(gradient, 7)).containsOnly(OUTSIDE);
            assertThat(Arrays.copyOfRange(gradient, n + 7, n + 9)).containsOnly(OUTSIDE);

            float[] floats = new float[n + 9];
            Arrays.fill(floats, (float) OUTSIDE);
            double single = loss.valueAndGradient(Samples.floats(z), 3, Samples.floats(y), 5, floats, 7, n);
            float[] floatZ = Samples.floats(partOfZ);
            float[] floatY = Samples.floats(partOfY);
            assertThat(single).isEqualTo((Double) loss.value(floatZ, floatY));
            assertThat(Arrays.copyOfRange(floats, 7, n + 7)).containsExactly(loss.gradient(floatZ, floatY));
            assertThat(Arrays.copyOf(floats, 7)).containsOnly((float) OUTSIDE);
        }
    }

    @Test
    void a_part_that_is_not_in_its_array_is_refused_with_the_bound() {
        double[] three = new double[3];
        BatchLogLoss loss = BatchLogLoss.sum();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(three, 1, three, 0, three, 0, 3))
                .withMessageContaining("z")
                .withMessageContaining("3");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(three, 0, three, -1, three, 0, 1))
                .withMessageContaining("y");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(three, 0, three, 0, three, 2, 2))
                .withMessageContaining("gradient");
    }

    @Test
    void a_label_out_of_range_is_told_with_its_place_in_the_array() {
        double[] z = new double[6];
        double[] y = {0, 0, 0, 0, 1.5, 0};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().valueAndGradient(z, 0, y, 3, new double[6], 0, 3))
                .withMessageContaining("1.5")
                .withMessageContaining("4");
    }
}
