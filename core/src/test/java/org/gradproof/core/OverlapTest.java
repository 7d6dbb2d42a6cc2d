package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written may be an argument itself, and overlap it in no other way. */
class OverlapTest {

    private static final List<Class<?>> PAIRS =
            List.of(CrossEntropy.class, Softmax.class, DistributionCrossEntropy.class, KullbackLeibler.class);

    /** Functions of two rows that write a third. */
    static Stream<Method> ofTwoRows() {
        return PAIRS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.equals(
                        method.getParameterTypes(), new Class<?>[] {double[].class, double[].class, double[].class}));
    }

    @Test
    void there_are_many() {
        assertThat(ofTwoRows().count()).isGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("ofTwoRows")
    void the_result_may_stand_in_the_place_of_either_row(Method method) throws ReflectiveOperationException {
        double[] a = {0.5, 0.125, 0.375};
        double[] b = {0.25, 0.5, 0.25};
        double[] apart = new double[3];
        Object value = method.invoke(null, a, b, apart);
        double[] first = a.clone();
        assertThat(method.invoke(null, first, b, first)).isEqualTo(value);
        assertThat(first).containsExactly(apart);
        double[] second = b.clone();
        assertThat(method.invoke(null, a, second, second)).isEqualTo(value);
        assertThat(second).containsExactly(apart);
    }

    @Test
    void a_gradient_may_stand_in_the_place_of_weights() {
        double[] z = {1, 2};
        double[] y = {0.25, 0.75};
        double[] w = {2, 3};
        double[] expected = AdjustedCrossEntropy.gradient(z, y, w, 0.1, 2);
        double[] inPlace = w.clone();
        AdjustedCrossEntropy.valueAndGradient(z, y, inPlace, 0.1, 2, inPlace);
        assertThat(inPlace).containsExactly(expected);
    }

    @Test
    void a_part_that_is_moved_is_refused() {
        double[] array = {1, 0, 1, 0, 1, 0};
        float[] floats = {1, 0, 1, 0, 1, 0};
        double[] other = new double[6];
        String moved =
                "gradient overlaps z in one array; it may be written in place only at the same offset and stride";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().valueAndGradient(array, 0, other, 0, array, 1, 4))
                .withMessage(moved);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchLogLoss.sum().valueAndGradient(floats, 0, new float[6], 0, floats, 1, 4))
                .withMessage(moved);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchFocalLoss.mean(2).valueAndGradient(array, 1, other, 0, array, 0, 2))
                .withMessage(moved);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSumOfLogLosses.mean(2).valueAndGradient(other, 0, array, 0, array, 2, 2))
                .withMessage(moved.replace("overlaps z", "overlaps y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchCrossEntropy.sum(2)
                        .withStrides(2, 2, 3)
                        .valueAndGradient(array, 0, new int[] {0, 1}, 0, array, 0, 2))
                .withMessage(moved);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSoftmax.of(2).value(array, 0, array, 2, 2))
                .withMessage(moved.replace("gradient", "p"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchHessianProduct.crossEntropy(3).product(array, 0, other, 0, array, 1, 1))
                .withMessage(moved.replace("gradient", "product"));
    }

    @Test
    void two_results_in_one_place_are_refused() {
        double[] a = {1, 0};
        double[] out = new double[2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchKullbackLeibler.sumFromLogits(2).valueAndGradients(a, a, out, out))
                .withMessage("gradientOfFirst overlaps gradientOfSecond in one array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchFunction.sigmoid().valueAndGradient(a, out, out))
                .withMessage("values overlaps gradients in one array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.biasGradient(a, 2, a))
                .withMessage("result overlaps gradient in one array");
    }

    @Test
    void parts_that_lie_beside_each_other_may_share_an_array() {
        double[] both = {1, 2, 0, 0, 3, 4, 0, 0};
        BatchCrossEntropy.sum(2).withStrides(4, 2, 4).valueAndGradient(both, 0, new int[] {0, 1}, 0, both, 2, 2);
        double[] apart = BatchCrossEntropy.sum(2).gradient(new double[] {1, 2, 3, 4}, new int[] {0, 1});
        assertThat(both).containsExactly(1, 2, apart[0], apart[1], 3, 4, apart[2], apart[3]);
    }
}
