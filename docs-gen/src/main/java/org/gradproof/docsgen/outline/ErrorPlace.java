package org.gradproof.docsgen.outline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradproof.symbolic.source.SourceError;

/**
 * Where an error stands: in the document, or in another file that gives it marks or lines, whose name the error's
 * message then begins with.
 *
 * @param path of the file whose line it is
 * @param elsewhere whether that is another file than the document
 * @param message without the file's name
 */
public record ErrorPlace(String path, boolean elsewhere, String message) {
    private static final Pattern ELSEWHERE = Pattern.compile("in (.+?): (.*)", Pattern.DOTALL);

    /** The place of an error of the document with that path. */
    public static ErrorPlace of(String document, SourceError error) {
        Matcher elsewhere = ELSEWHERE.matcher(error.message());
        if (!elsewhere.matches()) {
            return new ErrorPlace(document, false, error.message());
        }
        String file = elsewhere.group(1);
        try {
            Path path = Path.of(document).resolveSibling(file).normalize();
            return new ErrorPlace(path.toString(), true, elsewhere.group(2));
        } catch (InvalidPathException e) {
            return new ErrorPlace(file, true, elsewhere.group(2));
        }
    }
}
