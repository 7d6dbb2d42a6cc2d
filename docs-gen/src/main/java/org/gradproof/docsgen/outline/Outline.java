package org.gradproof.docsgen.outline;

import java.util.List;
import org.gradproof.symbolic.source.Cells;
import org.gradproof.symbolic.source.SourceError;

/**
 * A document's elements in their order.
 *
 * @param title the document's own title; empty if it has none
 * @param errors marks that could not be read
 * @param cells of a notebook, whose lines the elements' lines run through
 */
public record Outline(String title, List<Element> elements, List<SourceError> errors, Cells cells) {
    public Outline {
        elements = List.copyOf(elements);
        errors = List.copyOf(errors);
    }

    /** The outline of a document in one piece. */
    public Outline(String title, List<Element> elements, List<SourceError> errors) {
        this(title, elements, errors, Cells.NONE);
    }

    /** The blocks of display math among the elements. */
    public List<Element.Display> displays() {
        return elements.stream()
                .filter(Element.Display.class::isInstance)
                .map(Element.Display.class::cast)
                .toList();
    }
}
