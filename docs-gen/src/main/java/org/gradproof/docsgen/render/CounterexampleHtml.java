package org.gradproof.docsgen.render;

import java.util.List;
import java.util.Map;
import org.gradproof.verify.report.Counterexample;
import org.jspecify.annotations.Nullable;

/** Values at which a line fails, as a table to check by hand. */
final class CounterexampleHtml {
    private CounterexampleHtml() {}

    /** The table, or nothing. */
    static String of(@Nullable Counterexample found) {
        if (found == null) {
            return "";
        }
        StringBuilder out = new StringBuilder("<table class=\"gp-counterexample\"><caption>A counterexample</caption>");
        for (Map.Entry<String, Object> value : found.values().entrySet()) {
            row(out, Html.math(value.getKey()), Html.mixed(text(value.getValue())));
        }
        row(out, "left side", Html.text(found.left()));
        row(out, "right side", Html.text(found.right()));
        row(out, "difference", Html.text(found.difference()));
        return out.append("</table>").toString();
    }

    /** A value as a reader writes it: {@code (0, 1)} for a vector. */
    static String text(Object value) {
        if (value instanceof List<?> list) {
            return "(" + String.join(", ", list.stream().map(each -> text(each)).toList()) + ")";
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    private static void row(StringBuilder out, String head, String cell) {
        out.append("<tr><th scope=\"row\">")
                .append(head)
                .append("</th><td>")
                .append(cell)
                .append("</td></tr>");
    }
}
