package org.gradproof.verify.report;

/** Text of a document made safe to print: a document may not steer a terminal or break an XML reader. */
public final class Plain {
    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /**
     * The text on one line, as a name or a message is printed: line feeds and tabs are replaced too, and what a log of a
     * build server would take for a command to itself ({@code ::error::}, {@code ##[group]}) no longer opens the line.
     */
    public static String line(String text) {
        return source(text(text).replace('\n', REPLACEMENT).replace('\t', REPLACEMENT));
    }

    /** A line of a document, shown as it stands but for what {@link #line} says of commands. */
    public static String source(String line) {
        String shown = text(line);
        String bare = shown.stripLeading();
        boolean command = bare.startsWith("::") || bare.startsWith("##[");
        return command ? shown.substring(0, shown.length() - bare.length()) + REPLACEMENT + bare : shown;
    }

    /** The text with every control character but tab and line feed, and every lone surrogate, replaced. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            boolean bidi = c == 0x061C
                    || c == 0x200E
                    || c == 0x200F
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069);
            boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
            safe.appendCodePoint(control || lone || bidi || noCharacter ? REPLACEMENT : c);
        });
        return safe.toString();
    }
}
