package org.gradproof.docsgen.draft;

import java.nio.file.Path;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.outline.Outline;

/** A document that has no marks, with the sidecar that is drafted for it. */
public final class DraftDocument {
    private DraftDocument() {}

    /**
     * The text of the sidecar, which is to be called {@link Documents#sidecarNameOf}.
     *
     * @throws UnreadableDocumentException if the document cannot be read, has no display math or has marks already
     */
    public static String sidecarOf(DocumentSource source, Asciidoctors asciidoctor) throws UnreadableDocumentException {
        Outline outline = new DocumentReader(asciidoctor).outline(source);
        if (outline.displays().isEmpty()) {
            throw new UnreadableDocumentException(
                    source.path() + ": there is no display math in it to draft givens for");
        }
        if (outline.displays().stream().anyMatch(display -> display.mark() != null)) {
            throw new UnreadableDocumentException(
                    source.path() + ": this document has marks of its own; a draft is for one without");
        }
        return Draft.of(name(source.path()), name(Documents.sidecarNameOf(source.path())), outline);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
