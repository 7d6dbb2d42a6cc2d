package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of one example's arrays takes floats as it takes doubles, and gives what these give, rounded once. */
class FloatsOfOneExampleTest {

    private static final List<Class<?>> CLASSES = List.of(
            Softmax.class,
            LogSumExp.class,
            CrossEntropy.class,
            AdjustedCrossEntropy.class,
            SumOfLogLosses.class,
            Entropy.class,
            DistributionCrossEntropy.class,
            KullbackLeibler.class);

    private static final SplittableRandom RANDOM = new SplittableRandom(81);

    static Stream<Method> ofDoubles() {
        return CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(double[].class));
    }

    @Test
    void there_are_many() {
        assertThat(ofDoubles()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("ofDoubles")
    void floats_give_what_doubles_give_rounded_once(Method method) throws ReflectiveOperationException {
        Method ofFloats = method.getDeclaringClass().getMethod(method.getName(), floats(method.getParameterTypes()));
        assertThat(ofFloats.getReturnType())
                .isEqualTo(method.getReturnType() == double[].class ? float[].class : method.getReturnType());
        // Longer rows first: what they leave behind in arrays that are kept must not matter.
        for (int n : new int[] {9, 4, 1, 6}) {
            for (int i = 0; i < 20; i++) {
                List<Object> doubles = new ArrayList<>();
                List<Object> singles = new ArrayList<>();
                for (Class<?> type : method.getParameterTypes()) {
                    argument(type, n, method.getName(), doubles, singles);
                }
                Object expected = method.invoke(null, doubles.toArray());
                Object actual = ofFloats.invoke(null, singles.toArray());
                assertThat(rounded(actual)).isEqualTo(rounded(expected));
                for (int k = 0; k < doubles.size(); k++) {
                    assertThat(rounded(singles.get(k))).isEqualTo(rounded(doubles.get(k)));
                }
            }
        }
    }

    private static Class<?>[] floats(Class<?>... types) {
        return Arrays.stream(types)
                .map(type -> type == double[].class ? float[].class : type)
                .toArray(Class<?>[]::new);
    }

    /** Numbers in [0, 1] do for logits, labels, probabilities, weights, smoothing and temperature. */
    private static void argument(Class<?> type, int n, String name, List<Object> doubles, List<Object> singles) {
        if (type == double[].class) {
            float[] floats = new float[n];
            for (int k = 0; k < n; k++) {
                floats[k] = name.contains("ogits") ? RANDOM.nextInt(-40, 40) : RANDOM.nextInt(1, 1 << 20) * 0x1p-20f;
            }
            singles.add(floats);
            doubles.add(Samples.widened(floats));
        } else {
            Object argument = type == int.class ? (Object) RANDOM.nextInt(n) : (Object) RANDOM.nextDouble(0.1, 0.9);
            doubles.add(argument);
            singles.add(argument);
        }
    }

    /** Arrays as floats; a number alone is a double for both. */
    private static Object rounded(Object result) {
        return result instanceof double[] entries ? Samples.floats(entries) : result == null ? "nothing" : result;
    }
}
