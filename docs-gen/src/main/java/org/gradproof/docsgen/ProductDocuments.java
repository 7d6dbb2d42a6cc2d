package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradproof.docsgen.Renderer.Checked;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.DocumentReport;

/** Verifies and renders the product's own documents in its build, and fails it where one does not hold. */
public final class ProductDocuments {
    private ProductDocuments() {}

    /**
     * Run by the build.
     *
     * @param folders where the documents are, and last where the pages go
     * @throws IOException if a document cannot be read, a page cannot be written, or a derivation is not met
     */
    public static void main(String[] folders) throws IOException, UnreadableDocumentException {
        if (folders.length < 2) {
            throw new IllegalArgumentException(
                    "expected folders of documents, and last one for the pages, not " + folders.length);
        }
        List<Path> all = Arrays.stream(folders).map(Path::of).toList();
        try (DocumentCheck check = new DocumentCheck(Settings.DEFAULT)) {
            List<String> wrong = render(all.subList(0, all.size() - 1), all.get(all.size() - 1), check);
            if (!wrong.isEmpty()) {
                throw new IOException("the product's documents do not hold:\n" + String.join("\n", wrong));
            }
        }
    }

    /** Renders the documents below folders; what is wrong with them, each with its place. */
    static List<String> render(List<Path> from, Path to, Function<MarkedDocument, DocumentReport> check)
            throws IOException, UnreadableDocumentException {
        List<Checked> checked = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Path file : Documents.find(from)) {
            MarkedDocument document = new DocumentReader().read(file, Optional.empty());
            DocumentReport report = check.apply(document);
            checked.add(new Checked(file, document, report));
            wrong.addAll(Shortfalls.of(report));
        }
        if (checked.stream().allMatch(each -> each.report().derivations().isEmpty())) {
            wrong.add(from.get(0) + ": there is nothing to check");
        }
        new Renderer().renderAll(checked, to).forEach(failure -> wrong.add(failure.path() + ": " + failure.why()));
        return wrong;
    }
}
