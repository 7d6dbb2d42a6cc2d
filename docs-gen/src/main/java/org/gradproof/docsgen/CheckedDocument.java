package org.gradproof.docsgen;

import java.util.List;
import org.gradproof.docsgen.render.CheckedBlock;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;

/**
 * A document as read, and what became of it: all that any output is made of.
 *
 * @param report on its derivations, in their order
 */
public record CheckedDocument(OpenedDocument opened, DocumentReport report) {
    public CheckedDocument {
        List<Derivation> read = opened.read().derivations();
        List<DerivationReport> reports = report.derivations();
        for (int i = 0; i < Math.min(read.size(), reports.size()); i++) {
            // A verdict that stood at another derivation than its own would be worse than none.
            if (!read.get(i).id().equals(reports.get(i).id())) {
                throw new IllegalArgumentException(
                        "a report on \"" + reports.get(i).id() + "\" for the derivation \""
                                + read.get(i).id() + "\"");
            }
        }
    }

    /** Its display blocks in their order, each with what became of it. */
    public List<CheckedBlock> blocks() {
        return CheckedBlock.all(opened.parts(), opened.marked(), opened.read(), report);
    }
}
