package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Outline;

/**
 * The text of a LaTeX document as Markdown: its headings, its words and its mathematics. Each line stays the line that
 * it was, so that the places of its display math hold; layout and whatever else a command does is left to LaTeX.
 */
public final class TexMarkdown {
    private static final Map<String, String> AROUND = Map.of(
            "emph", "*", "textit", "*", "textbf", "**", "texttt", "`", "textsc", "", "underline", "", "text", "");
    /** Commands whose argument is nothing for a reader of the page. */
    private static final Set<String> SILENT = Set.of(
            "label",
            "vspace",
            "hspace",
            "bibliography",
            "bibliographystyle",
            "usepackage",
            "begin",
            "end",
            "pagestyle",
            "thispagestyle",
            "input",
            "include",
            "date",
            "author",
            "thanks");

    private final String line;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private TexMarkdown(String line) {
        this.line = line;
    }

    /** The lines as Markdown. */
    public static List<String> of(List<String> lines, Outline outline) {
        List<String> markdown = new ArrayList<>(lines);
        Set<Integer> done = new HashSet<>();
        for (Display display : outline.displays()) {
            for (int line = display.span().line(); line <= display.span().endLine(); line++) {
                done.add(line);
            }
        }
        outline.elements().forEach(element -> {
            if (element instanceof Heading heading && done.add(heading.line())) {
                String title = new TexMarkdown(heading.title()).words();
                markdown.set(heading.line() - 1, "#".repeat(Math.min(6, heading.level() + 1)) + " " + title);
            }
        });
        int body = begin(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (!done.contains(i + 1)) {
                markdown.set(i, i < body ? "" : new TexMarkdown(lines.get(i).strip()).words());
            }
        }
        return markdown;
    }

    /** How many lines the preamble takes. */
    private static int begin(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\\begin{document}")) {
                return i + 1;
            }
        }
        return 0;
    }

    private String words() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '%') {
                break;
            } else if (c == '$' || line.startsWith("\\(", at)) {
                math();
            } else if (c == '\\') {
                command();
            } else {
                at++;
                if (c == '~') {
                    out.append(' ');
                } else if (c != '{' && c != '}') {
                    out.append("*_`<>#[]".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
                }
            }
        }
        return out.toString().strip();
    }

    /** Math within the line stays as it is. */
    private void math() {
        boolean dollar = line.charAt(at) == '$';
        int end = at + (dollar ? 1 : 2);
        while (end < line.length() && !(dollar ? line.charAt(end) == '$' : line.startsWith("\\)", end))) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(line.length(), end + (dollar ? 1 : 2));
        out.append(line, at, end);
        at = end;
    }

    private void command() {
        int end = at + 1;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        if (end == at + 1) {
            String sign = line.substring(Math.min(end, line.length()), Math.min(line.length(), end + 1));
            out.append("%&$#_{}".contains(sign) ? sign.equals("#") || sign.equals("_") ? "\\" + sign : sign : " ");
            at = Math.min(line.length(), end + 1);
            return;
        }
        String name = line.substring(at + 1, end);
        at = end;
        if (name.equals("item")) {
            out.append("- ");
        } else if (SILENT.contains(name)) {
            skipArguments();
        } else if (AROUND.containsKey(name) && at < line.length() && line.charAt(at) == '{') {
            int close = line.indexOf('}', at);
            String inner = line.substring(at + 1, close < 0 ? line.length() : close);
            String mark = AROUND.get(name);
            out.append(mark)
                    .append(mark.equals("`") ? inner : new TexMarkdown(inner).words())
                    .append(mark);
            at = close < 0 ? line.length() : close + 1;
        }
    }

    private void skipArguments() {
        while (at < line.length() && (line.charAt(at) == '{' || line.charAt(at) == '[' || line.charAt(at) == '*')) {
            int close = line.charAt(at) == '*' ? at : line.indexOf(line.charAt(at) == '{' ? '}' : ']', at);
            at = close < 0 ? line.length() : close + 1;
        }
    }
}
