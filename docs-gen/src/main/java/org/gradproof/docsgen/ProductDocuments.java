package org.gradproof.docsgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gradproof.verify.Settings;

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
            List<String> wrong = render(all.subList(0, all.size() - 1), all.get(all.size() - 1), check::check);
            if (!wrong.isEmpty()) {
                throw new IOException("the product's documents do not hold:\n" + String.join("\n", wrong));
            }
        }
    }

    /** Renders the documents below folders; what is wrong with them, each with its place. */
    static List<String> render(List<Path> from, Path to, Function<List<OpenedDocument>, List<CheckedDocument>> check)
            throws IOException, UnreadableDocumentException {
        DocumentReader reader = new DocumentReader();
        List<CheckedDocument> checked =
                check.apply(Documents.find(from).stream().map(reader::open).toList());
        List<String> wrong = new ArrayList<>();
        checked.forEach(each -> wrong.addAll(Shortfalls.of(each.report())));
        if (checked.stream().allMatch(each -> each.report().derivations().isEmpty())) {
            wrong.add(from.get(0) + ": there is nothing to check");
        }
        new Renderer().renderAll(checked, to).forEach(failure -> wrong.add(failure.path() + ": " + failure.why()));
        return wrong;
    }
}
