package org.gradproof.cli.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.verify.report.Plain;

/** The line of an error and, below it, a mark under the text that the error is about. */
final class Excerpt {
    private static final int WIDTH = 96;
    private static final int BEFORE = 32;
    /** What a longer message quotes is not looked for: each quote that is not closed would be looked for to its end. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|\"([^\"]+)\"|`([^`]+)`|“([^”]+)”|‘([^’]+)’");

    private Excerpt() {}

    /**
     * Two lines: a part of {@code line} around {@code column} (from 1), and carets under what {@code message}
     * quotes, if it stands there, or one caret.
     */
    static String of(String line, int column, String message) {
        int at = Math.max(0, Math.min(column - 1, line.length()));
        int length = Math.max(1, Math.min(quotedAt(line, at, message), WIDTH));
        int from = line.length() <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, line.length() - WIDTH));
        int to = Math.min(line.length(), from + WIDTH);
        String head = from > 0 ? "…" : "";
        String tail = to < line.length() ? "…" : "";
        String padding = line.substring(from, at).replaceAll("[^\t]", " ");
        int carets = Math.max(1, Math.min(length, to - at));
        return head + Plain.source(line.substring(from, to)) + tail + "\n" + (head.isEmpty() ? "" : " ") + padding
                + "^".repeat(carets);
    }

    private static int quotedAt(String line, int at, String message) {
        int longest = 0;
        if (message.length() > LONGEST_MESSAGE) {
            return longest;
        }
        Matcher quoted = QUOTED.matcher(message);
        while (quoted.find()) {
            for (int group = 1; group <= quoted.groupCount(); group++) {
                String text = quoted.group(group);
                if (text != null && line.startsWith(text, at)) {
                    longest = Math.max(longest, text.length());
                }
            }
        }
        return longest;
    }
}
