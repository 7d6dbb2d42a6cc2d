package org.gradproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of the guide, as far as its tests read it: listings, literal blocks and tables of examples. */
final class GuidePage {
    private static final Pattern STYLE = Pattern.compile("\\[source,([a-z]+)\\]");
    private static final Pattern CODE = Pattern.compile("`\\+(.*?)\\+`|`([^`]+)`");

    /**
     * A listing or literal block.
     *
     * @param style what {@code [source,…]} says, or {@code literal}
     * @param title without its dot, or null
     * @param from where its lines are, from 0, the first of them
     * @param section the id of the section that it stands in
     * @param heading that section's title
     */
    record Block(String style, @Nullable String title, String section, String heading, int from, List<String> lines) {
        /** What a reader of the page sees: a directive has a backslash there, without which it would be followed. */
        String text() {
            return (String.join("\n", lines) + "\n").replace("\n\\include::", "\ninclude::");
        }
    }

    /**
     * A row of a table of examples.
     *
     * @param found what is to be found: a verdict, then words, whose code stands in the report
     */
    record Row(int line, String given, String claim, String found) {
        String verdict() {
            return found.split("\\W", 2)[0];
        }

        List<String> said() {
            return code(found);
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    GuidePage(List<String> lines) {
        String style = "";
        String title = null;
        String section = "";
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher source = STYLE.matcher(line);
            if (source.matches()) {
                style = source.group(1);
            } else if (line.startsWith("[#") && line.endsWith("]")) {
                section = line.substring(2, line.length() - 1);
            } else if (line.startsWith("==")) {
                heading = line.replaceFirst("=+ ", "");
            } else if (line.startsWith(".") && !line.startsWith("..") && !line.startsWith(". ")) {
                title = line.substring(1);
            } else if (line.equals("----") || line.equals("....") || line.equals("------")) {
                int end = lines.subList(i + 1, lines.size()).indexOf(line) + i + 1;
                blocks.add(new Block(
                        line.equals("....") ? "literal" : style, title, section, heading, i + 1, List.copyOf(lines.subList(i + 1, end))));
                i = end;
                style = "";
                title = null;
            } else if (line.startsWith("¦ ") && line.contains("`")) {
                String[] cells = line.split("¦", -1);
                rows.add(new Row(
                        i + 1, String.join(" ", code(cells[1])), String.join(" ", code(cells[2])), cells[3].strip()));
            }
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Row> rows() {
        return rows;
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }
}
