package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradproof.core.internal.exact.DoubleDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors of many rows of every length, against references in double-double arithmetic, which are fast enough for a hundred
 * thousand entries: rounding errors that few rows show, such as where one to three logits outweigh all others.
 */
class RowErrorTest {

    @ParameterizedTest
    @CsvSource({"2, 5, 6000", "5, 40, 3000", "40, 130, 800", "130, 600, 150", "600, 2600, 60"})
    void every_row_is_within_the_documented_error(int from, int to, int rows) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < rows; i++) {
            float[] f = row(random, random.nextInt(from, to), i);
            double[] z = Samples.widened(f);
            int n = z.length;
            int target = random.nextInt(n);
            DoubleDouble[] softmax = softmax(z, target);
            DoubleDouble[] gradient = softmax.clone();
            gradient[target] = softmax[n].negated();
            assertWithin(
                    BatchCrossEntropy.sum(n).gradient(z, new int[] {target}), gradient, BatchCrossEntropy.MAX_ULP, z);
            assertWithin(
                    BatchCrossEntropy.sum(n).gradient(f, new int[] {target}), gradient, BatchCrossEntropy.MAX_ULP, z);
            assertWithin(BatchSoftmax.of(n).value(z), softmax, BatchSoftmax.MAX_ULP, z);
            assertWithin(BatchSoftmax.of(n).value(f), softmax, BatchSoftmax.MAX_ULP, z);
            assertEvenLabels(z, softmax);
        }
    }

    /** Ordinary logits, of which one or three may be far above. */
    private static float[] row(SplittableRandom random, int n, int kind) {
        double width = random.nextDouble(0.1, 24);
        double[] z = random.doubles(n, -width, width).toArray();
        double top = width + random.nextDouble(8);
        for (int k = 0; k < (kind % 3) * (kind % 3 + 1) / 2; k++) {
            z[random.nextInt(n)] = top - random.nextDouble(0.5);
        }
        return Samples.floats(z);
    }

    /** Each class's probability, and last that of all but the target. */
    private static DoubleDouble[] softmax(double[] z, int target) {
        int n = z.length;
        DoubleDouble[] e = new DoubleDouble[n + 1];
        DoubleDouble others = DoubleDouble.ZERO;
        for (int k = 0; k < n; k++) {
            e[k] = DoubleDouble.exp(DoubleDouble.of(z[k]), 0);
            others = k == target ? others : others.plus(e[k]);
        }
        e[n] = others;
        DoubleDouble total = others.plus(e[target]);
        return Arrays.stream(e).map(x -> x.dividedBy(total)).toArray(DoubleDouble[]::new);
    }

    /** Labels 1/n, whose sum is as hard as their gradient is small: its error is in ulp of the larger term. */
    private static void assertEvenLabels(double[] z, DoubleDouble[] softmax) {
        int n = z.length;
        double[] y = new double[n];
        Arrays.fill(y, 1.0 / n);
        double[] gradient = BatchCrossEntropy.sum(n).gradient(z, y);
        DoubleDouble all = DoubleDouble.product(1.0 / n, n);
        double largest = 0;
        for (int k = 0; k < n; k++) {
            DoubleDouble exact = softmax[k].times(all).minus(DoubleDouble.of(y[k]));
            double ulp = Math.ulp(Math.max(softmax[k].high(), y[k]));
            largest = Math.max(largest, Math.abs((gradient[k] - exact.high()) - exact.low()) / ulp);
        }
        assertThat(largest)
                .as(() -> "even labels, logits " + Arrays.toString(z))
                .isLessThanOrEqualTo(BatchCrossEntropy.MAX_ULP);
    }

    private static void assertWithin(double[] actual, DoubleDouble[] exact, double bound, double[] z) {
        double largest = 0;
        for (int k = 0; k < actual.length; k++) {
            double error = (actual[k] - exact[k].high()) - exact[k].low();
            largest = Math.max(largest, Math.abs(error) / Math.ulp(exact[k].high()));
        }
        assertThat(largest).as(() -> "logits " + Arrays.toString(z)).isLessThanOrEqualTo(bound);
    }

    private static void assertWithin(float[] actual, DoubleDouble[] exact, double bound, double[] z) {
        double largest = 0;
        for (int k = 0; k < actual.length; k++) {
            double error = (actual[k] - exact[k].high()) - exact[k].low();
            largest = Math.max(largest, Math.abs(error) / Math.ulp((float) exact[k].high()));
        }
        assertThat(largest).as(() -> "floats, logits " + Arrays.toString(z)).isLessThanOrEqualTo(bound);
    }
}
