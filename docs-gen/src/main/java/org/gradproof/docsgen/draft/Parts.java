package org.gradproof.docsgen.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradproof.docsgen.outline.Element;
import org.gradproof.docsgen.outline.Element.Display;
import org.gradproof.docsgen.outline.Element.Heading;
import org.gradproof.docsgen.outline.Element.Text;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.Sidecar;

/** Cuts a document into the parts that a sidecar can name: by its headings, or in a text without any by its titles. */
final class Parts {
    private static final int LONGEST_TITLE = 120;

    private Parts() {}

    /** The parts that hold display math, and all that stand between them. */
    static List<Part> of(Outline outline) {
        boolean headed = outline.elements().stream().anyMatch(Heading.class::isInstance);
        Map<Integer, String> lines = new HashMap<>();
        outline.elements().forEach(element -> {
            if (element instanceof Text text) {
                lines.put(text.line(), text.text());
            }
        });
        Map<String, Part> parts = new LinkedHashMap<>();
        String title = "";
        int number = 0;
        for (Element element : outline.elements()) {
            if (element instanceof Heading heading) {
                title = Sidecar.normal(lines.getOrDefault(heading.line(), heading.title()));
            } else if (!headed && element instanceof Text text && isTitle(text, lines)) {
                title = Sidecar.normal(text.text());
            } else if (element instanceof Display display) {
                parts.computeIfAbsent(title, Part::new).blocks().add(new Part.Block(++number, display));
            }
        }
        return new ArrayList<>(parts.values());
    }

    /** All parts as one, for a document whose titles a sidecar cannot name. */
    static List<Part> inOne(List<Part> parts) {
        Part one = new Part("");
        parts.forEach(part -> one.blocks().addAll(part.blocks()));
        return new ArrayList<>(List.of(one));
    }

    /** A short line between empty ones that opens with a capital and ends in no stop. */
    private static boolean isTitle(Text text, Map<Integer, String> lines) {
        String bare = text.text().strip();
        return !bare.isEmpty()
                && bare.length() <= LONGEST_TITLE
                && Character.isUpperCase(bare.charAt(0))
                && Character.isLetterOrDigit(bare.charAt(bare.length() - 1))
                && bare.indexOf('$') < 0
                && bare.indexOf('\\') < 0
                && !lines.containsKey(text.line() - 1)
                && !lines.containsKey(text.line() + 1);
    }
}
