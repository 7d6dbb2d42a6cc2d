package org.gradproof.verify.report;

import java.util.List;
import org.gradproof.symbolic.source.SourceError;

/**
 * A document and what became of its derivations.
 *
 * @param path as the user gave it
 * @param errors outside of derivations
 */
public record DocumentReport(String path, List<SourceError> errors, List<DerivationReport> derivations) {
    public DocumentReport {
        errors = List.copyOf(errors);
        derivations = List.copyOf(derivations);
    }
}
