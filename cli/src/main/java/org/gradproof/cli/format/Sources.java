package org.gradproof.cli.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            String text = new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException | InvalidPathException e) {
            // The error itself says what was wrong with the file; it is shown without its line.
            return List.of();
        }
    }
}
