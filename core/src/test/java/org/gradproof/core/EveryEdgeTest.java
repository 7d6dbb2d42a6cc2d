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

/** Every public function of one example, at every edge that applies to it. */
class EveryEdgeTest {

    static final List<Edge> EDGES = Stream.of(
                    LogitEdges.all(),
                    FocalEdges.all(),
                    RowEdges.all(),
                    RowEdges.adjusted(),
                    RowEdges.sums(),
                    DistributionEdges.all(),
                    DistributionEdges.ofLogits(),
                    LinearEdges.all())
            .flatMap(List::stream)
            .toList();

    @TestFactory
    Stream<DynamicTest> every_public_function_has_its_edges_and_answers_them() throws ClassNotFoundException {
        return functions().stream()
                .map(method -> DynamicTest.dynamicTest(
                        method.toGenericString().replace("org.gradproof.core.", ""), () -> assertEdges(method)));
    }

    /** The public static methods that take numbers and give some. */
    static List<Method> functions() throws ClassNotFoundException {
        List<Method> functions = new ArrayList<>();
        for (String name : PublicTypes.names()) {
            Class<?> type = Class.forName(name);
            if (type.getSimpleName().startsWith("Batch") || type.isEnum() || type.isRecord() || type.isMemberClass()) {
                continue;
            }
            Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> Modifier.isPublic(m.getModifiers()))
                    .forEach(functions::add);
        }
        return functions;
    }

    /** Both halves of what a function gives in one pass. */
    static List<String> outputs(String name) {
        String both = "valueAndGradient";
        if (!name.startsWith(both)) {
            return List.of(name);
        }
        String of = name.substring(both.length());
        String kind = of.contains("From") ? of.substring(of.indexOf("From")) : "";
        return List.of("value" + kind, "gradient" + of);
    }

    private static void assertEdges(Method method) {
        List<String> outputs = outputs(method.getName());
        String type = method.getDeclaringClass().getSimpleName();
        List<String> faults = new ArrayList<>();
        List<Edge> tried = new ArrayList<>();
        for (Edge edge : EDGES) {
            Call call = edge.type().equals(type) && edge.expected().keySet().containsAll(outputs)
                    ? Call.of(method, edge.arguments(), outputs.size())
                    : null;
            if (call == null || (call.isOfFloats() && !edge.isOfFloats())) {
                continue;
            }
            tried.add(edge);
            List<double[]> expected = outputs.stream().map(edge.expected()::get).toList();
            int[] lengths = expected.stream().mapToInt(e -> e.length).toArray();
            List<double[]> actual = call.run(null, lengths, 1);
            for (int i = 0; i < outputs.size(); i++) {
                double bound =
                        Accuracy.find(type + "." + outputs.get(i)).orElseThrow().maxUlp();
                boolean asDouble = i == 0 && call.returnsDouble();
                String fault = Answers.fault(actual.get(i), expected.get(i), bound, call.isOfFloats(), asDouble);
                if (fault != null) {
                    faults.add(outputs.get(i) + " of " + edge + ": " + fault);
                }
            }
        }
        assertThat(tried).as("edges of %s", method).isNotEmpty();
        if (!Arrays.asList(method.getParameterTypes()).contains(float[].class)) {
            assertThat(EdgeKind.missing(type, method.getName(), tried))
                    .as("edges not tried of %s", method)
                    .isEmpty();
        }
        assertThat(faults).as("%d of %d edges", faults.size(), tried.size()).isEmpty();
    }
}
