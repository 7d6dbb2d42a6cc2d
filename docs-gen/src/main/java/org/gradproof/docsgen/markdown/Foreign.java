package org.gradproof.docsgen.markdown;

import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.outline.NearMiss;
import org.gradproof.symbolic.source.SourceError;

/** Marks of other formats, and fences that are nearly marks: in Markdown they would mark nothing in silence. */
final class Foreign {
    private static final String EXPECTED =
            "did you mean <!-- gradproof:given --> or <!-- gradproof:derivation id=ID -->"
                    + " on the line before the display math?";

    private Foreign() {}

    /** Reports a line of text that is a mark of AsciiDoc or LaTeX. */
    static void inText(String text, int line, List<SourceError> errors) {
        String bare = text.strip();
        if (isAsciiDoc(bare) || isComment(bare)) {
            errors.add(
                    new SourceError(line, 1, "foreign-mark", "\"" + bare + "\" is no mark in Markdown; " + EXPECTED));
        }
    }

    private static boolean isAsciiDoc(String bare) {
        if ((!bare.startsWith("[latexmath") && !bare.startsWith("[stem")) || !bare.endsWith("]")) {
            return false;
        }
        int dot = bare.indexOf('.');
        int end = dot + 1;
        while (dot > 0 && end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        return dot > 0 && NearMiss.markOrNear(bare.substring(dot + 1, end)).isPresent();
    }

    private static boolean isComment(String bare) {
        int from = bare.startsWith("//") ? 2 : bare.startsWith("%") ? 1 : -1;
        int colon = bare.indexOf(':');
        return from > 0
                && colon > from
                && NearMiss.isProduct(bare.substring(from, colon).strip());
    }

    /** Reports a fence whose name is nearly a mark. */
    static void inFence(String info, int line, List<SourceError> errors) {
        String word = info.strip();
        if (word.startsWith("{")) {
            word = word.substring(1);
        }
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        String name = word.substring(0, end);
        Optional<String> meant = NearMiss.markOrNear(name).filter(mark -> !mark.equals("skip"));
        if (meant.isPresent() || NearMiss.isProduct(name)) {
            errors.add(new SourceError(
                    line,
                    1,
                    "unknown-mark",
                    "a fence of \"" + name + "\" is code, and nothing reads it; did you mean <!-- gradproof:"
                            + meant.orElse("derivation") + " --> over a fence of math?"));
        }
    }
}
