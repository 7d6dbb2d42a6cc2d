package org.gradproof.docsgen;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.junit.jupiter.api.DynamicTest;

/** Documents as JUnit tests. Apart from {@link Derivations}, so that it serves without JUnit as well. */
final class DerivationTests {
    private DerivationTests() {}

    static Stream<DynamicTest> of(Path path, List<MarkedDocument> documents, Settings settings) {
        DocumentReader reader = new DocumentReader();
        List<ReadDocument> read = documents.stream().map(reader::derivations).toList();
        if (read.stream()
                .allMatch(each -> each.derivations().isEmpty() && each.errors().isEmpty())) {
            return Stream.of(failing(path.toString(), path.toUri(), path + ": " + Derivations.NOTHING));
        }
        Verifier verifier = Verifier.standard(settings);
        return read.stream()
                .flatMap(document -> Stream.concat(
                        document.errors().stream().map(error -> error(document, error)),
                        document.derivations().stream()
                                .map(derivation -> derivation(document, derivation, verifier, settings))))
                .onClose(verifier::close);
    }

    private static DynamicTest derivation(
            ReadDocument document, Derivation derivation, Verifier verifier, Settings settings) {
        ReadDocument alone = new ReadDocument(document.path(), List.of(derivation), List.of());
        String name = name(document) + ": " + derivation.id();
        return DynamicTest.dynamicTest(name, source(document, derivation.line()), () -> {
            DocumentReport report = verify(alone, verifier);
            if (new Report("", settings.limits().seed(), List.of(report), 0).exitStatus() != 0) {
                throw new AssertionError(String.join("\n", Shortfalls.of(report)));
            }
        });
    }

    /** One at a time, also where JUnit runs tests at once: the steps of each share the processors already. */
    private static DocumentReport verify(ReadDocument document, Verifier verifier) {
        synchronized (verifier) {
            return verifier.verify(document);
        }
    }

    private static DynamicTest error(ReadDocument document, SourceError error) {
        String place = document.path() + ":" + error.line() + ":" + error.column();
        return failing(
                name(document) + ": line " + error.line(),
                source(document, error.line()),
                place + ": " + error.message());
    }

    private static DynamicTest failing(String name, URI source, String message) {
        return DynamicTest.dynamicTest(name, source, () -> {
            throw new AssertionError(message);
        });
    }

    private static String name(ReadDocument document) {
        return Documents.name(Path.of(document.path()));
    }

    private static URI source(ReadDocument document, int line) {
        return URI.create(Path.of(document.path()).toUri() + "?line=" + line);
    }
}
