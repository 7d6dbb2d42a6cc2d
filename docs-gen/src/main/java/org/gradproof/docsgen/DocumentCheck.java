package org.gradproof.docsgen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradproof.symbolic.derivation.Derivation;
import org.gradproof.symbolic.source.SourceError;
import org.gradproof.symbolic.work.Unrepeatable;
import org.gradproof.verify.Settings;
import org.gradproof.verify.Verifier;
import org.gradproof.verify.report.DerivationReport;
import org.gradproof.verify.report.DocumentReport;
import org.jspecify.annotations.Nullable;

/**
 * The way from documents as read to documents as checked: the one that the command, the tests of Java projects, Asciidoctor
 * and the site share. What a derivation does to the verifier costs that derivation.
 */
public final class DocumentCheck implements AutoCloseable {
    /** So many derivations more than there are jobs are worked on at once. */
    private static final int AHEAD = 2;

    private final Settings settings;
    private final Known known;
    private @Nullable Verifier verifier;

    /** Reports that were found before. */
    public interface Known {
        /** The report of the derivation, if it was checked before. */
        Optional<DerivationReport> find(Derivation derivation);

        /**
         * Told of each report that is found.
         *
         * @param before {@link Unrepeatable#count()} from before the check began
         */
        void keep(Derivation derivation, DerivationReport report, long before);
    }

    private static final Known NOTHING = new Known() {
        @Override
        public Optional<DerivationReport> find(Derivation derivation) {
            return Optional.empty();
        }

        @Override
        public void keep(Derivation derivation, DerivationReport report, long before) {}
    };

    /** A check under the settings. */
    public DocumentCheck(Settings settings) {
        this(settings, NOTHING);
    }

    /** The same where some of it may be known. */
    public DocumentCheck(Settings settings, Known known) {
        this.settings = settings;
        this.known = known;
    }

    /** Checks one derivation. */
    public DerivationReport check(Derivation derivation) {
        return begin(derivation).get();
    }

    /** Checks one document. */
    public CheckedDocument check(OpenedDocument document) {
        return check(List.of(document)).get(0);
    }

    /** Checks the documents, in their order. */
    public List<CheckedDocument> check(List<OpenedDocument> documents) {
        List<Supplier<OpenedDocument>> read = new ArrayList<>();
        documents.forEach(document -> read.add(() -> document));
        return check(read, () -> {}, document -> {});
    }

    /**
     * The same, and tells of each derivation and of each document as soon as it is done. The work on the next few
     * derivations is begun before a report is waited for, and a document is read only when its first one is: so no processor
     * waits for the last step of one or for the reading of another.
     */
    public List<CheckedDocument> check(
            List<Supplier<OpenedDocument>> documents, Runnable one, Consumer<CheckedDocument> each) {
        Iterator<Supplier<OpenedDocument>> unread = documents.iterator();
        Deque<OpenedDocument> opened = new ArrayDeque<>();
        Deque<Supplier<DerivationReport>> begun = new ArrayDeque<>();
        Iterator<Derivation> waiting = Collections.emptyIterator();
        List<CheckedDocument> checked = new ArrayList<>();
        while (!opened.isEmpty() || unread.hasNext()) {
            if (opened.isEmpty()) {
                opened.add(unread.next().get());
                waiting = opened.getLast().read().derivations().iterator();
            }
            OpenedDocument document = opened.element();
            List<DerivationReport> reports = new ArrayList<>();
            for (int i = 0; i < document.read().derivations().size(); i++) {
                while (begun.size() < settings.jobs() + AHEAD && (waiting.hasNext() || unread.hasNext())) {
                    if (waiting.hasNext()) {
                        begun.add(begin(waiting.next()));
                    } else {
                        opened.add(unread.next().get());
                        waiting = opened.getLast().read().derivations().iterator();
                    }
                }
                reports.add(begun.remove().get());
                one.run();
            }
            opened.remove();
            DocumentReport report = new DocumentReport(
                            document.marked().path(), document.read().errors(), reports)
                    .of(document.marked());
            checked.add(new CheckedDocument(document, report));
            each.accept(checked.get(checked.size() - 1));
        }
        return checked;
    }

    /** The report that is known of the derivation; else its work is begun. */
    private Supplier<DerivationReport> begin(Derivation derivation) {
        Optional<DerivationReport> found = known.find(derivation);
        if (found.isPresent()) {
            return found::get;
        }
        // Not all derivations may be known: the verifier is started for the first that is not.
        Verifier started = verifier == null ? Verifier.standard(settings) : verifier;
        verifier = started;
        long before = Unrepeatable.count();
        Supplier<DerivationReport> begun = begin(started, derivation);
        return () -> {
            DerivationReport report = begun.get();
            known.keep(derivation, report, before);
            return report;
        };
    }

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
        Derivation given = derivation.failed(error);
        return verifier.begin(given).get();
    }

    @Override
    public void close() {
        if (verifier != null) {
            verifier.close();
        }
    }
}
