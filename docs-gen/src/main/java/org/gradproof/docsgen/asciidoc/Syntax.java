package org.gradproof.docsgen.asciidoc;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of AsciiDoc that matter here, by the patterns of Asciidoctor 2.0. Patterns stand here only where matching takes
 * a time that grows with the line's length and no faster; the rest is read by hand.
 */
final class Syntax {
    static final Pattern ATTRIBUTE_ENTRY = Pattern.compile("^:(!?[\\p{L}\\p{N}_][^:]*):(?:[ \\t]+(.*))?$");
    static final Pattern ANCHOR = Pattern.compile("^\\[\\[(?:|([\\p{L}_:][\\p{L}\\p{N}_\\-:.]*)(?:, *(.+))?)\\]\\]$");
    static final Pattern ATTRIBUTE_LIST = Pattern.compile("^\\[(|[\\p{L}\\p{N}_.#%{,\"'].*)\\]$");
    static final Pattern TITLE = Pattern.compile("^\\.(\\.?[^ \\t.].*)$");
    static final Pattern MACRO = Pattern.compile("^(?:image|video|audio|toc)::.*\\]$");
    static final Pattern BREAK = Pattern.compile("^(?:'{3,}|<{3,}|-{3}|\\*{3}|- - -|\\* \\* \\*|_{3}|_ _ _)$");
    private static final int DEEPEST_SECTION = 6;
    private static final String SETEXT = "=-~^+";

    private Syntax() {}

    /** Whether a paragraph ends before the line. */
    static boolean startsBlock(String line) {
        return ATTRIBUTE_LIST.matcher(line).matches()
                || ANCHOR.matcher(line).matches()
                || Delimiter.of(line, "") != null;
    }

    /**
     * A section title.
     *
     * @param level 0 for the document's or a part's
     * @param lines how many lines it takes
     */
    record SectionTitle(int level, String title, int lines) {}

    /** The title between marks of one kind, {@code == Title} or {@code == Title ==}; or null. */
    static @Nullable SectionTitle atx(String line) {
        char c = line.isEmpty() ? ' ' : line.charAt(0);
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == c) {
            marks++;
        }
        int from = marks;
        while (from < line.length() && isBlank(line.charAt(from))) {
            from++;
        }
        if ((c != '=' && c != '#') || marks > DEEPEST_SECTION || from == marks || from == line.length()) {
            return null;
        }
        int to = line.length() - marks;
        boolean closed = to > from && line.startsWith(line.substring(0, marks), to) && isBlank(line.charAt(to - 1));
        if (!closed) {
            return new SectionTitle(marks - 1, line.substring(from), 1);
        }
        while (isBlank(line.charAt(to - 1))) {
            to--;
        }
        return new SectionTitle(marks - 1, line.substring(from, to), 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The section title that opens at the line, or null. */
    static @Nullable SectionTitle sectionTitle(List<String> lines, int at) {
        SectionTitle atx = atx(lines.get(at));
        if (atx != null) {
            return atx;
        }
        if (at + 1 < lines.size()) {
            String title = lines.get(at);
            String underline = lines.get(at + 1);
            int level = underline.isEmpty() ? -1 : SETEXT.indexOf(underline.charAt(0));
            if (level >= 0
                    && underline.chars().allMatch(c -> c == underline.charAt(0))
                    && Math.abs(title.length() - underline.length()) < 2
                    && !title.startsWith(".")
                    && title.codePoints().anyMatch(Character::isLetterOrDigit)) {
                return new SectionTitle(level, title, 2);
            }
        }
        return null;
    }
}
