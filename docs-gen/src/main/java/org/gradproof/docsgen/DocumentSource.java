package org.gradproof.docsgen;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a document is read from.
 *
 * @param path of its file, or a name for what is no file
 * @param format that it is read in
 * @param content its text where that cannot be read again (standard input, a pipe); null where it stands in the file
 */
public record DocumentSource(
        Path path, DocumentFormat format, @Nullable String content) {
    /** A file, in the format that its name tells; Markdown where it tells none. */
    public static DocumentSource of(Path file) {
        return new DocumentSource(file, DocumentFormat.of(file).orElse(DocumentFormat.MD), null);
    }

    /**
     * The document's text.
     *
     * @throws UnreadableDocumentException if it is missing, no plain file, too large, or not UTF-8
     */
    public String text() throws UnreadableDocumentException {
        if (content == null && Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            // Nobody may be at the other end of a pipe, and a device may have none.
            throw new UnreadableDocumentException(path + ": this is no plain file, but a pipe or a device");
        }
        return content == null ? SourceText.read(path) : content;
    }

    /**
     * The text of a file or a pipe.
     *
     * @throws UnreadableDocumentException if it is missing, a folder, too large, or not UTF-8
     */
    public static String read(Path file) throws UnreadableDocumentException {
        return SourceText.read(file);
    }

    /** The text of a stream that goes by the name, under the same limits. */
    public static String read(Path name, InputStream in) throws UnreadableDocumentException {
        return SourceText.read(name, in);
    }

    /** The folder that it stands in, for what it names beside itself. */
    Path folder() {
        return path.toAbsolutePath().resolveSibling("");
    }
}
