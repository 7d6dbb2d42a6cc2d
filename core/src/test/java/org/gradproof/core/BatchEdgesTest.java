package org.gradproof.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every public method of every batch, at every edge of the function of one example that it is made of. */
class BatchEdgesTest {

    static final List<BatchCase> CASES = EveryEdgeTest.EDGES.stream()
            .flatMap(edge -> BatchCase.of(edge).stream())
            .toList();

    @TestFactory
    Stream<DynamicTest> every_public_method_answers_the_edges_of_one_example() throws ClassNotFoundException {
        return methods().stream()
                .map(method -> DynamicTest.dynamicTest(
                        method.toGenericString().replace("org.gradproof.core.", ""), () -> assertEdges(method)));
    }

    /** The public methods of batches that take numbers: neither factories nor settings, which give another batch. */
    static List<Method> methods() throws ClassNotFoundException {
        List<Method> methods = new ArrayList<>();
        for (String name : PublicTypes.names()) {
            Class<?> type = Class.forName(name);
            if (type.getSimpleName().startsWith("Batch") && !type.isMemberClass()) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getReturnType() != type)
                        .forEach(methods::add);
            }
        }
        return methods;
    }

    private static void assertEdges(Method method) {
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (BatchCase each : CASES) {
            List<String> outputs = each.receiver().getClass() == method.getDeclaringClass()
                    ? each.methods().get(method.getName())
                    : null;
            Call call = outputs == null ? null : Call.of(method, each.arguments(), outputs.size());
            if (call == null || (call.isOfFloats() && !each.edge().isOfFloats())) {
                continue;
            }
            tried++;
            List<double[]> expected =
                    outputs.stream().map(each.edge().expected()::get).toList();
            int[] lengths = expected.stream().mapToInt(e -> e.length).toArray();
            List<double[]> actual = call.run(each.receiver(), lengths, 1);
            for (int i = 0; i < outputs.size(); i++) {
                boolean asDouble = i == 0 && call.returnsDouble();
                double[] terms = each.terms(outputs.get(i));
                String fault =
                        Answers.fault(actual.get(i), expected.get(i), each.bound(), terms, call.isOfFloats(), asDouble);
                if (fault != null) {
                    faults.add(outputs.get(i) + " of " + each.edge() + ": " + fault);
                }
            }
        }
        assertThat(tried).as("edges of %s", method).isPositive();
        assertThat(faults).as("%d of %d edges", faults.size(), tried).isEmpty();
    }
}
