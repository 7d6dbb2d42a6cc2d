package org.gradproof.docsgen;

import java.util.List;
import java.util.function.Predicate;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.Part;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.jspecify.annotations.Nullable;

/**
 * A document as read.
 *
 * @param source where it was read from, with its text
 * @param outline null if it could not be read at all, which is then its one error
 * @param marked its marked blocks, those of its sidecar among them
 * @param parts its display blocks in their order, each with the derivation that it belongs to
 * @param read its derivations, one for each marked block of that kind, in their order; none if they take too much to read
 */
public record OpenedDocument(
        DocumentSource source, @Nullable Outline outline, MarkedDocument marked, List<Part> parts, ReadDocument read) {
    public OpenedDocument {
        parts = List.copyOf(parts);
    }

    /** A document of which nothing can be read but why. */
    public static OpenedDocument unreadable(DocumentSource source, String why) {
        List<SourceError> errors = List.of(new SourceError(1, 1, "unreadable-file", why));
        String path = source.path().toString();
        String name = Documents.name(source.path());
        return new OpenedDocument(
                source,
                null,
                new MarkedDocument(path, name, List.of(), errors),
                List.of(),
                new ReadDocument(path, List.of(), errors));
    }

    /** Some of its derivations, without the rest of the document. */
    public OpenedDocument only(Predicate<Derivation> wanted) {
        List<Derivation> some = read.derivations().stream().filter(wanted).toList();
        return new OpenedDocument(source, null, marked, List.of(), new ReadDocument(read.path(), some, read.errors()));
    }

    /** Whether there is anything in it to report: a derivation, or what could not be read. */
    public boolean isEmpty() {
        return read.derivations().isEmpty() && read.errors().isEmpty();
    }
}
