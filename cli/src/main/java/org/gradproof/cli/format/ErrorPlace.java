package org.gradproof.cli.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.source.SourceError;

/**
 * Where an error stands: in the document, or in its sidecar, whose name the message then begins with.
 *
 * @param file as people are told
 * @param path where to look for the line
 * @param message without the file's name
 */
record ErrorPlace(String file, String path, String message) {
    private static final Pattern ELSEWHERE = Pattern.compile("in (\\S+\\.adoc): (.*)", Pattern.DOTALL);

    static ErrorPlace of(String document, SourceError error) {
        Matcher elsewhere = ELSEWHERE.matcher(error.message());
        if (!elsewhere.matches()) {
            return new ErrorPlace(document, document, error.message());
        }
        String file = elsewhere.group(1);
        try {
            return new ErrorPlace(file, Path.of(document).resolveSibling(file).toString(), elsewhere.group(2));
        } catch (InvalidPathException e) {
            return new ErrorPlace(file, file, elsewhere.group(2));
        }
    }
}
