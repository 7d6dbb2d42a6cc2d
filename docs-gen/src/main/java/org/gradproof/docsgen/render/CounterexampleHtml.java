package org.gradproof.docsgen.render;

import java.util.List;
import java.util.Map;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/** Values at which a line fails, as a row to check by hand. */
final class CounterexampleHtml {
    private CounterexampleHtml() {}

    /** The table, of one row: what is put in, both sides, and their difference; or nothing. */
    static String of(@Nullable Counterexample found) {
        if (found == null) {
            return "";
        }
        StringBuilder heads = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (Map.Entry<String, Object> value : found.values().entrySet()) {
            String shown =
                    value.getValue() instanceof String formula ? Html.math(formula) : Html.text(text(value.getValue()));
            column(Html.math(value.getKey()), shown, heads, cells);
        }
        column("left side", Html.text(found.left()), heads, cells);
        column("right side", Html.text(found.right()), heads, cells);
        column("difference", Html.text(found.difference()), heads, cells);
        String caption = found.values().isEmpty() ? "It fails always" : "A counterexample";
        return "<table class=\"gp-counterexample\"><caption>" + caption + "</caption><thead><tr>" + heads
                + "</tr></thead><tbody><tr>" + cells + "</tr></tbody></table>";
    }

    /** A number or a list of such as a reader writes it: {@code (0, 1)} for a vector. */
    static String text(Object value) {
        if (value instanceof List<?> list) {
            return "(" + String.join(", ", list.stream().map(each -> text(each)).toList()) + ")";
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    private static void column(String head, String cell, StringBuilder heads, StringBuilder cells) {
        heads.append("<th scope=\"col\">").append(head).append("</th>");
        cells.append("<td>").append(cell).append("</td>");
    }
}
