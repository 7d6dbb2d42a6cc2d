package org.gradproof.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Arguments at an edge, and what the functions of a class must answer there: doubles, arrays of doubles or integers in the
 * order of the parameters, and for each method, or part of one, its numbers.
 */
record Edge(String type, List<Object> arguments, Map<String, double[]> expected) {

    static Edge of(Class<?> type, Object... arguments) {
        return new Edge(type.getSimpleName(), List.of(arguments), Map.of());
    }

    /** The same with another answer: of value, gradient, logValue and so on. */
    Edge gives(String output, double... numbers) {
        Map<String, double[]> all = new TreeMap<>(expected);
        all.put(output, numbers);
        return new Edge(type, arguments, all);
    }

    double[] array(int index) {
        return (double[]) arguments.get(index);
    }

    double number(int index) {
        return (double) arguments.get(index);
    }

    /** Whether every argument is a float. */
    boolean isOfFloats() {
        return arguments.stream().allMatch(argument -> {
            if (argument instanceof double[] array) {
                return Arrays.stream(array).allMatch(Edge::isFloat);
            }
            return !(argument instanceof Double number) || isFloat(number);
        });
    }

    private static boolean isFloat(double v) {
        return Double.isNaN(v) || (float) v == v;
    }

    @Override
    public String toString() {
        String list = arguments.stream()
                .map(a -> a instanceof double[] array ? Arrays.toString(array) : a.toString())
                .collect(Collectors.joining(", "));
        return type + "(" + list + ")";
    }
}
