package org.gradproof.docsgen.asciidoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import org.gradproof.docsgen.asciidoc.Asciidoctors.Included;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code include::} from within the document's folder alone, links followed, and in bounded amounts:
 * a file that includes itself twice would otherwise grow without end.
 */
final class ConfinedIncludes extends IncludeProcessor {
    /** Attributes that Asciidoctor takes from the clock, or from a file's time. */
    private static final Pattern CLOCK = Pattern.compile("(?i)(?:doc|local)(?:date|time|year)");

    private static final int MOST_INCLUDES = 300;
    private static final long MOST_BYTES = 5_000_000;

    private @Nullable Path folder;
    private List<SourceError> errors = new ArrayList<>();
    private int includes;
    private long bytes;
    private List<Included> included = new ArrayList<>();
    private boolean timeless;

    /** Starts with a new document of the folder. */
    void reset(String text, Path documentFolder, List<SourceError> reportTo) {
        folder = documentFolder;
        errors = reportTo;
        includes = 0;
        bytes = 0;
        included = new ArrayList<>();
        timeless = isTimeless(text);
    }

    /** The files that the document has asked for, each time that it did. */
    List<Included> included() {
        return List.copyOf(included);
    }

    /** Whether neither the document nor what it includes depends on when it is read. */
    boolean timeless() {
        return timeless;
    }

    @Override
    public boolean handles(String target) {
        return true;
    }

    @Override
    public void process(Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
        Path root = folder;
        if (root == null || includes > MOST_INCLUDES || bytes > MOST_BYTES) {
            return;
        }
        int line = Math.max(1, reader.getLineNumber() - 1);
        if (++includes > MOST_INCLUDES) {
            refuse(line, "include-limit", "more than " + MOST_INCLUDES + " includes; the rest is not read");
            return;
        }
        try {
            String from = reader.getFile();
            Path base = from == null || from.isEmpty() ? root : Path.of(from).resolveSibling("");
            Path file = base.resolve(target).normalize();
            boolean optional = attributes.containsKey("optional-option");
            if (!Files.isRegularFile(file)) {
                included.add(new Included(file.toString(), "", ""));
                if (!optional) {
                    refuse(line, "include-not-found", "\"" + target + "\" is no file beside the document");
                }
                return;
            }
            Path real = file.toRealPath();
            Path realRoot = root.toRealPath();
            if (!real.startsWith(realRoot)) {
                refuse(line, "include-outside", "\"" + target + "\" is outside of the document's folder");
                return;
            }
            bytes += Files.size(real);
            if (bytes > MOST_BYTES) {
                refuse(line, "include-limit", "the included files are larger than " + MOST_BYTES + " bytes");
                return;
            }
            byte[] contents = Files.readAllBytes(real);
            included.add(Included.of(file, real, contents));
            String text = new String(contents, StandardCharsets.UTF_8);
            timeless &= isTimeless(text);
            push(reader, text, real, realRoot.relativize(real).toString(), attributes);
        } catch (IOException | InvalidPathException e) {
            refuse(line, "include-not-found", "\"" + target + "\" cannot be read: " + e.getMessage());
        }
    }

    /** Whether nothing in the text depends on when it is read. */
    static boolean isTimeless(String text) {
        return !CLOCK.matcher(text).find();
    }

    private static void push(
            PreprocessorReader reader, String text, Path file, String name, Map<String, Object> attributes) {
        List<String> lines = SourceLines.split(text);
        List<IncludedLines.Run> runs = IncludedLines.of(attributes).select(lines);
        // The reader goes on with what was pushed last.
        for (int i = runs.size() - 1; i >= 0; i--) {
            IncludedLines.Run run = runs.get(i);
            String part = String.join("\n", lines.subList(run.from(), run.to())) + "\n";
            reader.pushInclude(part, file.toString(), name, run.from() + 1, attributes);
        }
    }

    private void refuse(int line, String kind, String message) {
        errors.add(new SourceError(line, 1, kind, message));
    }
}
