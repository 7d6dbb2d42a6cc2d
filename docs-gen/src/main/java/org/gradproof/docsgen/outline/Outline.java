package org.gradproof.docsgen.outline;

import java.util.List;
import org.gradproof.symbolic.source.SourceError;

/**
 * A document's elements in their order.
 *
 * @param title the document's own title; empty if it has none
 * @param errors marks that could not be read
 */
public record Outline(String title, List<Element> elements, List<SourceError> errors) {
    public Outline {
        elements = List.copyOf(elements);
        errors = List.copyOf(errors);
    }
}
