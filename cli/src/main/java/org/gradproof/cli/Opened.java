package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/** A document that the command was given, as read. */
record Opened(DocumentSource source, MarkedDocument marked, ReadDocument read) {
    /**
     * The documents of files and folders, each once. One that cannot be read has that error alone.
     *
     * @param format of files that are named by themselves; null to go by their names
     * @param given a sidecar for all of them, or null for the one beside each
     * @param strict whether a block that holds a relation and that nothing marks is an error
     * @throws InputException if the sidecar does not exist
     */
    static List<Opened> all(List<Path> inputs, @Nullable DocumentFormat format, @Nullable Path given, boolean strict) {
        return all(inputs, format, given, strict, Asciidoctors.APART);
    }

    /** The same with that Asciidoctor for the AsciiDoc that needs it. */
    static List<Opened> all(
            List<Path> inputs,
            @Nullable DocumentFormat format,
            @Nullable Path given,
            boolean strict,
            Asciidoctors asciidoctor) {
        if (given != null && !Files.isRegularFile(given)) {
            throw new InputException(given + ": there is no such file (--given)");
        }
        List<Opened> documents = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        DocumentReader reader = new DocumentReader(asciidoctor);
        for (Path input : inputs) {
            try {
                for (DocumentSource source : Inputs.sources(input, format)) {
                    if (seen.add(identity(source.path()))) {
                        MarkedDocument read = reader.read(source, Optional.ofNullable(given));
                        MarkedDocument marked = strict ? strict(read, source.format()) : read;
                        documents.add(new Opened(source, marked, reader.derivations(marked)));
                    }
                }
            } catch (UnreadableDocumentException e) {
                documents.add(unreadable(input, String.valueOf(e.getMessage())));
            }
        }
        return documents;
    }

    /** The document with an error for each block that holds a relation and that nothing marks. */
    private static MarkedDocument strict(MarkedDocument document, DocumentFormat format) {
        List<SourceError> errors = new ArrayList<>(document.errors());
        document.unmarked().stream()
                .filter(block -> block.relation())
                .forEach(block -> errors.add(new SourceError(
                        block.line(),
                        1,
                        "unmarked-block",
                        "this display block holds a relation, and nothing marks it (--strict); expected "
                                + format.mark())));
        return new MarkedDocument(
                document.path(), document.title(), document.blocks(), errors, document.unmarked(), document.cells());
    }

    private static Opened unreadable(Path input, String message) {
        List<SourceError> errors = List.of(new SourceError(1, 1, "unreadable-file", message));
        String path = input.toString();
        return new Opened(
                DocumentSource.of(input),
                new MarkedDocument(path, path, List.of(), errors),
                new ReadDocument(path, List.of(), errors));
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
