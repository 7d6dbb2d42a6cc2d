package org.gradproof.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradproof.cli.cache.VerdictCache;
import org.gradproof.docsgen.CheckedDocument;
import org.gradproof.docsgen.DocumentCheck;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.OpenedDocument;
import org.gradproof.symbolic.source.Unmarked;
import org.gradproof.verify.Settings;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;
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
    record Outcome(Report report, List<CheckedDocument> documents) {}

    /**
     * Checks all of the request's documents. One that cannot be read stands in the report with its error and does
     * not stop the others.
     *
     * @throws InputException if the sidecar does not exist
     */
    Outcome run() {
        return run(document -> {});
    }

    /**
     * The same, and hands on what became of each document as soon as it is known.
     *
     * @throws InputException if the sidecar does not exist
     */
    Outcome run(Consumer<DocumentReport> each) {
        long start = System.nanoTime();
        List<CheckedDocument> checked = check(Opened.each(request), each);
        List<OpenedDocument> opened =
                checked.stream().map(CheckedDocument::opened).toList();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (opened.stream().allMatch(OpenedDocument::isEmpty)) {
            console.err().print("gradproof: nothing to check: no marked derivation in " + Plain.line(names()) + "\n");
            hint(opened);
        }
        List<DocumentReport> reports =
                checked.stream().map(CheckedDocument::report).toList();
        return new Outcome(new Report(Version.number(), request.seed(), reports, millis), checked);
    }

    /** Checks documents, each of which is read when it is asked for. */
    List<CheckedDocument> check(List<Supplier<OpenedDocument>> documents, Consumer<DocumentReport> each) {
        Settings settings = request.settings();
        VerdictCache cache = request.cache() == null ? VerdictCache.NONE : VerdictCache.in(request.cache(), settings);
        try (Progress progress = new Progress(console, "checking", 0);
                DocumentCheck check = new DocumentCheck(settings, cache)) {
            List<Supplier<OpenedDocument>> counted = new ArrayList<>();
            documents.forEach(document -> counted.add(() -> {
                OpenedDocument opened = document.get();
                progress.expect(opened.read().derivations().size());
                return opened;
            }));
            return check.check(counted, progress::advance, document -> {
                progress.hide();
                each.accept(document.report());
            });
        }
    }

    /** What a mark looks like in each format that was met, and what to do with a document that is not to be edited. */
    private void hint(List<OpenedDocument> opened) {
        Set<DocumentFormat> met = EnumSet.noneOf(DocumentFormat.class);
        opened.forEach(document -> met.add(document.source().format()));
        for (DocumentFormat format : met) {
            console.err().print("In " + format.words() + " a derivation is marked by " + format.mark() + ".\n");
        }
        opened.stream()
                .filter(document -> document.marked().unmarked().stream().anyMatch(Unmarked::relation))
                .findFirst()
                .ifPresent(document -> console.err()
                        .print("To check a document that has no marks, as it is: gradproof draft --write "
                                + document.source().path() + "\n"));
    }

    private String names() {
        return String.join(", ", request.inputs().stream().map(Path::toString).toList());
    }
}
