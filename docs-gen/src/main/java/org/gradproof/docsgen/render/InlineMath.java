package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Math within a line of Markdown: {@code $x$}, or {@code \(x\)}. A dollar before a blank, or with one before it, is money.
 *
 * @param start of the first delimiter
 * @param end behind the last one
 */
record InlineMath(int start, int end, String latex) {
    /** All of a line, found in one pass over it. */
    static List<InlineMath> in(String line) {
        List<InlineMath> found = new ArrayList<>();
        int lastBracket = line.lastIndexOf("\\)");
        int at = 0;
        while (at < line.length()) {
            InlineMath math = null;
            if (line.startsWith("\\(", at) && at < lastBracket) {
                int close = line.indexOf("\\)", at + 2);
                math = close > at + 2 ? new InlineMath(at, close + 2, line.substring(at + 2, close)) : null;
            } else if (line.charAt(at) == '$') {
                math = betweenDollars(line, at);
            }
            if (math != null) {
                found.add(math);
            }
            at = math == null ? at + 1 : math.end();
        }
        return found;
    }

    private static @Nullable InlineMath betweenDollars(String line, int open) {
        boolean opens = open == 0 || "\\$`".indexOf(line.charAt(open - 1)) < 0;
        int close = open + 1;
        while (opens && close < line.length() && "$`".indexOf(line.charAt(close)) < 0) {
            close += line.charAt(close) == '\\' ? 2 : 1;
        }
        boolean math = opens
                && close > open + 1
                && close < line.length()
                && line.charAt(close) == '$'
                && !Character.isWhitespace(line.charAt(open + 1))
                && !Character.isWhitespace(line.charAt(close - 1))
                && (close + 1 == line.length() || line.charAt(close + 1) != '$');
        return math ? new InlineMath(open, close + 1, line.substring(open + 1, close)) : null;
    }
}
