package org.gradproof.docsgen.experiments;

import java.util.ArrayList;
import java.util.List;

/** A table of a page, as comma-separated values with a heading. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String... heading) {
        row(heading);
    }

    Table row(String... cells) {
        for (String cell : cells) {
            if (cell.contains(",") || cell.contains("\"")) {
                throw new IllegalArgumentException("expected a cell without commas and quotes, not " + cell);
            }
        }
        lines.add(String.join(",", cells));
        return this;
    }

    String csv() {
        return String.join("\n", lines) + "\n";
    }
}
