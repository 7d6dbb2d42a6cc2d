package org.gradproof.docsgen.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.source.SourceLine;

/** Finds where the value of an attribute stands, so that an error in it has a column. */
final class AttributeText {
    private AttributeText() {}

    /**
     * The lines of the value with their places; empty if it stands nowhere as it is.
     *
     * @param from the first line that may hold it, from 1
     * @param to the last one, included
     */
    static List<SourceLine> find(List<String> source, int from, int to, String name, String value) {
        int first = Math.max(1, from);
        int last = Math.min(source.size(), to);
        if (first > last) {
            return List.of();
        }
        String text = String.join("\n", source.subList(first - 1, last));
        Matcher opening = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "\\s*=\\s*[\"']?")
                .matcher(text);
        while (opening.find()) {
            if (text.startsWith(value, opening.end())) {
                return lines(text, opening.end(), value, first);
            }
        }
        return List.of();
    }

    private static List<SourceLine> lines(String text, int at, String value, int firstLine) {
        String before = text.substring(0, at);
        int line = firstLine + (int) before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n');
        List<SourceLine> lines = new ArrayList<>();
        for (String one : value.split("\n", -1)) {
            lines.add(new SourceLine(line++, column, one));
            column = 1;
        }
        return lines;
    }
}
