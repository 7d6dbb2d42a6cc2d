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
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.Shortfalls;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.asciidoc.Engine;
import org.gradproof.docsgen.render.Annotated;

/**
 * Verifies the marked blocks of the document at hand, as Asciidoctor has read it, puts a table with the verdicts
 * behind each derivation, and fails the conversion where one is not met.
 */
final class VerifyingTreeprocessor extends Treeprocessor {
    private final Function<OpenedDocument, CheckedDocument> check;

    VerifyingTreeprocessor(Function<OpenedDocument, CheckedDocument> check) {
        this.check = check;
    }

    @Override
    public Document process(Document document) {
        if (document.hasAttribute(Engine.INTERNAL)) {
            return document;
        }
        Path file = file(document);
        List<String> lines = document.getSourceLines();
        DocumentSource source = new DocumentSource(file, DocumentFormat.ADOC, String.join("\n", lines));
        OpenedDocument opened = new DocumentReader().open(source, AsciiDocOutline.of(document, lines, file));
        if (opened.isEmpty()) {
            return document;
        }
        CheckedDocument checked = check.apply(opened);
        List<Block> displays = AsciiDocOutline.displays(document);
        List<List<String>> tables = Annotated.tables(checked.blocks());
        for (int i = 0; i < Math.min(tables.size(), displays.size()); i++) {
            if (!tables.get(i).isEmpty()) {
                insertBehind(displays.get(i), tables.get(i));
            }
        }
        List<String> wrong = Shortfalls.of(checked.report());
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
