package org.gradproof.docsgen.extension;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
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
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.Shortfalls;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.docsgen.asciidoc.AsciiDocOutline;
import org.gradproof.docsgen.asciidoc.Engine;
import org.gradproof.docsgen.render.Annotated;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the marked blocks of the document at hand, as Asciidoctor has read it, puts a table with the verdicts
 * behind each derivation, and fails the conversion where one is not met.
 *
 * <p>The first document that fails ends a build. So that one run tells all, the documents beside it that are still to come
 * are then verified too: those below the base directory, where the build names one, but for files that Asciidoctor takes for
 * parts of others (their names begin with {@code _}).
 */
final class VerifyingTreeprocessor extends Treeprocessor {
    private static final String BASE = "base_dir";

    private final Function<OpenedDocument, CheckedDocument> check;
    private final @Nullable Asciidoctor asciidoctor;
    private final Map<Path, CheckedDocument> known = new HashMap<>();
    private final Set<Path> seen = new HashSet<>();
    private boolean gathering;
    private final List<String> gathered = new ArrayList<>();

    /**
     * For the documents of one Asciidoctor.
     *
     * @param asciidoctor by which documents beside a wrong one are read; null for none
     */
    VerifyingTreeprocessor(Function<OpenedDocument, CheckedDocument> check, @Nullable Asciidoctor asciidoctor) {
        this.check = check;
        this.asciidoctor = asciidoctor;
    }

    /** What became of the document in that file, which is empty where it is in none; null if it has nothing to check. */
    @Nullable
    CheckedDocument checked(String file) {
        return known.get(file(file));
    }

    @Override
    public Document process(Document document) {
        if (document.hasAttribute(Engine.INTERNAL)) {
            return document;
        }
        Path file = file(document);
        seen.add(file.toAbsolutePath().normalize());
        List<String> lines = document.getSourceLines();
        DocumentSource source = new DocumentSource(file, DocumentFormat.ADOC, String.join("\n", lines));
        OpenedDocument opened = new DocumentReader().open(source, AsciiDocOutline.of(document, lines, file));
        List<Block> displays = AsciiDocOutline.displays(document);
        if (document.isAttribute("backend", "pdf")) {
            // It sets a formula's LaTeX as it gets it: what is escaped for HTML would stay so.
            displays.forEach(display -> display.removeSubstitution("specialcharacters"));
        }
        if (opened.isEmpty()) {
            return document;
        }
        CheckedDocument checked = check.apply(opened);
        known.put(file, checked);
        List<List<String>> tables = Annotated.tables(checked.blocks());
        for (int i = 0; i < Math.min(tables.size(), displays.size()); i++) {
            if (!tables.get(i).isEmpty()) {
                insertBehind(displays.get(i), tables.get(i));
            }
        }
        List<String> wrong = Shortfalls.of(checked.report());
        gathered.addAll(wrong);
        if (!wrong.isEmpty() && !gathering) {
            gathering = true;
            verifyTheRest(document);
            throw new DerivationsNotMetException(String.join("\n", gathered));
        }
        return document;
    }

    /** Reads the documents beside this one that have not been met yet, which brings them here. */
    private void verifyTheRest(Document document) {
        Object base = document.getOptions().get(BASE);
        if (asciidoctor == null || base == null) {
            return;
        }
        Options options = Options.builder()
                .safe(SafeMode.SAFE)
                .baseDir(new File(String.valueOf(base)))
                .attributes(attributes(document))
                .build();
        try {
            for (Path other : Documents.find(List.of(Path.of(String.valueOf(base))))) {
                boolean part = StreamSupport.stream(
                                Path.of(String.valueOf(base)).relativize(other).spliterator(), false)
                        .anyMatch(name -> name.toString().startsWith("_"));
                Path absolute = other.toAbsolutePath().normalize();
                if (!part && DocumentFormat.of(other).equals(Optional.of(DocumentFormat.ADOC)) && seen.add(absolute)) {
                    asciidoctor.loadFile(absolute.toFile(), options);
                }
            }
        } catch (UnreadableDocumentException e) {
            gathered.add(String.valueOf(e.getMessage()));
        }
    }

    /** The attributes that the build gives, not those of the document itself. */
    private static Attributes attributes(Document document) {
        AttributesBuilder attributes = Attributes.builder();
        if (document.getOptions().get("attributes") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attributes.attribute(String.valueOf(name), value));
        }
        return attributes.build();
    }

    private static Path file(Document document) {
        Object file = document.getAttribute("docfile");
        return file(file == null ? "" : String.valueOf(file));
    }

    private static Path file(String name) {
        return Path.of(name.isEmpty() ? "document.adoc" : name);
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
