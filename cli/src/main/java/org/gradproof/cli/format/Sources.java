package org.gradproof.cli.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.UnreadableDocumentException;

/** Lines of the documents that a report is about, read when an error quotes them. */
final class Sources {
    private final Map<String, List<String>> linesByPath = new HashMap<>();

    /** The line, from 1, without its end; empty if there is no such line or file. */
    Optional<String> line(String path, int line) {
        List<String> lines = linesByPath.computeIfAbsent(path, Sources::read);
        return line >= 1 && line <= lines.size() ? Optional.of(lines.get(line - 1)) : Optional.empty();
    }

    private static List<String> read(String path) {
        try {
            return DocumentReader.lines(DocumentSource.of(Path.of(path)));
        } catch (UnreadableDocumentException | InvalidPathException e) {
            // The error itself says what was wrong with the file; it is shown without its line.
            return List.of();
        }
    }
}
