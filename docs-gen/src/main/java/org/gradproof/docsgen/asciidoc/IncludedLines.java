package org.gradproof.docsgen.asciidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a file an include takes: {@code lines=1..4;7}, {@code tag=name}, {@code tags=a;!b;*}, or all.
 *
 * @param lines as the author wrote it; empty for all
 * @param tags as the author wrote them; empty for all
 */
record IncludedLines(String lines, String tags) {
    private static final Pattern TAG = Pattern.compile("(?:^|.*\\W)(tag|end)::(\\S+)\\[\\](?:\\s.*)?$");

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
            Matcher ends = Pattern.compile("\\s*([0-9]{1,7})(?:\\.\\.(-?[0-9]{0,7}))?\\s*")
                    .matcher(range);
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
            Matcher tag = TAG.matcher(all.get(i));
            if (tag.matches()) {
                if (tag.group(1).equals("tag")) {
                    open.add(tag.group(2));
                } else {
                    open.remove(tag.group(2));
                }
            } else if (takes(wanted, open)) {
                chosen.add(i);
            }
        }
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
