package org.gradproof.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Answers of the functions of one example themselves, which {@link EveryEdgeTest} and {@link AccuracyTest} hold to be right. */
final class Singles {

    private Singles() {}

    /** The edge's arguments in the other's outputs. */
    static Edge answer(Edge like, Object... arguments) {
        Edge edge = new Edge(like.type(), List.of(arguments), Map.of());
        for (String output : like.expected().keySet()) {
            edge = edge.gives(output, call(like.type(), output, edge.arguments()));
        }
        return edge;
    }

    private static double[] call(String type, String output, List<Object> arguments) {
        try {
            return Arrays.stream(Class.forName("org.gradproof.core." + type).getMethods())
                    .filter(m -> m.getName().equals(output))
                    .map(m -> Call.of(m, arguments, 1))
                    .filter(c -> c != null && !c.isOfFloats() && !c.isVoid())
                    .findFirst()
                    .orElseThrow()
                    .run(null, new int[] {0}, 1)
                    .get(0);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    /** An ordinary example in the place of an edge: other logits, labels and so on, floats all; parameters are kept. */
    static Edge ordinary(Edge edge, SplittableRandom random) {
        Object[] arguments = edge.arguments().toArray();
        boolean ofProbabilities = edge.type().equals("Logit")
                || (edge.expected().containsKey("gradientOfSecondFromProbabilities")
                        || (edge.type().equals("Entropy") && edge.expected().containsKey("valueFromProbabilities")));
        boolean labels = edge.type().endsWith("Loss")
                || edge.type().endsWith("Losses")
                || edge.type().endsWith("CrossEntropy");
        boolean second = labels && !edge.expected().containsKey("hessianProduct");
        for (int i = 0; i < Math.min(2, arguments.length); i++) {
            boolean probability =
                    ofProbabilities || (i == 1 && second && !edge.expected().containsKey("valueFromLogits"));
            if (arguments[i] instanceof Integer) {
                arguments[i] = random.nextInt(edge.array(0).length);
            } else if (arguments[i] instanceof Double) {
                arguments[i] = number(random, probability);
            } else if (i == 1 && probability && isOneHot(edge.array(1))) {
                int n = edge.array(1).length;
                arguments[i] = Samples.oneHot(n, random.nextBoolean() ? 0 : n - 1);
            } else {
                double[] row = new double[edge.array(i).length];
                Arrays.setAll(row, k -> number(random, probability));
                arguments[i] = row;
            }
        }
        return answer(edge, arguments);
    }

    private static boolean isOneHot(double[] y) {
        return y.length > 0
                && (Arrays.equals(y, Samples.oneHot(y.length, 0))
                        || Arrays.equals(y, Samples.oneHot(y.length, y.length - 1)));
    }

    private static double number(SplittableRandom random, boolean probability) {
        return (float) (probability ? random.nextInt(5) / 4.0 : random.nextDouble(-6, 6));
    }
}
