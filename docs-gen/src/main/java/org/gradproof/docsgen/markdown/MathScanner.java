package org.gradproof.docsgen.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.docsgen.outline.SourceRange;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** Finds where display math ends, and takes out its lines. */
final class MathScanner {
    /** Display math: the stretch that it takes with its delimiters, and the LaTeX between these. */
    record Found(SourceRange span, List<SourceLine> lines) {}

    private final List<String> lines;
    private final Structure structure;
    /** By closer the line up to which it is known to stand nowhere: each opener would look for it anew. */
    private final Map<String, Integer> missing = new HashMap<>();

    MathScanner(List<String> lines, Structure structure) {
        this.lines = lines;
        this.structure = structure;
    }

    /**
     * The display math that opens at the place, or null if nothing closes it.
     *
     * @param line from 0
     * @param column of the delimiter's first character, from 0
     * @param depth how many quotation marks stand before it on its line, which those below it repeat
     */
    @Nullable
    Found close(int line, int column, int depth) {
        boolean bracket = lines.get(line).charAt(column) == '\\';
        if (line < missing.getOrDefault(bracket ? "\\]" : "$$", 0)) {
            return null;
        }
        List<SourceLine> content = new ArrayList<>();
        int from = column + 2;
        for (int at = line; at < lines.size(); at++) {
            String text = lines.get(at);
            if (at > line) {
                if (structure.endsMath(at, text)) {
                    missing.put(bracket ? "\\]" : "$$", at);
                    return null;
                }
                from = behindQuote(text, depth);
            }
            int end = closing(text, from, bracket);
            content.add(SourceLines.trimmed(at + 1, from + 1, text.substring(from, end < 0 ? text.length() : end)));
            if (end >= 0) {
                return new Found(new SourceRange(line + 1, column + 1, at + 1, end + 3), withoutBlankEnds(content));
            }
        }
        missing.put(bracket ? "\\]" : "$$", lines.size());
        return null;
    }

    /** The bare environment that opens at the place, its first and last lines included; or null if nothing ends it. */
    @Nullable
    Found environment(int line, int column, String name, int depth) {
        List<SourceLine> content = new ArrayList<>();
        String end = "\\end{" + name + "}";
        if (line < missing.getOrDefault(end, 0)) {
            return null;
        }
        int from = column;
        for (int at = line; at < lines.size(); at++) {
            String text = lines.get(at);
            if (at > line) {
                if (structure.endsMath(at, text)) {
                    missing.put(end, at);
                    return null;
                }
                from = behindQuote(text, depth);
            }
            int close = text.indexOf(end, from);
            int to = close < 0 ? text.length() : close + end.length();
            content.add(SourceLines.trimmed(at + 1, from + 1, text.substring(from, to)));
            if (close >= 0) {
                return new Found(new SourceRange(line + 1, column + 1, at + 1, to + 1), content);
            }
        }
        missing.put(end, lines.size());
        return null;
    }

    /** The LaTeX in a fence: without MyST's options, {@code :label: x}. */
    Found fence(Structure.Fence fence) {
        List<SourceLine> content = new ArrayList<>();
        String first = lines.get(fence.from());
        int behind = first.indexOf("{math}");
        if (behind >= 0) {
            content.add(SourceLines.trimmed(fence.from() + 1, behind + 7, first.substring(behind + 6)));
        }
        int last = fence.closed() ? fence.to() - 1 : fence.to();
        boolean options = true;
        for (int at = fence.from() + 1; at <= last; at++) {
            String text = lines.get(at);
            int column = Math.min(fence.column(at), text.length());
            String line = text.substring(column);
            options &= isOption(line);
            content.add(
                    options ? new SourceLine(at + 1, column + 1, "") : SourceLines.trimmed(at + 1, column + 1, line));
        }
        int end = lines.get(fence.to()).length();
        SourceRange span = new SourceRange(fence.from() + 1, fence.column(fence.from()) + 1, fence.to() + 1, end + 1);
        return new Found(span, withoutBlankEnds(content));
    }

    private static boolean isOption(String line) {
        String bare = line.strip();
        int close = bare.indexOf(':', 1);
        return bare.startsWith(":")
                && close > 1
                && bare.substring(1, close).chars().allMatch(c -> Character.isLetter(c) || c == '-');
    }

    private static int closing(String text, int from, boolean bracket) {
        int at = from;
        while (at + 1 < text.length()) {
            char c = text.charAt(at);
            char next = text.charAt(at + 1);
            if (bracket ? c == '\\' && next == ']' : c == '$' && next == '$') {
                return at;
            }
            at += c == '\\' ? 2 : 1;
        }
        return -1;
    }

    /** The column behind at most so many quotation marks, each with up to three blanks before it and one behind it. */
    static int behindQuote(String text, int depth) {
        int at = 0;
        for (int i = 0; i < depth; i++) {
            int mark = at;
            while (mark < text.length() && text.charAt(mark) == ' ' && mark - at < 3) {
                mark++;
            }
            if (mark >= text.length() || text.charAt(mark) != '>') {
                return at;
            }
            at = mark + 1;
            if (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    private static List<SourceLine> withoutBlankEnds(List<SourceLine> content) {
        int from = 0;
        int to = content.size();
        while (from < to && content.get(from).text().isEmpty()) {
            from++;
        }
        while (to > from && content.get(to - 1).text().isEmpty()) {
            to--;
        }
        return content.subList(from, to);
    }
}
