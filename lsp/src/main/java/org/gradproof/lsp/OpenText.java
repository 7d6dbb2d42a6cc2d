package org.gradproof.lsp;

import java.nio.file.Path;
import java.util.List;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.symbolic.source.Remedy;

/**
 * A document as it stands in an editor.
 *
 * @param uri by which the editor knows it
 * @param version the editor's number
 * @param path of its file, or a name for what has none yet
 */
record OpenText(String uri, int version, Path path, DocumentFormat format, String text) {
    DocumentSource source() {
        return new DocumentSource(path, format, text);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** The same document with another text. */
    OpenText with(String other) {
        return new OpenText(uri, version, path, format, other);
    }

    /** Where the place is among the text's characters; the line's end where the line is shorter. */
    int offset(Remedy.Place place) {
        int at = 0;
        for (int line = 1; line < place.line(); line++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        int end = text.indexOf('\n', at);
        return Math.min(at + place.column() - 1, end < 0 ? text.length() : end);
    }
}
