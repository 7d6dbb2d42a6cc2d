package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.render.CheckedPage;
import org.gradproof.docsgen.render.SitePages;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.report.DocumentReport;

/** Writes checked documents as pages: the author's text with the verdicts in it, and HTML that needs no network. */
public final class Renderer {
    /**
     * A document and what was found.
     *
     * @param source its file
     * @param document what was read of it
     * @param report what became of it
     */
    public record Checked(Path source, MarkedDocument document, DocumentReport report) {}

    /**
     * Writes one document: {@code NAME.html}, {@code NAME.adoc} (or {@code NAME.md} for Markdown and text), and the
     * files that they need.
     *
     * @throws IOException if a file cannot be read or written, or the document has changed since it was read
     */
    public void render(Path source, MarkedDocument document, DocumentReport report, Path toFolder) throws IOException {
        renderAll(List.of(new Checked(source, document, report)), toFolder);
    }

    /**
     * Writes several documents, and {@code index.html} with all of their derivations where there is more than one.
     * Documents with the same name get names with a number.
     *
     * @throws IOException if a file cannot be read or written, or a document has changed since it was read
     */
    public void renderAll(List<Checked> documents, Path toFolder) throws IOException {
        Files.createDirectories(toFolder);
        SitePages site = new SitePages(toFolder, documents.size() > 1);
        Set<String> taken = new HashSet<>(Set.of("index"));
        List<CheckedPage> pages = new ArrayList<>();
        for (Checked each : documents) {
            pages.add(page(each, taken, toFolder));
        }
        site.write(pages);
    }

    private static CheckedPage page(Checked checked, Set<String> taken, Path toFolder) throws IOException {
        String file = Documents.name(checked.source());
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        String name = stem;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "-" + i;
        }
        try {
            String text = SourceText.read(checked.source());
            Outline outline = DocumentReader.outline(checked.source());
            Path folder = checked.source().toAbsolutePath().resolveSibling("");
            boolean asciiDoc = Documents.ending(checked.source()).equals("adoc");
            Path target = toFolder.resolve(name + (asciiDoc ? ".adoc" : ".md"));
            if (Files.exists(target) && Files.isSameFile(target, checked.source())) {
                throw new IOException(checked.source() + " would be overwritten; expected another folder to render to");
            }
            return new CheckedPage(name, asciiDoc, text, folder, outline, checked.document(), checked.report());
        } catch (UnreadableDocumentException e) {
            // Its one error is in the report; the page says so.
            return CheckedPage.unreadable(name, checked.document(), checked.report());
        }
    }
}
