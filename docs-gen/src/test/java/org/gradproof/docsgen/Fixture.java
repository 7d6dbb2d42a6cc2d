package org.gradproof.docsgen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradproof.symbolic.source.MarkedBlock;
import org.gradproof.symbolic.source.MarkedBlock.Kind;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.report.Verdict;

/** Documents written for a test, and what was read of them. */
final class Fixture {
    private Fixture() {}

    static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkedDocument read(Path folder, String name, String text) {
        return new DocumentReader().read(write(folder, name, text), Optional.empty());
    }

    /** The document with every derivation of that verdict. */
    static CheckedDocument checked(Path file, Verdict verdict) {
        OpenedDocument opened = new DocumentReader().open(file);
        return new CheckedDocument(opened, SampleReports.all(opened.marked(), verdict));
    }

    static List<String> derivations(MarkedDocument document) {
        return document.blocks().stream()
                .filter(block -> block.kind() == Kind.DERIVATION)
                .map(MarkedBlock::id)
                .toList();
    }

    static List<String> kinds(MarkedDocument document) {
        return document.errors().stream().map(SourceError::kind).toList();
    }

    static MarkedBlock block(MarkedDocument document, String id) {
        return document.blocks().stream()
                .filter(block -> block.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
