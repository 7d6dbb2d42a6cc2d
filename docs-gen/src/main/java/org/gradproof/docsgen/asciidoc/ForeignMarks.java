package org.gradproof.docsgen.asciidoc;

import java.util.List;
import org.gradproof.docsgen.outline.NearMiss;
import org.gradproof.symbolic.source.SourceError;

/** Marks that stand where, or are written as, AsciiDoc does not take them: they would mark nothing in silence. */
final class ForeignMarks {
    private ForeignMarks() {}

    /** Reports marks in the lines that belong to the document's title. */
    static void inHeader(List<String> lines, int title, List<SourceError> errors) {
        for (int at = title + 1; at < lines.size() && !lines.get(at).isBlank(); at++) {
            String line = lines.get(at).strip();
            if ((line.startsWith("[latexmath") || line.startsWith("[stem")) && line.endsWith("]")) {
                errors.add(new SourceError(
                        at + 1,
                        1,
                        "mark-in-header",
                        "\"" + line + "\" touches the title, and Asciidoctor takes the line there for the author's;"
                                + " expected an empty line between them"));
            }
        }
    }

    /** Reports a line of text or a comment that is a mark of Markdown or LaTeX. */
    static void inText(String text, int line, List<SourceError> errors) {
        String bare = text.strip();
        int from = bare.startsWith("<!--") ? 4 : bare.startsWith("//") ? 2 : bare.startsWith("%") ? 1 : -1;
        int colon = bare.indexOf(':');
        if (from > 0
                && colon > from
                && NearMiss.isProduct(bare.substring(from, colon).strip())) {
            errors.add(new SourceError(
                    line,
                    1,
                    "foreign-mark",
                    "\"" + bare + "\" is no mark in AsciiDoc; did you mean [latexmath.given] or"
                            + " [latexmath#ID.derivation] over a block of ++++?"));
        }
    }
}
