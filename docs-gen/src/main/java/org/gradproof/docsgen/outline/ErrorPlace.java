package org.gradproof.docsgen.outline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.gradproof.symbolic.source.SourceError;

/**
 * Where an error stands: in the document, or in another file that gives it marks or lines.
 *
 * @param path of the file whose line it is
 * @param elsewhere whether that is another file than the document
 * @param message without the file's name
 */
public record ErrorPlace(String path, boolean elsewhere, String message) {
    /** The place of an error of the document with that path. */
    public static ErrorPlace of(String document, SourceError error) {
        return new ErrorPlace(path(document, error), error.elsewhere(), error.message());
    }

    private static String path(String document, SourceError error) {
        if (!error.elsewhere()) {
            return document;
        }
        try {
            return Path.of(document).resolveSibling(error.file()).normalize().toString();
        } catch (InvalidPathException e) {
            return error.file();
        }
    }
}
