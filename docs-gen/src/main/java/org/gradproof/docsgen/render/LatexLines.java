package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradproof.symbolic.source.SourceLine;

/** The lines of a block as a reader sees them: they end in {@code \\} or, between brackets of no kind, at a line's end. */
final class LatexLines {
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "\\\\(?:begin|end)\\{(?:align|aligned|gather|gathered|split|equation|multline|eqnarray)\\*?\\}");

    private LatexLines() {}

    /** The lines, without alignment marks and the environment around them. */
    static List<String> of(List<SourceLine> lines, boolean atLineEnds) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        String latex = ENVIRONMENT.matcher(text).replaceAll("");
        List<String> found = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < latex.length(); i++) {
            char c = latex.charAt(i);
            if (latex.startsWith("\\\\", i)) {
                if (depth == 0) {
                    add(found, line);
                } else {
                    line.append("\\\\");
                }
                i++;
                if (depth == 0 && latex.startsWith("[", i + 1) && latex.indexOf(']', i) > 0) {
                    i = latex.indexOf(']', i);
                }
                continue;
            }
            depth += latex.startsWith("\\begin{", i) ? 1 : latex.startsWith("\\end{", i) ? -1 : 0;
            if (c == '\\' && i + 1 < latex.length()) {
                line.append(c).append(latex.charAt(++i));
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '\n' && depth == 0 && atLineEnds) {
                add(found, line);
            } else if (c != '&' || depth > 0) {
                line.append(c == '\n' ? ' ' : c);
            }
        }
        add(found, line);
        return found;
    }

    /** The definitions among a derivation's lines, which are no steps of it. */
    static List<String> definitions(List<SourceLine> lines) {
        return of(lines, false).stream()
                .filter(line -> line.contains(":=") || line.contains("\\coloneqq") || line.contains("\\triangleq"))
                .toList();
    }

    private static void add(List<String> found, StringBuilder line) {
        String text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            found.add(text);
        }
    }
}
