package org.gradproof.docsgen.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Skip;
import org.gradproof.symbolic.source.SourceError;

/**
 * Marks from outside for a document that must not be edited.
 *
 * @param file its name, for errors
 * @param sections by title the path of the section
 * @param lines by title the line of the section
 * @param givens in their order, each with the path of its section
 * @param skips the blocks that are left out, with the line that says so
 */
public record Sidecar(
        String file,
        Map<String, List<Integer>> sections,
        Map<String, Integer> lines,
        List<Given> givens,
        Map<String, Integer> skips,
        List<SourceError> errors) {
    /** A block of givens and where it stands. */
    record Given(Display block, Mark mark, List<Integer> section) {}

    public Sidecar {
        sections = Map.copyOf(sections);
        lines = Map.copyOf(lines);
        givens = List.copyOf(givens);
        skips = Map.copyOf(skips);
        errors = List.copyOf(errors);
    }

    /** The sidecar that the outline is. */
    public static Sidecar of(String file, Outline outline) {
        Map<String, List<Integer>> sections = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Given> givens = new ArrayList<>();
        Map<String, Integer> skips = new LinkedHashMap<>();
        List<SourceError> errors = new ArrayList<>(outline.errors());
        SectionPath at = new SectionPath();
        for (Element element : outline.elements()) {
            if (element instanceof Heading heading) {
                at.enter(heading.level());
                String title = normal(heading.title());
                if (sections.putIfAbsent(title, at.path()) != null) {
                    errors.add(error(
                            heading.line(), "duplicate-section", "two sections have the title \"" + title + "\""));
                }
                lines.putIfAbsent(title, heading.line());
            } else if (element instanceof Skip skip) {
                for (String target : skip.target().strip().split("[\\s,;]+", -1)) {
                    skips.put(target, skip.line());
                }
            } else if (element instanceof Display display && display.mark() != null) {
                Mark mark = display.mark();
                if (mark.kind() == Mark.Kind.GIVEN) {
                    givens.add(new Given(display, mark, at.path()));
                } else {
                    errors.add(error(
                            mark.line(),
                            "derivation-in-sidecar",
                            "a sidecar holds givens and skips; the derivations stand in the document"));
                }
            }
        }
        return new Sidecar(
                file,
                sections,
                lines,
                givens,
                skips,
                errors.stream().map(e -> e.in(file)).toList());
    }

    /** The title without heading marks and with single blanks, by which lines are compared. */
    public static String normal(String line) {
        String title = line.strip().replaceFirst("^(?:#{1,6}|={1,6})[ \\t]+", "");
        int marks = title.length();
        while (marks > 0 && title.charAt(marks - 1) == title.charAt(title.length() - 1)) {
            marks--;
        }
        boolean closed = marks > 0
                && marks < title.length()
                && "#=".indexOf(title.charAt(marks)) >= 0
                && " \t".indexOf(title.charAt(marks - 1)) >= 0;
        return (closed ? title.substring(0, marks).stripTrailing() : title).replaceAll("\\s+", " ");
    }

    private static SourceError error(int line, String kind, String message) {
        return new SourceError(line, 1, kind, message);
    }
}
