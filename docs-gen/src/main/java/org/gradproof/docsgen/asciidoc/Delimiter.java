package org.gradproof.docsgen.asciidoc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens a delimited block.
 *
 * @param kind what the block is
 * @param terminator the line that closes it
 */
record Delimiter(Kind kind, String terminator) {
    /** What is between the delimiters. */
    enum Kind {
        COMPOUND,
        VERBATIM,
        PASS,
        TABLE,
        COMMENT
    }

    private static final Set<String> OPEN_AS_VERBATIM =
            Set.of("comment", "literal", "listing", "pass", "source", "verse");

    /** The delimiter that the line is under the style of the attributes above it, or null if it is none. */
    static @Nullable Delimiter of(String line, String style) {
        if (line.equals("--")) {
            return new Delimiter(OPEN_AS_VERBATIM.contains(style) ? Kind.VERBATIM : Kind.COMPOUND, line);
        }
        if (line.startsWith("```")) {
            return line.startsWith("````") ? null : new Delimiter(Kind.VERBATIM, "```");
        }
        if (line.length() < 4) {
            return null;
        }
        if (line.startsWith("===", 1) && "|,:!".indexOf(line.charAt(0)) >= 0) {
            return uniform(line.substring(1), '=') ? new Delimiter(Kind.TABLE, line) : null;
        }
        char c = line.charAt(0);
        if (!uniform(line, c)) {
            return null;
        }
        return switch (c) {
            case '-', '.' -> new Delimiter(Kind.VERBATIM, line);
            case '+' -> new Delimiter(Kind.PASS, line);
            case '/' -> new Delimiter(Kind.COMMENT, line);
            case '_' -> new Delimiter(style.equals("verse") ? Kind.VERBATIM : Kind.COMPOUND, line);
            case '=', '*' -> new Delimiter(Kind.COMPOUND, line);
            default -> null;
        };
    }

    private static boolean uniform(String text, char c) {
        return text.chars().allMatch(x -> x == c);
    }
}
