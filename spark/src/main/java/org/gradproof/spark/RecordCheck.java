package org.gradproof.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.LooseChain;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.docsgen.desk.Desk;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Verdict;

/** The product's own reader, prover and verifier, asked for one record at a time. */
final class RecordCheck implements Desk.Engine {
    /** A chain, or what it is given: as many characters as the tool server takes. */
    static final int LONGEST_CHAIN = 20_000;

    /** A document, in characters. */
    static final int LONGEST_DOCUMENT = 1_000_000;

    /** What a record's document or derivation is called, whatever its id is: the name of no file. */
    private static final String NAME = "record";

    private static final String UNREADABLE = "unreadable-record";

    /** As much of a text is shown that makes no sense. */
    private static final int SHOWN = 60;

    /** A directive could reach for the executor's files. */
    private static final Asciidoctors NO_DIRECTIVES = new Asciidoctors() {
        @Override
        public Parsed parse(List<String> lines, Path folder) throws IOException {
            throw new IOException("it has directives, such as include:: or ifdef::, which a record may not have");
        }

        @Override
        public String convert(Conversion conversion) throws IOException {
            throw new IOException("a record has no page");
        }
    };

    private final DocumentReader reader = new DocumentReader(NO_DIRECTIVES);
    private final Verifier verifier;

    RecordCheck(CorpusSettings settings) {
        this.verifier = Verifier.standard(settings.engine());
    }

    /** Why nothing of the record can be checked, as its row; empty if it can. */
    static Optional<Row> refusal(CorpusRecord it) {
        if (!it.broken().isEmpty()) {
            return refusal(it, UNREADABLE, "this is no record: " + start(it.broken()));
        } else if (it.again()) {
            return refusal(it, "duplicate-id", "another record has the same id");
        } else if (it.chain().isBlank() == it.document().isBlank()) {
            return refusal(it, UNREADABLE, "a record has either a \"chain\" or a \"document\"");
        } else if (Math.max(it.chain().length(), it.givens().length()) > LONGEST_CHAIN) {
            return refusal(it, "too-long", "a chain, and what it is given, have at most 20,000 characters each");
        } else if (it.document().length() > LONGEST_DOCUMENT) {
            return refusal(it, "too-long", "a document has at most 1,000,000 characters");
        } else if (!it.format().isEmpty() && format(it.format()).isEmpty()) {
            return refusal(
                    it, UNREADABLE, "\"format\" is adoc, md, tex or ipynb, and not \"" + start(it.format()) + "\"");
        }
        return Optional.empty();
    }

    private static Optional<Row> refusal(CorpusRecord it, String error, String message) {
        return Optional.of(CheckedRow.failure(it.id(), Verdict.INVALID, error, message));
    }

    private static String start(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static Optional<DocumentFormat> format(String name) {
        return Arrays.stream(DocumentFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** What becomes of the record. */
    List<Row> check(CorpusRecord it) {
        return CheckedRow.all(it.id(), it.document().isBlank() ? chain(it) : document(it));
    }

    private DocumentReport chain(CorpusRecord it) {
        MarkedDocument document = LooseChain.document(NAME, it.givens(), it.chain(), Map.of());
        return verifier.verify(reader.derivations(document));
    }

    private DocumentReport document(CorpusRecord it) {
        DocumentFormat format = format(it.format()).orElseGet(() -> DocumentFormat.ofText(it.document()));
        OpenedDocument opened = reader.open(NAME, format, it.document());
        return verifier.verify(opened.read()).of(opened.marked());
    }

    @Override
    public void close() {
        verifier.close();
    }
}
