package org.gradproof.docsgen.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.ContentNode;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Treeprocessor;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.Shortfalls;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.asciidoc.Engine;
import org.gradproof.docsgen.outline.Outline;
import org.gradproof.docsgen.render.Annotated;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.report.DocumentReport;

/**
 * Verifies the marked blocks of the document at hand, as Asciidoctor has read it, puts a table with the verdicts
 * behind each derivation, and fails the conversion where one is not met.
 */
final class VerifyingTreeprocessor extends Treeprocessor {
    private final Function<MarkedDocument, DocumentReport> check;

    VerifyingTreeprocessor(Function<MarkedDocument, DocumentReport> check) {
        this.check = check;
    }

    @Override
    public Document process(Document document) {
        if (document.hasAttribute(Engine.INTERNAL)) {
            return document;
        }
        Path file = file(document);
        Outline outline = AsciiDocOutline.of(document, document.getSourceLines(), file);
        MarkedDocument marked = new DocumentReader().read(file, outline);
        if (marked.blocks().isEmpty() && marked.errors().isEmpty()) {
            return document;
        }
        DocumentReport report = check.apply(marked);
        List<Block> displays = AsciiDocOutline.displays(document);
        List<List<String>> tables = Annotated.tables(outline, marked, report);
        for (int i = 0; i < Math.min(tables.size(), displays.size()); i++) {
            if (!tables.get(i).isEmpty()) {
                insertBehind(displays.get(i), tables.get(i));
            }
        }
        List<String> wrong = Shortfalls.of(report);
        if (!wrong.isEmpty()) {
            throw new DerivationsNotMetException(String.join("\n", wrong));
        }
        return document;
    }

    private static Path file(Document document) {
        Object file = document.getAttribute("docfile");
        return file == null ? Path.of("document.adoc") : Path.of(String.valueOf(file));
    }

    /** Asciidoctor appends what it parses; from there it is moved to its place. */
    private void insertBehind(Block block, List<String> lines) {
        ContentNode above = block.getParent();
        if (above instanceof StructuralNode parent) {
            List<StructuralNode> blocks = parent.getBlocks();
            int size = blocks.size();
            int at = indexOf(block, blocks) + 1;
            parseContent(parent, lines);
            for (int from = size; at > 0 && from < blocks.size(); from++) {
                blocks.add(at++, blocks.remove(from));
            }
        }
    }

    /** By its place: AsciidoctorJ wraps the same block anew each time. */
    private static int indexOf(Block block, List<StructuralNode> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block each
                    && each.getContext().equals(block.getContext())
                    && place(each).equals(place(block))) {
                return i;
            }
        }
        return -1;
    }

    private static String place(Block block) {
        Cursor at = block.getSourceLocation();
        return at == null ? "" : at.getPath() + ":" + at.getLineNumber();
    }
}
