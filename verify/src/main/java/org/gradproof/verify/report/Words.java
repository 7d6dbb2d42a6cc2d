package org.gradproof.verify.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a report says to people, taken apart. Whoever makes a message marks what is not words: mathematics stands between
 * dollar signs, {@code definition of $\tilde{y}$}, and what a source says, or is to say, between quotation marks,
 * {@code "\foo" is not known}. Nothing else is mathematics, whatever it looks like.
 */
public final class Words {
    /** How a part is to be shown. */
    public enum Kind {
        /** As it stands. */
        WORDS,
        /** As mathematics. */
        MATH,
        /** As a source writes it. */
        QUOTE
    }

    /** A stretch of one kind, without its marks. */
    public record Part(Kind kind, String text) {}

    private Words() {}

    /** The parts of the text, in their order. */
    public static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        boolean dollars = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = -1;
            if (c == '$' && dollars) {
                end = closingDollar(text, at + 1);
                // Where one is never closed the others are money too, and nobody looks to the end again.
                dollars = end > 0;
            } else if (c == '"' && (at == 0 || text.charAt(at - 1) != '=')) {
                // An attribute, for="block-1", is words; so are quotation marks about nothing.
                boolean empty = text.startsWith("\"\"", at) && !text.startsWith("\"\"\"", at);
                at += empty ? 1 : 0;
                end = empty ? -1 : text.indexOf('"', at + 2);
            }
            if (end < 0) {
                at++;
            } else {
                add(parts, Kind.WORDS, text.substring(from, at));
                add(parts, c == '$' ? Kind.MATH : Kind.QUOTE, text.substring(at + 1, end));
                from = end + 1;
                at = from;
            }
        }
        add(parts, Kind.WORDS, text.substring(from));
        return parts;
    }

    /** The text without the marks of its mathematics, as programs get it. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder();
        parts(text).forEach(part -> out.append(part.kind() == Kind.QUOTE ? '"' + part.text() + '"' : part.text()));
        return out.toString();
    }

    /** The dollar sign that ends mathematics: the next one that stands in no braces, as those of {@code \text} do. */
    private static int closingDollar(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '$' && depth == 0) {
                return i > from ? i : -1;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        return -1;
    }

    private static void add(List<Part> parts, Kind kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(kind, text));
        }
    }
}
