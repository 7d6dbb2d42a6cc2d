package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross entropy of rows that stand apart, and of parts of arrays: the same bits, and nothing else touched. */
class CrossEntropyPartsTest {

    private static final double OUTSIDE = 12345;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 200, 1000})
    void rows_apart_have_the_bits_of_rows_side_by_side(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        int rows = 7;
        double[] z = random.doubles((long) rows * classes, -9, 9).toArray();
        z[0] = Double.NEGATIVE_INFINITY;
        z[2 * classes] = Double.NaN;
        z[3 * classes] = 1e300;
        double[] y = random.doubles(z.length).toArray();
        int[] targets = random.ints(rows, 0, classes).toArray();
        BatchCrossEntropy plain = BatchCrossEntropy.mean(classes);
        BatchCrossEntropy apart = plain.withStrides(classes + 2, classes + 1, classes + 3);
        double[] spreadZ = spread(z, classes, classes + 2, 5);
        double[] spreadY = spread(y, classes, classes + 1, 4);
        int[] shifted = new int[rows + 3];
        System.arraycopy(targets, 0, shifted, 2, rows);
        for (int threads = 1; threads < 4; threads++) {
            BatchCrossEntropy each = apart.withThreads(threads);
            double[] gradient = new double[9 + rows * (classes + 3)];
            Arrays.fill(gradient, OUTSIDE);
            double loss = each.valueAndGradient(spreadZ, 5, shifted, 2, gradient, 6, rows);
            assertThat(loss).isEqualTo((Double) plain.withThreads(threads).value(z, targets));
            assertThat(gradient)
                    .containsExactly(spread(plain.gradient(z, targets), gradient.length, classes, classes + 3, 6));
            loss = each.valueAndGradient(spreadZ, 5, spreadY, 4, gradient, 6, rows);
            assertThat(loss).isEqualTo((Double) plain.withThreads(threads).value(z, y));
            assertThat(gradient)
                    .containsExactly(spread(plain.gradient(z, y), gradient.length, classes, classes + 3, 6));
            float[] floats = new float[gradient.length];
            Arrays.fill(floats, (float) OUTSIDE);
            each.valueAndGradient(Samples.floats(spreadZ), 5, Samples.floats(spreadY), 4, floats, 6, rows);
            float[] expected = plain.gradient(Samples.floats(z), Samples.floats(y));
            assertThat(Samples.widened(floats))
                    .containsExactly(spread(Samples.widened(expected), floats.length, classes, classes + 3, 6));
        }
    }

    @Test
    void the_gradient_may_replace_labels_or_logits() {
        double[] z = {1, 2, 3, 4};
        double[] y = {0.5, 0.5, 0.25, 0.75};
        double[] expected = BatchCrossEntropy.sum(2).gradient(z, y);
        BatchCrossEntropy.sum(2).valueAndGradient(z.clone(), y, y);
        assertThat(y).containsExactly(expected);
    }

    @Test
    void refusals_quote_the_part_and_the_array() {
        BatchCrossEntropy loss = BatchCrossEntropy.sum(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(new double[7], 2, new int[2], 0, new double[6], 0, 2))
                .withMessage("z has length 7, but 2 rows of 3 classes, 3 apart, stand from 2 to 8");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(new double[6], -1, new double[6], 0, new double[6], 0, 2))
                .withMessageStartingWith("z has length 6");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> loss.valueAndGradient(new double[6], 0, new int[2], 1, new double[6], 0, 2))
                .withMessageStartingWith("targets has length 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.valueAndGradient(new double[6], 0, new int[2], 0, new double[6], 0, -2))
                .withMessage("row count -2 is below 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.withStrides(3, 2, 3))
                .withMessage("stride 2 of the labels is below the row's 3 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.withStrides(5, 3, 3).value(new double[7], new int[2]))
                .withMessage("z has length 7, but 2 rows of 3 classes, 5 apart, have 8 to 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.withStrides(3, 4, 3).value(new double[6], new double[] {0, 0, 0, 9, 0, 2, 0}))
                .withMessage("label 2.0 at index 5 is not in [0, 1]");
    }

    private static double[] spread(double[] rows, int classes, int stride, int from) {
        return spread(rows, from + rows.length / classes * stride + 1, classes, stride, from);
    }

    private static double[] spread(double[] rows, int length, int classes, int stride, int from) {
        double[] all = new double[length];
        Arrays.fill(all, OUTSIDE);
        for (int i = 0; i < rows.length; i++) {
            all[from + i / classes * stride + i % classes] = rows[i];
        }
        return all;
    }
}
