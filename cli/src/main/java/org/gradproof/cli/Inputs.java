package org.gradproof.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.jspecify.annotations.Nullable;

/** What an argument names: a file, a pipe, a folder of files, or with {@code -} the standard input. */
final class Inputs {
    private static final Path STANDARD_INPUT = Path.of("-");

    private Inputs() {}

    /**
     * The documents that the argument names.
     *
     * @param format that files named by themselves are in, whatever their names end in; null to go by the name, and
     *     where there is none, by the text
     * @throws UnreadableDocumentException if there is no such input, or it is of no known format
     */
    static List<DocumentSource> sources(Path input, @Nullable DocumentFormat format)
            throws UnreadableDocumentException {
        if (input.equals(STANDARD_INPUT)) {
            return List.of(of(input, format, DocumentSource.read(STANDARD_INPUT, System.in)));
        }
        boolean named = DocumentFormat.of(input).isPresent();
        if (Files.isDirectory(input) || !Files.exists(input) || (named && format == null)) {
            return Documents.find(List.of(input)).stream()
                    .map(DocumentSource::of)
                    .toList();
        }
        if (format == null
                && Files.isRegularFile(input)
                && String.valueOf(input.getFileName()).contains(".")) {
            // Of another kind by its own word: this says which are known.
            Documents.find(List.of(input));
        }
        return Files.isRegularFile(input) && format != null
                ? List.of(new DocumentSource(input, format, null))
                : List.of(of(input, format, DocumentSource.read(input)));
    }

    private static DocumentSource of(Path path, @Nullable DocumentFormat format, String text) {
        return new DocumentSource(path, format == null ? DocumentFormat.ofText(text) : format, text);
    }
}
