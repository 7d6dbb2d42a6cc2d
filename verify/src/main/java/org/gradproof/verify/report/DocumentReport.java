package org.gradproof.verify.report;

import java.util.List;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;

/**
 * A document and what became of its derivations.
 *
 * @param path as the user gave it
 * @param errors outside of derivations
 * @param unmarked how many blocks of display math nothing marks
 * @param cells of a notebook, by which the lines of its errors and steps have their places
 */
public record DocumentReport(
        String path, List<SourceError> errors, List<DerivationReport> derivations, int unmarked, Cells cells) {
    public DocumentReport {
        errors = List.copyOf(errors);
        derivations = List.copyOf(derivations);
    }

    /** The report of a document all of whose display math is marked, in one piece. */
    public DocumentReport(String path, List<SourceError> errors, List<DerivationReport> derivations) {
        this(path, errors, derivations, 0, Cells.NONE);
    }

    /** The report, with what only the document itself can tell. */
    public DocumentReport of(MarkedDocument document) {
        return new DocumentReport(path, errors, derivations, document.unmarked().size(), document.cells());
    }

    /** The path and the line's place in the file: {@code notes.md:12}, {@code notes.ipynb:cell 3:12}. */
    public String place(int line) {
        return path + ":" + cells.place(line);
    }
}
