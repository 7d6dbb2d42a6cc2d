package org.gradproof.docsgen.asciidoc;

import java.util.List;
import org.gradproof.docsgen.outline.Outline;

/** Reads the outline of an AsciiDoc document. */
public final class AsciiDocOutline {
    private AsciiDocOutline() {}

    /** The outline of the lines. */
    public static Outline read(List<String> lines) {
        return BlockReader.read(lines);
    }
}
