package org.gradproof.verify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A counterexample for people. */
public final class CounterexampleText {
    private static final int WIDTH = 96;
    private static final double EXACT = 0x1p53;

    private CounterexampleText() {}

    /** A labelled line. */
    public record Line(String label, String text) {}

    /** Where the relation fails (in several lines if the values are many), both sides and their difference. */
    public static List<Line> lines(Counterexample counterexample) {
        List<Line> lines = new ArrayList<>();
        List<String> values = counterexample.values().entrySet().stream()
                .map(CounterexampleText::assignment)
                .toList();
        String together = String.join(", ", values);
        if (values.isEmpty()) {
            lines.add(new Line("fails", "always: there is no symbol to choose"));
        } else if (together.length() <= WIDTH) {
            lines.add(new Line("fails at", together));
        } else {
            String label = "fails at";
            for (String value : values) {
                lines.add(new Line(label, value));
                label = "";
            }
        }
        lines.add(new Line("left", counterexample.left()));
        lines.add(new Line("right", counterexample.right()));
        lines.add(new Line("difference", counterexample.difference()));
        return lines;
    }

    /** All of it in one line. */
    public static String sentence(Counterexample counterexample) {
        String values = counterexample.values().entrySet().stream()
                .map(CounterexampleText::assignment)
                .collect(Collectors.joining(", "));
        return (values.isEmpty() ? "fails always" : "fails at " + values) + ": left " + counterexample.left()
                + ", right " + counterexample.right() + ", difference " + counterexample.difference();
    }

    private static String assignment(Map.Entry<String, Object> entry) {
        return entry.getKey() + " = " + show(entry.getValue());
    }

    private static String row(List<?> row) {
        return row.stream().map(CounterexampleText::show).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A column as {@code (1, 2)}, a matrix as {@code [[1, 2], [0, 1]]}. */
    private static String show(Object value) {
        if (value instanceof List<?> list) {
            boolean matrix = !list.isEmpty() && list.stream().allMatch(List.class::isInstance);
            return matrix
                    ? list.stream().map(row -> row(((List<?>) row))).collect(Collectors.joining(", ", "[", "]"))
                    : list.stream().map(CounterexampleText::show).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }
}
