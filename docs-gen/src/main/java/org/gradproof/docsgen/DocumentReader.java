package org.gradproof.docsgen;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.markdown.MarkdownOutline;
import org.gradproof.docsgen.notebook.Notebook;
import org.gradproof.docsgen.outline.Assembly;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.Sidecar;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.docsgen.tex.TexOutline;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.document.DerivationReader;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.work.Work;
import org.gradproof.symbolic.work.WorkExceededException;
import org.jspecify.annotations.Nullable;

/** Reads the marked blocks of a document in any {@link DocumentFormat}. */
public final class DocumentReader {
    /** The work on the givens and derivations of one document; an ordinary one takes a hundredth of it. */
    private static final long MOST_WORK = 100_000_000;

    private final Asciidoctors asciidoctor;

    /** A reader of documents of one's own. */
    public DocumentReader() {
        this(Asciidoctors.HERE);
    }

    /** A reader for which that Asciidoctor reads the AsciiDoc that needs it. */
    public DocumentReader(Asciidoctors asciidoctor) {
        this.asciidoctor = asciidoctor;
    }

    /** The marked blocks of a file in the format that its name tells, with those of its sidecar. */
    public MarkedDocument read(Path file, Optional<Path> given) {
        return read(DocumentSource.of(file), given);
    }

    /** The same for a document from anywhere. */
    public MarkedDocument read(DocumentSource source, Optional<Path> given) {
        return marks(source, given).marked();
    }

    /**
     * The document, with the marks and givens of its sidecar: the given file, or else the one beside it
     * ({@code NAME.given.adoc}). A file that cannot be read gives a document with that error alone, so that
     * one such file does not stop the others.
     *
     * @param strict whether a block that holds a relation and that nothing marks is an error
     */
    public OpenedDocument open(DocumentSource source, Optional<Path> given, boolean strict) {
        OpenedDocument marks = marks(source, given);
        return withDerivations(marks, strict ? strict(marks.marked(), source.format()) : marks.marked());
    }

    /** A file in the format that its name tells, with the sidecar beside it. */
    public OpenedDocument open(Path file) {
        return open(DocumentSource.of(file), Optional.empty(), false);
    }

    /** A document whose text and outline are known already, with the sidecar beside it. */
    public OpenedDocument open(DocumentSource source, Outline outline) {
        try {
            OpenedDocument marks = assemble(source, outline, Optional.empty());
            return withDerivations(marks, marks.marked());
        } catch (UnreadableDocumentException e) {
            return OpenedDocument.unreadable(source, String.valueOf(e.getMessage()));
        }
    }

