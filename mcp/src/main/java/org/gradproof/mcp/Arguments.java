package org.gradproof.mcp;

import java.util.Map;
import java.util.Set;
import org.gradproof.verify.report.Plain;
import org.jspecify.annotations.Nullable;

/** What a tool was called with: texts by their names, as the schema of requests says. */
final class Arguments {
    private final Map<String, Object> values;

    /**
     * The arguments of a call.
     *
     * @throws RefusedException if there is one of another name
     */
    Arguments(@Nullable Map<String, Object> values, Set<String> known) throws RefusedException {
        this.values = values == null ? Map.of() : values;
        for (String name : this.values.keySet()) {
            if (!known.contains(name)) {
                throw new RefusedException("there is no argument \"" + shown(name) + "\"; expected "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** The text of that name. */
    String text(String name, int longest) throws RefusedException {
        String text = text(name, longest, "");
        if (text.isBlank()) {
            throw new RefusedException("\"" + name + "\" is missing or empty");
        }
        return text;
    }

    /** The same, with another for a text that is left out. */
    String text(String name, int longest, String otherwise) throws RefusedException {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        } else if (!(value instanceof String text)) {
            throw new RefusedException("\"" + name + "\" is no text");
        } else if (text.length() > longest) {
            throw new RefusedException(
                    "\"" + name + "\" has " + text.length() + " characters, and at most " + longest + " are read");
        } else {
            return text;
        }
    }

    private static String shown(String name) {
        return Plain.line(name.length() > 60 ? name.substring(0, 60) + "…" : name);
    }
}
