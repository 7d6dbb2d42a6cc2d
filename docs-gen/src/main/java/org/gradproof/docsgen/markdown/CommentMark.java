package org.gradproof.docsgen.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Marks;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** A mark in a comment of its own: {@code <!-- gradproof:derivation id=ID where="…" -->}. */
final class CommentMark {
    private static final Pattern COMMENT = Pattern.compile("\\s*<!--\\s*gradproof:(\\w*)(.*?)-->\\s*", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s*([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|([^\\s\"']\\S*))",
            Pattern.DOTALL);

    private CommentMark() {}

    /** Whether the HTML speaks to Gradproof. */
    static boolean isMeant(String html) {
        return html.contains("gradproof:");
    }

    /** The mark, or null if it cannot be read, which is reported. */
    static @Nullable Mark read(String html, int line, List<SourceError> errors) {
        Matcher comment = COMMENT.matcher(html);
        if (!comment.matches()) {
            errors.add(malformed(line, html));
            return null;
        }
        Mark.Kind kind = switch (comment.group(1).toLowerCase(Locale.ROOT)) {
            case "given" -> Mark.Kind.GIVEN;
            case "derivation" -> Mark.Kind.DERIVATION;
            case "skip" -> Mark.Kind.SKIP;
            default -> null;
        };
        if (kind == null) {
            errors.add(malformed(line, html));
            return null;
        }
        String rest = comment.group(2);
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(rest);
        int at = 0;
        while (attribute.find(at) && attribute.start() == at) {
            attributes.put(attribute.group(1), value(attribute));
            at = attribute.end();
        }
        if (!rest.substring(at).isBlank()) {
            errors.add(malformed(line, rest.substring(at)));
            return null;
        }
        String id = "";
        if (kind != Mark.Kind.SKIP && attributes.containsKey("id")) {
            id = attributes.remove("id");
        }
        return Marks.mark(kind, id, attributes, line, errors);
    }

    private static String value(Matcher attribute) {
        String quoted = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
        if (quoted == null) {
            return attribute.group(4);
        }
        // Only a quote is escaped: every other backslash is LaTeX's.
        return quoted.replace("\\\"", "\"").replace("\\'", "'");
    }

    static SourceError malformed(int line, String text) {
        String shown = text.strip().lines().findFirst().orElse("");
        return new SourceError(
                line,
                1,
                "malformed-mark",
                "\"" + shown + "\" is no mark; expected <!-- gradproof:given --> or <!-- gradproof:derivation id=ID -->"
                        + " alone on its line, values with blanks in quotes");
    }
}
