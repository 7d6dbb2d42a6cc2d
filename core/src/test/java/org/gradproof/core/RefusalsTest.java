package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every public method with each argument spoilt in turn: null, an array of a wrong length, an index or a count out of range,
 * a label or a parameter beside its range by an ulp. The refusal quotes the value, and no array has been touched.
 */
class RefusalsTest {

    private static final Class<?> WRONG = IllegalArgumentException.class;
    private static final Class<?> OUTSIDE = IndexOutOfBoundsException.class;

    @TestFactory
    Stream<DynamicTest> every_public_function_refuses_what_does_not_fit() throws ClassNotFoundException {
        return EveryEdgeTest.functions().stream().map(method -> {
            List<Object> given = EveryEdgeTest.EDGES.stream()
                    .filter(e -> e.type().equals(method.getDeclaringClass().getSimpleName()) && isTame(e.arguments()))
                    .filter(e -> e.expected().keySet().containsAll(EveryEdgeTest.outputs(method.getName())))
                    .map(Edge::arguments)
                    .filter(a -> fits(method, a))
                    .max(Comparator.comparing(RefusalsTest::length))
                    .orElseThrow(() -> new AssertionError(method + " has no tame edge"));
            return test(method, null, given, false);
        });
    }

    @TestFactory
    Stream<DynamicTest> every_method_of_a_batch_refuses_what_does_not_fit() throws ClassNotFoundException {
        return BatchEdgesTest.methods().stream().flatMap(method -> {
            List<BatchCase> cases = BatchEdgesTest.CASES.stream()
                    .filter(c -> c.receiver().getClass() == method.getDeclaringClass() && isTame(c.arguments()))
                    .filter(c -> c.methods().containsKey(method.getName()) && fits(method, c.arguments()))
                    .toList();
            assertThat(cases).as("cases of %s", method).isNotEmpty();
            // One of probabilities and one of logits, where there are both.
            return Stream.of(true, false)
                    .map(p -> cases.stream()
                            .filter(c -> isOfProbabilities(c.edge()) == p)
                            .max(Comparator.comparing(c -> length(c.arguments()))))
                    .flatMap(Optional::stream)
                    .map(c -> test(method, c.receiver(), c.arguments(), isOfProbabilities(c.edge())));
        });
    }

    private static boolean isOfProbabilities(Edge edge) {
        return edge.type().equals("Logit")
                || edge.expected().containsKey("gradientOfSecondFromProbabilities")
                || (edge.type().equals("Entropy") && edge.expected().containsKey("valueFromProbabilities"));
    }

    private static boolean fits(Method method, List<Object> arguments) {
        return Stream.of(1, 2, 3).anyMatch(outputs -> Call.of(method, arguments, outputs) != null);
    }

    private static boolean isTame(List<Object> arguments) {
        return arguments.stream().allMatch(argument -> {
            double[] values = argument instanceof double[] row ? row : new double[] {1};
            return values.length > 0
                    && values.length < 5
                    && Arrays.stream(values).allMatch(v -> v == (float) v && Math.abs(v) < 50);
        });
    }

    private static int length(List<Object> arguments) {
        return arguments.stream()
                .mapToInt(a -> a instanceof double[] row ? row.length : 1)
                .max()
                .orElseThrow();
    }

    private static DynamicTest test(Method method, Object receiver, List<Object> given, boolean ofProbabilities) {
        String name = method.toGenericString().replace("org.gradproof.core.", "");
        return DynamicTest.dynamicTest(name, () -> {
            int length = length(given);
            boolean perRow = method.toGenericString().contains("BatchLogSumExp.value");
            boolean bias = method.getName().equals("biasGradient");
            int first = perRow ? 1 : bias ? (Integer) given.get(1) : length;
            assertRefusals(method, new Spoilt(method, receiver, given, first, length), given, ofProbabilities);
        });
    }

    private static void assertRefusals(Method method, Spoilt call, List<Object> given, boolean ofProbabilities) {
        Class<?>[] types = method.getParameterTypes();
        boolean ofParts = Spoilt.isOfParts(method, given);
        long arrays = Arrays.stream(types).filter(Class::isArray).count();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            boolean afterArray = ofParts && i > 0 && types[i - 1].isArray();
            if (types[i].isArray()) {
                if (!method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                    faults.add(call.fault(i, null, NullPointerException.class, "", true));
                }
                int length = Array.getLength(call.argument(i));
                boolean byOthers =
                        arrays > 1 || method.toString().matches(".*(LinearModel|BatchSoftmax|BatchLogSumExp).*");
                if (ofParts) {
                    faults.add(call.fault(
                            i, Spoilt.resized(call.argument(i), length - 1), OUTSIDE, "length " + (length - 1), true));
                } else if (byOthers) {
                    faults.add(call.fault(i, Spoilt.resized(call.argument(i), length + 1), WRONG, "length", true));
                }
            } else if (afterArray) {
                faults.add(call.fault(i, -1, OUTSIDE, "-1", true));
                faults.add(call.fault(i, 1, OUTSIDE, "1", true));
                faults.add(call.fault(i, Integer.MAX_VALUE, OUTSIDE, "2147483647", true));
            } else if (ofParts && i == types.length - 1) {
                faults.add(call.fault(i, -1, WRONG, "-1", true));
                faults.add(call.fault(i, Integer.MIN_VALUE, WRONG, "-2147483648", true));
                faults.add(call.fault(i, Integer.MAX_VALUE, OUTSIDE, "2147483647", true));
                faults.add(call.fault(i, 1 << 30, OUTSIDE, "1073741824", true));
            }
        }
        Ranges.of(method, given, ofProbabilities).forEach(range -> {
            for (double bad : range.outside()) {
                Object argument = call.argument(range.index());
                boolean isArray = argument.getClass().isArray();
                Object spoilt = isArray
                        ? Spoilt.withLast(argument, bad)
                        : argument instanceof Integer ? (Object) (int) bad : (Object) bad;
                String quoted = argument instanceof float[]
                        ? String.valueOf((double) (float) bad)
                        : argument instanceof Integer || argument instanceof int[]
                                ? String.valueOf((int) bad)
                                : String.valueOf(bad);
                faults.add(call.fault(range.index(), spoilt, range.isIndex() ? OUTSIDE : WRONG, quoted, true));
            }
        });
        assertThat(faults.stream().filter(Objects::nonNull)).isEmpty();
    }
}
