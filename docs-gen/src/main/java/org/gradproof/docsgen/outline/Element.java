package org.gradproof.docsgen.outline;

import java.util.List;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** One thing in a document that matters to Gradproof. */
public sealed interface Element {
    /** Its line in the file, from 1. */
    int line();

    /** A section opens. A smaller level is an outer section. */
    record Heading(int line, int level, String title) implements Element {}

    /** A line that is neither code nor display math, as it stands. */
    record Text(int line, String text) implements Element {}

    /** A mark that leaves a block out, which needs no block of its own. */
    record Skip(int line, String target) implements Element {}

    /** Display math that nothing closes. An error only where every display block counts. */
    record Unclosed(int line, int column, String opener) implements Element {}

    /**
     * A block of display math.
     *
     * @param mark null if it has none
     * @param lines its LaTeX, without the delimiters
     * @param file the included file that it stands in, relative to the document's folder; empty for the document itself
     */
    record Display(@Nullable Mark mark, SourceRange span, List<SourceLine> lines, String file) implements Element {
        public Display {
            lines = List.copyOf(lines);
        }

        @Override
        public int line() {
            return span.line();
        }

        /** Whether it has no LaTeX at all. */
        public boolean blank() {
            return lines.stream().allMatch(line -> line.text().isBlank());
        }
    }
}
