package org.gradproof.symbolic.derivation;

import java.util.List;
import org.gradproof.symbolic.source.SourceError;

/**
 * A document's derivations, and the errors outside of them (in its givens, in its marks).
 *
 * @param path as the user gave it
 */
public record ReadDocument(String path, List<Derivation> derivations, List<SourceError> errors) {
    public ReadDocument {
        derivations = List.copyOf(derivations);
        errors = List.copyOf(errors);
    }
}
