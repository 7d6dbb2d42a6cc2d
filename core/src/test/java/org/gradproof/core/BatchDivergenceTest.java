package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradproof.core.internal.block.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entropies, cross entropies and divergences of many rows: at the edges, of parts of arrays, of rows apart. */
class BatchDivergenceTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double OUTSIDE = 12345;
    private static final double[] NONE = {};

    @ParameterizedTest
    @EnumSource(Measure.class)
    void rows_of_logits_have_the_edges_of_one_row(Measure measure) {
        double[] odd = {INF, -INF, Double.NaN, 1e300, -1e300, 341, -350, 0, -0.0, 5};
        SplittableRandom random = new SplittableRandom(90);
        int classes = 3;
        double[] a = new double[600];
        double[] b = new double[600];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble(-3, 3);
            b[i] = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble(-3, 3);
        }
        for (int row = 0; row < a.length / classes; row++) {
            double[] first = Arrays.copyOfRange(a, row * classes, (row + 1) * classes);
            double[] second = Arrays.copyOfRange(b, row * classes, (row + 1) * classes);
            double[] ofA = new double[classes];
            double[] ofB = new double[classes];
            double value = measure(measure, Measures.sumFromLogits(classes), first, second, ofA, ofB);
            assertNear(value, ofLogits(measure, first, second));
            assertNear(ofA, gradientOfFirstLogits(measure, first, second));
            assertNear(ofB, gradientOfSecond(measure, KullbackLeibler.gradientOfSecondFromLogits(first, second)));
        }
    }

    private static double ofLogits(Measure measure, double[] a, double[] b) {
        return switch (measure) {
            case ENTROPY -> Entropy.valueFromLogits(a);
            case CROSS_ENTROPY -> DistributionCrossEntropy.valueFromLogits(a, b);
            case DIVERGENCE -> KullbackLeibler.valueFromLogits(a, b);
        };
    }

    private static double[] gradientOfFirstLogits(Measure measure, double[] a, double[] b) {
        return switch (measure) {
            case ENTROPY -> Entropy.gradientFromLogits(a);
            case CROSS_ENTROPY -> DistributionCrossEntropy.gradientOfFirstFromLogits(a, b);
            case DIVERGENCE -> KullbackLeibler.gradientOfFirstFromLogits(a, b);
        };
    }

    private static double[] gradientOfSecond(Measure measure, double[] gradient) {
        return measure == Measure.ENTROPY ? new double[gradient.length] : gradient;
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void rows_of_probabilities_have_the_edges_of_one_row(Measure measure) {
        double[] odd = {0, 1, -0.0, Double.MIN_VALUE, 1e-310, Double.MIN_NORMAL, 0x1p-1021, 1e-300, 0.5};
        SplittableRandom random = new SplittableRandom(91);
        int classes = 3;
        for (int i = 0; i < 400; i++) {
            double[] p = random.doubles(classes).toArray();
            double[] q = random.doubles(classes).toArray();
            for (int k = 0; k < classes; k++) {
                p[k] = random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : p[k];
                q[k] = random.nextInt(i % 2 == 0 ? 3 : 1000) == 0 ? odd[random.nextInt(odd.length)] : q[k];
            }
            double[] ofA = new double[classes];
            double[] ofB = new double[classes];
            double value = measure(measure, Measures.sumFromProbabilities(classes), p, q, ofA, ofB);
            double expected = switch (measure) {
                case ENTROPY -> Entropy.valueFromProbabilities(p);
                case CROSS_ENTROPY -> DistributionCrossEntropy.valueFromProbabilities(p, q);
                case DIVERGENCE -> KullbackLeibler.valueFromProbabilities(p, q);
            };
            double[] expectedOfA = switch (measure) {
                case ENTROPY -> Entropy.gradientFromProbabilities(p);
                case CROSS_ENTROPY -> DistributionCrossEntropy.gradientOfFirstFromProbabilities(p, q);
                case DIVERGENCE -> KullbackLeibler.gradientOfFirstFromProbabilities(p, q);
            };
            assertNear(value, expected);
            assertNear(ofA, expectedOfA);
            assertNear(
                    ofB, gradientOfSecond(measure, DistributionCrossEntropy.gradientOfSecondFromProbabilities(p, q)));
        }
    }

    private static double measure(Measure measure, Measures batch, double[] a, double[] b, double[] ofA, double[] ofB) {
        return switch (measure) {
            case ENTROPY -> batch.entropy().valueAndGradient(a, ofA);
            case CROSS_ENTROPY -> batch.cross().valueAndGradients(a, b, ofA, ofB);
            case DIVERGENCE -> batch.divergence().valueAndGradients(a, b, ofA, ofB);
        };
    }

    private static void assertNear(double[] actual, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            assertNear(actual[k], expected[k]);
        }
    }

    private static void assertNear(double actual, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(actual).isCloseTo(expected, within(3e-15 * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(actual).isEqualTo((Double) expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 200, 399, 400, 401, 1000})
    void rows_apart_have_the_bits_of_rows_side_by_side(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        int rows = 47;
        double[] a = random.doubles((long) rows * classes, -9, 9).toArray();
        double[] b = random.doubles(a.length, -9, 9).toArray();
        a[0] = Double.NEGATIVE_INFINITY;
        b[2 * classes] = 1e300;
        double[] spreadA = spread(a, classes, classes + 2, 5);
        double[] spreadB = spread(b, classes, classes + 1, 4);
        for (int threads = 1; threads < 4; threads++) {
            Measures plain = Measures.meanFromLogits(classes).withThreads(threads);
            Measures apart = plain.withStrides(classes + 2, classes + 1, classes + 3, classes + 4);
            double[] ofA = new double[9 + rows * (classes + 3)];
            double[] ofB = new double[9 + rows * (classes + 4)];
            Arrays.fill(ofA, OUTSIDE);
            Arrays.fill(ofB, OUTSIDE);
            double[] expectedOfA = plain.divergence().gradientOfFirst(a, b);
            double[] expectedOfB = plain.divergence().gradientOfSecond(a, b);
            assertThat(apart.divergence().valueAndGradients(spreadA, 5, spreadB, 4, ofA, 6, ofB, 7, rows))
                    .isEqualTo((Double) plain.divergence().valueAndGradients(a, b, new double[a.length], null));
            assertThat(ofA).containsExactly(spread(expectedOfA, ofA.length, classes, classes + 3, 6));
            assertThat(ofB).containsExactly(spread(expectedOfB, ofB.length, classes, classes + 4, 7));
            assertThat(apart.cross().valueAndGradients(spreadA, 5, spreadB, 4, ofA, 6, null, 0, rows))
                    .isEqualTo((Double) plain.cross().value(a, b));
            assertThat(ofA)
                    .containsExactly(spread(plain.cross().gradientOfFirst(a, b), ofA.length, classes, classes + 3, 6));
            assertThat(apart.entropy().valueAndGradient(spreadA, 5, ofA, 6, rows))
                    .isEqualTo((Double) plain.entropy().value(a));
            assertThat(ofA).containsExactly(spread(plain.entropy().gradient(a), ofA.length, classes, classes + 3, 6));
            float[] floats = new float[ofB.length];
            Arrays.fill(floats, (float) OUTSIDE);
            apart.cross()
                    .valueAndGradients(
                            Samples.floats(spreadA), 5, Samples.floats(spreadB), 4, null, 0, floats, 7, rows);
            float[] expected = plain.cross().gradientOfSecond(Samples.floats(a), Samples.floats(b));
            assertThat(Samples.widened(floats))
                    .containsExactly(spread(Samples.widened(expected), floats.length, classes, classes + 4, 7));
        }
    }

    @Test
    void a_gradient_may_replace_its_rows() {
        double[] a = {1, 2, 3, 4, Double.NEGATIVE_INFINITY, 1};
        double[] b = {0, 1, 0.5, 7, 8, 9};
        Measures sum = Measures.sumFromLogits(3);
        double[] expectedOfA = sum.divergence().gradientOfFirst(a, b);
        double[] expectedOfB = sum.divergence().gradientOfSecond(a, b);
        sum.divergence().valueAndGradients(a, b, a, b);
        assertThat(a).containsExactly(expectedOfA);
        assertThat(b).containsExactly(expectedOfB);
    }

    @Test
    void floats_are_doubles_rounded_once() {
        float[] p = {0.25f, 0.75f, 0, 1};
        double[] wide = Samples.widened(p);
        Measures sum = Measures.sumFromProbabilities(2);
        assertThat(sum.entropy().value(p)).isEqualTo((Double) sum.entropy().value(wide));
        assertThat(sum.entropy().gradient(p))
                .containsExactly(
                        Samples.floats(Entropy.gradientFromProbabilities(wide))[0],
                        -0.71231794f,
                        Float.POSITIVE_INFINITY,
                        -1);
        float[] q = {0.5f, 0.5f, 0.5f, 0.5f};
        assertThat(sum.divergence().value(p, q))
                .isEqualTo((Double) sum.divergence().value(wide, Samples.widened(q)));
        assertThat(sum.cross().value(p, q)).isCloseTo(2 * Math.log(2), within(1e-15));
        assertThat(sum.divergence().gradientOfFirst(p, q)[2]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(sum.divergence().gradientOfSecond(p, q)).containsExactly(-0.5f, -1.5f, 0, -2);
        assertThat(sum.cross().gradientOfFirst(p, q)[0]).isEqualTo((float) Math.log(2));
    }

    @Test
    void equal_rows_do_not_diverge_and_an_empty_batch_has_no_mean() {
        double[] a = new SplittableRandom(5).doubles(500, -20, 20).toArray();
        double[] gradient = new double[500];
        Arrays.fill(gradient, OUTSIDE);
        assertThat(Measures.sumFromLogits(5).divergence().valueAndGradients(a, a.clone(), gradient, null))
                .isZero();
        assertThat(gradient).containsOnly(0);
        double[] p = Softmax.value(a);
        assertThat(Measures.sumFromProbabilities(5).divergence().value(p, p)).isZero();
        assertThat(Measures.meanFromLogits(5).entropy().value(NONE)).isNaN();
        assertThat(Measures.sumFromLogits(5).cross().value(NONE, NONE)).isZero();
    }

    @Test
    void refusals_quote_the_value_its_place_and_the_bound() {
        Measures sum = Measures.sumFromLogits(3);
        Measures measures = Measures.sumFromProbabilities(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.divergence().value(new double[6], new double[3]))
                .withMessage("b has length 3, but 2 rows of 3 classes have 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.entropy().value(new double[7]))
                .withMessage("a has length 7, but 2 rows of 3 classes have 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.cross().valueAndGradients(new double[6], new double[6], new double[5], null))
                .withMessage("gradientOfFirst has length 5, but 2 rows of 3 classes have 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.withStrides(3, 2, 3, 3))
                .withMessage("stride 2 of the second argument is below the row's 3 classes");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> sum.entropy().valueAndGradient(new double[7], 2, null, 0, 2))
                .withMessage("a has length 7, but 2 rows of 3 classes, 3 apart, stand from 2 to 8");
        double[] p = {0.5, 0.5, 0, 0.5, 0.5, 0};
        for (double wrong : new double[] {1.5, -0x1p-1074, Double.NaN}) {
            double[] q = {0.5, 0.5, 0.5, 0.5, 0.5, wrong};
            String message = "label " + wrong + " at index 5 is not in [0, 1]";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measures.entropy().value(q))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measures.divergence().value(p, q))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measures.cross().value(q, q))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> measures.cross().value(q, new double[] {1, 1, 1, 1, 1, 1}))
                    .withMessage(message);
        }
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
