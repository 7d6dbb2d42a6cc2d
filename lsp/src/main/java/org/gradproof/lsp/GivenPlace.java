package org.gradproof.lsp;

import java.util.List;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.Remedy.Place;
import org.gradproof.symbolic.source.SourceLine;
import org.jspecify.annotations.Nullable;

/** Where a given for a derivation is written: in the last block of givens that it has, or a new one before it. */
final class GivenPlace {
    private final Snapshot snapshot;
    private final Derivation derivation;
    private final @Nullable MarkedBlock block;

    GivenPlace(Snapshot snapshot, Derivation derivation) {
        this.snapshot = snapshot;
        this.derivation = derivation;
        this.block = last();
    }

    private @Nullable MarkedBlock last() {
        MarkedBlock own = snapshot.block(derivation);
        MarkedBlock last = null;
        for (MarkedBlock each : snapshot.reading().marked().blocks()) {
            if (each.equals(own)) {
                return last;
            }
            boolean holds = own != null
                    && each.section().size() <= own.section().size()
                    && own.section().subList(0, each.section().size()).equals(each.section());
            if (each.kind() == Kind.GIVEN && holds && stands(each)) {
                last = each;
            }
        }
        return null;
    }

    /** Whether its last line is one of this text, and not of a sidecar's or an included file's. */
    private boolean stands(MarkedBlock given) {
        List<String> lines = snapshot.text().lines();
        SourceLine line =
                given.lines().isEmpty() ? null : given.lines().get(given.lines().size() - 1);
        return line != null
                && line.columns().isEmpty()
                && line.line() <= lines.size()
                && lines.get(line.line() - 1).startsWith(line.text(), line.column() - 1);
    }

    /** Where it goes. */
    Place place() {
        if (block == null) {
            return new Place(derivation.line(), 1);
        }
        SourceLine line = block.lines().get(block.lines().size() - 1);
        return new Place(
                line.line(), line.column() + line.text().stripTrailing().length());
    }

    /** What is written there. */
    String text(String given) {
        if (block == null) {
            DocumentFormat format = snapshot.text().format();
            return switch (format) {
                case ADOC -> "[latexmath.given]\n++++\n" + given + "\n++++\n\n";
                case TEX -> "% gradproof:given\n\\[ " + given + " \\]\n\n";
                default -> "<!-- gradproof:given -->\n$$ " + given + " $$\n\n";
            };
        }
        String last = block.lines().get(block.lines().size() - 1).text().strip();
        boolean own = block.lines().size() > 1 || isAlone(place());
        return (last.endsWith("\\\\") || last.endsWith(";") || last.isEmpty() ? " " : own ? " \\\\\n" : "; ") + given;
    }

    private boolean isAlone(Place place) {
        String line = snapshot.text().lines().get(place.line() - 1);
        return line.substring(Math.min(place.column() - 1, line.length())).isBlank();
    }
}
