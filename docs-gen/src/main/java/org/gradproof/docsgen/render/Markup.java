package org.gradproof.docsgen.render;

import java.util.ArrayList;
import java.util.List;
import org.gradproof.docsgen.outline.SourceRange;

/** How a format writes text, math and tables. */
enum Markup {
    /** AsciiDoc. */
    ASCIIDOC {
        @Override
        String text(String text) {
            StringBuilder out = new StringBuilder();
            text.codePoints().forEach(c -> {
                // Anything that AsciiDoc could read is written as a character reference.
                if (Character.isLetterOrDigit(c) || " ,.;()–✓✗≈?!'/".indexOf(c) >= 0 || c > 127) {
                    out.appendCodePoint(c);
                } else {
                    out.append("&#").append(c).append(';');
                }
            });
            return out.toString();
        }

        @Override
        String math(String latex) {
            return "latexmath:[" + oneLine(latex).replace("]", "\\]").replace("|", "\\|") + "]";
        }

        @Override
        List<String> table(String title, List<List<String>> rows) {
            List<String> out = new ArrayList<>(List.of("", "." + text(title)));
            if (rows.isEmpty()) {
                out.addAll(List.of("====", text(title), "====", ""));
                return out;
            }
            out.addAll(List.of("[.gradproof,cols=\"<1,<6,<3,<6\",options=\"header\"]", "|==="));
            out.add("|Step |Line |Verdict |Why");
            for (List<String> row : rows) {
                out.add("");
                row.forEach(cell -> out.add("|" + cell));
            }
            out.addAll(List.of("|===", ""));
            return out;
        }

        @Override
        List<String> placed(List<String> lines, SourceRange span, List<String> table) {
            // A block that a list item holds by a + above its attributes passes the + on to its table.
            for (int at = span.line() - 2; at >= 0 && !lines.get(at).isBlank(); at--) {
                if (lines.get(at).stripTrailing().equals("+")) {
                    List<String> attached = new ArrayList<>(
                            table.stream().filter(line -> !line.isEmpty()).toList());
                    attached.add(0, "+");
                    return attached;
                }
            }
            return table;
        }
    },
    /** Markdown. */
    MARKDOWN {
        @Override
        String text(String text) {
            StringBuilder out = new StringBuilder();
            text.chars().forEach(c -> {
                if ("\\`*_{}[]<>()#+-.!|$~".indexOf(c) >= 0 && ".()-!".indexOf(c) < 0) {
                    out.append('\\');
                }
                out.append((char) c);
            });
            return out.toString();
        }

        @Override
        String math(String latex) {
            return "$" + oneLine(latex).replace("|", "\\vert ") + "$";
        }

        @Override
        List<String> table(String title, List<List<String>> rows) {
            List<String> out = new ArrayList<>(List.of("", "**" + text(title) + "**", ""));
            if (!rows.isEmpty()) {
                out.addAll(List.of("| Step | Line | Verdict | Why |", "|---|---|---|---|"));
                rows.forEach(row -> out.add("| " + String.join(" | ", row) + " |"));
                out.add("");
            }
            return out;
        }

        @Override
        List<String> placed(List<String> lines, SourceRange span, List<String> table) {
            String first = lines.get(span.line() - 1).substring(0, span.column() - 1);
            String lead = first.replaceAll("[^> ].*", "");
            return table.stream().map(line -> (lead + line).stripTrailing()).toList();
        }
    };

    /** The text, so that the format reads nothing into it. */
    abstract String text(String text);

    /** Math within a line. */
    abstract String math(String latex);

    /** A table under its title, or the title alone. */
    abstract List<String> table(String title, List<List<String>> rows);

    /** The table as it stands behind the block that takes the span, in the same list item or quotation. */
    abstract List<String> placed(List<String> lines, SourceRange span, List<String> table);

    private static String oneLine(String latex) {
        return latex.replaceAll("\\s+", " ").strip();
    }
}
