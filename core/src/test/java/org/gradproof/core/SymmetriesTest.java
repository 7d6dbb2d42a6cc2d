package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;

/** What the functions keep: signs, orders, permutations, shifts; and floats that are doubles rounded. */
class SymmetriesTest {

    private static final double ULP = 0x1p-52;

    @Provide
    Arbitrary<Double> logits() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.doubles().between(-750, 750).ofScale(6),
                Arbitraries.of(Arrays.stream(LogitEdges.LOGITS)
                        .filter(z -> !Double.isNaN(z))
                        .boxed()
                        .toList()));
    }

    @Provide
    Arbitrary<double[]> rows() {
        return Arbitraries.integers()
                .between(-40 * 1024, 40 * 1024)
                .map(k -> k / 1024.0)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void a_sigmoid_and_its_mirror_image_add_up_to_one(@ForAll("logits") double z) {
        assertThat(Math.abs(Sigmoid.value(z) + Sigmoid.value(-z) - 1)).isLessThanOrEqualTo(3 * ULP);
        assertThat(Sigmoid.gradient(z)).isEqualTo(Sigmoid.gradient(-z));
        assertThat(LogSigmoid.value(z)).isEqualTo(0 - Softplus.value(-z));
        assertThat(LogSigmoid.gradient(z)).isEqualTo(Sigmoid.value(-z));
        double[] p = BatchFunction.sigmoid().value(new double[] {z, -z});
        assertThat(Math.abs(p[0] + p[1] - 1)).isLessThanOrEqualTo(3 * ULP);
    }

    @Property(tries = 300)
    void hard_labels_mirror_each_other_bit_by_bit(@ForAll("logits") double z) {
        assertThat(LogLoss.value(z, 1)).isEqualTo(LogLoss.value(-z, 0));
        assertThat(LogLoss.gradient(z, 1)).isEqualTo(0 - LogLoss.gradient(-z, 0));
        assertThat(FocalLoss.value(z, 1, 2)).isEqualTo(FocalLoss.value(-z, 0, 2));
        assertThat(FocalLoss.gradient(z, 1, 2)).isEqualTo(0 - FocalLoss.gradient(-z, 0, 2));
        double[] gradient = BatchLogLoss.sum().gradient(new double[] {z, -z}, new double[] {1, 0});
        assertThat(gradient[0]).isEqualTo(0 - gradient[1]);
        double[] focal = BatchFocalLoss.sum(2).gradient(new double[] {z, -z}, new double[] {1, 0});
        assertThat(focal[0]).isEqualTo(0 - focal[1]);
    }

    @Property(tries = 300)
    void losses_fall_towards_their_labels_within_the_bounds(@ForAll("logits") double a, @ForAll("logits") double b) {
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        assertThat(Sigmoid.value(low)).isLessThanOrEqualTo(above(Sigmoid.value(high)));
        assertThat(Softplus.value(low)).isLessThanOrEqualTo(above(Softplus.value(high)));
        assertThat(LogSigmoid.value(low)).isLessThanOrEqualTo(above(LogSigmoid.value(high)));
        assertThat(LogLoss.value(high, 1)).isLessThanOrEqualTo(above(LogLoss.value(low, 1)));
        assertThat(LogLoss.value(low, 0)).isLessThanOrEqualTo(above(LogLoss.value(high, 0)));
        assertThat(LogLoss.gradient(low, 0.25)).isLessThanOrEqualTo(above(LogLoss.gradient(high, 0.25)));
        assertThat(LogLoss.value(high, 0.25)).isGreaterThanOrEqualTo(0);
    }

    /** Two errors of the largest bound above a number. */
    private static double above(double v) {
        return v + 5 * Math.ulp(v);
    }

    @Property(tries = 200)
    void a_permutation_of_classes_permutes_the_results(@ForAll("rows") double[] z, @ForAll long seed) {
        int n = z.length;
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            order.add(k);
        }
        Collections.shuffle(order, new Random(seed));
        double[] moved = permuted(z, order);
        double[] y = new double[n];
        Arrays.setAll(y, k -> (k % 4) / 4.0);
        double[] movedY = permuted(y, order);
        assertNear(Softmax.value(moved), permuted(Softmax.value(z), order), 4);
        assertNear(Softmax.logValue(moved), permuted(Softmax.logValue(z), order), 4);
        assertNear(new double[] {LogSumExp.value(moved)}, new double[] {LogSumExp.value(z)}, 5);
        assertNear(new double[] {CrossEntropy.value(moved, movedY)}, new double[] {CrossEntropy.value(z, y)}, 5);
        assertNear(CrossEntropy.gradient(moved, movedY), permuted(CrossEntropy.gradient(z, y), order), 5);
        assertNear(BatchSoftmax.of(n).value(moved), permuted(BatchSoftmax.of(n).value(z), order), 6);
        int target = order.indexOf(0);
        double[] byIndex = BatchCrossEntropy.sum(n).gradient(moved, new int[] {target});
        assertNear(byIndex, permuted(BatchCrossEntropy.sum(n).gradient(z, new int[] {0}), order), 6);
        assertNear(Entropy.gradientFromLogits(moved), permuted(Entropy.gradientFromLogits(z), order), 6);
    }

    /** The logits are multiples of 2<sup>-10</sup> below 40: such a sum is exact. */
    @Property(tries = 60)
    void a_constant_added_to_all_logits_changes_nothing(@ForAll("rows") double[] z, @ForAll("shifts") double c) {
        double[] shifted = Arrays.stream(z).map(v -> v + c).toArray();
        assertNear(Softmax.value(shifted), Softmax.value(z), 4);
        assertNear(Softmax.logValue(shifted), Softmax.logValue(z), 4);
        assertNear(new double[] {CrossEntropy.value(shifted, 0)}, new double[] {CrossEntropy.value(z, 0)}, 5);
        assertNear(CrossEntropy.gradient(shifted, 0), CrossEntropy.gradient(z, 0), 5);
        assertNear(new double[] {Entropy.valueFromLogits(shifted)}, new double[] {Entropy.valueFromLogits(z)}, 6);
        int n = z.length;
        assertNear(BatchSoftmax.of(n).value(shifted), BatchSoftmax.of(n).value(z), 6);
        double[] batch = BatchCrossEntropy.sum(n).gradient(shifted, new int[] {0});
        assertNear(batch, BatchCrossEntropy.sum(n).gradient(z, new int[] {0}), 6);
        assertThat(KullbackLeibler.valueFromLogits(shifted, z)).isZero();
    }

    @Provide
    Arbitrary<Double> shifts() {
        return Arbitraries.of(1.0, -37.0, 0x1p20, -0x1p30, 1 / 1024.0, -745.0);
    }

    @Property(tries = 300)
    void floats_are_doubles_rounded_within_the_bounds(
            @ForAll float z,
            @ForAll @FloatRange(min = 0, max = 1) float y,
            @ForAll @DoubleRange(max = 5) double gamma) {
        float[] logits = {z};
        float[] labels = {y};
        double larger = Math.max((1 - y) * Sigmoid.value(z), y * Sigmoid.value(-z));
        double bound = (BatchLogLoss.MAX_ULP + 1) * Math.ulp((float) larger);
        double slope = LogLoss.gradient(z, y);
        assertThat(Math.abs(BatchLogLoss.sum().gradient(logits, labels)[0] - slope))
                .isLessThanOrEqualTo(bound);
        float focal = (float) FocalLoss.gradient(z, y, gamma);
        assertThat(Math.abs(BatchFocalLoss.sum(gamma).gradient(logits, labels)[0] - focal))
                .isLessThanOrEqualTo(Math.ulp(focal));
        float sigmoid = (float) Sigmoid.value(z);
        assertThat(Math.abs(BatchFunction.sigmoid().value(logits)[0] - sigmoid))
                .isLessThanOrEqualTo(3 * Math.ulp(sigmoid));
    }

    private static double[] permuted(double[] values, List<Integer> order) {
        double[] moved = new double[values.length];
        Arrays.setAll(moved, k -> values[order.get(k)]);
        return moved;
    }

    private static void assertNear(double[] actual, double[] expected, double ulps) {
        assertThat(Answers.fault(actual, expected, ulps, false, false)).isNull();
    }
}
