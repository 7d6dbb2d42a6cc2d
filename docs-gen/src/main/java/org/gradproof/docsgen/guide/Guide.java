package org.gradproof.docsgen.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.docsgen.outline.Spelling;
import org.gradproof.verify.report.Words;

/**
 * The pages of the guide that explain one thing a section: verdicts, kinds of errors, and reasons. They ship with the
 * product, so that what the site shows can be asked for by name.
 */
public final class Guide {
    private static final String REASONS = "reasons";
    private static final String ERRORS = "errors";
    /** The id of the section on what is given. */
    private static final String GIVEN = "given";
    /** The pages whose sections can be asked for; the first is meant where a name stands on more than one. */
    private static final List<String> PAGES = List.of("verdicts", ERRORS, REASONS);

    private static final Pattern SECTION = Pattern.compile("==+ (.+)");
    private static final Pattern FENCE = Pattern.compile("-{4,}|\\.{4,}");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\[[^\\]]*\\]|//.*|:[a-z-]+:.*");
    private static final Pattern BLOCK_TITLE = Pattern.compile("\\.([^. ].*)");
    private static final Pattern MATH = Pattern.compile("(?:latexmath|stem|pass):\\[((?:[^\\]\\\\]|\\\\.)*)\\]");
    private static final Pattern LINK = Pattern.compile("(?:xref:|<<)[^\\[,>]*(?:\\[|,)([^\\]>]*)(?:\\]|>>)");
    private static final String INDENT = "    ";
    /** The most letters by which a name may differ from one that is meant, and the most such names. */
    private static final int LIKE = 3;

    private Guide() {}

    /** Whether there is a section of that name. */
    public static boolean explains(String name) {
        return section(name).isPresent();
    }

    /** The section of that name as plain text, whatever the case of its letters; empty if there is none. */
    public static Optional<String> section(String name) {
        for (String page : PAGES) {
            for (Map.Entry<String, List<String>> section : sections(page).entrySet()) {
                if (key(section.getKey()).equals(key(name))) {
                    return Optional.of(plain(section.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Where the guide's pages explain the reason, as an address within a site; empty where they do not. A title explains
     * what it says, or else what begins with it, {@code splits off} or {@code induction on}; what is nothing but
     * mathematics, and no law, is a given.
     */
    public static Optional<String> address(String reason) {
        String key = key(reason);
        Map<String, String> laws = Laws.IDS;
        String id = laws.get(key);
        if (id == null) {
            id = laws.keySet().stream()
                    .filter(title -> key.startsWith(title) && !Character.isLetter(key.charAt(title.length())))
                    .max(Comparator.comparing(String::length))
                    .map(laws::get)
                    .orElse(isMath(reason) ? GIVEN : null);
        }
        return Optional.ofNullable(id).map(found -> REASONS + ".html#" + found);
    }

    /** Where the guide's pages explain the kind of error, as an address within a site; empty where they do not. */
    public static Optional<String> errorAddress(String kind) {
        return sections(ERRORS).containsKey(kind) ? Optional.of(ERRORS + ".html#" + kind) : Optional.empty();
    }

    private static boolean isMath(String reason) {
        List<Words.Part> parts = Words.parts(reason);
        return parts.size() == 1 && parts.get(0).kind() == Words.Kind.MATH;
    }

    /** The ids of the reasons' sections by what their titles say. */
    private static final class Laws {
        static final Map<String, String> IDS = ids();

        private static Map<String, String> ids() {
            Map<String, String> ids = new LinkedHashMap<>();
            String id = "";
            for (String line : lines(REASONS)) {
                Matcher heading = SECTION.matcher(line);
                if (line.startsWith("[#")) {
                    id = line.substring(2, line.length() - 1);
                } else if (heading.matches() && !id.isEmpty()) {
                    ids.put(key(inline(heading.group(1))), id);
                    id = "";
                }
            }
            return ids;
        }
    }

    /** The names that can be asked for, by the title of their page. */
    public static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String page : PAGES) {
            names.put(
                    lines(page).get(0).substring(2), List.copyOf(sections(page).keySet()));
        }
        return names;
    }

    /** A few names that may have been meant by one that is none. */
    public static List<String> like(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return names().values().stream()
                .flatMap(List::stream)
                .filter(known -> Spelling.distance(small, known.toLowerCase(Locale.ROOT)) <= LIKE
                        || known.toLowerCase(Locale.ROOT).contains(small))
                .limit(LIKE)
                .toList();
    }

    /** Sections that have a text of their own, by their titles. */
    private static Map<String, List<String>> sections(String page) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines(page)) {
            fenced ^= FENCE.matcher(line).matches();
            Matcher heading = SECTION.matcher(line);
            if (!fenced && heading.matches()) {
                current = new ArrayList<>();
                sections.put(inline(heading.group(1)), current);
            } else {
                current.add(line);
            }
        }
        sections.values()
                .removeIf(text -> text.stream()
                        .allMatch(line ->
                                line.isBlank() || ATTRIBUTES.matcher(line).matches()));
        return sections;
    }

    private static String plain(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : lines) {
            if (FENCE.matcher(line).matches()) {
                fenced = !fenced;
            } else if (fenced) {
                // A directive stands behind a backslash, without which the page would follow it.
                String shown = line.startsWith("\\include::") ? line.substring(1) : line;
                text.append(INDENT).append(shown).append('\n');
            } else if (BLOCK_TITLE.matcher(line).matches()) {
                text.append(inline(line.substring(1))).append(":\n");
            } else if (!ATTRIBUTES.matcher(line).matches()) {
                text.append(inline(line)).append('\n');
            }
        }
        return text.toString().strip().replaceAll("\n{3,}", "\n\n") + "\n";
    }

    /** The line without the marks that only a page needs. */
    private static String inline(String line) {
        String text = LINK.matcher(line).replaceAll("$1");
        return MATH.matcher(text)
                .replaceAll("$1")
                .replace("`+", "")
                .replace("+`", "")
                .replace("`", "");
    }

    private static String key(String name) {
        // A report writes mathematics between dollar signs.
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace("$", "").strip();
    }

    private static List<String> lines(String page) {
        try (InputStream in = Objects.requireNonNull(Guide.class.getResourceAsStream(page + ".adoc"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
