package org.gradproof.docsgen.asciidoc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of AsciiDoc that matter here, by the patterns of Asciidoctor 2.0. */
final class Syntax {
    static final Pattern ATTRIBUTE_ENTRY = Pattern.compile("^:(!?[\\p{L}\\p{N}_][^:]*):(?:[ \\t]+(.*))?$");
    static final Pattern ANCHOR = Pattern.compile("^\\[\\[(?:|([\\p{L}_:][\\p{L}\\p{N}_\\-:.]*)(?:, *(.+))?)\\]\\]$");
    static final Pattern ATTRIBUTE_LIST = Pattern.compile("^\\[(|[\\p{L}\\p{N}_.#%{,\"'].*)\\]$");
    static final Pattern TITLE = Pattern.compile("^\\.(\\.?[^ \\t.].*)$");
    static final Pattern MACRO = Pattern.compile("^(?:image|video|audio|toc)::.*\\]$");
    static final Pattern BREAK = Pattern.compile("^(?:'{3,}|<{3,}|-{3}|\\*{3}|- - -|\\* \\* \\*|_{3}|_ _ _)$");
    private static final Pattern ATX = Pattern.compile("^(={1,6}|#{1,6})[ \\t]+(.+?)(?:[ \\t]+\\1)?$");
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

    /** The section title that opens at the line, or null. */
    static @Nullable SectionTitle sectionTitle(List<String> lines, int at) {
        Matcher atx = ATX.matcher(lines.get(at));
        if (atx.matches()) {
            return new SectionTitle(atx.group(1).length() - 1, atx.group(2), 1);
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
