package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** A document that the command was given, as read. */
record Opened(Path source, MarkedDocument marked, ReadDocument read) {
    /**
     * The documents of files and folders, each once. One that cannot be read has that error alone.
     *
     * @param given a sidecar for all of them, or null for the one beside each
     * @throws InputException if the sidecar does not exist
     */
    static List<Opened> all(List<Path> inputs, @Nullable Path given) {
        if (given != null && !Files.isRegularFile(given)) {
            throw new InputException(given + ": there is no such file (--given)");
        }
        List<Opened> documents = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        DocumentReader reader = new DocumentReader();
        for (Path input : inputs) {
            try {
                for (Path file : Documents.find(List.of(input))) {
                    if (seen.add(identity(file))) {
                        MarkedDocument marked = reader.read(file, Optional.ofNullable(given));
                        documents.add(new Opened(file, marked, new DerivationReader().read(marked)));
                    }
                }
            } catch (UnreadableDocumentException e) {
                documents.add(unreadable(input, String.valueOf(e.getMessage())));
            }
        }
        return documents;
    }

    private static Opened unreadable(Path input, String message) {
        List<SourceError> errors = List.of(new SourceError(1, 1, "unreadable-file", message));
        String path = input.toString();
        return new Opened(
                input, new MarkedDocument(path, path, List.of(), errors), new ReadDocument(path, List.of(), errors));
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
