package org.gradproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradproof.docsgen.DocumentReader;
import org.gradproof.docsgen.Documents;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.UnreadableDocumentException;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.reader.DerivationReader;
import org.gradproof.symbolic.source.MarkedDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Report;

/** From paths to a report. */
final class CheckRun {
    private static final double NANOS_PER_MILLI = 1e6;

    private final CheckRequest request;
    private final Console console;

    CheckRun(CheckRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    /** The report, and each document that was found with its part of it. */
    record Outcome(Report report, List<Renderer.Checked> documents) {}

    /** A document on its way. */
    private record Opened(Path source, MarkedDocument marked, ReadDocument read) {}

    /**
     * Checks all of the request's documents. One that cannot be read stands in the report with its error and does
     * not stop the others.
     *
     * @throws InputException if the sidecar does not exist
     */
    Outcome run() {
        long start = System.nanoTime();
        List<Opened> opened = open();
        List<Renderer.Checked> checked = new ArrayList<>();
        try (Progress progress = new Progress(console, derivations(opened));
                Verifier verifier = Engine.verifier(request)) {
            for (Opened document : opened) {
                DocumentReport report = check(verifier, document.read(), progress);
                checked.add(new Renderer.Checked(document.source(), document.marked(), report));
            }
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        List<DocumentReport> reports =
                checked.stream().map(Renderer.Checked::report).toList();
        if (reports.stream()
                .allMatch(d -> d.derivations().isEmpty() && d.errors().isEmpty())) {
            console.err().print("gradproof: nothing to check: no marked derivation in " + names() + "\n");
        }
        return new Outcome(new Report(Version.number(), request.seed(), reports, millis), checked);
    }

    private List<Opened> open() {
        Path given = request.given();
        if (given != null && !Files.isRegularFile(given)) {
            throw new InputException(given + ": there is no such file (--given)");
        }
        List<Opened> documents = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        DocumentReader reader = new DocumentReader();
        for (Path input : request.inputs()) {
            try {
                for (Path file : Documents.find(List.of(input))) {
                    if (seen.add(identity(file))) {
                        MarkedDocument marked = reader.read(file, Optional.ofNullable(given));
                        documents.add(new Opened(file, marked, new DerivationReader().read(marked)));
                    }
                }
            } catch (UnreadableDocumentException e) {
                documents.add(unreadable(input, String.valueOf(e.getMessage())));
            }
        }
        return documents;
    }

    private static Opened unreadable(Path input, String message) {
        List<SourceError> errors = List.of(new SourceError(1, 1, "unreadable-file", message));
        String path = input.toString();
        return new Opened(
                input, new MarkedDocument(path, path, List.of(), errors), new ReadDocument(path, List.of(), errors));
    }

    /** The same file by two paths is one document. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static int derivations(List<Opened> documents) {
        return documents.stream().mapToInt(d -> d.read().derivations().size()).sum();
    }

    /** One derivation after the other, so that progress can be seen; its steps are worked on at the same time. */
    private static DocumentReport check(Verifier verifier, ReadDocument document, Progress progress) {
        List<DerivationReport> reports = new ArrayList<>();
        for (Derivation derivation : document.derivations()) {
            ReadDocument alone = new ReadDocument(document.path(), List.of(derivation), List.of());
            reports.addAll(verifier.verify(alone).derivations());
            progress.advance();
        }
        return new DocumentReport(document.path(), document.errors(), reports);
    }

    private String names() {
        return String.join(", ", request.inputs().stream().map(Path::toString).toList());
    }
}
