package org.gradproof.docsgen.outline;

import java.util.List;
import org.gradproof.symbolic.source.SourceLine;

/** Lines of a file. */
public final class SourceLines {
    private SourceLines() {}

    /** The lines of the text, their ends (and a byte order mark before them) taken off. */
    public static List<String> split(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.lines().toList();
    }

    /** The text without the blanks around it, at the column where it then starts. */
    public static SourceLine trimmed(int line, String text) {
        return trimmed(line, 1, text);
    }

    /** The text, which starts at the column, without the blanks around it. */
    public static SourceLine trimmed(int line, int column, String text) {
        String bare = text.stripLeading();
        return new SourceLine(line, column + text.length() - bare.length(), bare.stripTrailing());
    }
}
