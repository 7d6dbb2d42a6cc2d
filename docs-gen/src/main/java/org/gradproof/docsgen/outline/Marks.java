package org.gradproof.docsgen.outline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradproof.docsgen.outline.Mark.Kind;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** What may stand on a marked block. A misspelt attribute would silently weaken a check, so it is an error. */
public final class Marks {
    private static final Map<Kind, Set<String>> ALLOWED = Map.of(
            Kind.GIVEN, Set.of("for"),
            Kind.DERIVATION, Set.of("where", "require", "expect", "core", "layout"),
            Kind.SKIP, Set.of("for"));
    /** These are the format's own and change nothing in what is read. */
    private static final Set<String> LAYOUT = Set.of("title", "reftext", "caption", "options", "opts", "style");

    private Marks() {}

    /**
     * The kind that the roles name, or null if none of them is Gradproof's.
     *
     * @param errors where two kinds at once are reported
     */
    public static @Nullable Kind kindOf(Collection<String> roles, int line, List<SourceError> errors) {
        Kind found = null;
        for (Kind kind : Kind.values()) {
            if (roles.contains(kind.name().toLowerCase(java.util.Locale.ROOT))) {
                if (found != null) {
                    errors.add(new SourceError(
                            line,
                            1,
                            "contradictory-mark",
                            "a block is marked both ." + name(found) + " and ." + name(kind)
                                    + "; expected one of them"));
                    return found;
                }
                found = kind;
            }
        }
        if (found == null) {
            reportNearMisses(roles, line, errors);
        }
        return found;
    }

    private static void reportNearMisses(Collection<String> roles, int line, List<SourceError> errors) {
        for (String role : roles) {
            NearMiss.mark(role)
                    .ifPresent(meant -> errors.add(new SourceError(
                            line,
                            1,
                            "unknown-mark",
                            "\"." + role + "\" is no mark, so that its block is not read; did you mean ." + meant
                                    + "?")));
        }
    }

    /** Reports attributes of ours, or nearly, on a block of display math that nothing marks. */
    public static void reportUnmarked(Set<String> attributes, int line, List<SourceError> errors) {
        for (String name : new TreeSet<>(attributes)) {
            NearMiss.ownAttribute(name)
                    .ifPresent(meant -> errors.add(new SourceError(
                            line,
                            1,
                            "unknown-mark",
                            "\"" + name + "\" stands on a block without a mark, so that nothing reads it; did you mean"
                                    + " a derivation with " + meant + "=\"…\", marked .derivation?")));
        }
    }

    static Set<String> allowed(Kind kind) {
        return ALLOWED.getOrDefault(kind, Set.of());
    }

    /** The mark, with the attributes of the language alone; what is not known is reported. */
    public static Mark mark(Kind kind, String id, Map<String, String> attributes, int line, List<SourceError> errors) {
        Map<String, String> known = new TreeMap<>();
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            String name = attribute.getKey();
            if (allowed(kind).contains(name)) {
                known.put(name, attribute.getValue());
            } else if (!LAYOUT.contains(name)) {
                errors.add(new SourceError(
                        line,
                        1,
                        "unknown-attribute",
                        "\"" + name + "\" means nothing on a block marked ." + name(kind) + "; "
                                + NearMiss.attribute(name, kind)
                                        .map(meant -> "did you mean " + meant + "?")
                                        .orElse("expected "
                                                + String.join(
                                                        ", ",
                                                        allowed(kind).stream()
                                                                .sorted()
                                                                .toList()))));
            }
        }
        if (kind == Kind.SKIP && known.getOrDefault("for", "").isBlank()) {
            errors.add(new SourceError(
                    line, 1, "skip-without-block", "a skip names no block; expected for=\"block-1\" or the like"));
        }
        return new Mark(kind, id, known, line);
    }

    /** Reports the roles of a given or a derivation on a block that is not display math. A skip there leaves nothing out. */
    public static void reportStray(Collection<String> roles, int line, List<SourceError> errors) {
        for (Kind kind : List.of(Kind.GIVEN, Kind.DERIVATION)) {
            if (roles.contains(name(kind))) {
                String id = kind == Kind.DERIVATION ? "#ID" : "";
                errors.add(new SourceError(
                        line,
                        1,
                        "mark-without-block",
                        "the mark ." + name(kind)
                                + " stands on a block that is no LaTeX display math; expected [latexmath" + id + "."
                                + name(kind) + "] over a block of ++++"));
            }
        }
    }

    /** An error for a mark that no block of display math follows. */
    public static SourceError withoutBlock(Mark mark, String expected) {
        return new SourceError(
                mark.line(),
                1,
                "mark-without-block",
                "no block of display math follows the mark ." + name(mark.kind()) + "; expected " + expected);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