    /** A document that stands in no file, and so beside no sidecar. */
    public OpenedDocument open(String name, DocumentFormat format, String text) {
        DocumentSource source = new DocumentSource(Path.of(name), format, text);
        try {
            OpenedDocument marks = assembled(source, outline(source), null);
            return withDerivations(marks, marks.marked());
        } catch (UnreadableDocumentException e) {
            return OpenedDocument.unreadable(source, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            return OpenedDocument.unreadable(source, name + ": " + Cause.ofFault(fault));
        }
    }

    /**
     * The document's derivations and givens. What its blocks do to the reader is an error of the document.
     */
    public ReadDocument derivations(MarkedDocument document) {
        try {
            return Work.within(MOST_WORK, () -> new DerivationReader().read(document));
        } catch (WorkExceededException exceeded) {
            return unread(document, String.valueOf(exceeded.getMessage()));
        } catch (StackOverflowError | OutOfMemoryError fault) {
            return unread(document, Cause.ofFault(fault));
        } catch (ArithmeticException tooLarge) {
            return unread(document, "a number in it is larger than any that is counted with");
        }
    }

    private static ReadDocument unread(MarkedDocument document, String why) {
        SourceError error = new SourceError(1, 1, "too-much", "this document cannot be read: " + why);
        return new ReadDocument(document.path(), List.of(), List.of(error));
    }

    private OpenedDocument withDerivations(OpenedDocument marks, MarkedDocument marked) {
        return new OpenedDocument(marks.source(), marks.outline(), marked, marks.parts(), derivations(marked));
    }

    /** The document with an error for each block that holds a relation and that nothing marks. */
    private static MarkedDocument strict(MarkedDocument document, DocumentFormat format) {
        List<SourceError> errors = new ArrayList<>(document.errors());
        document.unmarked().stream()
                .filter(block -> block.relation())
                .forEach(block -> errors.add(new SourceError(
                        block.line(),
                        1,
                        "unmarked-block",
                        "this display block holds a relation, and nothing marks it (--strict); expected "
                                + format.mark())));
        return new MarkedDocument(
                document.path(), document.title(), document.blocks(), errors, document.unmarked(), document.cells());
    }

    /** The document as far as its marked blocks. */
    private OpenedDocument marks(DocumentSource source, Optional<Path> given) {
        try {
            DocumentSource whole = new DocumentSource(source.path(), source.format(), source.text());
            return assemble(whole, outline(whole), given);
        } catch (UnreadableDocumentException e) {
            return OpenedDocument.unreadable(source, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // What reads a document is not all ours; whatever it dies of costs this document.
            return OpenedDocument.unreadable(source, source.path() + ": " + Cause.ofFault(fault));
        }
    }

    private OpenedDocument assemble(DocumentSource source, Outline outline, Optional<Path> given)
            throws UnreadableDocumentException {
        Path file = source.path();
        Optional<Path> side = given.isPresent() ? given : Documents.sidecarOf(file);
        Sidecar sidecar = null;
        if (given.isEmpty() && side.isPresent() && leadsOut(file, side.get())) {
            throw new UnreadableDocumentException(side.get()
                    + ": this sidecar is a link that leads out of its folder; expected a file there, or --given");
        }
        if (side.isPresent()) {
            sidecar = Sidecar.of(fromFolderOf(file, side.get()), outline(DocumentSource.of(side.get())));
        }
        return assembled(source, outline, sidecar);
    }

    private static OpenedDocument assembled(DocumentSource source, Outline outline, @Nullable Sidecar sidecar) {
        Path file = source.path();
        Assembly.Assembled assembled = Assembly.assemble(file.toString(), Documents.name(file), outline, sidecar);
        MarkedDocument marked = assembled.document();
        ReadDocument nothing = new ReadDocument(marked.path(), List.of(), marked.errors());
        return new OpenedDocument(source, outline, marked, assembled.parts(), nothing);
    }

    /** Whether the sidecar that was found beside the document is a link to another folder, which nobody asked for. */
    private static boolean leadsOut(Path document, Path sidecar) throws UnreadableDocumentException {
        try {
            Path folder = document.toAbsolutePath().resolveSibling("").toRealPath();
            return !sidecar.toRealPath().startsWith(folder);
        } catch (IOException e) {
            throw new UnreadableDocumentException(sidecar + ": this sidecar cannot be read (" + Cause.of(e) + ")");
        }
    }

    /** The path of the sidecar, seen from the document. */
    private static String fromFolderOf(Path document, Path sidecar) {
        Path folder = document.toAbsolutePath().normalize().resolveSibling("");
        Path absolute = sidecar.toAbsolutePath().normalize();
        boolean reachable = Objects.equals(folder.getRoot(), absolute.getRoot());
        return (reachable ? folder.relativize(absolute) : absolute).toString();
    }

    /**
     * The document's lines as places count them; of a notebook, those of its cells.
     *
     * @throws UnreadableDocumentException if it cannot be read
     */
    public static List<String> lines(DocumentSource source) throws UnreadableDocumentException {
        return source.format() == DocumentFormat.IPYNB ? notebook(source).lines() : SourceLines.split(source.text());
    }

    /** The document's outline, in these lines. */
    public Outline outline(DocumentSource source) throws UnreadableDocumentException {
        return switch (source.format()) {
            case ADOC -> asciiDoc(source);
            case MD -> MarkdownOutline.read(lines(source));
            case TEX -> TexOutline.read(lines(source));
            case IPYNB -> notebook(source).outline();
        };
    }

    private Outline asciiDoc(DocumentSource source) throws UnreadableDocumentException {
        List<String> lines = lines(source);
        try {
            return AsciiDocOutline.read(lines, source.folder(), asciidoctor);
        } catch (IOException e) {
            throw new UnreadableDocumentException(source.path() + ": this file cannot be read: " + e.getMessage());
        }
    }

    private static Notebook notebook(DocumentSource source) throws UnreadableDocumentException {
        try {
            return Notebook.read(source.text());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ", line " + at.getLineNr();
            throw new UnreadableDocumentException(
                    source.path() + ": this is no notebook (" + e.getOriginalMessage() + place + ")");
        } catch (IOException e) {
            throw new UnreadableDocumentException(source.path() + ": this is " + e.getMessage());
        }
    }
}
