package org.gradproof.lsp;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.gradproof.symbolic.source.Remedy;

/** Places as the protocol has them: lines and characters from 0. */
final class Ranges {
    private Ranges() {}

    static Position position(Remedy.Place place) {
        return new Position(place.line() - 1, place.column() - 1);
    }

    /** What stands on the line, from 1; a line that is not there is an empty one. */
    static Range line(List<String> lines, int line) {
        return from(lines, line, 0);
    }

    /** The same from a column on, from 1; 0 for all of it. */
    static Range from(List<String> lines, int line, int column) {
        String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        int first = text.length() - text.stripLeading().length();
        int start = column > 0 ? Math.min(column - 1, text.length()) : first;
        int row = Math.max(0, line - 1);
        return new Range(
                new Position(row, start),
                new Position(row, Math.max(start, text.stripTrailing().length())));
    }
}
