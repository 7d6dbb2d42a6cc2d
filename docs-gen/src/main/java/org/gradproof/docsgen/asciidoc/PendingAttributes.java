package org.gradproof.docsgen.asciidoc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradproof.docsgen.outline.Mark;
import org.gradproof.docsgen.outline.Marks;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** The attributes that wait for the block below them, gathered from one line after the other. */
final class PendingAttributes {
    private String style = "";
    private String id = "";
    private final Set<String> roles = new LinkedHashSet<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private String second = "";
    private int line;
    private int firstLine;

    /** Takes in a line {@code [[id]]}. */
    void anchor(String anchor) {
        id = anchor;
    }

    /** Takes in what stands between the brackets of a block attribute line. */
    void list(String content, int lineNumber) {
        AttributeList list = AttributeList.parse(content);
        for (Map.Entry<String, String> attribute : list.named().entrySet()) {
            switch (attribute.getKey()) {
                case "id" -> id = attribute.getValue();
                case "role" -> {
                    roles.clear();
                    addRoles(attribute.getValue(), lineNumber);
                }
                default -> named.put(attribute.getKey(), attribute.getValue());
            }
        }
        String first = list.positional().get(0);
        if (first.contains(" ")) {
            style = first;
        } else if (!first.isEmpty()) {
            shorthand(first, lineNumber);
        }
        for (int i = 1; i < list.positional().size(); i++) {
            String extra = list.positional().get(i);
            if (!extra.isEmpty()) {
                named.put(String.valueOf(i + 1), extra);
                second = i == 1 ? extra : second;
            }
        }
        if (firstLine == 0) {
            firstLine = lineNumber;
        }
        if (line == 0) {
            line = lineNumber;
        }
    }

    private void shorthand(String text, int lineNumber) {
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || ".#%".indexOf(text.charAt(i)) >= 0) {
                String part = text.substring(start, i);
                char head = part.charAt(0);
                if (head == '.') {
                    addRoles(part.substring(1), lineNumber);
                } else if (head == '#') {
                    id = part.substring(1);
                } else if (head != '%') {
                    style = part;
                }
                start = i;
            }
        }
    }

    private void addRoles(String text, int lineNumber) {
        for (String role : text.strip().split("\\s+", -1)) {
            roles.add(role);
        }
        line = lineNumber;
    }

    String style() {
        return style;
    }

    /** The first line of attributes, from 1; 0 if there is none. */
    int firstLine() {
        return firstLine;
    }

    boolean hasStyle(String... styles) {
        return List.of(styles).contains(style);
    }

    /** Whether the block below is LaTeX display math, where {@code [stem]} stands for the document's own choice. */
    boolean isLatexMath(String stem) {
        return style.equals("latexmath") || (style.equals("stem") && isLatex(second.isEmpty() ? stem : second));
    }

    /** Whether Asciidoctor takes the name of a notation for LaTeX. */
    static boolean isLatex(@Nullable String notation) {
        return "latexmath".equals(notation) || "latex".equals(notation) || "tex".equals(notation);
    }

    /** Whether one of the roles names the kind. */
    boolean hasRole(Mark.Kind kind) {
        return roles.contains(kind.name().toLowerCase(Locale.ROOT));
    }

    /** Reports a mark on what is not display math at all. */
    void reportStray(List<SourceError> errors) {
        if (!style.equals("latexmath") && !style.equals("stem")) {
            Marks.reportStray(roles, line, errors);
        }
    }

    /** The mark that they make, or null if they make none. */
    @Nullable
    Mark mark(List<SourceError> errors) {
        if (!style.equals("latexmath") && !style.equals("stem")) {
            return null;
        }
        Mark.Kind kind = Marks.kindOf(roles, line, errors);
        if (kind == null) {
            Marks.reportUnmarked(named.keySet(), line, errors);
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>(named);
        if (style.equals("stem") && PendingAttributes.isLatex(second)) {
            attributes.remove("2");
        }
        return Marks.mark(kind, id, attributes, line, errors);
    }
}
