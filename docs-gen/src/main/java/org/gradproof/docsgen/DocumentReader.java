package org.gradproof.docsgen;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.markdown.MarkdownOutline;
import org.gradproof.docsgen.outline.Assembly;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.outline.Sidecar;
import org.gradproof.docsgen.outline.SourceLines;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;

/** Reads the marked blocks of a document: AsciiDoc ({@code .adoc}), Markdown and text ({@code .md}, {@code .txt}). */
public final class DocumentReader {
    /**
     * The document's marked blocks, with those of its sidecar: the given file, or else the one beside it
     * ({@code NAME.given.adoc}). A file that cannot be read gives a document with that error alone, so that
     * one such file does not stop the others.
     */
    public MarkedDocument read(Path file, Optional<Path> given) {
        try {
            return assemble(file, outline(file), given);
        } catch (UnreadableDocumentException e) {
            return unreadable(file, e);
        }
    }

    /** The marked blocks of a document whose outline is known already, with those of the sidecar beside it. */
    public MarkedDocument read(Path file, Outline outline) {
        try {
            return assemble(file, outline, Optional.empty());
        } catch (UnreadableDocumentException e) {
            return unreadable(file, e);
        }
    }

    private static MarkedDocument unreadable(Path file, UnreadableDocumentException why) {
        SourceError error = new SourceError(1, 1, "unreadable-file", String.valueOf(why.getMessage()));
        return new MarkedDocument(file.toString(), Documents.name(file), List.of(), List.of(error));
    }

    private static MarkedDocument assemble(Path file, Outline outline, Optional<Path> given)
            throws UnreadableDocumentException {
        Optional<Path> side = given.isPresent() ? given : Documents.sidecarOf(file);
        Sidecar sidecar = null;
        if (side.isPresent()) {
            sidecar = Sidecar.of(fromFolderOf(file, side.get()), outline(side.get()));
        }
        return Assembly.assemble(file.toString(), Documents.name(file), outline, sidecar);
    }

    /** The path of the sidecar, seen from the document. */
    private static String fromFolderOf(Path document, Path sidecar) {
        Path folder = document.toAbsolutePath().normalize().resolveSibling("");
        Path absolute = sidecar.toAbsolutePath().normalize();
        boolean reachable = Objects.equals(folder.getRoot(), absolute.getRoot());
        return (reachable ? folder.relativize(absolute) : absolute).toString();
    }

    static Outline outline(Path file) throws UnreadableDocumentException {
        List<String> lines = SourceLines.split(SourceText.read(file));
        Path folder = file.toAbsolutePath().resolveSibling("");
        return Documents.ending(file).equals("adoc")
                ? AsciiDocOutline.read(lines, folder)
                : MarkdownOutline.read(lines);
    }
}
