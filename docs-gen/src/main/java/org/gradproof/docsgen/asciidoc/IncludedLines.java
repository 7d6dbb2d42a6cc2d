package org.gradproof.docsgen.asciidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a file an include takes: {@code lines=1..4;7}, {@code tag=name}, {@code tags=a;!b;*}, or all.
 *
 * @param lines as the author wrote it; empty for all
 * @param tags as the author wrote them; empty for all
 */
record IncludedLines(String lines, String tags) {
    private static final Pattern RANGE = Pattern.compile("\\s*([0-9]{1,7})(?:\\.\\.(-?[0-9]{0,7}))?\\s*");

    /** A line that opens or closes a stretch: {@code tag::name[]}, {@code end::name[]}. */
    private record Tag(boolean opens, String name) {}

    /** Lines from one to another, from 0, the end excluded. */
    record Run(int from, int to) {}

    static IncludedLines of(Map<String, Object> attributes) {
        Object tags = attributes.getOrDefault("tags", attributes.getOrDefault("tag", ""));
        return new IncludedLines(String.valueOf(attributes.getOrDefault("lines", "")), String.valueOf(tags));
    }

    List<Run> select(List<String> all) {
        TreeSet<Integer> chosen = new TreeSet<>();
        if (!lines.isBlank()) {
            byNumber(all.size(), chosen);
        } else {
            byTag(all, chosen);
        }
        List<Run> runs = new ArrayList<>();
        for (int line : chosen) {
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.to() == line) {
                runs.set(runs.size() - 1, new Run(last.from(), line + 1));
            } else {
                runs.add(new Run(line, line + 1));
            }
        }
        return runs;
    }

    private void byNumber(int size, Set<Integer> chosen) {
        for (String range : lines.split("[,;]", -1)) {
            Matcher ends = RANGE.matcher(range);
            if (ends.matches()) {
                int from = Integer.parseInt(ends.group(1));
                String end = ends.group(2);
                int to = end == null ? from : end.isEmpty() || end.startsWith("-") ? size : Integer.parseInt(end);
                for (int line = Math.max(1, from); line <= Math.min(to, size); line++) {
                    chosen.add(line - 1);
                }
            }
        }
    }

    private void byTag(List<String> all, Set<Integer> chosen) {
        List<String> wanted =
                tags.isBlank() ? List.of("**") : List.of(tags.strip().split("[,;]", -1));
        List<String> open = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Tag tag = tag(all.get(i));
            if (tag != null) {
                if (tag.opens()) {
                    open.add(tag.name());
                } else {
                    open.remove(tag.name());
                }
            } else if (takes(wanted, open)) {
                chosen.add(i);
            }
        }
    }

    /** The tag at the line's start, else the last one with no word before it; a blank or nothing is behind it. Or null. */
    private static @Nullable Tag tag(String line) {
        String first = firstWord(line);
        boolean opens = first.startsWith("tag::");
        if ((opens || first.startsWith("end::")) && first.length() > 7 && first.endsWith("[]")) {
            return new Tag(opens, first.substring(5, first.length() - 2));
        }
        int close = line.length();
        while ((close = line.lastIndexOf("[]", close - 1)) > 0) {
            int behind = close + 2;
            int from = close;
            while (from > 0 && !Character.isWhitespace(line.charAt(from - 1))) {
                from--;
            }
            Tag tag = behind == line.length() || Character.isWhitespace(line.charAt(behind))
                    ? tagIn(line.substring(from, close))
                    : null;
            if (tag != null) {
                return tag;
            }
            close = from;
        }
        return null;
    }

    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    /** The last tag in a word, {@code //tag::name}; or null. */
    private static @Nullable Tag tagIn(String word) {
        for (int at = word.length() - 6; at >= 0; at--) {
            boolean opens = word.startsWith("tag::", at);
            boolean alone = at == 0 || !isWordPart(word.charAt(at - 1));
            if (alone && (opens || word.startsWith("end::", at))) {
                return new Tag(opens, word.substring(at + 5));
            }
        }
        return null;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static boolean takes(List<String> wanted, List<String> open) {
        boolean untagged = wanted.contains("**") || wanted.get(0).startsWith("!");
        boolean any =
                wanted.contains("*") || wanted.contains("**") || wanted.get(0).startsWith("!");
        boolean takes = open.isEmpty() ? untagged : any;
        for (String tag : open) {
            takes = (takes || wanted.contains(tag)) && !wanted.contains("!" + tag) && !wanted.contains("!*");
        }
        return takes;
    }
}
