package org.gradproof.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradproof.cli.cache.OutlineCache;
import org.gradproof.cli.cache.VerdictCache;
import org.gradproof.docsgen.DocumentFormat;
import org.gradproof.docsgen.Renderer;
import org.gradproof.docsgen.asciidoc.Asciidoctors;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.derivation.ReadDocument;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.source.Unmarked;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.gradproof.verify.report.Plain;
import org.gradproof.verify.report.Report;
import org.jspecify.annotations.Nullable;

/** From paths to a report. */
final class CheckRun {
    private static final double NANOS_PER_MILLI = 1e6;
    /** So many derivations more than there are jobs are worked on at once. */
    private static final int AHEAD = 2;

    private final CheckRequest request;
    private final Console console;
    private final Predicate<Derivation> wanted;
    private final VerdictCache cache;

    CheckRun(CheckRequest request, Console console) {
        this(request, console, derivation -> true);
    }

    /** Checks those derivations alone that are wanted. */
    CheckRun(CheckRequest request, Console console, Predicate<Derivation> wanted) {
        this.request = request;
        this.console = console;
        this.wanted = wanted;
        this.cache = request.cache() == null
                ? VerdictCache.NONE
                : VerdictCache.in(request.cache(), VerifierFactory.settings(request));
    }

    /** The report, and each document that was found with its part of it. */
    record Outcome(Report report, List<Renderer.Checked> documents) {}

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
        Asciidoctors asciidoctor =
                request.cache() == null ? Asciidoctors.APART : OutlineCache.in(request.cache(), Asciidoctors.APART);
        List<Opened> opened =
                Opened.all(request.inputs(), request.format(), request.given(), request.strict(), asciidoctor);
        List<Renderer.Checked> checked = new ArrayList<>();
        try (Progress progress = new Progress(console, derivations(opened));
                LateVerifier verifier = new LateVerifier(request)) {
            Iterator<DerivationReport> reports = reports(verifier, opened);
            for (Opened document : opened) {
                DocumentReport report =
                        check(document.read(), reports, progress).of(document.marked());
                checked.add(new Renderer.Checked(document.source(), document.marked(), report));
                progress.hide();
                each.accept(report);
            }
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        List<DocumentReport> reports =
                checked.stream().map(Renderer.Checked::report).toList();
        if (reports.stream()
                .allMatch(d -> d.derivations().isEmpty() && d.errors().isEmpty())) {
            console.err().print("gradproof: nothing to check: no marked derivation in " + Plain.line(names()) + "\n");
            hint(opened);
        }
        return new Outcome(new Report(Version.number(), request.seed(), reports, millis), checked);
    }

    /** What a mark looks like in each format that was met, and what to do with a document that is not to be edited. */
    private void hint(List<Opened> opened) {
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

    private int derivations(List<Opened> documents) {
        return (int) wanted(documents).count();
    }

    private Stream<Derivation> wanted(List<Opened> documents) {
        return documents.stream()
                .flatMap(document -> document.read().derivations().stream())
                .filter(wanted);
    }

    /**
     * The reports of all derivations that are wanted, in the order of the documents. The work on the next few is begun
     * before a report is waited for: then no processor waits for the last step of one derivation, and only these are held
     * in memory.
     */
    private Iterator<DerivationReport> reports(LateVerifier verifier, List<Opened> documents) {
        Iterator<Derivation> derivations = wanted(documents).iterator();
        Deque<Supplier<DerivationReport>> begun = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !begun.isEmpty() || derivations.hasNext();
            }

            @Override
            public DerivationReport next() {
                while (begun.size() < request.jobs() + AHEAD && derivations.hasNext()) {
                    begun.add(known(verifier, derivations.next()));
                }
                return begun.remove().get();
            }
        };
    }

    private DocumentReport check(ReadDocument document, Iterator<DerivationReport> all, Progress progress) {
        List<DerivationReport> reports = new ArrayList<>();
        for (Derivation derivation : document.derivations()) {
            if (wanted.test(derivation)) {
                reports.add(all.next());
                progress.advance();
            }
        }
        return new DocumentReport(document.path(), document.errors(), reports);
    }

    /** The report that is kept of the derivation; else its work is begun, and the report kept unless chance had a part in it. */
    private Supplier<DerivationReport> known(LateVerifier verifier, Derivation derivation) {
        Optional<DerivationReport> kept = cache.find(derivation);
        if (kept.isPresent()) {
            return kept::get;
        }
        long before = Unrepeatable.count();
        Supplier<DerivationReport> begun = begin(verifier.get(), derivation);
        return () -> {
            DerivationReport report = begun.get();
            cache.keep(derivation, report, before);
            return report;
        };
    }

    /** The verifier, which is started for the first derivation that it is needed for: not all of them may be known. */
    private static final class LateVerifier implements AutoCloseable {
        private final CheckRequest request;
        private @Nullable Verifier verifier;

        LateVerifier(CheckRequest request) {
            this.request = request;
        }

        Verifier get() {
            Verifier started = verifier == null ? VerifierFactory.verifier(request) : verifier;
            verifier = started;
            return started;
        }

        @Override
        public void close() {
            if (verifier != null) {
                verifier.close();
            }
        }
    }

    /** What a derivation does to the verifier costs that derivation. */
    private static Supplier<DerivationReport> begin(Verifier verifier, Derivation derivation) {
        try {
            Supplier<DerivationReport> begun = verifier.begin(derivation);
            return () -> {
                try {
                    return begun.get();
                } catch (StackOverflowError | OutOfMemoryError fault) {
                    return failed(verifier, derivation, fault);
                }
            };
        } catch (StackOverflowError | OutOfMemoryError fault) {
            return () -> failed(verifier, derivation, fault);
        }
    }

    private static DerivationReport failed(Verifier verifier, Derivation derivation, Error fault) {
        Unrepeatable.met();
        boolean deep = fault instanceof StackOverflowError;
        String why = deep ? "the derivation is nested too deeply" : "the derivation takes more memory than there is";
        SourceError error = new SourceError(derivation.line(), 1, "too-much", why);
        Derivation given = new Derivation(
                derivation.id(),
                derivation.line(),
                derivation.require(),
                derivation.expect(),
                derivation.core(),
                derivation.givens(),
                List.of(),
                List.of(error));
        return verifier.begin(given).get();
    }

    private String names() {
        return String.join(", ", request.inputs().stream().map(Path::toString).toList());
    }
}
