package org.gradproof.docsgen;

import java.util.function.Function;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DocumentReport;

/** From a document's marked blocks to a report, by the product's own reader and verifier. */
public final class DocumentCheck implements Function<MarkedDocument, DocumentReport>, AutoCloseable {
    private final DocumentReader reader = new DocumentReader();
    private final Verifier verifier;

    /** A check under the settings. */
    public DocumentCheck(Settings settings) {
        this.verifier = Verifier.standard(settings);
    }

    @Override
    public DocumentReport apply(MarkedDocument document) {
        return verifier.verify(reader.derivations(document)).of(document);
    }

    @Override
    public void close() {
        verifier.close();
    }
}
