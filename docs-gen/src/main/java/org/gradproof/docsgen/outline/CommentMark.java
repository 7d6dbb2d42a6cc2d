package org.gradproof.docsgen.outline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * A mark in a comment of its own: {@code <!-- gradproof:derivation id=ID where="…" -->} in HTML, {@code %
 * gradproof:given} in LaTeX.
 *
 * @param opener what opens a comment
 * @param closer what closes it; empty where it ends with its line
 */
public record CommentMark(String opener, String closer) {
    /** As Markdown has it. */
    public static final CommentMark HTML = new CommentMark("<!--", "-->");
    /** As LaTeX has it. */
    public static final CommentMark TEX = new CommentMark("%", "");

    /** Whether the text speaks to Gradproof. */
    public boolean isMeant(String text) {
        return text.contains("gradproof:");
    }

    /** The mark, or null if it cannot be read, which is reported. */
    public @Nullable Mark read(String comment, int line, List<SourceError> errors) {
        String inner = inner(comment);
        if (inner == null || !inner.startsWith("gradproof:")) {
            errors.add(malformed(line, comment));
            return null;
        }
        inner = inner.substring("gradproof:".length());
        String name = word(inner);
        Mark.Kind kind = switch (name.toLowerCase(Locale.ROOT)) {
            case "given" -> Mark.Kind.GIVEN;
            case "derivation" -> Mark.Kind.DERIVATION;
            case "skip" -> Mark.Kind.SKIP;
            default -> null;
        };
        if (kind == null) {
            Optional<String> meant = NearMiss.mark(name);
            errors.add(meant.isPresent() ? near(line, comment, meant.get()) : malformed(line, comment));
            return null;
        }
        String rest = inner.substring(name.length());
        Map<String, String> attributes = new LinkedHashMap<>();
        int behind = attributes(rest, attributes);
        if (!rest.substring(behind).isBlank()) {
            errors.add(malformed(line, rest.substring(behind)));
            return null;
        }
        String id = "";
        if (kind != Mark.Kind.SKIP && attributes.containsKey("id")) {
            id = attributes.remove("id");
        }
        return Marks.mark(kind, id, attributes, line, errors);
    }

    /** Reports a comment that is nearly a mark: one without the product's name, or with it misspelt. */
    public boolean reportNearMiss(String comment, int line, List<SourceError> errors) {
        String words = inner(comment);
        if (words == null) {
            return false;
        }
        String first = word(words);
        String rest = words.substring(first.length()).strip();
        if (NearMiss.isProduct(first)) {
            String second = word(rest.startsWith(":") ? rest.substring(1).strip() : rest);
            errors.add(near(line, comment, NearMiss.markOrNear(second).orElse("given")));
            return true;
        }
        Optional<String> meant = NearMiss.markOrNear(first).filter(mark -> !mark.equals("skip"));
        if (meant.isPresent() && (rest.isEmpty() || opensAttribute(rest))) {
            errors.add(near(line, comment, meant.get()));
            return true;
        }
        return false;
    }

    /** What stands in the comment; null if the text does not open with one, or has more than it. */
    private @Nullable String inner(String comment) {
        String text = comment.strip();
        if (!text.startsWith(opener)) {
            return null;
        }
        if (closer.isEmpty()) {
            return text.substring(opener.length()).strip();
        }
        int end = text.indexOf(closer, opener.length());
        return end == text.length() - closer.length()
                ? text.substring(opener.length(), end).strip()
                : null;
    }

    private static boolean opensAttribute(String rest) {
        String name = word(rest);
        boolean ours = NearMiss.isAttribute(name);
        return ours && rest.substring(name.length()).stripLeading().startsWith("=");
    }

    private static String word(String text) {
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(0, end);
    }

    /** Takes in {@code name=value} and {@code name="value"}, one behind the other; the place behind the last. */
    private static int attributes(String text, Map<String, String> attributes) {
        int behind = 0;
        while (true) {
            int from = blanks(text, behind);
            int at = from;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            String name = text.substring(from, at);
            at = blanks(text, at);
            if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
                return behind;
            }
            at = blanks(text, at + 1);
            int end = at < text.length() ? valueEnd(text, at) : -1;
            if (end < 0) {
                return behind;
            }
            boolean quoted = text.charAt(at) == '"' || text.charAt(at) == '\'';
            // Only a quote is escaped: every other backslash is LaTeX's.
            attributes.put(
                    name,
                    quoted
                            ? text.substring(at + 1, end - 1)
                                    .replace("\\\"", "\"")
                                    .replace("\\'", "'")
                            : text.substring(at, end));
            behind = end;
        }
    }

    /** The place behind the value that opens at the place; -1 where a quote is not closed. */
    private static int valueEnd(String text, int from) {
        char quote = text.charAt(from);
        int at = from + 1;
        if (quote != '"' && quote != '\'') {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < text.length() ? at + 1 : -1;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private SourceError near(int line, String comment, String meant) {
        String more = meant.equals("derivation") ? " id=ID" : meant.equals("skip") ? " for=block-1" : "";
        return new SourceError(
                line,
                1,
                "malformed-mark",
                "\"" + shown(comment) + "\" is no mark, so that its block is not read; did you mean "
                        + written(meant + more) + "?");
    }

    /** The error of a text that is meant as a mark and is none. */
    public SourceError malformed(int line, String text) {
        return new SourceError(
                line,
                1,
                "malformed-mark",
                "\"" + shown(text) + "\" is no mark; expected " + written("given") + " or "
                        + written("derivation id=ID") + " alone on its line, values with blanks in quotes");
    }

    private String written(String mark) {
        return (opener + " gradproof:" + mark + " " + closer).strip();
    }

    private static String shown(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
