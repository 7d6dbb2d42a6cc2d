package org.gradproof.core;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Several batches of one example as one batch of as many: arguments, answers and terms one after the other. */
final class Mixed {

    private final List<BatchCase> cases;
    private final List<Object> arguments = new ArrayList<>();
    private final Map<String, double[]> expected = new HashMap<>();
    private final Map<String, double[]> terms = new HashMap<>();

    Mixed(List<BatchCase> cases) {
        this.cases = cases;
        BatchCase first = cases.get(0);
        for (int i = 0; i < first.arguments().size(); i++) {
            int index = i;
            Object argument = first.arguments().get(i);
            if (argument instanceof double[]) {
                arguments.add(joined(c -> (double[]) c.arguments().get(index)));
            } else if (argument instanceof int[]) {
                arguments.add(cases.stream()
                        .mapToInt(c -> ((int[]) c.arguments().get(index))[0])
                        .toArray());
            } else {
                arguments.add(argument);
            }
        }
        for (String output : first.edge().expected().keySet()) {
            expected.put(output, joined(c -> c.edge().expected().get(output)));
            terms.put(output, joined(c -> c.terms(output)));
        }
    }

    private double[] joined(Function<BatchCase, double[]> part) {
        int width = part.apply(cases.get(0)).length;
        double[] all = new double[cases.size() * width];
        for (int i = 0; i < cases.size(); i++) {
            System.arraycopy(part.apply(cases.get(i)), 0, all, i * width, width);
        }
        return all;
    }

    /** What is wrong with a method's answers, or null; in is the array that the results replace, -1 for one of their own. */
    String fault(Method method, Object receiver, boolean mean, int replaced) {
        BatchCase first = cases.get(0);
        List<String> outputs = first.methods().get(method.getName());
        Call call = outputs == null ? null : Call.of(method, arguments, outputs.size());
        if (call == null) {
            return "";
        }
        boolean sums = call.returnsDouble();
        int[] lengths = outputs.stream().mapToInt(o -> expected.get(o).length).toArray();
        if (sums) {
            lengths[0] = 1;
        }
        List<double[]> actual =
                replaced < 0 ? call.run(receiver, lengths, cases.size()) : call.runInPlace(receiver, lengths, replaced);
        String fault = null;
        for (int i = 0; i < outputs.size() && fault == null && actual != null; i++) {
            fault = sums && i == 0
                    ? sumFault(actual.get(0)[0], expected.get(outputs.get(0)), mean, call.isOfFloats())
                    : entryFault(actual.get(i), outputs.get(i), mean, call.isOfFloats());
        }
        return fault;
    }

    private String sumFault(double actual, double[] values, boolean mean, boolean ofFloats) {
        double sum = 0;
        double size = 0;
        for (double value : values) {
            sum += value / (mean ? values.length : 1);
            size += Math.abs(value) / (mean ? values.length : 1);
        }
        if (mean && sum == Double.POSITIVE_INFINITY && Double.isFinite(actual)) {
            // A loss that overflows, of finite arguments, may have a mean that does not: losses are positive.
            boolean isPossible = hasFiniteArguments() && actual >= Double.MAX_VALUE / values.length;
            return isPossible ? null : "mean " + actual + " of losses one of which overflows";
        }
        double unit = ofFloats ? 0x1p-23 * size + values.length * Float.MIN_VALUE : Math.ulp(size);
        boolean right = Double.isFinite(sum)
                ? Math.abs(actual - sum) <= (bound() + values.length / 4.0) * unit
                : Double.compare(actual, sum) == 0;
        return right ? null : "sum or mean " + actual + " in the place of " + sum;
    }

    private boolean hasFiniteArguments() {
        return arguments.stream()
                .filter(double[].class::isInstance)
                .flatMapToDouble(a -> Arrays.stream((double[]) a))
                .allMatch(Double::isFinite);
    }

    private String entryFault(double[] actual, String output, boolean mean, boolean ofFloats) {
        int divisor = mean ? cases.size() : 1;
        double[] right = over(expected.get(output), divisor);
        int at = Answers.wrong(actual, right, bound(), over(terms.get(output), divisor), ofFloats, false);
        if (at < 0) {
            return null;
        }
        int example = at / (right.length / cases.size());
        return output + " of example " + example + " of " + cases.size() + ", "
                + cases.get(example).edge() + ": " + actual[at] + " in the place of " + right[at];
    }

    private static double[] over(double[] values, int divisor) {
        double[] quotients = new double[values.length];
        Arrays.setAll(quotients, i -> values[i] / divisor);
        return quotients;
    }

    /** The batch's bound and that of one example; a division more for a mean of subnormal numbers. */
    private double bound() {
        return cases.get(0).bound() + 4;
    }
}
