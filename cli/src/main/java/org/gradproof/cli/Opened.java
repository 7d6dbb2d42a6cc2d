package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gradproof.cli.cache.OutlineCache;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.Asciidoctors;

/** What the command was given, as read. */
final class Opened {
    private Opened() {}

    /**
     * The documents of files and folders, each once. One that cannot be read has that error alone.
     *
     * @throws InputException if the sidecar does not exist
     */
    static List<OpenedDocument> all(CheckRequest request) {
        return each(request).stream().map(Supplier::get).toList();
    }

    /**
     * The same, each read when it is asked for.
     *
     * @throws InputException if the sidecar does not exist
     */
    static List<Supplier<OpenedDocument>> each(CheckRequest request) {
        Path given = request.given();
        if (given != null && !Files.isRegularFile(given)) {
            throw new InputException(given + ": there is no such file (--given)");
        }
        List<Supplier<OpenedDocument>> documents = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        DocumentReader reader = new DocumentReader(
                request.cache() == null ? Asciidoctors.APART : OutlineCache.in(request.cache(), Asciidoctors.APART));
        for (Path input : request.inputs()) {
            try {
                for (DocumentSource source : Inputs.sources(input, request.format())) {
                    if (seen.add(identity(source.path()))) {
                        documents.add(() -> reader.open(source, Optional.ofNullable(given), request.strict()));
                    }
                }
            } catch (UnreadableDocumentException e) {
                documents.add(
                        () -> OpenedDocument.unreadable(DocumentSource.of(input), String.valueOf(e.getMessage())));
            }
        }
        return documents;
    }

    /** The same file by two paths is one document. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
