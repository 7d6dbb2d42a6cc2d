package org.gradproof.docsgen;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;
import org.junit.jupiter.api.DynamicTest;

/** Documents as JUnit tests. Apart from {@link Derivations}, so that it serves without JUnit as well. */
final class DerivationTests {
    private DerivationTests() {}

    static Stream<DynamicTest> of(Path path, List<OpenedDocument> documents, Settings settings) {
        if (documents.stream().allMatch(OpenedDocument::isEmpty)) {
            return Stream.of(failing(path.toString(), path.toUri(), path + ": " + Derivations.NOTHING));
        }
        DocumentCheck check = new DocumentCheck(settings);
        return documents.stream()
                .flatMap(document -> Stream.concat(
                        document.read().errors().stream().map(error -> error(document.read(), error)),
                        document.read().derivations().stream()
                                .map(derivation -> derivation(document, derivation, check))))
                .onClose(check::close);
    }

    private static DynamicTest derivation(OpenedDocument document, Derivation derivation, DocumentCheck check) {
        ReadDocument read = document.read();
        String name = name(read) + ": " + derivation.id();
        return DynamicTest.dynamicTest(name, source(read, derivation.line()), () -> {
            DocumentReport report = new DocumentReport(read.path(), List.of(), List.of(report(derivation, check)))
                    .of(document.marked());
            if (new Report("", 0, List.of(report), 0).exitStatus() != 0) {
                throw new AssertionError(String.join("\n", Shortfalls.of(report)));
            }
        });
    }

    /** One at a time, also where JUnit runs tests at once: the steps of each share the processors already. */
    private static DerivationReport report(Derivation derivation, DocumentCheck check) {
        synchronized (check) {
            return check.check(derivation);
        }
    }

    private static DynamicTest error(ReadDocument document, SourceError error) {
        String place = document.path() + ":" + error.line() + ":" + error.column();
        return failing(
                name(document) + ": line " + error.line(),
                source(document, error.line()),
                place + ": " + error.fullMessage());
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
