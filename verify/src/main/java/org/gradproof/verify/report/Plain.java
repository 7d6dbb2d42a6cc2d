package org.gradproof.verify.report;

/** Text of a document made safe to print: a document may not steer a terminal or break an XML reader. */
public final class Plain {
    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /** The text with every control character but tab and line feed, and every lone surrogate, replaced. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            boolean bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
            safe.appendCodePoint(control || lone || bidi || noCharacter ? REPLACEMENT : c);
        });
        return safe.toString();
    }
}
