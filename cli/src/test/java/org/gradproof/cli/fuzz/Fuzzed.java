package org.gradproof.cli.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.DocumentSource;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.evidence.Limits;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.StepReport;
import org.gradproof.verify.report.Verdict;

/** A document made of any bytes: whatever it is, it is read or refused, and checked within its limits. */
final class Fuzzed {
    /** A thousandth of what a check spends, so that many are tried. */
    private static final Settings SMALL =
            new Settings(Verdict.PROVED, new Limits(1, 25, 100_000), 1, 25, Duration.ofSeconds(8));

    private static final List<String> FAULTS =
            List.of("internal error", "memory than there is", "nested too deeply", "seconds of processor time");

    /** It is not ours, and runs where it can be ended. */
    private static final Asciidoctors NO_ASCIIDOCTOR = new Asciidoctors() {
        @Override
        public Parsed parse(List<String> lines, Path folder) throws IOException {
            throw new IOException("not here");
        }

        @Override
        public String convert(Conversion conversion) throws IOException {
            throw new IOException("not here");
        }
    };

    private Fuzzed() {}

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The document as read. Its errors have places and words. */
    static ReadDocument read(DocumentFormat format, String text) {
        DocumentReader reader = new DocumentReader(NO_ASCIIDOCTOR);
        Path nowhere = Path.of("fuzzed", "a");
        MarkedDocument marked = reader.read(new DocumentSource(nowhere, format, text), Optional.empty());
        ReadDocument document = reader.derivations(marked);
        document.errors().forEach(Fuzzed::isFit);
        for (Derivation derivation : document.derivations()) {
            derivation.errors().forEach(Fuzzed::isFit);
        }
        return document;
    }

    private static void isFit(SourceError error) {
        boolean fit = error.line() > 0
                && error.column() > 0
                && !error.message().isBlank()
                && FAULTS.stream().noneMatch(error.message()::contains);
        if (!fit) {
            throw new AssertionError(error);
        }
    }

    /** Checks all of the document. No fault is met, and no step is both proved and refuted. */
    static void check(ReadDocument document) {
        try (Verifier verifier = Verifier.unwitnessed(SMALL)) {
            for (DerivationReport derivation : verifier.verify(document).derivations()) {
                isSound(derivation.verdict(), derivation.message());
                for (StepReport step : derivation.steps()) {
                    isSound(step.verdict(), step.message() + step.warnings());
                }
            }
        }
    }

    private static void isSound(Verdict verdict, String message) {
        if (verdict == Verdict.CONFLICT || FAULTS.stream().anyMatch(message::contains)) {
            throw new AssertionError(verdict + ": " + message);
        }
    }
}
