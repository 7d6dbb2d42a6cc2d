package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.render.Assets;
import org.gradproof.docsgen.render.CheckedPage;
import org.gradproof.docsgen.render.SitePages;
import org.gradproof.docsgen.render.TexMarkdown;
import org.jspecify.annotations.Nullable;

/** Writes checked documents as pages: the author's text with the verdicts in it, and HTML that needs no network. */
public final class Renderer {
    private final Asciidoctors asciidoctor;

    /** A renderer of documents of one's own. */
    public Renderer() {
        this(Asciidoctors.HERE);
    }

    /** A renderer for which that Asciidoctor reads and converts AsciiDoc. */
    public Renderer(Asciidoctors asciidoctor) {
        this.asciidoctor = asciidoctor;
    }

    /**
     * Writes one document: {@code NAME.html}, {@code NAME.adoc} (or {@code NAME.md} for all other formats), and the
     * files that they need.
     *
     * @return the page
     * @throws IOException if a file cannot be written, or the page cannot be made
     */
    public Path render(CheckedDocument document, Path toFolder) throws IOException {
        List<SitePages.Failure> failures = renderAll(List.of(document), toFolder);
        if (!failures.isEmpty()) {
            throw new IOException(
                    failures.get(0).path() + ": " + failures.get(0).why());
        }
        return toFolder.resolve(name(document.opened().source()) + ".html");
    }

    /**
     * Writes several documents, and a list of all of their derivations where there is more than one: as
     * {@code index.html}, or, where one of the documents is the front page, as {@code derivations.html}. The front page is
     * the one that is named {@code index} and stands no deeper than any other. Documents with the same name get names
     * with a number.
     *
     * @return the pages that could not be made: the others are there
     * @throws IOException if a file cannot be written
     */
    public List<SitePages.Failure> renderAll(List<CheckedDocument> documents, Path toFolder) throws IOException {
        Files.createDirectories(toFolder);
        SitePages site = new SitePages(toFolder, documents.size() > 1, asciidoctor);
        Set<String> taken = new HashSet<>();
        List<CheckedDocument> ordered = new ArrayList<>(documents);
        List<CheckedPage> pages = new ArrayList<>();
        if (documents.size() > 1) {
            CheckedDocument front = front(documents);
            if (front != null) {
                ordered.remove(front);
                pages.add(page(front, taken, toFolder));
            }
            taken.add(front == null ? SitePages.FRONT : SitePages.LIST);
        }
        for (CheckedDocument each : ordered) {
            pages.add(page(each, taken, toFolder));
        }
        return site.write(pages);
    }

    private static @Nullable CheckedDocument front(List<CheckedDocument> documents) {
        int least = documents.stream()
                .mapToInt(document -> depth(document.opened().source()))
                .min()
                .orElse(0);
        return documents.stream()
                .filter(document -> name(document.opened().source()).equals(SitePages.FRONT)
                        && depth(document.opened().source()) == least)
                .findFirst()
                .orElse(null);
    }

    private static int depth(DocumentSource source) {
        return source.path().toAbsolutePath().normalize().getNameCount();
    }

    /** Whether pages were written to the folder: what stands in it is no input. */
    static boolean isWritten(Path folder) {
        return Files.isDirectory(folder.resolve(Assets.FOLDER));
    }

    private static CheckedPage page(CheckedDocument checked, Set<String> taken, Path toFolder) throws IOException {
        DocumentSource source = checked.opened().source();
        String stem = name(source);
        String name = stem;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "-" + i;
        }
        boolean asciiDoc = source.format() == DocumentFormat.ADOC;
        Path target = toFolder.resolve(name + (asciiDoc ? ".adoc" : ".md"));
        if (Files.exists(target) && Files.exists(source.path()) && Files.isSameFile(target, source.path())) {
            throw new IOException(source.path() + " would be overwritten; expected another folder to render to");
        }
        String title = checked.opened().marked().title();
        Outline outline = checked.opened().outline();
        // Of a document that could not be read its one error is in the report, and the page says so.
        return new CheckedPage(
                name,
                asciiDoc && outline != null,
                outline == null ? "# " + title : text(source, outline),
                source.folder(),
                title,
                checked.blocks(),
                checked.report());
    }

    private static String name(DocumentSource source) {
        String file = Documents.name(source.path());
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return stem.equals("-") ? "standard-input" : stem;
    }

    /** The text that the page is made of: AsciiDoc, or Markdown, in whose lines the outline is. */
    private static String text(DocumentSource source, Outline outline) throws IOException {
        try {
            return switch (source.format()) {
                case ADOC, MD -> source.text();
                case IPYNB -> String.join("\n", DocumentReader.lines(source));
                case TEX -> String.join("\n", TexMarkdown.of(DocumentReader.lines(source), outline));
            };
        } catch (UnreadableDocumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
