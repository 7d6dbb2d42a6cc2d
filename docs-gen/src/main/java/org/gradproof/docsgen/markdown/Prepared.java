package org.gradproof.docsgen.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Markdown without what CommonMark would misread: metadata at the top, the fences of call-outs whose content is
 * Markdown again, and lines of Liquid alone. All of these lines stay, empty, so that every other keeps its number.
 */
public final class Prepared {
    private static final Set<String> CALL_OUTS = Set.of(
            "note",
            "warning",
            "tip",
            "hint",
            "important",
            "caution",
            "attention",
            "danger",
            "error",
            "seealso",
            "admonition",
            "dropdown",
            "margin",
            "sidebar",
            "topic",
            "exercise",
            "solution",
            "theorem",
            "proof",
            "lemma",
            "corollary",
            "proposition",
            "definition",
            "example",
            "remark",
            "card",
            "tab-set",
            "tab-item",
            "div");

    private record Fence(char mark, int length, boolean callOut) {}

    private Prepared() {}

    /** The lines of a whole file, those that are not Markdown's emptied. */
    public static List<String> lines(List<String> source) {
        return withoutCallOuts(withoutFrontMatter(source));
    }

    static List<String> withoutFrontMatter(List<String> source) {
        String opening = source.isEmpty() ? "" : source.get(0).stripTrailing();
        if (!opening.equals("---") && !opening.equals("+++")) {
            return source;
        }
        for (int i = 1; i < source.size(); i++) {
            String line = source.get(i).stripTrailing();
            if (line.equals(opening) || (line.equals("...") && opening.equals("---"))) {
                List<String> lines = new ArrayList<>(source);
                for (int j = 0; j <= i; j++) {
                    lines.set(j, "");
                }
                return lines;
            }
        }
        return source;
    }

    static List<String> withoutCallOuts(List<String> source) {
        List<String> lines = new ArrayList<>(source);
        Deque<Fence> open = new ArrayDeque<>();
        for (int at = 0; at < lines.size(); at++) {
            String bare = lines.get(at).strip();
            if (open.isEmpty() && bare.startsWith("{%") && bare.indexOf("%}") == bare.length() - 2) {
                lines.set(at, "");
                continue;
            }
            char mark = bare.isEmpty() ? ' ' : bare.charAt(0);
            int length = fence(bare, mark);
            if (length < 3) {
                continue;
            }
            String info = bare.substring(length).strip();
            Fence last = open.peek();
            if (last != null && info.isEmpty() && mark == last.mark() && length >= last.length()) {
                open.pop();
                if (last.callOut()) {
                    lines.set(at, "");
                }
            } else if (last == null || last.callOut()) {
                boolean callOut = mark == ':' ? !info.startsWith("{math}") : isCallOut(info);
                if (mark != ':' || !info.isEmpty()) {
                    open.push(new Fence(mark, length, callOut));
                }
                if (callOut) {
                    lines.set(at, "");
                }
            }
        }
        return lines;
    }

    private static int fence(String line, char mark) {
        int length = 0;
        while (mark != ' ' && "`~:".indexOf(mark) >= 0 && length < line.length() && line.charAt(length) == mark) {
            length++;
        }
        return length;
    }

    private static boolean isCallOut(String info) {
        int close = info.indexOf('}');
        if (!info.startsWith("{") || close < 0) {
            return false;
        }
        String name = info.substring(1, close).toLowerCase(Locale.ROOT);
        return CALL_OUTS.contains(name) || name.startsWith("prf:");
    }
}
